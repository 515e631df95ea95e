"""Feeds of JSON lines → sources: one page a line, one failure for a bad line."""

import json
from collections.abc import Iterator, Mapping
from typing import IO

from pipeline.model.page import Source, media_type_of
from pipeline.read.kinds import kind_of_bytes
from pipeline.read.outcome import Failure

LONGEST = 60_000_000  # bytes of a line: a page of 20 MB whose every character JSON escapes would not fit, real ones do
_LARGEST = 20_000_000
_ADDRESS = ("url", "uri")
_TYPE = ("content_type", "media_type", "mime")
_TIME = ("fetched", "date")
_EXPECTED = 'expected a JSON object with "html", "text" or "body"'


def read_feed(file: IO[bytes], name: str) -> Iterator[Source | Failure]:
    """The pages of a feed in order; `Source.offset` is the line's number from 1; `OSError` where reading stops.

    A line is an object: `html`, `text` or `body` with the page, and where known `url`, `charset`,
    `content_type`, `fetched` (or `date`). Blank lines are passed over.
    """
    number = 0
    seen = False
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST)
            yield Failure(f"{name}:{number}", f"is longer than {LONGEST // 1_000_000} MB; {_EXPECTED}")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _page(line.removeprefix(b"\xef\xbb\xbf"), name, number)
        else:
            continue
        seen = True
    if not seen:
        yield Failure(name, f"is empty; {_EXPECTED} on each line")


def _page(line: bytes, name: str, number: int) -> Source | Failure:
    where = f"{name}:{number}"
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Failure(where, f"is not UTF-8; {_EXPECTED}")
    except (ValueError, RecursionError) as error:
        return Failure(where, f"is no JSON ({str(error)[:120]}); {_EXPECTED}")
    if not isinstance(entry, dict):
        return Failure(where, f"is a JSON {type(entry).__name__}; {_EXPECTED}")
    key = next((k for k in ("html", "text", "body") if _told(entry, k)), None)
    if key is None:
        return Failure(where, f"holds no page; {_EXPECTED}")
    data = _bytes(entry[key])
    if len(data) > _LARGEST:
        return Failure(where, f"holds a page larger than {_LARGEST // 1_000_000} MB")
    kind = kind_of_bytes(data)
    if kind:
        return Failure(where, f"holds no text ({kind}); {_EXPECTED}")
    return Source(
        data=data,
        media_type=_media_type(key, _first(entry, _TYPE), data),
        uri=_first(entry, _ADDRESS),
        container=name,
        offset=number,
        charset=_first(entry, ("charset",)),
        fetched=_first(entry, _TIME),
    )


def _media_type(key: str, told: str | None, data: bytes) -> str:
    if key != "body":
        return "text/html" if key == "html" else "text/plain"
    plain = (told or "").partition(";")[0].strip().lower()
    return plain if plain.startswith(("text/", "application/xhtml")) else media_type_of(None, data)


def _told(entry: Mapping[str, object], key: str) -> bool:
    value = entry.get(key)
    return isinstance(value, str) and bool(value.strip())


def _first(entry: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return _bytes(value.strip()).decode("utf-8")
    return None


def _bytes(text: str) -> bytes:
    """UTF-8; halves of surrogate pairs, which JSON can spell and UTF-8 cannot, become U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")
