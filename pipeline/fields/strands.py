"""The festival strand a film belongs to: a heading such as "International Competition" above it."""

from pipeline.model.candidates import part, single
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Reading
from pipeline.rules import Rules
from pipeline.values.formats import find_forms
from pipeline.values.names import uncapitalise
from pipeline.values.shapes import is_cjk, is_prose

_LONGEST = 70


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The nearest strand heading above a film's title or in its own head, and the form that heading names."""
    entry = entries[place]
    if entry.subject == "page":
        return _programme_forms(entry, place, rules)
    if entry.subject != "film":
        return []
    start = _start(entry)
    lines = [r for e in entries for s in e.sections if s.kind not in ("boilerplate", "related") for r in s.readings]
    above = [r for r in lines if r.line.kind != "meta" and r.line.span.start < start]
    own = [r for s in entry.sections if s.kind in ("head", "facts") for r in s.readings if r.line.span.start >= start]
    for reading in [*sorted(above, key=lambda r: -r.line.span.start), *own[:30]]:
        view = strand_of(reading, rules, entry.languages)
        if view is not None:
            value = uncapitalise(tidy(view.text), rules, entry.languages)
            forms = [
                single(place, "form", f.value, reading.line.view.span(f.start, f.end), "strands#form")
                for f in find_forms(reading.text, rules, entry.languages)
            ]
            return [Candidate(place, "section", (part("", value, view),), "strands#heading"), *forms]
    return []


def _programme_forms(entry: Entry, place: int, rules: Rules) -> list[Candidate]:
    """The forms that a programme's headings and introduction name for all its films ("Latvian short films").

    The name of a festival or a prize tells nothing; nor do forms that exclude each other.
    """
    found: list[Candidate] = []
    texts = [r for s in entry.sections if s.kind in ("head", "text", "facts") for r in s.readings]
    for reading in [r for r in texts if r.zone == "main" and r.line.kind != "meta" and not r.labels][:8]:
        view = reading.line.view.cut(0, min(len(reading.text), 260))
        named = [f for f in rules.words.awards.find(view.text) if any(c.key in ("festival", "prize") for c in f.value)]
        for form in find_forms(view.text, rules, entry.languages):
            if not any(f.start - 40 < form.start < f.end + 40 for f in named):
                found.append(single(place, "form", form.value, view.span(form.start, form.end), "strands#programme"))
    told = {c.parts[0].value for c in found}
    lengths, kinds = told & {"short", "medium", "feature"}, told - {"short", "medium", "feature"}
    kept = (lengths if len(lengths) == 1 else set()) | (kinds if len(kinds) == 1 else set())
    return [c for c in found if c.parts[0].value in kept]


def _start(entry: Entry) -> int:
    if entry.title is not None:
        return entry.title.span().start
    return min((r.line.span.start for s in entry.sections for r in s.readings), default=0)


def strand_of(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> View | None:
    """The strand a short line names, without "Prizes for the" before it; None for any other line."""
    text = reading.text
    if reading.labels or reading.owned or reading.zone != "main" or len(text) > _LONGEST or is_prose(text):
        return None
    found = rules.words.awards.find(text)
    cues = [(f, {c.key for c in f.value if c.language in languages or c.language == "en"}) for f in found]
    strand = next((f for f, keys in cues if "competition" in keys or ("selected" in keys and f.start == 0)), None)
    if strand is None or any("festival" in keys for _, keys in cues) or text.endswith((".", "!", "?", ":")):
        return None
    if is_cjk(text):
        return reading.line.view.cut(strand.start, strand.end)
    colon = text.find(":")
    if 0 < colon < strand.start:  # "Eastern Vista: … announces films in competition"
        return reading.line.view.cut(0, colon) if len(text[:colon].split()) <= 5 else None
    prizes = [f for f, keys in cues if "prize" in keys and f.end <= strand.start]
    start = prizes[-1].end if prizes and prizes[0].start == 0 else 0
    words = text[start : strand.start].split()
    while words and start and words[0].islower():
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    return reading.line.view.cut(start)
