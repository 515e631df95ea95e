"""Dates, years and spans of time as EDTF, with their places; numbers that are no dates are left alone."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.calendar import Calendar
from pipeline.values.days import DateReading
from pipeline.values.numeric import numeric_dates, unambiguous_order
from pipeline.values.scan import ascii_digits, fold_word, has_digit
from pipeline.values.worded import worded_dates

__all__ = ["DateReading", "find_dates", "find_intervals", "find_years", "page_order"]

_YEAR = re.compile(
    r"(?P<y>1(?:8[89]|9\d)\d|20(?:[0-2]\d|3[0-5]))(?<![0-9A-Za-z_$€£#№]\d{4})(?<![$€£]\s\d{4})(?:['’/\-–]\d\d)?(?!\d)"
)
_NO_YEAR = re.compile(
    r"['’]?s\b|er\b|[.,:]\d|\s?[x×]\s?\d|\s?(?:m|km|kg|€|\$|zł|kč|ft|min|mm)(?![\w.])|\s?(?:euro|people|kr\b)|%",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S*(?://|www\.|@)\S*|\+\d[\d .()/-]{7,20}")
# A year of the Buddhist era stands alone in its place, or beside Thai letters.
_BUDDHIST_YEAR = re.compile(r"(?P<y>2(?:4[4-9]|5[0-7])\d)(?<!\d{5})(?!\d|[.,]\d|\s?(?:บาท|คน|ที่นั่ง))")
_BUDDHIST_ALONE = re.compile(r"\W{0,3}2(?:4[4-9]|5[0-7])\d\W{0,3}")
_THAI = re.compile("[\u0e01-\u0e4e]")
_BUDDHIST = -543
_PERSIAN_YEAR = re.compile(r"(?P<y>1[234]\d\d)(?<!\d{5})(?!\d)")
_OPEN = re.compile(r"\s?[-–—](?=\s?(?:$|[),;:.\]]))")
_SHORT_END = re.compile(r"['’/\-–](\d\d)$")
_REMEMBERED = 400  # characters of a text whose dates are remembered


def find_dates(
    text: str, rules: Rules, languages: tuple[str, ...] = (), order: str | None = None
) -> list[Found[DateReading]]:
    """The days and months a text names, in order of place; a bare year is none (see `find_years`).

    `order` ("dmy", "mdy") says how the page writes numeric dates, where the rules do not; without it a date
    that can be read in two ways carries both. The days of "4–6 April" overlap in their common month.
    """
    if not has_digit(text):
        return []
    dates = _remembered_dates if len(text) <= _REMEMBERED else _dates
    return list(dates(text, rules, languages, rules.date_order or order))


def _dates(text: str, rules: Rules, languages: tuple[str, ...], order: str | None) -> tuple[Found[DateReading], ...]:
    plain = ascii_digits(text)
    found = numeric_dates(plain, rules.calendar, languages, order) + worded_dates(plain, rules.calendar, languages)
    found.sort(key=lambda f: (f.start, -f.end))
    kept: list[Found[DateReading]] = []
    for date in found:
        if not any(k.start <= date.start and date.end <= k.end and not _shares_month(k, date) for k in kept):
            kept.append(date)
    return tuple(kept)


_remembered_dates = lru_cache(maxsize=512)(_dates)  # the days of a page are looked for from many sides


def page_order(texts: Iterable[str]) -> str | None:
    """How a page writes numeric dates ("dmy", "mdy"), from those that can be read in one way; None: unknown."""
    counts = Counter(o for text in texts if has_digit(text) for o in unambiguous_order(ascii_digits(text)))
    if not counts or len(counts) > 1:
        return None
    return next(iter(counts))


def find_years(text: str, rules: Rules | None = None) -> list[Found[int]]:
    """The years 1880–2035 a text names; with rules also those of other eras (พ.ศ., 民國, Iranian), converted.

    Years of the Buddhist era are told without their cue too: beside Thai letters, or alone ("2567").
    """
    if not has_digit(text):
        return []
    return list(_remembered_years(text, rules) if len(text) <= _REMEMBERED else _years(text, rules))


def _years(text: str, rules: Rules | None) -> tuple[Found[int], ...]:
    plain = ascii_digits(text)
    hidden = [m.span() for m in _ADDRESS.finditer(plain)] if any(s in plain for s in ("//", "www", "@", "+")) else []
    found: list[Found[int]] = []
    for match in _YEAR.finditer(plain):
        start, end = match.span("y")
        if not _NO_YEAR.match(plain, end) and not any(a <= start < b for a, b in hidden):
            found.append(Found(int(match["y"]), start, end))
    if not text.isascii():
        found += _other_eras(text, plain, rules)
    if not found and "2" in plain and (_THAI.search(text) or _BUDDHIST_ALONE.fullmatch(plain)):
        found += [Found(int(m["y"]) + _BUDDHIST, *m.span()) for m in _BUDDHIST_YEAR.finditer(plain)]
    return tuple(sorted(found, key=lambda f: f.start))


_remembered_years = lru_cache(maxsize=512)(_years)


def find_intervals(
    text: str, rules: Rules, languages: tuple[str, ...] = ()
) -> list[Found[tuple[str | None, str | None]]]:
    """The spans of time a text names, as pairs of EDTF; no end where it is open ("1982–") or a decade ("198X")."""
    if not has_digit(text):
        return []
    plain = ascii_digits(text)
    calendar = rules.calendar
    found: list[Found[tuple[str | None, str | None]]] = []
    points = _points(text, rules, languages)
    used = 0
    for place, (value, start, end) in enumerate(points):
        if start < used:
            continue
        short = _SHORT_END.match(plain, end)
        if len(value) == 4 and short and not plain[short.end() : short.end() + 1].isdigit():
            last = int(value[:2] + short[1])
            if last > int(value) or short[1] == "00":
                last += 100 if short[1] == "00" else 0
                found.append(Found((value, str(last)), start, short.end()))
                used = short.end()
                continue
        behind = points[place + 1] if place + 1 < len(points) else None
        linked = behind is not None and _linked(plain[end : behind[1]], value, behind[0], calendar)
        if behind and (linked or _between(plain, (start, end), behind, calendar)):
            found.append(Found((value, behind[0]), start, behind[2]))
            used = behind[2]
        elif (
            behind and behind[1] < end == behind[2] and behind[0] > value and _dash(plain[start : behind[1]], calendar)
        ):
            found.append(Found((value, behind[0]), start, end))
            used = end
        elif len(value) == 4 and (open_end := _OPEN.match(plain, end) or calendar.still.match(plain, end)):
            found.append(Found((value, None), start, open_end.end()))
            used = open_end.end()
    found += _decades(plain, calendar, [(f.start, f.end) for f in found])
    return sorted(found, key=lambda f: f.start)


def _points(text: str, rules: Rules, languages: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Dates and the years outside them, as (EDTF, start, end) in order of place."""
    dates = [(d.value.edtf, d.start, d.end) for d in find_dates(text, rules, languages)]
    years = [
        (str(y.value), y.start, y.end)
        for y in find_years(text, rules)
        if not any(a <= y.start < b for _, a, b in dates)
    ]
    return sorted([*dates, *years], key=lambda p: (p[1], -p[2]))


