"""EDTF as targets with less of it take it."""

import re

_PLAIN = re.compile(r"(?:0\d{3}|[1-9]\d{3})(?:-\d{2}){0,2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?")


def plain(date: str) -> str | None:
    """A date that is a sure year, month or day ("1932", "1932-04"), or None: for targets without doubt in dates."""
    return date if _PLAIN.fullmatch(date) else None


def day(date: str) -> str | None:
    """A date that is a sure day, or None: for targets that take nothing less."""
    return date if _DAY.fullmatch(date) else None


def moment(time: str) -> str | None:
    """A screening's time whose year is told, or None."""
    return time if _TIME.fullmatch(time) else None


def fetched_day(fetched: str | None) -> str | None:
    """The day of a source's time of fetching, or None where none is told."""
    return day((fetched or "")[:10])
