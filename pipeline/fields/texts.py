"""Running text about a film: synopsis and the director's statement."""

import re
from functools import lru_cache

from pipeline.fields.heads import placed_directors
from pipeline.fields.reviews_signed import signature
from pipeline.fields.texts_unheaded import contents, paragraphs
from pipeline.model.candidates import part, single
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View, join
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.cues import QUOTE_OPEN, lead_in, speaks_of_film
from pipeline.values.names import is_person, split_names, uncapitalise
from pipeline.values.shapes import is_prose
from pipeline.values.titles import read_title

_QUOTE_BEHIND = re.compile("[:：]\\s*[\"“«„「『]\\s*")
_QUOTED_WITHIN = 160  # characters of a paragraph in which a quoted synopsis begins
_SHORTEST_LABEL = 4  # "plot" and the like are words of any sentence
_SHORTEST_TEXT = 40
_NAME = 40  # characters of a name
_QUOTE_CLOSE = '”"»“』」'
_MARKS = 6  # characters around a name behind a quotation
_BEHIND_QUOTE = re.compile(rf"[{_QUOTE_CLOSE}]\s?[.,]?\s*(?:[-–—]\s*)?(?P<n>[^\W\d_][^{_QUOTE_CLOSE}.!?]{{3,38}})\s*$")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """Synopsis and statement of a film entry."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        if section.kind == "statement":
            found += _statement(entries, place, section, rules)
        elif section.kind == "synopsis":
            texts = [p for p in paragraphs(section, ("synopsis",)) if p.text]
            found += _synopsis(place, texts, "texts#synopsis", entry.languages, rules)
        elif section.kind == "text":
            texts = contents(entries, place, section, rules)
            found += _synopsis(place, texts, "texts#unheaded", entry.languages, rules)
        elif section.kind in ("head", "facts", "credits"):
            found += [c for reading in section.readings for c in _in_line(place, reading)]
    return found


def _in_line(place: int, reading: Reading) -> list[Candidate]:
    """A synopsis among the labels of one line, or running text before the first of them."""
    for label in reading.labels:
        if "synopsis" in label.keys and label.values and len(label.values[0].text) > 40:
            return [single(place, "synopsis", tidy(label.values[0].text), label.values[0].span(), "texts#synopsis")]
    if reading.lead is None or not is_prose(reading.lead.text):
        return []
    start = max((f.end for f in reading.facts.facts), default=0) if reading.facts else 0
    view = reading.lead.cut(start)
    if not is_prose(view.text):
        return []
    return [single(place, "synopsis", tidy(view.text), view.span(), "texts#unheaded")]


def _quoted(view: View, languages: tuple[str, ...], rules: Rules) -> View | None:
    """The synopsis that a sentence quotes, its label before it ("خلاصه داستان ... آمده است: «...»"); else None."""
    text = view.text
    opening = _QUOTE_BEHIND.search(text, 0, _QUOTED_WITHIN)
    if not opening:
        return None
    before = f" {fold(text[: opening.start()])} "
    if not any(f" {label} " in before for label in _plots(rules, languages)):
        return None
    closing = max(text.rfind(mark) for mark in _QUOTE_CLOSE)
    end = closing if closing > opening.end() + _SHORTEST_TEXT else len(text)
    return view.cut(opening.end(), end) if end > opening.end() + _SHORTEST_TEXT else None


@lru_cache(maxsize=256)
def _plots(rules: Rules, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a synopsis in some languages, folded."""
    labels = (fold(w) for code in languages for w in rules.languages[code].labels.get("synopsis", ()))
    return tuple(label for label in labels if len(label) > _SHORTEST_LABEL)


def _synopsis(
    place: int, texts: list[View], rule: str, languages: tuple[str, ...], rules: Rules
) -> list[Candidate]:
    if not texts:
        return []
    quoted = next((v for p in texts if (v := _quoted(p, languages, rules)) is not None), None)
    if quoted is not None:
        return [single(place, "synopsis", tidy(quoted.text), quoted.span(), "texts#synopsis")]
    value = "\n\n".join(tidy(p.text) for p in texts)
    return [Candidate(place, "synopsis", (Part("", value, tuple(p.span() for p in texts)),), rule)]


