"""Awards, nominations and participations: lines that name a festival or a prize."""

import re
from dataclasses import dataclass, field

from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.cues import is_award
from pipeline.values.dates import find_years
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import is_prose

_BREAK = re.compile(r"\s*[,;|()\[\]]\s*|\s+[-–—]\s+|:\s+")
_TRIM = " \t.,;:|/•·-–—*"
_RESULTS = {"awards": "won", "nominations": "nominated", "participations": "selected"}


@dataclass(slots=True)
class _Line:
    """What an award line says, piece by piece."""

    year: Part | None = None
    edition: Part | None = None
    festival: Part | None = None
    country: Part | None = None
    result: Part | None = None
    awards: list[Part] = field(default_factory=list)


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The awards of a film entry, one candidate a prize, in page order."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    return [c for s in entry.sections if s.kind == "awards" for c in _of_section(place, s, entry.languages, rules)]


def _of_section(place: int, section: Section, languages: tuple[str, ...], rules: Rules) -> list[Candidate]:
    found: list[Candidate] = []
    heading = _heading_key(section.heading)
    year: Part | None = None
    for reading in section.readings:
        key = heading
        views = [reading.line.view]
        if reading.labels:
            key = _heading_key(reading) or heading
            if _heading_key(reading) is None:
                continue
            views = [v for label in reading.labels for v in label.values]
        for view in views:
            alone = _only_year(view)
            if alone is not None:
                year = alone
                continue
            if is_prose(view.text) and not is_award(view.text, rules, languages):
                continue
            found += _of_view(place, view, key, year, languages, rules, headed=key is not None)
    return found


def _heading_key(reading: Reading | None) -> str | None:
    if reading is None:
        return None
    return next((k for label in reading.labels for k in label.keys if k in _RESULTS), None)


def _only_year(view: View) -> Part | None:
    """The year of a line that holds nothing else ("2017:"), which counts for the lines below it."""
    years = find_years(view.text)
    if len(years) == 1 and len(view.text.strip(_TRIM)) <= 5:
        return part("year", years[0].value, view, years[0].start, years[0].end)
    return None


def _of_view(
    place: int,
    view: View,
    key: str | None,
    year: Part | None,
    languages: tuple[str, ...],
    rules: Rules,
    *,
    headed: bool,
) -> list[Candidate]:
    line = _Line(year=year)
    start = 0
    for match in [*_BREAK.finditer(view.text), None]:
        end = match.start() if match else len(view.text)
        _segment(line, view, start, end, languages, rules)
        start = match.end() if match else end
    if line.festival is None and not line.awards:
        return []
    if not headed and line.festival is None and line.year is None:
        return []
    return [_candidate(place, line, award, key) for award in (line.awards or [None])]


def _segment(line: _Line, view: View, start: int, end: int, languages: tuple[str, ...], rules: Rules) -> None:
    text = view.text[start:end]
    if not text.strip(_TRIM):
        return
    keys = {
        c.key
        for f in rules.words.awards.find(text)
        for c in f.value
        if not languages or c.language in languages or c.language == "en"
    }
    years = find_years(text)
    if years:
        found = years[-1] if line.festival is None or len(years) == 1 else years[0]
        line.year = line.year or part("year", found.value, view, start + found.start, start + found.end)
        if len(text.strip(_TRIM)) <= 5:
            return
    countries = read_countries(text.strip(_TRIM), rules, languages)
    if countries and sum(c.end - c.start for c in countries) >= len(text.strip(_TRIM)) - 1:
        offset = start + text.index(text.strip(_TRIM))
        first = countries[0]
        line.country = line.country or part("country", first.value, view, offset + first.start, offset + first.end)
        return
    if "festival" in keys and line.festival is None and not ("prize" in keys and "won" in keys):
        _festival(line, view, start, end, rules)
        return
    if keys & {"prize", "mention"}:
        piece = view.cut(start, end)
        name = piece.text.strip(_TRIM)
        if name:
            at = piece.text.index(name)
            line.awards.append(part("award", tidy(name), piece, at, at + len(name)))
        return
    for result in ("nominated", "won", "selected"):
        if result in keys and line.result is None:
            line.result = part("result", result, view, start, end)


def _festival(line: _Line, view: View, start: int, end: int, rules: Rules) -> None:
    """The festival of a stretch, without the edition before it and the year around it."""
    text = view.text[start:end]
    left, right = 0, len(text)
    years = find_years(text)
    for year in years:
        if year.end >= len(text.rstrip(_TRIM)):
            right = year.start
        elif year.start <= 2:
            left = year.end
    editions = [e for e in find_editions(text, rules) if e.start <= left + 2 and e.end < right]
    if editions:
        edition = editions[0]
        line.edition = part("edition", edition.value, view, start + edition.start, start + edition.end)
        left = max(left, edition.end)
    piece = view.cut(start + left, start + right)
    name = piece.text.strip(_TRIM)
    if name:
        at = piece.text.index(name)
        line.festival = part("festival", tidy(name), piece, at, at + len(name))


def _candidate(place: int, line: _Line, award: Part | None, key: str | None) -> Candidate:
    base = award or line.festival
    assert base is not None
    result = line.result
    if result is None or (award is not None and result.value == "selected"):
        told = "won" if award is not None else "selected"
        if key == "nominations":
            told = "nominated"
        result = Part("result", told, base.spans)
    parts = (line.year, line.edition, line.festival, award, result, line.country)
    return Candidate(place, "awards", tuple(p for p in parts if p is not None), "awards#line")
