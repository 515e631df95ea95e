"""Records of web archives → pages: the HTTP answer taken apart, revisits and what is no page named."""

import io
import re
from collections.abc import Iterable, Iterator

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from pipeline.model.page import Source, media_type_of
from pipeline.read.bodies import TooLargeError, body_of
from pipeline.read.bounds import HEADER, LARGEST
from pipeline.read.digests import digest
from pipeline.read.kinds import kind_of_bytes, looks_like_html
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.reading import ReadState
from pipeline.read.warc import Captured

_PAGES = ("text/html", "application/xhtml+xml")
_UNTOLD = ("", "application/octet-stream", "text/plain", "unknown/unknown", "no-type", "application/http")
_PARSE = StatusAndHeadersParser([], verify=False)
_BLANK = re.compile(rb"\n\r?\n")
_LONGEST_NAME = 60  # characters of a content type that is told


def pages_of(records: Iterable[Captured | Failure], name: str, reading: ReadState) -> Iterator[Outcome]:
    """A source for every record that holds a page (status 200 to 299, HTML; the text of a WET file), a `Skip` for
    every other answer that was archived, and for revisits: whether the page they mean was read before or not."""
    for record in records:
        if isinstance(record, Failure):
            yield record
            continue
        where = f"{name}:{record.offset}"
        if record.kind == "revisit":
            yield _revisit(record, where, reading)
        elif record.kind == "continuation":
            yield Failure(where, "continues a record of another file; expected it in one piece")
        elif len(record.block) > LARGEST + HEADER:
            yield _large(record, where)
        else:
            yield _page(record, name, where, reading)


def _page(record: Captured, name: str, where: str, reading: ReadState) -> Outcome:
    answer, sent = _answer(record)
    told = _content_type(record, answer)
    status = _status(answer)
    if status is not None and not 200 <= status <= 299:
        return Skip(where, f"HTTP {status}")
    cut = False
    if answer is not None:
        try:
            sent, cut = body_of(sent, _header(answer, "transfer-encoding"), _header(answer, "content-encoding"))
        except TooLargeError:
            return _large(record, where)
    media_type = _media_type(record.kind, told, sent)
    if media_type is None:
        return Skip(where, told.partition(";")[0].strip().lower()[:_LONGEST_NAME] or "no content type")
    if len(sent) > LARGEST:
        return _large(record, where)
    if not sent.strip():
        return Failure(where, "is an empty page; expected HTML")
    if kind := kind_of_bytes(sent):
        return Skip(where, kind)
    _remember(record, reading)
    return Source(
        data=sent,
        media_type=media_type,
        uri=_header(record.headers, "WARC-Target-URI").strip("<>").replace(" ", "%20") or None,
        container=name,
        offset=record.offset,
        charset=_charset(told),
        fetched=_header(record.headers, "WARC-Date") or None,
        record_id=_record_id(record),
        http_status=status,
        content_type=told[:200] or None,
        remarks=_remarks(record, cut),
    )


def _answer(record: Captured) -> tuple[StatusAndHeaders | None, bytes]:
    """The HTTP header of a record's block, None where it has none, and what stands behind it."""
    block = record.block
    if record.kind not in ("response", "revisit") or block[:5].upper() != b"HTTP/":
        return None, block
    blank = _BLANK.search(block, 0, HEADER)
    end = blank.end() if blank else min(len(block), HEADER)
    try:
        return _PARSE.parse(io.BytesIO(block[:end])), block[end:]
    except (StatusAndHeadersParserException, EOFError, ValueError, IndexError):
        return None, block


def _revisit(record: Captured, where: str, reading: ReadState) -> Outcome:
    answer, _ = _answer(record)
    told = _content_type(record, answer)
    if answer is not None and told and not told.lower().startswith(_PAGES):
        return Skip(where, told.partition(";")[0].strip().lower()[:_LONGEST_NAME])
    known = any(key in reading.archived for key in _keys(record, "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"))
    return Skip(where, "revisit of a page read before" if known else "revisit of what was not read before")


def _remember(record: Captured, reading: ReadState) -> None:
    for key in _keys(record, "WARC-Target-URI", "WARC-Date"):
        reading.archived.first(key, 0)


def _keys(record: Captured, address: str, time: str) -> Iterator[tuple[int, int]]:
    payload = _header(record.headers, "WARC-Payload-Digest")
    if payload:
        yield digest(payload.encode("utf-8", "replace"))
    uri = _header(record.headers, address).strip("<>")
    if uri:
        yield digest(uri.encode("utf-8", "replace"), _header(record.headers, time).encode("utf-8", "replace"))


def _media_type(kind: str, told: str, data: bytes) -> str | None:
    """What a page is read as; None for what is none."""
    plain = told.partition(";")[0].strip().lower()
    if kind == "conversion":
        return "text/plain" if plain.startswith("text/plain") else None
    if plain.startswith(_PAGES):
        return plain if plain in _PAGES else "text/html"
    return media_type_of(None, data) if plain in _UNTOLD and looks_like_html(data) else None


def _status(answer: StatusAndHeaders | None) -> int | None:
    code = answer.statusline[:3] if answer is not None else ""
    return int(code) if code.isascii() and code.isdigit() else None


def _content_type(record: Captured, answer: StatusAndHeaders | None) -> str:
    if answer is not None:
        return _header(answer, "content-type")
    return _header(record.headers, "Content-Type")


def _charset(told: str) -> str | None:
    for part in told.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \t\"'")[:40] or None
    return None


def _record_id(record: Captured) -> str | None:
    """The record's id; ARC files have none (their parser draws one)."""
    return None if record.arc else _header(record.headers, "WARC-Record-ID").strip("<>")[:200] or None


def _remarks(record: Captured, cut: bool) -> tuple[tuple[str, str], ...]:
    remarks = record.remarks
    if why := _header(record.headers, "WARC-Truncated"):
        remarks = (*remarks, ("source.truncated", f"archived only in part ({why[:40]})"))
    elif cut and not remarks:
        remarks = (("source.truncated", "the end of this page was not archived"),)
    return remarks


def _large(record: Captured, where: str) -> Outcome:
    answer, _ = _answer(record)
    told = _content_type(record, answer)
    if not told.lower().startswith(_PAGES):
        return Skip(where, told.partition(";")[0].strip().lower()[:_LONGEST_NAME] or "no content type")
    return Failure(where, f"holds a page larger than {LARGEST // 1_000_000} MB")


def _header(headers: StatusAndHeaders, name: str) -> str:
    """A header's value; empty where it is not told."""
    value = headers.get_header(name, "")
    return value.encode("utf-8", "replace").decode() if value else ""
