"""Timetables that print the time, the strand and the title one below the other: which of their lines are strands."""

import re

from pipeline.model.fold import fold
from pipeline.model.parts import Reading
from pipeline.values.shapes import is_caps

_TIME = re.compile(r"\d{1,2}[.:h]\d{2}")


def strands_of_slots(readings: list[Reading]) -> frozenset[str]:
    """The lines right below a bare time that are strands, folded: over a title in capitals, or over several titles."""
    shown = [r for r in readings if r.text and r.zone == "main"]
    below: dict[str, set[str]] = {}
    found: set[str] = set()
    for time, line, title in zip(shown, shown[1:], shown[2:], strict=False):
        if not _TIME.fullmatch(time.text) or line.labels or title.labels or title.line.gap:
            continue
        if title.facts is not None and not title.facts.rest:
            continue
        if is_caps(title.text) and not is_caps(line.text):
            found.add(fold(line.text))
        below.setdefault(fold(line.text), set()).add(fold(title.text))
    return frozenset(found | {line for line, titles in below.items() if len(titles) > 1})
