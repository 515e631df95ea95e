"""When and where a film is shown."""

from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading
from pipeline.rules import Rules
from pipeline.values.dates import find_dates
from pipeline.values.names import uncapitalise
from pipeline.values.shapes import is_prose
from pipeline.values.times import find_times

_TRIM = " \t,;:|/•·-–—@()"


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The screenings of a film entry, or of the page itself (for all its films)."""
    entry = entries[place]
    if entry.subject == "person":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        if section.kind != "screenings":
            continue
        for i, reading in enumerate(section.readings):
            below = section.readings[i + 1] if i + 1 < len(section.readings) else None
            found += _of_line(place, reading, below, entry.languages, rules)
    return found


def _of_line(
    place: int, reading: Reading, below: Reading | None, languages: tuple[str, ...], rules: Rules
) -> list[Candidate]:
    """The screenings of one line; a line below that holds no date names the venue."""
    found: list[Candidate] = []
    for view in [v for label in reading.labels for v in label.values] or [reading.line.view]:
        dates = [d for d in find_dates(view.text, rules, languages) if len(d.value.edtf) == 10]
        times = find_times(view.text, rules)
        if not dates or not times:
            continue
        start = Part(
            "start",
            f"{dates[0].value.edtf}T{times[0].value}",
            (view.span(dates[0].start, dates[0].end), view.span(times[0].start, times[0].end)),
        )
        venue = _venue(view, max(dates[0].end, times[-1].end), rules, languages)
        if venue is None and below is not None and not below.labels and _names_venue(below, rules):
            venue = _part(below.line.view, rules, languages)
        found.append(Candidate(place, "screenings", (start, venue) if venue else (start,), "screenings#line"))
    return found


def _venue(view: View, after: int, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    rest = view.text[after:].strip(_TRIM)
    if not rest or not any(c.isalpha() for c in rest) or len(rest) > 80:
        return None
    start = view.text.index(rest, after)
    return _part(view.cut(start, start + len(rest)), rules, languages)


def _names_venue(below: Reading, rules: Rules) -> bool:
    text = below.line.view.text
    return 2 < len(text) <= 60 and not is_prose(text) and not below.line.gap and not find_dates(text, rules)


def _part(view: View, rules: Rules, languages: tuple[str, ...]) -> Part:
    return Part("venue", uncapitalise(tidy(view.text), rules, languages), (view.span(),))
