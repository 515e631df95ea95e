"""Running text about a film: synopsis and the director's statement."""

from pipeline.model.candidates import part, single
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View, join
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.cues import QUOTE_OPEN, lead_in
from pipeline.values.names import is_person, split_names
from pipeline.values.shapes import is_prose
from pipeline.values.titles import read_title

_QUOTE_CLOSE = '”"»“』」'


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """Synopsis and statement of a film entry."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        if section.kind == "statement":
            found += _statement(place, section, entry, rules)
        elif section.kind in ("synopsis", "text"):
            found += _synopsis(place, section)
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
    return [single(place, "synopsis", tidy(view.text), view.span(), "texts#unheaded")]


def paragraphs(section: Section, keys: tuple[str, ...] = ()) -> list[View]:
    """The running text of a section as paragraphs; a label's value counts where one of `keys` names it."""
    found: list[list[View]] = []
    above: Reading | None = None
    for reading in section.readings:
        views = [v for label in reading.labels for v in label.values if set(label.keys) & set(keys)]
        if not views and (reading.labels or reading.owned):
            continue
        views = views or [reading.line.view]
        if (
            above is not None
            and not reading.line.gap
            and found
            and reading.line.kind == above.line.kind
            and _open(above)
        ):
            found[-1].extend(views)
        else:
            found.append(views)
        above = reading
    return [join(views) for views in found]


def _open(reading: Reading) -> bool:
    """Whether a line breaks off inside a sentence, so that the next line goes on with it."""
    text = reading.line.view.text
    return len(text) >= 45 and not text.rstrip(_QUOTE_CLOSE + ")").endswith((".", "!", "?", "…", "。"))


def _synopsis(place: int, section: Section) -> list[Candidate]:
    texts = [p for p in paragraphs(section, ("synopsis",)) if p.text]
    if section.kind == "text":
        texts = [p for p in texts if is_prose(p.text)]
    if not texts:
        return []
    rule = "texts#synopsis" if section.kind == "synopsis" else "texts#unheaded"
    spans = tuple(p.span() for p in texts)
    value = "\n\n".join(tidy(p.text) for p in texts)
    return [Candidate(place, "synopsis", (Part("", value, spans),), rule)]


def _statement(place: int, section: Section, entry: Entry, rules: Rules) -> list[Candidate]:
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
    text = Part("text", "\n\n".join(tidy(p.text) for p in texts), tuple(p.span() for p in texts))
    if signed:
        return [Candidate(place, "statement", (signed, text), "texts#statement.signed")]
    values = [
        v for s in entry.sections for r in s.readings for label in r.labels if "director" in label.keys
        for v in label.values
    ]  # fmt: skip
    names = {
        fold(n.value.name): (n.value.name, v.cut(n.start, n.end))
        for v in reversed(values)
        for n in split_names(v.text, rules, entry.languages)
    }
    heading = section.heading
    if len(names) == 1 and heading is not None and not _of_jury(heading.text, rules):
        name, view = next(iter(names.values()))
        if "," not in name:
            speaker = Part("speaker", name, (view.span(), heading.line.span))
            return [Candidate(place, "statement", (speaker, text), "texts#statement.director")]
    return [Candidate(place, "statement", (text,), "texts#statement")]


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
