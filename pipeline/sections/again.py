"""Films told of twice: in a timetable with their facts, and below it once more, each with its text and credits."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.fold import fold
from pipeline.model.parts import Reading
from pipeline.sections.told import Stretch
from pipeline.values.shapes import is_prose

_LONGEST = 130  # characters of a title
_FEWEST = 2  # films of a timetable


def told_again(readings: Sequence[Reading], stretches: list[Stretch]) -> list[Stretch]:
    """The films of a page, with the blocks below the last one's facts that stand under the title of one of them."""
    if len(stretches) < _FEWEST or any(s.winner is not None for s in stretches):
        return stretches
    known = {name: i for i, s in reversed(list(enumerate(stretches))) if s.title for name in _names(s.title.text)}
    last = stretches[-1]
    heads = [i for i in range(last.start + 1, last.end) if _heads(readings, i) and fold(readings[i].text) in known]
    if not heads:
        return stretches
    found = list(stretches)
    found[-1] = replace(last, end=_above(readings, heads[0]))
    for i, following in zip(heads, [*heads[1:], last.end], strict=True):
        film = known[fold(readings[i].text)]
        found[film] = replace(found[film], more=(*found[film].more, (i + 1, _end(readings, i + 1, following))))
    return found


def _names(title: str) -> list[str]:
    """A title as it may stand alone: whole, without its translation behind a slash or in brackets."""
    return [fold(part) for part in (title, title.partition(" / ")[0], title.partition(" (")[0]) if part]


def _heads(readings: Sequence[Reading], i: int) -> bool:
    """Whether a line stands alone over a text or labels that tell no new facts of a film."""
    reading = readings[i]
    if reading.labels or reading.zone != "main" or not reading.line.gap or not 0 < len(reading.text) <= _LONGEST:
        return False
    below = readings[i + 1] if i + 1 < len(readings) else None
    return below is not None and not below.line.gap and (is_prose(below.text) or _credits(below))


def _credits(reading: Reading) -> bool:
    return any(label.values and label.keys[0] != "director" for label in reading.labels)


def _end(readings: Sequence[Reading], start: int, until: int) -> int:
    """Where the lines of a block end: before the first one behind a gap that is no text and tells no credits."""
    for i in range(start, until):
        reading = readings[i]
        if reading.line.gap and not is_prose(reading.text) and not _credits(reading):
            return i
    return until


def _above(readings: Sequence[Reading], i: int) -> int:
    """The first of the short lines right above a block, which head all blocks ("About today's films")."""
    return i - 1 if i and readings[i - 1].text and not is_prose(readings[i - 1].text) else i
