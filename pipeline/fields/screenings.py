"""When and where a film is shown."""

import re
from itertools import islice, pairwise

from pipeline.fields.above import lines_above
from pipeline.fields.seasonal import in_season
from pipeline.fields.slots import broken, names_venue, slots, start_part, venue_part
from pipeline.fields.whole import metadata_lines
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Found, Part, Reading
from pipeline.rules import Rules
from pipeline.values.dates import DateReading, find_dates
from pipeline.values.seasons import is_season_end, named_day
from pipeline.values.shapes import first_sentence_end
from pipeline.values.times import find_times, past_range

_AND = re.compile(r"\s?(?:[,/+&|]|\b[^\W\d_]{1,3}\b)\s?")  # between two times of one day
_HALL = re.compile(r"\s(?:[A-Z]\d{1,2}|[^\W\d_a-z][^\W\d_]{1,12}\s\d{1,2})\s")  # "10:45 S2 16:00 Screen 1"
_OTHER = re.compile(r"\([^()]*\b(?:19|20)\d\d\b[^()]*(?:\)|$)")  # the facts of a film, in brackets
_SET_OFF = re.compile(r"\t|\s[|│]\s|\s{3,}|\s\((?=[^()]*\)?\.?$)")  # what is set off behind a venue
_TRIM = " \t,،;؛:|/•·-–—@()"
_STOP = re.compile(r"(\d{1,2})\.(\d\d)")
_NEXT = 14  # characters between a time and the day of the next screening in its line
_DAY = 10  # characters of a date that tells a day
_LONGEST_DATE = 60  # characters of a line that dates the rows below it
_FURTHEST = 200  # lines between a row and its date


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The screenings of all films and of the page itself (for all its films), found with the page's own entry.

    On a page with several films the screenings above the first film's title are those of the whole programme.
    A day without its year, or told by its number alone, is placed in the season that the page tells.
    """
    if entries[place].subject != "page":
        return []
    films = [i for i, e in enumerate(entries) if e.subject == "film"]
    found = [c for i, e in enumerate(entries) if e.subject != "person" for c in _of_entry(entries, i, films, rules)]
    if len(films) > 1:
        found += slots(entries, rules, {c.entry for c in found})
    return in_season(found, entries, rules)


def _of_entry(entries: tuple[Entry, ...], place: int, films: list[int], rules: Rules) -> list[Candidate]:
    """The screenings that the lines of one entry tell, those of the whole programme under the page's place."""
    entry = entries[place]
    found: list[Candidate] = []
    title = entry.title.span().start if entry.title is not None and not _is_strand(entry.title, rules) else None
    if place == 0 and any(entries[i].winner is not None for i in films):
        return []  # the day over a list of prizes is the day it was published
    first = len(films) > 1 and place == films[0]
    told = False
    # An event's own metadata tell its start better than lines without a year.
    event = any(line.place.endswith("/startDate") for line in metadata_lines(entries))
    for section in entry.sections:
        if section.kind in ("boilerplate", "related"):
            continue
        for i, reading in enumerate(section.readings):
            told = told or _states_film(reading)
            below = section.readings[i + 1] if i + 1 < len(section.readings) else None
            if section.kind == "screenings" or (reading.labels and _is_labelled(reading)):
                shared = first and (not told if title is None else reading.line.start < title)
                told_here = _of_line(0 if shared else place, reading, below, entry.languages, rules)
                if not told_here and len(reading.labels) > 1 and entry.subject == "film":
                    told_here = _of_row(entries, place, reading, rules)
                found += told_here
        if not event and (place or len(films) == 1):
            found += broken(place, section, entry.languages, rules)
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
    plain = all(label.keys[0] == "ignored" for label in reading.labels)
    for view in views or ([reading.line.view] if plain else []):
        told = _told(view, languages, rules)
        if not told:
            continue
        end = max(f.end for pair in told for f in pair)
        named = _labelled_venue(venues[0], rules, languages) if venues else None
        venue = named or _venue(view, end, rules, languages)
        if venue is None and below is not None and names_venue(below, rules):
            venue = venue_part(below.line.view, rules, languages)
        if _OTHER.search(view.text, end):
            continue  # "20:00 Salt and Stone (Chile, 2018)" is another film's
        for n, (date, time) in enumerate(told):
            start = start_part(view, date, view, time)
            follows = told[n + 1][1] if n + 1 < len(told) else None
            apart = named is None and follows and _HALL.fullmatch(view.text[time.end : follows.start])
            own = _venue(view, time.end, rules, languages) if apart else venue
            rule = "screenings#weekday" if _is_doubtful(view, date, rules) else "screenings#line"
            found.append(Candidate(place, "screenings", (start, own) if own else (start,), rule))
    return found


