"""Times of day as "HH:MM"; of a range ("10:00–11:36") only the start."""

import re

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.clock import Clock
from pipeline.values.dates import find_dates
from pipeline.values.scan import around_digits, ascii_digits, has_digit

_COLON = re.compile(r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:]|\.\d)")
_ISO = re.compile(r"(?<=\dT)(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?")
_STOP = re.compile(r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4])[.](?P<m>[0-5]\d)(?![\d:]|[.,]\d|\.?\s?(?:mm|m\b|€|\$|%))")
_RANGE = re.compile(r"\s?(?:[-–—−~〜～]|bis|to|до|do|à|a|until)\s?$")
_UNTIL = re.compile(r"\s?[-–—~]?\s?\d{1,2}[:.hH]\d\d(?:\s?[ap]\.?m\b\.?)?(?![\w.:])", re.IGNORECASE)
_FROM_DATE = 16  # characters between a date and the "18.00" that belongs to it
_CUE = 14  # characters between an hour and a word that makes it one
_OPENING = 12  # characters in which a word such as "kl." and an hour's first figure stand
_EARLIEST = 8  # "2h" alone is a length, "18h" a time


def find_times(text: str, rules: Rules) -> list[Found[str]]:
    """The times of day a text names, in order of place.

    "18.00" counts only beside a date or a clock word, "18h" only from eight o'clock on or behind a clock word.
    """
    if not has_digit(text):
        return []
    plain = ascii_digits(text)
    clock = rules.calendar.clock
    found: list[Found[str]] = []
    stretches = around_digits(plain, _CUE, _CUE)
    colons = list(_COLON.finditer(plain)) if ":" in plain else []
    marked = _in_stretches(clock.marked, plain, stretches)
    others = [*_in_stretches(clock.cued, plain, stretches), *_in_stretches(clock.oclock, plain, stretches)]
    for match in _ISO.finditer(plain) if ":" in plain else ():
        _add(found, match["h"], match["m"], match.start(), match.end())
    for match in _in_stretches(clock.half, plain, stretches):
        hour, minute = match["h"] or match["h2"], match["m"] or match["m2"] or match["m3"]
        half = (match["half"] or match["half2"]).lower()
        if 1 <= int(hour) <= 12:
            shift = 12 if half in clock.pm and int(hour) < 12 else -12 if half not in clock.pm and hour == "12" else 0
            _add(found, str(int(hour) + shift), minute, match.start(), match.end())
    evening = bool(colons or marked or others) and clock.evening.search(plain) is not None
    for match in colons:
        _add(found, _moved(match["h"], evening), match["m"], match.start(), match.end())
    for match in marked:
        cued = bool(clock.cue.search(plain, max(0, match.start() - 12), match.start()))
        if int(match["h"]) >= _EARLIEST or cued:
            _add(found, _moved(match["h"], evening), match["m"], match.start(), match.end())
    for match in others:
        minute = match["m"] if match.re is clock.cued else None
        _add(found, _moved(match["h"], evening), minute, match.start("h"), match.end())
    if "." in plain:
        _stops(plain, text, rules, clock, found)
    found.sort(key=lambda f: f.start)
    return [f for f in found if not _ends_range(plain, f, found)]


def opens_with_time(text: str, rules: Rules) -> bool:
    """Whether a line opens with a time of day, or with the word for one before it ("kl. 17.30, Biografen")."""
    if not has_digit(text[:_OPENING]):
        return False
    times = find_times(text, rules)
    start = times[0].start if times else _OPENING
    if start >= _OPENING:
        return False
    return not any(map(str.isalnum, text[:start])) or rules.calendar.clock.cue.fullmatch(text, 0, start) is not None


def _in_stretches(pattern: re.Pattern[str], plain: str, stretches: list[tuple[int, int]]) -> list[re.Match[str]]:
    return [m for a, b in stretches for m in pattern.finditer(plain, a, b)]


def past_range(text: str, end: int) -> int:
    """The offset behind the time at which something ends, that stands right behind the one at which it begins."""
    until = _UNTIL.match(ascii_digits(text), end)
    return until.end() if until else end


def _stops(plain: str, text: str, rules: Rules, clock: Clock, found: list[Found[str]]) -> None:
    """Adds the "18.00"s that a date or a clock word makes times."""
    dates = None
    skipped: list[re.Match[str]] = []
    for match in _STOP.finditer(plain):
        told = bool(clock.behind.match(plain, match.end())) or bool(
            clock.cue.search(plain, max(0, match.start() - 12), match.start())
        )
        if not told:
            dates = find_dates(text, rules) if dates is None else dates
            if any(d.start <= match.start() < d.end for d in dates):
                continue
            told = any(0 <= match.start() - d.end <= _FROM_DATE for d in dates)
        if not told:
            near = [f for f in found if f.end <= match.start() <= f.end + 6]
            told = any(_RANGE.search(plain[f.end : match.start()]) for f in near)
        if told:
            _add(found, match["h"], match["m"], match.start(), match.end())
        else:
            skipped.append(match)
    for match in skipped:  # "18.30–20.00 Uhr": the clock word stands behind the end
        if any(_RANGE.fullmatch(plain[match.end() : f.start]) for f in found if match.end() < f.start):
            _add(found, match["h"], match["m"], match.start(), match.end())


def _add(found: list[Found[str]], hour: str, minute: str | None, start: int, end: int) -> None:
    value = int(hour)
    if 0 <= value <= 24 and int(minute or 0) < 60 and all(end <= f.start or start >= f.end for f in found):
        found.append(Found(f"{value % 24:02}:{int(minute or 0):02}", start, end))


def _moved(hour: str, evening: bool) -> str:
    """The hour past noon where the text says that it is evening on a clock of twelve hours."""
    return str(int(hour) + 12) if evening and 1 <= int(hour) < 12 else hour


def _ends_range(plain: str, time: Found[str], found: list[Found[str]]) -> bool:
    return any(f.end < time.start and _RANGE.fullmatch(plain[f.end : time.start]) for f in found)
