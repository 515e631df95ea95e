"""Awards that running text tells: a sentence that names the film, a festival and a prize."""

import re

from pipeline.fields.awards_banner import end_of_name
from pipeline.fields.awards_line import read_awards
from pipeline.fields.awards_pieces import compounds_of, cues_in, is_place, known_festival
from pipeline.model.candidates import part
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Entry, Found, Part
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.shapes import first_sentence_end, is_prose, words

_READ = ("text", "synopsis", "head")
_MOST = 40  # sentences of a text
_LONGEST = 600  # characters of a sentence
_SHORT = 26  # words of a sentence that is one entry
_OPENING = 40
_FEWEST = 4  # letters of a title that a sentence can be known by
_WORD = re.compile(r"\S+")
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,300}[)\]]")
_PRIZE_WORDS = 6
_VERB = 12  # characters between "the film" and its verb
_CLOSED = "»”“\"),:;–—"
_QUOTED = re.compile(r"\s?[«„“\"]([^«»„“”\"]{2,40})[»“”\"]")
_NEAR = 24  # characters between a prize and a town that stands for its festival
_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w'’\-]{1,30}\s){1,5}$")


def told_awards(entry: Entry, rules: Rules) -> list[tuple[Part, ...]]:
    """The prizes that sentences about a film tell of, as the parts of candidates.

    Only a sentence that names the film counts: others may speak of its makers' earlier films.
    """
    title = fold(entry.title.text) if entry.title is not None else ""
    if len(title) < _FEWEST:
        return []
    found: list[tuple[Part, ...]] = []
    for section in entry.sections:
        for reading in section.readings if section.kind in _READ else ():
            view = reading.line.view
            if reading.zone != "main" or reading.labels or not is_prose(view.text):
                continue
            for sentence in _cued(view, rules, entry.languages):
                if headless := _headless(sentence, rules, entry.languages):
                    found += headless
                elif _names(fold(sentence.text), title):
                    told = _told(sentence, rules, entry.languages)
                    found += [told] if told else []
                elif _says_film(sentence.text, rules, entry.languages):
                    told = _told(sentence, rules, entry.languages)
                    found += [told] if told and _is_named(told, rules, entry.languages) else []
    return found


def _names(text: str, title: str) -> bool:
    """Whether a title stands in a text as whole words, both folded."""
    return title in text and re.search(rf"(?<!\w){re.escape(title)}(?!\w)", text) is not None


