"""One entry of a feed (a line, a row, an object) → the page it holds, whatever its keys are called."""

from collections.abc import Mapping
from datetime import datetime

from pipeline.model.page import Source, media_type_of
from pipeline.read.bounds import LARGEST
from pipeline.read.kinds import kind_of_bytes, looks_like_html
from pipeline.read.outcome import Failure
from pipeline.read.reading import PAGE_KEYS, ReadState
from pipeline.read.spelled import spelled

EXPECTED = 'expected a JSON object with "html", "text" or "body"'
_LONGEST_HEAD = 1_024

Entry = Mapping[str, object]


def page_key(entry: Entry, reading: ReadState) -> tuple[str, str] | None:
    """The part ("html", "text" or "body") and the key that hold the page; None where no key does.

    Keys known by name go first; an entry without one is looked through for a value that opens an HTML document.
    """
    for part in PAGE_KEYS:
        for key in _named(entry, reading.keys[part]):
            if _filled(entry[key]):
                return part, key
    for key, value in entry.items():
        if looks_like_html(_bytes(value, _LONGEST_HEAD)):
            return "html", key
    return None


def page_of(entry: Entry, container: str, number: int, reading: ReadState) -> Source | Failure:
    """The page of a feed's entry, which is the entry of that number (from 1) of its container."""
    where = f"{container}:{number}"
    found = page_key(entry, reading)
    if found is None:
        return Failure(where, f"holds no page; {EXPECTED}")
    part, key = found
    data = _bytes(entry[key])
    if len(data) > LARGEST:
        return Failure(where, f"holds a page larger than {LARGEST // 1_000_000} MB")
    kind = kind_of_bytes(data)
    if kind:
        return Failure(where, f"holds no text ({kind}); {EXPECTED}")
    told = _first(entry, "type", reading)
    return Source(
        data=data,
        media_type=_media_type(part, told, data),
        uri=_first(entry, "url", reading),
        container=container,
        offset=number,
        charset=_first(entry, "charset", reading),
        fetched=_first(entry, "time", reading),
        http_status=_status(entry, reading),
        content_type=told,
    )


def _media_type(part: str, told: str | None, data: bytes) -> str:
    if part != "body":
        return "text/html" if part == "html" else "text/plain"
    plain = (told or "").partition(";")[0].strip().lower()
    return plain if plain.startswith(("text/", "application/xhtml")) else media_type_of(None, data)


def _named(entry: Entry, names: tuple[str, ...]) -> list[str]:
    """The entry's keys that bear one of the names, in the order of the names; case ignored."""
    folded = {key.strip().lower(): key for key in reversed(list(entry))}
    return [key for name in names if (key := name if name in entry else folded.get(name.lower(), "")) in entry]


def _filled(value: object) -> bool:
    return bool(_bytes(value, 1_000).strip() or _bytes(value).strip())


def _first(entry: Entry, part: str, reading: ReadState) -> str | None:
    for key in _named(entry, reading.keys[part]):
        value = entry[key]
        if isinstance(value, datetime):
            return value.isoformat()
        if text := _bytes(value).decode("utf-8", "replace").strip():
            return text[:4_000]
    return None


def _status(entry: Entry, reading: ReadState) -> int | None:
    for key in _named(entry, reading.keys["status"]):
        value = str(entry[key])
        if len(value) == 3 and value.isascii() and value.isdigit():
            return int(value)
    return None


def _bytes(value: object, at_most: int | None = None) -> bytes:
    """A value as UTF-8, of a list its first; what is no text is empty."""
    while isinstance(value, list | tuple) and value:
        value = value[0]
    if isinstance(value, bytes):
        return value[:at_most]
    if not isinstance(value, str):
        return b""
    return spelled(value[:at_most])
