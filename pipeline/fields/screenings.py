"""When and where a film is shown."""

import re
from itertools import islice

from pipeline.fields.above import lines_above
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Found, Part, Reading
from pipeline.rules import Rules
from pipeline.values.cues import is_screening
from pipeline.values.dates import DateReading, find_dates
from pipeline.values.names import uncapitalise
from pipeline.values.shapes import first_sentence_end, is_prose
from pipeline.values.times import find_times

_TRIM = " \t,;:|/•·-–—@()"
_SLOT = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?:\s?[-–—~〜～]\s?\d{1,2}[:.]\d\d)?\W{0,3}")
_STOP = re.compile(r"(\d{1,2})\.(\d\d)")
_DAY = 10  # characters of a date that tells a day
_LONGEST_DATE = 60  # characters of a line that dates the rows below it
_FURTHEST = 200  # lines between a row and its date
_ABOVE = 4  # lines between a film in a timetable and the time of its slot


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The screenings of a film entry, or of the page itself (for all its films).

    On a page with several films the screenings above the first film's title are those of the whole programme.
    """
    entry = entries[place]
    if entry.subject == "person":
        return []
    found: list[Candidate] = []
    title = entry.title.span().start if entry.title is not None and not _is_strand(entry.title, rules) else None
    films = [i for i, e in enumerate(entries) if e.subject == "film"]
    first = len(films) > 1 and place == films[0]
    told = False
    for section in entry.sections:
        for i, reading in enumerate(section.readings):
            told = told or _states_film(reading)
            below = section.readings[i + 1] if i + 1 < len(section.readings) else None
            if section.kind == "screenings" or (reading.labels and _is_labelled(reading)):
                shared = first and (not told if title is None else reading.line.span.start < title)
                told_here = _of_line(0 if shared else place, reading, below, entry.languages, rules)
                if not told_here and len(reading.labels) > 1 and entry.subject == "film":
                    told_here = _of_row(entries, place, reading, rules)
                found += told_here
    if entry.subject == "film" and not found and len(films) > 1:
        found += _slot(entries, place, rules)
    return found


def _states_film(reading: Reading) -> bool:
    """Whether a line tells facts that only one film can have."""
    if any("director" in label.keys for label in reading.labels):
        return True
    return reading.facts is not None and bool(reading.facts.kinds() & {"year", "runtime", "country"})


def _is_strand(title: View, rules: Rules) -> bool:
    """Whether what heads a film is the name of a competition rather than its title."""
    return any(c.key == "competition" for f in rules.words.awards.find(title.text) for c in f.value)


def _is_labelled(reading: Reading) -> bool:
    return any(set(label.keys) & {"screenings", "date", "venue"} for label in reading.labels)


def _of_line(
    place: int, reading: Reading, below: Reading | None, languages: tuple[str, ...], rules: Rules
) -> list[Candidate]:
    """The screenings of one line; a line below that holds no date names the venue."""
    labels = [label for label in reading.labels if set(label.keys) & {"screenings", "date", "venue"}]
    venues = [v for label in labels if "venue" in label.keys for v in label.values]
    views = [v for label in labels if "venue" not in label.keys for v in label.values]
    if venues and not views:
        views = [reading.line.view]  # "Shown on 19 April, venue: the great hall. Begins at 19:00"
    found: list[Candidate] = []
    for view in views or ([] if reading.labels else [reading.line.view]):
        dates = [d for d in find_dates(view.text, rules, languages) if len(d.value.edtf) == 10]
        times = find_times(view.text, rules)
        if not dates or not times:
            continue
        start = _start(view, dates[0], view, times[0])
        venue = _labelled_venue(venues[0], rules, languages) if venues else None
        venue = venue or _venue(view, max(dates[0].end, times[-1].end), rules, languages)
        if venue is None and below is not None and not below.labels and _names_venue(below, rules):
            venue = _part(below.line.view, rules, languages)
        found.append(Candidate(place, "screenings", (start, venue) if venue else (start,), "screenings#line"))
    return found


def _of_row(entries: tuple[Entry, ...], place: int, reading: Reading, rules: Rules) -> list[Candidate]:
    """The screening of a timetable's row: time and venue in cells of their own, the date in one too or above."""
    languages = entries[place].languages
    views = [v for label in reading.labels if "date" in label.keys or "screenings" in label.keys for v in label.values]
    clock = next(((v, t) for v in views for t in _clock(v.text, rules)), None)
    if clock is None:
        return []
    days = [(v, d) for v in views if v is not clock[0] for d in find_dates(v.text, rules, languages)]
    days = [(v, d) for v, d in days if len(d.value.edtf) == _DAY] or _day_above(entries, place, reading, rules)
    if not days:
        return []
    start = _start(days[0][0], days[0][1], *clock)
    venues = [v for label in reading.labels if "venue" in label.keys for v in label.values]
    venue = _labelled_venue(venues[0], rules, languages) if venues else None
    return [Candidate(place, "screenings", (start, venue) if venue else (start,), "screenings#row")]


