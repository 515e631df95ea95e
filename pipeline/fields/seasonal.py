"""Screenings whose day lacks its year or its month, placed in the season that the page tells."""

from dataclasses import replace

from pipeline.model.page import Span
from pipeline.model.parts import Candidate, Entry, Found
from pipeline.rules import Rules
from pipeline.values.dates import find_years
from pipeline.values.scan import has_digit
from pipeline.values.seasons import Season, day_of, find_seasons, year_of
from pipeline.values.shapes import is_prose

_ELSEWHERE = ("biography", "filmography", "related", "statement", "synopsis")
# Sections that tell no season below the screenings; above them they may be a page's head.
_BELOW = ("awards", "reviews")
_LONGEST_NAME = 60  # characters of a line that names a festival and its year
_SHORT = 45  # characters of a line that is a season whatever its end


def in_season(found: list[Candidate], entries: tuple[Entry, ...], rules: Rules) -> list[Candidate]:
    """The screenings with what the page's season adds to their days; none whose month nothing tells."""
    if not any(str(c.parts[0].value).startswith("XXXX") for c in found):
        return found
    seasons = _seasons(entries, min(c.parts[0].spans[0].start for c in found), rules)
    return [placed for c in found if (placed := _placed(c, seasons)) is not None]


def _seasons(entries: tuple[Entry, ...], first: int, rules: Rules) -> list[tuple[Season, tuple[Span, ...]]]:
    """The seasons that the page's short lines tell, furniture included, with their places; `first`: of a screening.

    A season without its year is of the one year that lines above the screenings print with a festival's name.
    """
    found: list[tuple[Season, tuple[Span, ...]]] = []
    editions: dict[str, Span] = {}
    for entry in entries:
        for section in entry.sections:
            for reading in section.readings if section.kind not in _ELSEWHERE else ():
                if reading.line.kind == "meta":
                    continue
                above = reading.line.start <= first
                if not (section.kind in _BELOW and not above) and not reading.labels and _is_short(reading.text):
                    told: list[Found[Season]] = find_seasons(reading.text, rules, entry.languages)
                    found += [(f.value, (reading.line.view.span(f.start, f.end),)) for f in told]
                if above and (year := _edition(reading.text, rules)) is not None:
                    editions.setdefault(f"{year.value:04}", reading.line.view.span(year.start, year.end))
    if len(editions) == 1:
        [(year_told, span)] = editions.items()
        found = [(_in_year(s, year_told), (*at, span)) if s.first[0] == "X" else (s, at) for s, at in found]
    return found


def _edition(text: str, rules: Rules) -> Found[int] | None:
    """The year of a short line that names a festival and one year ("Harbour Film Festival 2023")."""
    if len(text) > _LONGEST_NAME or not has_digit(text) or is_prose(text):
        return None
    if not any(c.key == "festival" for f in rules.words.awards.find(text) for c in f.value):
        return None
    years = find_years(text, rules)
    return years[0] if len(years) == 1 else None


def _in_year(season: Season, year: str) -> Season:
    return Season(year + season.first[4:], year + season.last[4:])


def _placed(candidate: Candidate, seasons: list[tuple[Season, tuple[Span, ...]]]) -> Candidate | None:
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
    places = next(spans for season, spans in seasons if season.first[:4] == told[:4] and season.holds(told))
    part = replace(start, value=f"{told}T{time}", spans=(*start.spans, *places))
    return replace(candidate, parts=(part, *candidate.parts[1:]))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT or not is_prose(text)
