"""The days a festival or a programme lasts ("17–26 October 2025", "May 2019"), and the days that fall into them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.dates import DateReading, find_dates, find_intervals, find_years
from pipeline.values.scan import ascii_digits, fold_word

_LONGEST = 120  # characters of a line that tells a season
_DAY = 10  # characters of a date with its day
_MONTH = 7  # characters of a date without its day
_DAYS = re.compile(r"(?<!\d)(?P<a>\d{1,2})\.?\s?[-–—~〜～]\s?(?P<b>\d{1,2})(?!\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(?P<a>\d{1,2})\.?\s?[-–—]\s?(?:[^\W\d_]+\.?,?\s)?$")
_MONTH_BEFORE = re.compile(r"(?P<m>[^\W\d_]{3,})\.?\s?[-–—/]\s?$")
_MONTH_DAY = re.compile(r"\s?[-–—~〜～]\s?(?P<m>\d{1,2})[./](?P<d>\d{1,2})(?![\d:])")
_NAMED = re.compile(
    r"(?P<w>[^\W\d_]+)\.?,?\s{1,3}(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?(?![\d./:])(?P<next>[\s,;|–—-]*[^\W\d_]*)"
)
_BETWEEN = re.compile(
    r"\.?\s{0,2}(?:[(（][^()（）]{1,4}[)）]\s{0,2})?(?:[-–—~〜～]|[^\W\d_]{1,5}(?:\s[^\W\d_]{1,10})?)\s{0,2}"
)
_CLOCK_WORD = 3  # letters that may stand between a day and its time ("at", "a las")
_ALONE = 14  # letters that a line of months alone may hold besides them


@dataclass(frozen=True, slots=True)
class Season:
    """The first and the last day of a season as EDTF days; the year is "XXXX" where it is not told."""

    first: str
    last: str

    def holds(self, day: str) -> bool:
        """Whether a day falls into the season; a year that either does not tell counts as the other's."""
        if "XXXX" in (self.first[:4], day[:4]):
            return self.first[5:] <= day[5:] <= self.last[5:]
        return self.first <= day <= self.last


def find_seasons(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[Season]]:
    """The seasons a line tells, with their places; none in a longer text."""
    if len(text) > _LONGEST or sum(c.isdigit() for c in text) < 2:
        return []
    found = [
        Found(Season(*_one_year(first, last)), f.start, f.end)
        for f in find_intervals(text, rules, languages)
        for first, last in [f.value]
        if first and last and len(first) == len(last) > _MONTH
    ]
    if not found:
        dates = find_dates(text, rules, languages)
        found = _from_day_to_day(text, dates)
    if not found:
        found = [Found(s, d.start, end) for d in dates for s, end in _around(text, d, rules, languages)]
    return _with_year(text, found, rules)


def _from_day_to_day(text: str, dates: list[Found[DateReading]]) -> list[Found[Season]]:
    """The seasons from one full date to the next ("27 January – 5 February 2023"); the year may stand with the last."""
    found: list[Found[Season]] = []
    for one, other in pairwise(dates):
        first, last = one.value.edtf, other.value.edtf
        if len(first) != _DAY or len(last) != _DAY or not _BETWEEN.fullmatch(text[one.end : other.start]):
            continue
        first, last = _one_year(first, last)
        if first[:4] == last[:4] and first < last:
            found.append(Found(Season(first, last), one.start, other.end))
    return found


def _one_year(first: str, last: str) -> tuple[str, str]:
    """Two days in order, the one that lacks its year in that of the other."""
    if first[0] == "X":
        return last[:4] + first[4:], last
    return first, (first[:4] + last[4:] if last[0] == "X" else last)


