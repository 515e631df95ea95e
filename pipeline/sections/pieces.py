"""A line of a list of prizes, cut at its marks."""

import re

from pipeline.values.shapes import is_cjk

Stretch = tuple[int, int]

PART = re.compile(r"\s*(?:[,،、|/•;]|·(?!(?<=[lL]·)[lL]))\s*|\s+[-–—]\s+")
_TRIM = " \t\u3000,،、:：;|/•·-–—([（"


def parts(text: str, start: int, end: int) -> list[Stretch]:
    """The parts that marks set off from each other; in a script without blanks blanks do so too."""
    marks = list(PART.finditer(text, start, end))
    if not marks and is_cjk(text[start:end]):
        marks = list(re.finditer(r"\s+", text[start:end]))
        return _between(text, start, end, [(start + m.start(), start + m.end()) for m in marks])
    return _between(text, start, end, [m.span() for m in marks])


def _between(text: str, start: int, end: int, marks: list[Stretch]) -> list[Stretch]:
    starts = [start, *(b for _, b in marks)]
    ends = [*(a for a, _ in marks), end]
    found = [stripped(text, a, b) for a, b in zip(starts, ends, strict=True)]
    return [(a, b) for a, b in found if b > a]


def stripped(text: str, start: int, end: int) -> Stretch:
    """A stretch without the blanks and marks at its ends."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end
