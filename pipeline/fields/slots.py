"""Screenings that stand over several lines: a day, the time below it, the hall; and the slots of a timetable."""

import re

from pipeline.fields.above import shown_lines, start_of
from pipeline.fields.blocks import shown_as
from pipeline.model.fold import fold, label_key, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Found, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.dates import DateReading, find_dates
from pipeline.values.names import uncapitalise
from pipeline.values.scan import ascii_digits, fold_word, has_digit
from pipeline.values.seasons import named_day
from pipeline.values.shapes import is_prose
from pipeline.values.strandnames import before_title, block_name
from pipeline.values.times import find_times, opens_with_time, past_range

_CLOCKS = re.compile(r"\d|\b[ap]\.?m\b\.?|\b[hr]\b", re.IGNORECASE)  # what further times are made of
_TRIM = " \t,;:|/•·-–—@()"
_HOUR = re.compile(r"\W{0,3}(?P<h>[01]?\d|2[0-3])[.:hH](?P<m>[0-5]\d)(?![\d:]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = 10  # characters of a date that tells a day
_LONGEST_DAY = 40  # characters of a line that is nothing but a day
_LONGEST_SLOT = 60  # characters of a line that opens with a time and names the hall
_LONGEST_VENUE = 80
_FEW = 3  # letters of a word that may stand beside a day without being a weekday
_SHARED = 2  # place of a slot's first film below it from which on it names a programme
_MOST = 120  # characters of a line that names a film again
_REMARK = re.compile(r"\s[-–—]\s|\s\(")
_ABOVE = 4  # lines between a film in a timetable and the time of its slot

Day = tuple[View, Found[DateReading]]
Clock = tuple[View, Found[str]]


def date_line(view: View, rules: Rules, languages: tuple[str, ...], *, alone: bool = True) -> Day | None:
    """The day that a short line tells, `alone` with nothing but a weekday ("Sat 15 Mar", "VENERDÌ 5 NOVEMBRE")."""
    text = view.text
    if not 2 < len(text) <= _LONGEST_DAY or not has_digit(text):
        return None
    dates = [d for d in find_dates(text, rules, languages) if len(d.value.edtf) == _DAY]
    if not dates and (named := named_day(text, rules)):
        dates = [Found(DateReading(f"XXXX-XX-{named.value:02}"), named.start, named.end)]
    if len(dates) != 1:
        return None
    if not alone:
        return None if find_times(text, rules) else (view, dates[0])
    rest = text[: dates[0].start] + " " + text[dates[0].end :]
    beside = [w for w in _WORD.findall(rest) if len(w) > _FEW and fold_word(w) not in rules.calendar.weekdays]
    return None if beside or has_digit(rest) else (view, dates[0])


def broken(place: int, section: Section, languages: tuple[str, ...], rules: Rules) -> list[Candidate]:
    """The screenings of a section whose day and time stand in lines of their own, the time below the day.

    Under a heading for screenings a day holds for all times below it, elsewhere only for the next line.
    """
    found: list[Candidate] = []
    day: Day | None = None
    readings = [r for r in section.readings if r.zone == "main" and r.line.kind != "meta"]
    for i, reading in enumerate(readings):
        view = reading.line.view
        clock = _opening_time(view, rules) if day is not None and not reading.labels else None
        if day is not None and clock is not None:
            venue = _venue_of(clock, readings[i + 1 : i + 2], languages, rules)
            if venue is not None or section.kind == "screenings":  # else it may be when the page was published
                found.append(_candidate(place, day, clock, venue, "screenings#broken"))
                for further in _further(clock, rules) if venue is not None else ():
                    hall = _venue_of(further, [], languages, rules)
                    found.append(_candidate(place, day, further, hall, "screenings#broken"))
            continue
        told = date_line(view, rules, languages) if not reading.labels else None
        if told is not None or section.kind != "screenings":
            day = told
    return found


def _opening_time(view: View, rules: Rules) -> Clock | None:
    """The time that a short line opens with; below a day "18.30" needs no word for it."""
    text = view.text
    if len(text) > _LONGEST_VENUE or not has_digit(text[:6]):
        return None
    times = find_times(text, rules) if opens_with_time(text, rules) else []
    if times:
        return view, times[0]
    match = _HOUR.match(ascii_digits(text))
    if match is None:
        return None
    return view, Found(f"{int(match['h']):02}:{match['m']}", match.start("h"), match.end())


def _further(clock: Clock, rules: Rules) -> list[Clock]:
    """The times of a line that stand behind the hall of the one it opens with ("10:45 Hall A 16:00 Hall B")."""
    view, time = clock
    times = [t for t in find_times(view.text, rules) if t.start >= time.end]
    ends = [time.end, *(t.end for t in times)]
    apart = (t for t, end in zip(times, ends, strict=False) if any(map(str.isalpha, view.text[end : t.start])))
    return [(view, t) for t in apart]


def _venue_of(clock: Clock, below: list[Reading], languages: tuple[str, ...], rules: Rules) -> Part | None:
    """The hall behind a time, else in the line below it."""
    view, time = clock
    text = view.text
    word = rules.calendar.clock.behind.match(text, time.end)
    end = past_range(text, word.end() if word else time.end)
    later = [t for t in find_times(text, rules) if t.start >= end]
    rest = text[end : later[0].start if later else None].strip(_TRIM + ".")
    if any(map(str.isalpha, _CLOCKS.sub("", rest))):
        start = text.index(rest, end)
        return venue_part(view.cut(start, start + len(rest)), rules, languages)
    for reading in below:
        if names_venue(reading, rules):
            return venue_part(reading.line.view, rules, languages)
    return None


def venue_part(view: View, rules: Rules, languages: tuple[str, ...]) -> Part:
    """A venue as printed, capitals undone."""
    return Part("venue", uncapitalise(tidy(view.text), rules, languages), (view.span(),))


def names_venue(below: Reading, rules: Rules) -> bool:
    """Whether a line below a time names the hall: short, no sentence, no button, no remark."""
    text = below.line.view.text
    short = 2 < len(text) <= 60 and not is_prose(text) and not below.line.gap and below.zone == "main"
    if not short or below.labels or label_key(text) in rules.words.menu or rules.words.remarks.has(text):
        return False
    return not find_dates(text, rules) and not find_times(text, rules)


def _candidate(place: int, day: Day, clock: Clock, venue: Part | None, rule: str) -> Candidate:
    start = start_part(*day, *clock)
    return Candidate(place, "screenings", (start, venue) if venue else (start,), rule)


def start_part(day: View, date: Found[DateReading], clock: View, time: Found[str]) -> Part:
    """The begin of a screening by its day and its time."""
    spans = (day.span(date.start, date.end), clock.span(time.start, time.end))
    return Part("start", f"{date.value.edtf}T{time.value}", spans)


def slots(entries: tuple[Entry, ...], rules: Rules, told: set[int]) -> list[Candidate]:
    """The slots of a timetable for the films not `told`: a day, below it times with their halls, below these films.

    A slot is its next film's; films further down share it where a line between names what they are shown as.
    """
    lines = shown_lines(entries)
    cued = rules.calendar.clock.cued
    if not any(_HOUR.match(r.text) or cued.match(r.text) for r in lines):
        return []
    films = {i: at for i, e in enumerate(entries) if e.subject == "film" and (at := start_of(e)) is not None}
    waiting = sorted(films, key=lambda i: -films[i])
    table = _Timetable(entries[0].languages, rules)
    shown = [(t.text, i) for i in reversed(films) if (t := entries[i].title) is not None]
    titles = {_bare(part): i for text, i in shown for part in (text.partition(" / ")[0], text)}
    blocks = shown_as(entries, rules)
    found: list[Candidate] = []
    if _stand_below(lines, films, table):
        return _below(lines, films, told, table)
    for reading in lines:
        starts = bool(waiting) and films[waiting[-1]] < reading.line.span.end
        table.read(reading, starts=starts and films[waiting[-1]] == reading.line.start)
        if starts:
            film = waiting.pop()
            slot = table.take(film, shared=film in blocks)
            found += [] if slot is None or film in told else [slot]
        elif (again := next((titles[n] for n in table.named(reading) if n in titles), None)) is not None:
            found += [] if (slot := table.take(again)) is None else [slot]  # shown a second time
    return found


def _stand_below(lines: list[Reading], films: dict[int, int], table: "_Timetable") -> bool:
    """Whether the times of a timetable stand below their films: under the first day a film comes before any time."""
    first = min(films.values(), default=0)
    if any(r.line.start <= first < r.line.span.end and _opening_time(r.line.view, table.rules) for r in lines):
        return False  # "10:00 Salt"
    for reading in lines:
        if reading.line.span.end <= first:
            table.read(reading, starts=False)
    return table.day is not None and table.clock is None


def _below(lines: list[Reading], films: dict[int, int], told: set[int], table: "_Timetable") -> list[Candidate]:
    """The screenings of films whose times stand below them, each line of times that of the film above it."""
    found: list[Candidate] = []
    starts = frozenset(films.values())
    waiting = sorted(films, key=lambda i: -films[i])
    film: int | None = None
    for reading in lines:
        while waiting and films[waiting[-1]] <= reading.line.start:
            film = waiting.pop()
        table.clock = None
        table.read(reading, starts=reading.line.start in starts)
        if film is None or film in told or table.day is None or table.clock is None:
            continue
        for clock in (table.clock, *_further(table.clock, table.rules)):
            hall = _venue_of(clock, [], table.languages, table.rules)
            if hall is not None:
                found.append(_candidate(film, table.day, clock, hall, "screenings#slot"))
    return found


def _bare(title: str) -> str:
    return fold(title).strip(_TRIM)


class _Timetable:
    """The day and the slot that are open while one goes down a page."""

    def __init__(self, languages: tuple[str, ...], rules: Rules) -> None:
        self.languages = languages
        self.rules = rules
        self.day: Day | None = None
        self.clock: Clock | None = None
        self.since = 0  # lines below the slot's own
        self.first = -1  # of these lines those above the slot's first film; -1: it has none yet

    def read(self, reading: Reading, *, starts: bool) -> None:
        """Goes on to a line; one that `starts` a film by its first character tells no slot."""
        view = reading.line.view
        if not starts and (day := date_line(view, self.rules, self.languages, alone=False)) is not None:
            self.day, self.clock = day, None
        elif (
            not starts
            and self.day is not None
            and len(view.text) <= _LONGEST_SLOT
            and (clock := _opening_time(view, self.rules)) is not None
        ):
            self.clock, self.since, self.first = clock, 0, -1
        else:
            self.since += 1

    def named(self, reading: Reading) -> list[str]:
        """What a line behind or right below a slot's time may name: all of it, without a strand, without a remark."""
        if self.clock is None or self.since > 1 or (self.since and reading.line.gap) or len(reading.text) > _MOST:
            return []
        text = reading.text if self.since else reading.text[self.clock[1].end :].strip(_TRIM + ".")
        parted = before_title(text)
        texts = [text, text[parted[1] :]] if parted else [text]
        return [_bare(part) for told in texts for part in (told, _REMARK.split(told)[0])]

    def take(self, film: int, *, shared: bool = False) -> Candidate | None:
        """The open slot as a screening of the film that begins in the line just read; `shared` with its block."""
        if self.day is None or self.clock is None:
            return None
        if self.first < 0:
            if self.since > _ABOVE + 1:
                return None
            self.first = self.since
        elif self.first < _SHARED and not shared:
            return None
        names = block_name(self.clock[0].text, self.rules, self.languages) is not None  # no hall but what is shown
        venue = _venue_of(self.clock, [], self.languages, self.rules) if self.since and not names else None
        return _candidate(film, self.day, self.clock, venue, "screenings#slot")
