"""What dates are made of: readings in EDTF, valid days, other calendars."""

from dataclasses import dataclass

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Iran counts from 622; a year begins on 21 March, so its number is 621 behind for most of it.
_IRANIAN = range(1200, 1500)
_BUDDHIST = range(2400, 2601)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as EDTF ("1932-04-04", "1932-04", "XXXX-04-29"); `other` is a second way to read it, if any."""

    edtf: str
    other: str | None = None


def edtf(year: int | None, month: int, day: int | None = None) -> str | None:
    """The date in EDTF, None where there is no such day; Iranian and Buddhist years are converted."""
    if day is not None and not 1 <= day <= _LENGTHS[month - 1 if 1 <= month <= 12 else 0]:
        return None
    if not 1 <= month <= 12:
        return None
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if day is not None else None
    if year in _BUDDHIST:
        year -= 543
    if year in _IRANIAN:
        return iranian(year, month, day)
    if not 1700 <= year <= 2099:
        return None
    if day == 29 and month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return f"{year:04}-{month:02}" + ("" if day is None else f"-{day:02}")


def iranian(year: int, month: int, day: int | None) -> str | None:
    """A day of the Iranian calendar in EDTF; without the day only the year in which the month has its middle."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    count = -355668 + 365 * (year + 1595) + (year + 1595) // 33 * 8 + ((year + 1595) % 33 + 3) // 4
    count += (15 if day is None else day) + ((month - 1) * 31 if month < 7 else (month - 7) * 30 + 186)
    gregorian, count = 400 * (count // 146097), count % 146097
    if count > 36524:
        count -= 1
        gregorian, count = gregorian + 100 * (count // 36524), count % 36524
        if count >= 365:
            count += 1
    gregorian, count = gregorian + 4 * (count // 1461), count % 1461
    if count > 365:
        gregorian, count = gregorian + (count - 1) // 365, (count - 1) % 365
    if day is None:
        return str(gregorian)
    leap = gregorian % 4 == 0 and (gregorian % 100 != 0 or gregorian % 400 == 0)
    rest = count + 1
    for number, length in enumerate(_LENGTHS, 1):
        size = 28 if number == 2 and not leap else length
        if rest <= size:
            return f"{gregorian:04}-{number:02}-{rest:02}"
        rest -= size
    return None


def full_year(digits: str) -> int:
    """A year of two or four digits; two digits mean 1936–2035, which needs no clock and fits festivals."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year <= 35 else 1900 + year