def _told(view: View, languages: tuple[str, ...], rules: Rules) -> list[tuple[Found[DateReading], Found[str]]]:
    """The days and times of a text: each day with the time behind it, one day with all the times in a row behind it."""
    text = view.text
    times = find_times(text, rules)
    if not times:
        return []
    dates = [d for d in find_dates(text, rules, languages) if len(d.value.edtf) == _DAY]
    if not dates and (named := named_day(text, rules)):
        dates = [Found(DateReading(f"XXXX-XX-{named.value:02}"), named.start, named.end)]
    times = [t for t in times if not any(is_season_end(text, d, t.start) for d in dates)]
    if not dates or not times:
        return []
    told: list[tuple[Found[DateReading], Found[str]]] = []
    for date in dates:
        until = next((d.start for d in dates if d.start >= date.end), len(text))
        behind = [t for t in times if date.end <= t.start < until]
        if told and (date.start < told[-1][0].end or not behind or date.start - told[-1][1].end > _NEXT):
            continue
        told += [(date, t) for t in behind[:1]]
        for above, time in pairwise(behind):
            between = text[above.end : time.start]
            if not (_AND.fullmatch(between) or _HALL.fullmatch(between)):
                break
            told.append((date, time))
    return told or [(dates[0], times[0])]


def _is_doubtful(view: View, date: Found[DateReading], rules: Rules) -> bool:
    """Whether the month of a date may be a weekday as well ("Mar 25")."""
    named = named_day(view.text, rules)
    return named is not None and date.start == named.start


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
    start = start_part(days[0][0], days[0][1], *clock)
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
    for above in islice(lines_above(entries, place, reading.line.start), _FURTHEST):
        views = [v for label in above.labels if "date" in label.keys for v in label.values]
        for view in views if above.labels else [above.line.view]:
            told = find_dates(view.text, rules, entries[place].languages) if len(view.text) <= _LONGEST_DATE else []
            dates = [d for d in told if len(d.value.edtf) == _DAY]
            if dates:
                return [(view, dates[0])] if len(dates) == 1 else []
    return []


def _labelled_venue(view: View, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    """The venue a label names, without the sentence that follows it."""
    kept = view.cut(0, first_sentence_end(view.text))
    kept = kept.cut(0, len(kept.text.rstrip(" .,;")))
    return venue_part(kept, rules, languages) if 2 < len(kept.text) <= 80 else None


def _venue(view: View, after: int, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    """The venue behind a time, without the remarks that bars, tabs or brackets set off from it."""
    after = past_range(view.text, after)
    if hour := rules.calendar.clock.behind.match(view.text, after):
        after = hour.end()  # "13:30 Uhr | Saal 1"
    times = [t for t in find_times(view.text, rules) if t.start >= after]
    rest = view.text[after : times[0].start if times else None].strip(_TRIM)
    rest = _SET_OFF.split(rest, maxsplit=1)[0].rstrip(_TRIM)
    if not rest or not any(c.isalpha() for c in rest) or len(rest) > 80:
        return None
    start = view.text.index(rest, after)
    return venue_part(view.cut(start, start + len(rest)), rules, languages)
