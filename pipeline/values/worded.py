"""Dates with a month's name: "4 April 1932", "April 4, 1932", "le 4 avril 1932", "4 апреля", "April 1932"."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.model.parts import Found
from pipeline.rules.calendar import Calendar, MonthSense
from pipeline.values.days import DateReading, edtf, iranian
from pipeline.values.scan import WORD, around_digits, fold_word

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LEFT = 48  # characters looked at before a month's name
_CLITICS = "בלמהוبل"  # prepositions Hebrew and Arabic write together with the month
_UNKNOWN = re.compile(r"(?<![\w.,/:-])(\d{1,2})\.?\s([^\W\d_]{3,14})\s(\d{4})(?![\w])")


def worded_dates(text: str, calendar: Calendar, languages: tuple[str, ...]) -> list[Found[DateReading]]:
    """The dates with a month's name in a text whose digits are ASCII; overlaps are left to the caller."""
    found: list[Found[DateReading]] = []
    words = [m for a, b in around_digits(text, 30, 48) for m in WORD.finditer(text, a, b)]
    for place, match in enumerate(words):
        end = match.end()
        month, is_iranian = _month(match.group(), calendar, languages), False
        if month is None and place + 1 < len(words) and words[place + 1].start() - end == 1:
            month = calendar.month(fold_word(match.group()) + " " + fold_word(words[place + 1].group()), languages)
            end = words[place + 1].end() if month else end
        if month is None:
            number = calendar.iranian.get(fold_word(match.group()))
            month, is_iranian = (MonthSense(number, None, sure=True), True) if number else (None, False)
        if month is not None:
            found += _around(text, match.start(), end, month, calendar, is_iranian)
    foreign = tuple(code for code in languages if code not in calendar.languages)
    if foreign and not found:
        found += _foreign(text, foreign)
    return found


def _month(word: str, calendar: Calendar, languages: tuple[str, ...]) -> MonthSense | None:
    folded = fold_word(word)
    month = calendar.month(folded, languages)
    if month is None and word[0] in _CLITICS:
        month = calendar.month(folded[1:], languages)
    return month


def _around(
    text: str, start: int, end: int, month: MonthSense, calendar: Calendar, is_iranian: bool
) -> list[Found[DateReading]]:
    """The dates that the numbers around a month's name make: none, one, or two ("4–6 April")."""
    left = calendar.left.search(text, max(0, start - _LEFT), start)
    if left:
        right = calendar.right_year.match(text, end)
        # "2019. gada 4. aprīlis": a year before the day counts only if none stands behind.
        year = right["year"] if right else left["year"]
        stop = right.end() if right else end
        begin = left.start("year") if left["year"] and not right else left.start("day")
        if left["year"] and not right and left["first"]:
            begin = left.start("day")
        return _days(month, year, [(left["first"], left.start("first")), (left["day"], begin)], stop, is_iranian)
    behind = calendar.right_day.match(text, end)
    year_left = calendar.year_left.search(text, max(0, start - _LEFT), start)
    if behind and (month.sure or behind["year"] or year_left):
        year = behind["year"] or (year_left["year"] if year_left else None)
        begin = year_left.start("year") if year_left and not behind["year"] else start
        ends = [(behind["day"], begin), (behind["last"], begin)]
        return _days(month, year, ends, behind.end(), is_iranian)
    right = calendar.right_year.match(text, end)
    if right and (month.sure or text[start].isupper()):
        return _days(month, right["year"], [(None, start)], right.end(), is_iranian)
    if year_left and right is None and month.sure:
        return _days(month, year_left["year"], [(None, year_left.start("year"))], end, is_iranian)
    return []


def _days(
    month: MonthSense, year: str | None, days: list[tuple[str | None, int]], end: int, is_iranian: bool
) -> list[Found[DateReading]]:
    found: list[Found[DateReading]] = []
    for day, begin in days:
        if day is None and (len(days) > 1 or year is None):
            continue
        if day is not None and year is None and not month.sure:
            continue
        told = _told(year, month.number, day, is_iranian)
        if told:
            other = None if month.other is None else _told(year, month.other, day, is_iranian)
            found.append(Found(DateReading(told, other), begin, end))
    return found


def _told(year: str | None, month: int, day: str | None, is_iranian: bool) -> str | None:
    if is_iranian:
        # Without its year an Iranian day has no one day in ours.
        return iranian(int(year), month, int(day) if day else None) if year and 1200 <= int(year) < 1500 else None
    return edtf(int(year) if year else None, month, int(day) if day else None)


def _foreign(text: str, languages: tuple[str, ...]) -> list[Found[DateReading]]:
    """Dates in languages whose months our tables do not hold, read by dateparser."""
    found: list[Found[DateReading]] = []
    for match in _UNKNOWN.finditer(text):
        told = _parsed(match[1], match[2], match[3], languages)
        if told:
            found.append(Found(DateReading(told), match.start(), match.end()))
    return found


@lru_cache(maxsize=1024)
def _parsed(day: str, word: str, year: str, languages: tuple[str, ...]) -> str | None:
    """Day, word and year as EDTF, or None; only whole dates in one given form, never a guess at a part."""
    parser = _parser(languages)
    if parser is None:
        return None
    told = parser.get_date_data(f"{int(day):02} {word} {year}", date_formats=["%d %B %Y"])
    return None if told.date_obj is None else edtf(told.date_obj.year, told.date_obj.month, told.date_obj.day)


@lru_cache(maxsize=64)
def _parser(languages: tuple[str, ...]) -> "DateDataParser | None":
    """dateparser for some languages, imported only when a page holds a month we do not know."""
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser

    known = [code for code in languages if code in language_order]
    return DateDataParser(languages=known, settings={"PARSERS": ["custom-formats"]}) if known else None