def _says_film(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a sentence has "the film" for what won: its noun opens the sentence or stands behind a mark or "the"."""
    for cue in rules.words.words.find(text):
        if not any(c.key == "film" and c.language in languages for c in cue.value):
            continue
        before = text[: cue.start].rstrip()
        pointed = fold(before.rsplit(maxsplit=1)[-1]) if before else ""
        the = any(c.key in ("the", "this") and c.language in languages for c in rules.words.pointers.get(pointed, ()))
        won = any(
            c.value == "won" and 0 <= c.start - cue.end <= _VERB for c in cues_in(text, rules, languages)
        )  # fmt: skip
        if won and (not before or the or before[-1] in _CLOSED):
            return True
    return False


def _is_named(parts: tuple[Part, ...], rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a prize is printed as a name is, with a capital, and its first word in the base form."""
    said = next((str(p.value) for p in parts if p.name == "award"), "")
    first = fold(said.split(maxsplit=1)[0]) if said else ""
    known = [fold(w) for code in languages[:1] for w in rules.languages[code].awards.get("prize", ())]
    before = known[: known.index(first)] if first in known else []
    bent = any(w != first and first.startswith(w[:-1]) and len(first) - len(w) <= 1 for w in before)
    return said[:1].isupper() and not bent


def _headless(view: View, rules: Rules, languages: tuple[str, ...]) -> list[tuple[Part, ...]]:
    """The prizes of a sentence that opens with "winner of" or "nominated for" and so speaks of the film."""
    text = view.text
    opening = next((f for f in rules.words.awards.find(text[:_OPENING]) if f.start <= 1), None)
    keys = {c.key for c in opening.value if c.language in languages or c.language == "en"} if opening else set()
    if not keys & {"won", "nominated"} or keys & {"prize"} or len(words(text)) > _SHORT or not find_years(text):
        return []
    told = read_awards(view, None, "nominated" if "nominated" in keys else "won", rules, languages)
    return [parts for parts in told if {"festival", "award", "year"} <= {p.name for p in parts}]


def _cued(view: View, rules: Rules, languages: tuple[str, ...]) -> list[View]:
    """The sentences of a text with a cue of awards in them; no other one tells of a prize."""
    places = [(f.start, f.end) for f in rules.words.awards.find(view.text)]
    compounds = compounds_of(rules, languages)
    if not places and not any(c in view.text for c in compounds):
        return []
    found: list[View] = []
    start = count = 0
    while start < len(view.text) and count < _MOST:
        end = first_sentence_end(view.text, start)
        cued = any(a < end and start < b for a, b in places) or any(c in view.text[start:end] for c in compounds)
        if cued and len((sentence := view.cut(start, end)).text) <= _LONGEST:
            found.append(sentence)
        start = end
        count += 1
    return found


def _told(view: View, rules: Rules, languages: tuple[str, ...]) -> tuple[Part, ...] | None:
    """The award of one sentence: it names one festival and one prize."""
    aside = [m.span() for m in _ASIDE.finditer(view.text)]
    cues = [c for c in cues_in(view.text, rules, languages) if not any(a <= c.start < b for a, b in aside)]
    festival = _festival(view.text, cues, rules, languages)
    if festival is None:
        return None
    prizes = [
        c for c in cues if c.value in ("prize", "mention") and not festival[0] <= c.start < festival[1]
    ]  # fmt: skip
    if not prizes:
        return None
    start, end = _prize(view.text, prizes[0], festival, rules, languages)
    if any(c.start >= end for c in prizes):
        return None
    years = [y for y in find_years(view.text) if y.start >= end or festival[0] - 6 <= y.start <= festival[1] + 6]
    award = part("award", tidy(view.text[start:end]), view, start, end)
    parts = (
        part("year", years[0].value, view, years[0].start, years[0].end) if len(years) == 1 else None,
        part("festival", tidy(view.text[slice(*festival)]), view, *festival),
        award,
        Part("result", "nominated" if any(c.value == "nominated" for c in cues) else "won", award.spans),
    )
    return tuple(p for p in parts if p is not None)


def _festival(
    text: str, cues: list[Found[str]], rules: Rules, languages: tuple[str, ...]
) -> tuple[int, int] | None:
    """The one festival of a sentence: one the rules know, else what a word for "festival" has in quotes or capitals."""
    known = _known(text, cues, rules, languages)
    if known is not None:
        return known
    named = list({c.start: c for c in cues if c.value == "festival"}.values())
    if len(named) != 1:
        return None
    if quoted := _QUOTED.match(text, named[0].end):
        return quoted.span(1)
    before = _BEFORE.search(text[: named[0].start])
    if before:
        return before.start(), named[0].end
    end = end_of_name(text, named[0].end) if text[named[0].start].isupper() else 0
    return (named[0].start, end) if end > named[0].end else None


def _known(text: str, cues: list[Found[str]], rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """A festival the rules know; one that is called by its town alone stands close to the prize, not behind "in"."""
    offset = 0
    while (found := known_festival(text[offset:], rules)) is not None:
        start, end = offset + found[0], offset + found[1]
        name = text[start:end]
        if not is_place(name, rules) and not read_countries(name, rules, languages):
            return start, end
        before = text[:start].rsplit(maxsplit=1)[-1:]
        inside = before and any(c.key == "in" for f in rules.words.biography.find(before[0]) for c in f.value)
        near = any(c.value == "prize" and text[c.start].isupper() and -_NEAR < c.start - end < _NEAR for c in cues)
        if near and not inside and not read_countries(name, rules, languages):
            return start, end
        offset = end
    return None


def _prize(
    text: str, cue: Found[str], festival: tuple[int, int], rules: Rules, languages: tuple[str, ...]
) -> tuple[int, int]:
    """The words of a prize, from its first cue to a mark, a number, the festival or a word for "at"."""
    start = end = cue.start
    stop = festival[0] if festival[0] > start else len(text)
    for count, word in enumerate(_WORD.finditer(text, start, stop)):
        bare = word.group().rstrip(".,;:!?…»”\")")
        if word.start() < cue.end:
            end = word.start() + len(bare)
            continue
        small = {c.key for f in rules.words.biography.find(bare) for c in f.value if c.language in languages}
        if count and bare.islower() and set(rules.words.joiners.get(fold(bare), ())) & {*languages}:
            break  # "the Audience Award and moved many people"
        if count >= _PRIZE_WORDS or bare[:1].isdigit() or (count and bare.islower() and small & {"at", "in"}):
            break
        end = word.start() + len(bare)
        if len(bare) < len(word.group()):
            break
    return start, end
