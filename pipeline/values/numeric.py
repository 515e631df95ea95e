"""Dates printed in numbers: "2019-04-29", "29.4.2019", "4/29/19", "29.04.", "2019年2月11日"."""

import re

from pipeline.model.parts import Found
from pipeline.rules.calendar import Calendar
from pipeline.values.days import DateReading, edtf, full_year
from pipeline.values.scan import fold_word

# Patterns begin with a digit, and what must not stand before it is asked behind it: so only digits are tried.
_YMD = re.compile(
    r"(?P<y>\d(?<![0-9A-Za-z.,:/-]\d)\d{3})(?P<s>[-/.])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<d>\d{1,2})(?!\d|[/.-]\d)\.?"
)
_DMY = re.compile(
    r"(?P<a>\d(?<![0-9A-Za-z.,:/+]\d)\d?)(?P<s>[./-])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4}|\d{2})(?!\d|[./:-]\d)"
)
_DM = re.compile(
    r"(?P<a>\d(?<![0-9A-Za-z.,:/+]\d)\d?)(?P<s>[./])(?P<gap>\s?)(?P<b>\d{1,2})(?P<dot>\.?)"
    r"(?!\d|[./:]\d|\s?(?:mm|min|%|€|\$|£|kr|zł)|[/’'\"″′])"
)
_MARKED = re.compile(r"\d[./-]")
_FIRST_DAY = re.compile(r"(?<![\d.,:/])(\d{1,2})\.?\s?[-–—]\s?$")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,20})[.,):]{0,2}\s{0,2}$")
_WORD_BEHIND = re.compile(r"[\s.,]{0,3}\(?([^\W\d_]{1,20})")
_TIME_BEHIND = re.compile(r"[\s,|]{1,3}(?:\w{2,4}\s)?\d{1,2}[:h]\d{2}")
# Languages that put the month before the day in figures ("9.20.").
_MONTH_FIRST = frozenset({"ko", "hu", "ja", "zh", "lt"})


def numeric_dates(
    text: str, calendar: Calendar, languages: tuple[str, ...], order: str | None
) -> list[Found[DateReading]]:
    """The dates in figures of a text whose digits are ASCII, in no order; overlaps are left to the caller."""
    found: list[Found[DateReading]] = []
    if _MARKED.search(text):
        _western(found, text, calendar, languages, order)
    if not text.isascii():
        found += _eastern(text, calendar)
    return found


def _western(
    found: list[Found[DateReading]], text: str, calendar: Calendar, languages: tuple[str, ...], order: str | None
) -> None:
    """Adds the dates with marks between their figures."""
    for match in _YMD.finditer(text):
        told = edtf(int(match["y"]), int(match["m"]), int(match["d"]))
        if told:
            found.append(Found(DateReading(told), match.start(), match.end("d")))
    for match in _DMY.finditer(text):
        if len(match["y"]) == 2 and (match["s"] == "-" or " " in match.group()):
            continue
        reading = _ordered(full_year(match["y"]), int(match["a"]), int(match["b"]), order)
        if reading:
            found += _first_day(text, match, reading)
            found.append(Found(reading, match.start(), match.end()))
    for match in _DM.finditer(text):
        if _is_day(text, match, calendar):
            first = order or ("mdy" if languages and languages[0] in _MONTH_FIRST else None)
            reading = _ordered(None, int(match["a"]), int(match["b"]), first)
            if reading:
                found += _first_day(text, match, reading)
                found.append(Found(reading, match.start(), match.end()))


def _first_day(text: str, match: re.Match[str], reading: DateReading) -> list[Found[DateReading]]:
    """The first day of "26.-28.04.2019", which has its month and year from the second."""
    first = _FIRST_DAY.search(text, max(0, match.start() - 7), match.start())
    if first is None or match["s"] == "-" or reading.other or int(first[1]) >= int(match["a"]):
        return []
    told = f"{reading.edtf[:-2]}{int(first[1]):02}"
    return [Found(DateReading(told), first.start(), match.end())] if int(first[1]) else []


def unambiguous_order(text: str) -> list[str]:
    """For every numeric date of a text that can be read in one way only: "dmy" or "mdy"."""
    orders = []
    for match in _DMY.finditer(text):
        a, b = int(match["a"]), int(match["b"])
        if 12 < a <= 31 and 1 <= b <= 12:
            orders.append("dmy")
        elif 12 < b <= 31 and 1 <= a <= 12:
            orders.append("mdy")
    return orders


def _ordered(year: int | None, first: int, second: int, order: str | None) -> DateReading | None:
    day_first, month_first = edtf(year, second, first), edtf(year, first, second)
    if order == "mdy" and month_first:
        return DateReading(month_first)
    if day_first is None:
        return DateReading(month_first) if month_first else None
    doubtful = order is None and month_first is not None and month_first != day_first
    return DateReading(day_first, month_first if doubtful else None)


def _is_day(text: str, match: re.Match[str], calendar: Calendar) -> bool:
    """Whether two numbers without a year are a day and a month, not a fraction, a price or a ratio."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    behind = _WORD_BEHIND.match(text, match.end())
    if any(
        m and fold_word(m[1]) in calendar.weekdays and (len(m[1]) > 1 or m[1] >= "\u2e80") for m in (before, behind)
    ):
        return True
    if before and match["s"] == "/" and fold_word(before[1]) in calendar.months:
        return False
    padded = len(match["a"]) == 2 and len(match["b"]) == 2
    if match["s"] == "/":
        return padded and not match["gap"] and not match["dot"]
    if match["dot"] and not match["gap"]:
        return text[match.end() : match.end() + 1] in ("", " ", ",", "-", "–", "—", ")", "|", "\t")
    return padded and not match["gap"] and bool(_TIME_BEHIND.match(text, match.end()))


def _eastern(text: str, calendar: Calendar) -> list[Found[DateReading]]:
    found: list[Found[DateReading]] = []
    for match in calendar.east.finditer(text):
        year: int | None = int(match["year"]) if match["year"] else None
        if match["era"]:
            year = calendar.eras[match["era"]] + (int(match["ey"]) if match["ey"].isdigit() else 1)
        if year is None and match["day"] is None:
            continue
        told = edtf(year, int(match["month"]), int(match["day"]) if match["day"] else None)
        if told:
            found.append(Found(DateReading(told), match.start(), match.end()))
    return found
