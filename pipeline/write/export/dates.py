"""EDTF as targets with less of it take it."""

import re
from datetime import date as calendar_date

_PLAIN = re.compile(r"(?:0\d{3}|[1-9]\d{3})(?:-\d{2}){0,2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?")


def plain(date: str) -> str | None:
    """A date that is a sure year, month or day ("1932", "1932-04"), or None: for targets without doubt in dates."""
    return date if _PLAIN.fullmatch(date) and _is_real(date + "-01-01"[len(date) - 4 :]) else None


def day(date: str) -> str | None:
    """A date that is a sure day, or None: for targets that take nothing less."""
    return date if _DAY.fullmatch(date) and _is_real(date) else None


def moment(time: str) -> str | None:
    """A screening's time whose year is told, or None."""
    return time if _TIME.fullmatch(time) and _is_real(time[:10]) and time[11:] < "24" else None


def fetched_day(fetched: str | None) -> str | None:
    """The day of a source's time of fetching, or None where none is told."""
    return day((fetched or "")[:10])


def _is_real(date: str) -> bool:
    try:
        calendar_date.fromisoformat(date)
    except ValueError:
        return False
    return True
