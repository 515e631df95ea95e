"""MHTML files, as browsers save pages with their pictures → the pages in them."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from pipeline.model.page import Source
from pipeline.read.bounds import LARGEST
from pipeline.read.kinds import kind_of_bytes
from pipeline.read.moments import moment
from pipeline.read.outcome import Failure

_OPENS = re.compile(rb"(?:[\w-]{2,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,20}){1,30}", re.IGNORECASE)
_RELATED = re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
_PARTS = 10_000


def opens_mhtml(head: bytes) -> bool:
    """Whether a file begins with the header of a message whose parts are a page and what it shows."""
    header = _OPENS.match(head.lstrip())
    return bool(header and _RELATED.search(header[0]))


def read_mhtml(raw: bytes, name: str) -> Iterator[Source | Failure]:
    """The page and its frames: every part that is HTML; `Source.offset` is the part's number from 1."""
    try:
        message = message_from_bytes(raw, policy=policy.compat32)
        parts = [part for part, _ in zip(message.walk(), range(_PARTS), strict=False)]
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        yield Failure(name, f"is no MHTML file ({str(error)[:80]})")
        return
    snapshot = _header(message, "Snapshot-Content-Location")
    found = False
    for number, part in enumerate(parts, start=1):
        if part.get_content_type() not in ("text/html", "application/xhtml+xml") or part.is_multipart():
            continue
        data = _data(part, f"{name}:{number}")
        if isinstance(data, Failure):
            yield data
        else:
            location = _header(part, "Content-Location")
            own = location if location and not location.lower().startswith("cid:") else None
            yield Source(
                data, part.get_content_type(), None, own or (None if found else snapshot), name, number,
                _charset(part), moment(_header(message, "Date") or ""), content_type=_header(part, "Content-Type"),
            )  # fmt: skip
        found = True
    if not found:
        yield Failure(name, "holds no HTML part; expected a page saved as MHTML")


def _data(part: Message, where: str) -> bytes | Failure:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return Failure(where, f"cannot be decoded ({str(error)[:80]})")
    if not isinstance(data, bytes) or not data.strip():
        return Failure(where, "is an empty page; expected HTML")
    if len(data) > LARGEST:
        return Failure(where, f"holds a page larger than {LARGEST // 1_000_000} MB")
    kind = kind_of_bytes(data)
    return Failure(where, f"is no text ({kind}); expected HTML") if kind else data


def _header(part: Message, name: str) -> str | None:
    value = part.get(name)
    return " ".join(str(value).split()).encode("utf-8", "replace").decode()[:2_000] or None if value else None


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None
