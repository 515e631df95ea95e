"""Dates as mail and HTTP write them → capture times."""

from datetime import UTC
from email.utils import parsedate_to_datetime


def moment(text: str) -> str | None:
    """ "Wed, 01 May 2024 12:00:00 +0200" → "2024-05-01T10:00:00Z"; None for what is no date. -0000 is UTC."""
    try:
        told = parsedate_to_datetime(text)
        if told.tzinfo is None:
            told = told.replace(tzinfo=UTC)
        return told.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
