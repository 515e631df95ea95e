"""Screenings whose day lacks its year or its month, placed in the season that the page tells."""

from dataclasses import replace

from pipeline.model.page import Span
from pipeline.model.parts import Candidate, Entry, Found
from pipeline.rules import Rules
from pipeline.values.seasons import Season, day_of, find_seasons, year_of
from pipeline.values.shapes import is_prose

_ELSEWHERE = ("biography", "filmography", "related", "statement", "synopsis")
# Sections that tell no season below the screenings; above them they may be a page's head.
_BELOW = ("awards", "reviews")
_SHORT = 45  # characters of a line that is a season whatever its end


def in_season(found: list[Candidate], entries: tuple[Entry, ...], rules: Rules) -> list[Candidate]:
    """The screenings with what the page's season adds to their days; none whose month nothing tells."""
    if not any(str(c.parts[0].value).startswith("XXXX") for c in found):
        return found
    seasons = _seasons(entries, min(c.parts[0].spans[0].start for c in found), rules)
    return [placed for c in found if (placed := _placed(c, seasons)) is not None]


def _seasons(entries: tuple[Entry, ...], first: int, rules: Rules) -> list[tuple[Season, Span]]:
    """The seasons that the page's short lines tell, furniture included, with their places; `first`: of a screening."""
    found: list[tuple[Season, Span]] = []
    for entry in entries:
        for section in entry.sections:
            for reading in section.readings if section.kind not in _ELSEWHERE else ():
                below = section.kind in _BELOW and reading.line.start > first
                if reading.line.kind != "meta" and not below and not reading.labels and _is_short(reading.text):
                    told: list[Found[Season]] = find_seasons(reading.text, rules, entry.languages)
                    found += [(f.value, reading.line.view.span(f.start, f.end)) for f in told]
    return found


def _placed(candidate: Candidate, seasons: list[tuple[Season, Span]]) -> Candidate | None:
    """A screening with its day completed; None where its month stays unknown."""
    start = candidate.parts[0]
    day, _, time = str(start.value).partition("T")
    if not day.startswith("XXXX"):
        return candidate
    known = [season for season, _ in seasons]
    told = day
    if "-XX-" in day or (candidate.rule == "screenings#weekday" and known and not any(s.holds(day) for s in known)):
        numbered = day_of(int(day[-2:]), known)
        if numbered is None:
            return None if "-XX-" in day else candidate
        told = numbered
    if told[0] == "X":
        told = year_of(told, known) or told
    if told == day:
        return candidate
    place = next(span for season, span in seasons if season.first[:4] == told[:4] and season.holds(told))
    part = replace(start, value=f"{told}T{time}", spans=(*start.spans, place))
    return replace(candidate, parts=(part, *candidate.parts[1:]))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT or not is_prose(text)
