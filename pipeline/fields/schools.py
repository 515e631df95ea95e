"""The film school that stands by itself in a film's head: it made the film and has no label."""

from pipeline.model.candidates import part
from pipeline.model.fold import fold
from pipeline.model.parts import Candidate, Entry, Reading
from pipeline.rules import Rules
from pipeline.values.names import is_company
from pipeline.values.shapes import is_cjk, is_prose

_LONGEST = 70
_NEAR = 5  # lines below the title


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The school named alone in one of the lines right below a film's title, as a company without a role."""
    entry = entries[place]
    if entry.subject != "film" or entry.title is None:
        return []
    start = entry.title.span().start
    lines = [r for s in entry.sections if s.kind in ("head", "text", "facts") for r in s.readings]
    below = [r for r in lines if r.line.start > start and r.line.kind != "meta"][:_NEAR]
    for n, reading in enumerate(below):
        if n == 0 and reading.text.isascii():
            continue  # right below the title it may be the title in another language
        name = _school(reading, entry.languages, rules)
        if name is not None:
            view = reading.line.view
            parts = (part("role", "other", view, *name), part("name", view.text[slice(*name)], view, *name))
            return [Candidate(place, "companies", parts, "schools#line")]
    return []


def _school(reading: Reading, languages: tuple[str, ...], rules: Rules) -> tuple[int, int] | None:
    """Where a line names a school and nothing else; the first of its names where it is said in two scripts."""
    text = reading.text
    if reading.labels or reading.owned or reading.facts or reading.zone != "main" or len(text) > _LONGEST:
        return None
    named = rules.words.names.find(text)
    cues = [f for f in named if any(c.key == "school" and c.language in languages for c in f.value)]
    if not cues or is_prose(text) or any(c.isdigit() for c in text) or any(c in text for c in ",;:|/•\"“«"):
        return None
    first = next((i for i, c in enumerate(text) if c.isascii() and c.isalpha()), len(text))
    if is_cjk(text[:first]):
        return (0, len(text[:first].rstrip())) if cues[0].start < first else None
    said = text.split()
    if len(said) < 3 or not text[0].isupper() or fold(said[0]) in rules.vocabulary.openers:
        return None
    return (0, len(text)) if is_company(text, rules) else None