def _around(
    text: str, date: Found[DateReading], rules: Rules, languages: tuple[str, ...]
) -> list[tuple[Season, int]]:
    """The season that a date belongs to, by the numbers and months in it and around it, and where it ends."""
    edtf = date.value.edtf
    plain = ascii_digits(text)
    if len(edtf) == _MONTH:
        if sum(c.isalpha() for c in text[: date.start] + text[date.end :]) > _ALONE or edtf[4] != "-":
            return []
        before = _MONTH_BEFORE.search(plain[: date.start])
        month = rules.calendar.month(fold_word(before["m"]), languages) if before else None
        first = f"{edtf[:5]}{month.number:02}" if month and month.number < int(edtf[5:]) else edtf
        return [(Season(f"{first}-01", f"{edtf}-31"), date.end)]
    head, day = edtf[:8], int(edtf[8:])
    within = _DAYS.search(plain, date.start, date.end)
    if within and int(within["a"]) == day < int(within["b"]):
        return [(Season(edtf, f"{head}{int(within['b']):02}"), date.end)]
    before = _DAY_BEFORE.search(plain[: date.start])
    if before and 0 < int(before["a"]) < day:
        return [(Season(f"{head}{int(before['a']):02}", edtf), date.end)]
    behind = _MONTH_DAY.match(plain, date.end)
    if behind and edtf[5:] < (end := f"{int(behind['m']):02}-{int(behind['d']):02}") <= "12-31":
        return [(Season(edtf, f"{edtf[:5]}{end}"), behind.end())]
    return []


def _with_year(text: str, found: list[Found[Season]], rules: Rules) -> list[Found[Season]]:
    """The seasons without a year in the one year that stands in their line ("20–27 Eylül / September 2024")."""
    if not any(f.value.first[0] == "X" for f in found):
        return found
    years = find_years(text, rules)
    if len({y.value for y in years}) != 1:
        return found
    year = f"{years[0].value:04}"
    return [
        Found(Season(year + f.value.first[4:], year + f.value.last[4:]), f.start, max(f.end, years[0].end))
        if f.value.first[0] == "X"
        else f
        for f in found
    ]


def is_season_end(text: str, date: Found[DateReading], start: int) -> bool:
    """Whether the "10.30" at `start` behind a date is a span's last day ("2024.10.18 - 10.30"), not a time."""
    behind = _MONTH_DAY.match(ascii_digits(text), date.end)
    if behind is None or behind.start("m") != start or not text[date.start : date.start + 4].isdigit():
        return False
    return date.value.edtf[5:] < f"{int(behind['m']):02}-{int(behind['d']):02}" <= "12-31"


def named_day(text: str, rules: Rules) -> Found[int] | None:
    """The number of the day that a line opens with behind a weekday ("Lun 24   17:00", "Fri 8, 11.00am")."""
    match = _NAMED.match(ascii_digits(text), next((i for i, c in enumerate(text[:4]) if c.isalpha()), 0))
    if match is None or fold_word(match["w"]) not in rules.calendar.weekdays or not 1 <= int(match["d"]) <= 31:
        return None
    behind = match["next"].lstrip(" \t,;|–—-")
    if behind and (len(behind) > _CLOCK_WORD or rules.calendar.month(fold_word(behind)) is not None):
        return None  # "do 16 mei"
    return Found(int(match["d"]), match.start(), match.end("d"))


def year_of(day: str, seasons: Iterable[Season]) -> str | None:
    """The day with its year, where all dated seasons that hold it agree on one; else None."""
    years = {s.first[:4] for s in seasons if s.first[0] != "X" and s.first[:4] == s.last[:4] and s.holds(day)}
    return years.pop() + day[4:] if len(years) == 1 else None


def day_of(number: int, seasons: Iterable[Season]) -> str | None:
    """The day of this number that falls into a season, where there is only one ("8" of 8–11 September); else None."""
    found: set[str] = set()
    for season in seasons:
        for head in {season.first[:8], season.last[:8]}:
            day = f"{head}{number:02}"
            if season.holds(day) and season.first <= day <= season.last:
                found.add(day)
    dated = {day for day in found if day[0] != "X"}
    found = {day for day in found if day[0] != "X" or not any(d[4:] == day[4:] for d in dated)}
    return found.pop() if len(found) == 1 else None
