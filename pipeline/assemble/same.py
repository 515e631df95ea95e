"""One film that a page tells of in several places: a timetable and a description, two prizes."""

from pipeline.model.fold import fold
from pipeline.model.parts import Candidate, Entry

_ONE = ("year", "runtime_minutes")


def same_films(entries: tuple[Entry, ...], found: tuple[Candidate, ...]) -> dict[int, int]:
    """Film entry → the first entry of the same film: the same title, and no year, time or director against it."""
    told: dict[int, dict[str, set[str]]] = {}
    for candidate in found:
        if entries[candidate.entry].subject == "film":
            values = told.setdefault(candidate.entry, {})
            field = candidate.field
            if field == "credits":
                parts = {p.name: p.value for p in candidate.parts}
                if parts.get("role") == "director":
                    values.setdefault("director", set()).add(fold(str(parts.get("name"))))
            elif field in ("title", *_ONE):
                values.setdefault(field, set()).add(fold(str(candidate.parts[0].value)))
    same: dict[int, int] = {}
    first: dict[str, int] = {}
    for place, values in told.items():
        for title in values.get("title", ()):
            known = first.setdefault(title, place)
            if known != place and _agree(told[known], values):
                same[place] = same.get(known, known)
    return same


def _agree(a: dict[str, set[str]], b: dict[str, set[str]]) -> bool:
    return all(not a.get(f) or not b.get(f) or a[f] & b[f] for f in (*_ONE, "director"))