def _linked(gap: str, first: str, second: str, calendar: Calendar) -> bool:
    """Whether what stands between two dates makes them the ends of a span ("2018/2019" is a season)."""
    if gap == "/":
        return len(first) == len(second) == 4 and int(second) == int(first) + 1
    return first[:4] <= second[:4] and _spans(gap, calendar)


def _between(plain: str, first: tuple[int, int], second: tuple[str, int, int], calendar: Calendar) -> bool:
    """Whether "and" between two dates makes a span of them, since "between" stands before or behind the two."""
    start, end = first
    if second[1] - end > 12 or not calendar.paired.match(plain[end : second[1]]):
        return False
    behind = re.match(r"\s?[^\W\d_]*\s?[^\W\d_]*", plain[second[2] : second[2] + 24])
    told = [plain[max(0, start - 32) : start], behind.group() if behind else ""]
    return plain[start : start + 4] < second[0][:4] and any(calendar.between.search(t) for t in told)


def _spans(gap: str, calendar: Calendar) -> bool:
    return len(gap) < 24 and bool(calendar.gap.match(gap))


def _dash(head: str, calendar: Calendar) -> bool:
    """Whether a dash or "to", not "and", stands between two days that share their month."""
    return _spans(head.lstrip("0123456789").removeprefix("."), calendar)


def _shares_month(longer: Found[DateReading], date: Found[DateReading]) -> bool:
    return longer.end == date.end and longer.start < date.start and longer.value.edtf[:7] == date.value.edtf[:7]


def _decades(
    plain: str, calendar: Calendar, taken: list[tuple[int, int]]
) -> list[Found[tuple[str | None, str | None]]]:
    found: list[Found[tuple[str | None, str | None]]] = []
    for match in calendar.decade.finditer(plain):
        digits = match["bare"] or match["year"]
        century = digits[:3] if len(digits) == 4 else ("19" if int(digits) >= 20 else "20") + digits[0]
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found.append(Found((f"{century}X", None), match.start(), match.end()))
    return found


def _other_eras(text: str, plain: str, rules: Rules | None) -> list[Found[int]]:
    """Years of other eras: in Persian figures or beside an Iranian cue Y + 621, else those the rules name."""
    found: list[Found[int]] = []
    for match in _PERSIAN_YEAR.finditer(plain):
        start, end = match.span()
        persian = all("\u06f0" <= c <= "\u06f9" for c in text[start:end])
        cued = rules is not None and any(
            fold_word(w) in rules.calendar.iranian_cues
            for w in re.findall(r"[^\s\d()،,:]{1,14}", text[max(0, start - 16) : start] + " " + text[end : end + 10])
        )
        if (persian and int(match["y"]) < 1500) or cued:
            found.append(Found(int(match["y"]) + 621, start, end))
    if rules is not None:
        for match in rules.calendar.era_year.finditer(plain):
            base = rules.calendar.eras[match["era"]]
            year = base + (int(match["ey"]) if match["ey"].isdigit() else 1)
            if 1860 <= year <= 2099:
                found.append(Found(year, match.start(), match.end()))
    return found