def _statement(entries: tuple[Entry, ...], place: int, section: Section, rules: Rules) -> list[Candidate]:
    entry = entries[place]
    first = section.readings[0] if section.readings else None
    signed = _signature(first.line.view, rules) if first is not None and len(section.readings) > 1 else None
    if signed:
        section = Section(section.kind, section.heading, section.readings[1:])
    texts = [p for p in paragraphs(section, ("statement",)) if p.text]
    if not texts:
        return []
    led = lead_in(texts[0].text, rules)
    if led:
        who, title, begin = led
        quoted = _unquoted(join([texts[0].cut(begin), *texts[1:]]))
        parts = (
            part("speaker", texts[0].text[slice(*who)], texts[0], *who),
            part("text", tidy(quoted.text), quoted),
        )
        found = [Candidate(place, "statement", parts, "texts#statement.lead")]
        if title:
            view = texts[0].cut(*title)
            told = read_title(view.text, rules, entry.languages).title
            if told.value:
                span = view.span(told.start, told.end)
                found.append(single(place, "title", told.value, span, "texts#statement.title"))
        return found
    if signed is None and (below := _signed_below(texts, rules)) is not None:
        texts, signed = below
    text = Part("text", "\n\n".join(tidy(p.text) for p in texts), tuple(p.span() for p in texts))
    if signed:
        return [Candidate(place, "statement", (signed, text), "texts#statement.signed")]
    heading = section.heading
    if heading is not None and (who_speaks := speaks_of_film(heading.text, rules)):
        speaker = part("speaker", uncapitalise(tidy(heading.text[slice(*who_speaks)]), rules, entry.languages),
                       heading.line.view, *who_speaks)  # fmt: skip
        return [Candidate(place, "statement", (speaker, text), "texts#statement.headed")]
    if heading is not None and not _of_jury(heading.text, rules):
        names = _directors(entry, rules) or {fold(str(p.value)): p for p in placed_directors(entries, place, rules)}
        name = next(iter(names.values())) if len(names) == 1 else None
        if name is not None and "," not in str(name.value):
            speaker = Part("speaker", name.value, (*name.spans, heading.line.span))
            return [Candidate(place, "statement", (speaker, text), "texts#statement.director")]
    return [Candidate(place, "statement", (text,), "texts#statement")]


def _directors(entry: Entry, rules: Rules) -> dict[str, Part]:
    """The directors that labels of a film name, by their folded names."""
    own = [label for s in entry.sections if s.kind != "related" for r in s.readings for label in r.labels]
    values = [v for label in own if "director" in label.keys for v in label.values]
    return {
        fold(n.value.name): Part("speaker", n.value.name, (v.span(n.start, n.end),))
        for v in reversed(values)
        for n in split_names(v.text, rules, entry.languages)
    }


def _signed_below(texts: list[View], rules: Rules) -> tuple[list[View], Part] | None:
    """The texts of a statement without the signature at their end, and who signs; None where nobody does."""
    last = texts[-1]
    name = last.text.strip(" -–—.")
    if len(texts) > 1 and len(name) <= _NAME and is_person(name, rules) and not is_prose(last.text):
        start = last.text.index(name)
        return texts[:-1], part("speaker", name, last, start, start + len(name))
    quoted = _BEHIND_QUOTE.search(last.text, max(0, len(last.text) - _NAME - _MARKS))
    if quoted and last.text[:1] in QUOTE_OPEN and is_person(quoted["n"], rules):
        return [*texts[:-1], last.cut(0, quoted.start("n"))], part("speaker", quoted["n"], last, *quoted.span("n"))
    signed = signature(last.text, rules)
    if signed is None or signed.quote is not None or not is_person(last.text[signed.start : signed.end], rules):
        return None
    kept = [*texts[:-1], last.cut(0, signed.stop)]
    return kept, part("speaker", last.text[signed.start : signed.end], last, signed.start, signed.end)


def _of_jury(text: str, rules: Rules) -> bool:
    """Whether a heading or a signature speaks of a jury."""
    return any(c.key == "jury" for f in rules.words.awards.find(text) for c in f.value)


def _signature(view: View, rules: Rules) -> Part | None:
    """Who speaks for a jury, where the first line of its statement says so ("Jane Doe for the jury")."""
    if is_prose(view.text) or not _of_jury(view.text, rules):
        return None
    for cue in rules.words.words.find(view.text):
        name = view.text[: cue.start].strip()
        if any(c.key in ("for", "byline") for c in cue.value) and is_person(name, rules):
            return part("speaker", name, view, 0, len(name))
    return None


def _unquoted(view: View) -> View:
    """A quotation without its outer quotation marks."""
    text = view.text
    start = 1 if text[:1] in QUOTE_OPEN else 0
    end = len(text) - 1 if len(text) > 1 and text[-1] in _QUOTE_CLOSE else len(text)
    return view.cut(start, end)
