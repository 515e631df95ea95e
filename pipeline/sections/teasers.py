"""Other films that a film's page points to at its end: a title, a director, a line of facts and no text."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.told import Stretch
from pipeline.values.shapes import is_prose

_RICH = 4  # roles that labels tell of the page's own film
_LINES = 5  # of a film that is only pointed to
_NEAR = 3  # lines behind the last one's in which its text would stand
_FACTS = frozenset(("director", "title", "year", "runtime", "country", "section", "date", "facts"))


def without_teasers(
    shown: list[Reading], stretches: list[Stretch], rules: Rules
) -> tuple[list[Reading], list[Stretch]]:
    """The lines and films of a page without films that are only pointed to behind the one it is about.

    Their lines become "related"; a programme, whose films are told in like manner, stays as it is.
    """
    if len(stretches) < 2 or not _is_told(shown[stretches[0].start : stretches[0].end], rules):
        return shown, stretches
    first = next((n for n in range(1, len(stretches)) if _all_teasers(shown, stretches[n:])), None)
    if first is None or first > 1:
        return shown, stretches
    start, end = stretches[first].start, _end(shown, stretches[-1])
    marked = [replace(r, zone="related") if start <= i < end and r.zone == "main" else r for i, r in enumerate(shown)]
    return marked, [replace(stretches[0], end=len(shown))]


def _is_told(readings: Sequence[Reading], rules: Rules) -> bool:
    """Whether a film has a text and several labelled roles."""
    roles = {key for r in readings for label in r.labels if label.values for key in label.keys if key in rules.roles}
    return len(roles) >= _RICH and any(is_prose(r.text) for r in readings if not r.labels and not r.owned)


def _all_teasers(shown: list[Reading], stretches: list[Stretch]) -> bool:
    """Whether films are but pointed to; of the last one, which goes on to the page's end, the next lines tell."""
    last = stretches[-1]
    ends = [s.end for s in stretches[:-1]] + [min(last.end, _end(shown, last) + _NEAR)]
    if any(_is_text(r) for s, end in zip(stretches, ends, strict=True) for r in shown[s.start : end]):
        return False
    return all(_is_teaser(shown[s.start : _end(shown, s)]) for s in stretches)


def _is_text(reading: Reading) -> bool:
    return reading.zone == "main" and not reading.facts and not reading.labels and is_prose(reading.text)


def _end(shown: list[Reading], stretch: Stretch) -> int:
    """Where a film's own lines end: at the first blank line or furniture behind its facts."""
    told = False
    for i in range(stretch.start, stretch.end):
        reading = shown[i]
        if told and (reading.line.gap or reading.zone != "main"):
            return i
        told = told or bool(reading.facts or reading.labels)
    return stretch.end


def _is_teaser(readings: Sequence[Reading]) -> bool:
    """Whether the lines of a film are few and tell nothing but its title, director and plain facts."""
    if sum(bool(r.text) for r in readings) > _LINES:
        return False
    return all(key in _FACTS for r in readings for label in r.labels for key in label.keys)