def _clock(text: str, rules: Rules) -> list[Found[str]]:
    """The time that a cell holds; there "19.00" needs no word for it."""
    stop = _STOP.fullmatch(text)
    if stop and int(stop[1]) < 24 and int(stop[2]) < 60:
        return [Found(f"{int(stop[1]):02}:{stop[2]}", 0, len(text))]
    return find_times(text, rules)


def _day_above(
    entries: tuple[Entry, ...], place: int, reading: Reading, rules: Rules
) -> list[tuple[View, Found[DateReading]]]:
    """The nearest date above a row that stands in a short line of its own."""
    for above in islice(lines_above(entries, place, reading.line.span.start), _FURTHEST):
        views = [v for label in above.labels if "date" in label.keys for v in label.values]
        for view in views if above.labels else [above.line.view]:
            told = find_dates(view.text, rules, entries[place].languages) if len(view.text) <= _LONGEST_DATE else []
            dates = [d for d in told if len(d.value.edtf) == _DAY]
            if dates:
                return [(view, dates[0])] if len(dates) == 1 else []
    return []


def _start(day: View, date: Found[DateReading], clock: View, time: Found[str]) -> Part:
    spans = (day.span(date.start, date.end), clock.span(time.start, time.end))
    return Part("start", f"{date.value.edtf}T{time.value}", spans)


def _labelled_venue(view: View, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    """The venue a label names, without the sentence that follows it."""
    kept = view.cut(0, first_sentence_end(view.text))
    kept = kept.cut(0, len(kept.text.rstrip(" .,;")))
    return _part(kept, rules, languages) if 2 < len(kept.text) <= 80 else None


def _venue(view: View, after: int, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    rest = view.text[after:].strip(_TRIM)
    if not rest or not any(c.isalpha() for c in rest) or len(rest) > 80:
        return None
    start = view.text.index(rest, after)
    return _part(view.cut(start, start + len(rest)), rules, languages)


def _names_venue(below: Reading, rules: Rules) -> bool:
    text = below.line.view.text
    short = 2 < len(text) <= 60 and not is_prose(text) and not below.line.gap
    return short and not find_dates(text, rules) and not find_times(text, rules)


def _part(view: View, rules: Rules, languages: tuple[str, ...]) -> Part:
    return Part("venue", uncapitalise(tidy(view.text), rules, languages), (view.span(),))


def _slot(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The slot of a timetable that a film's title stands in: the time above it, the date above that."""
    title = entries[place].title
    if title is None:
        return []
    near = entries[max(0, place - 2 * _ABOVE) : place]
    titles = {e.title.span().start for e in near if e.title is not None}
    time: tuple[View, Found[str]] | None = None
    skipped = 0
    for reading in lines_above(entries, place):
        view = reading.line.view
        if time is not None:
            dates = find_dates(view.text, rules, entries[place].languages) if len(view.text) <= 40 else []
            dates = [d for d in dates if len(d.value.edtf) == 10]
            if dates and not is_screening(view.text, rules):
                start = _start(view, dates[0], *time)
                return [Candidate(place, "screenings", (start,), "screenings#slot")]
            continue
        times = find_times(view.text, rules) if _SLOT.fullmatch(view.text) else []
        if times:
            time = (view, times[0])
        elif skipped >= _ABOVE or (reading.line.span.start not in titles and any(c.isalnum() for c in view.text)):
            return []
        skipped += 1
    return []
