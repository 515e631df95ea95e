"""WARC and ARC files → records, one bad record costing no other; the pages in them are read by `captures`."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

from warcio.recordloader import ARC2WARCHeadersParser
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from pipeline.read.bounds import HEADER, LARGEST
from pipeline.read.kinds import ARC_LINE, WARC_LINE
from pipeline.read.lines import Lines
from pipeline.read.outcome import Failure
from pipeline.read.packed import Damage, Members
from pipeline.read.streams import streamed

_SWALLOWED = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d\r?\n", re.IGNORECASE)
_EXPECTED = "expected a WARC or ARC record"
_BODIES = frozenset(("response", "resource", "revisit", "conversion", "continuation"))
_LARGEST = LARGEST + HEADER  # a page with its HTTP header
_PARSE_WARC = StatusAndHeadersParser([], verify=False)
_PARSE_ARC = ARC2WARCHeadersParser()


@dataclass(frozen=True, slots=True)
class Captured:
    """A record that may hold a page: its headers, its block (at most one byte more than a page may have), how many
    bytes of it are missing, and what was noticed about it."""

    offset: int
    kind: str
    headers: StatusAndHeaders
    block: bytes
    missing: int = 0
    arc: bool = False
    remarks: tuple[tuple[str, str], ...] = ()


def read_warc(file: IO[bytes] | Members, name: str) -> Iterator[Captured | Failure]:
    """The records of a file that may hold pages, in order; what cannot be read is named with its offset.

    `Captured.offset` is where the record, or the packed member that holds it, begins in the file.
    """
    if not isinstance(file, Members):
        yield from _Records(Lines(file), name, None)
        return
    for member in file:
        records = _Records(Lines(streamed(member.following)), name, member.offset)
        for record in records:
            if member.damage is None or isinstance(record, Failure):
                yield record
            elif whole := _of_damaged(record, member.damage):
                yield whole
        if member.damage is not None:
            yield Failure(f"{name}:{member.offset}", f"{member.damage.message}; {_EXPECTED}")


def _of_damaged(record: Captured, damage: Damage) -> Captured | None:
    """What a damaged member still holds of a record; nothing where its bytes end in wrong ones."""
    if record.missing and not (damage.truncated and record.block.strip()):
        return None
    what = "the archive ends inside of this page" if damage.truncated else "the packed data of this page are damaged"
    return replace(record, remarks=(("source.truncated" if record.missing else "source.damaged", what),))


class _Records:
    """The records of one stream; `packed_at` is the offset of the member it was unpacked from."""

    def __init__(self, lines: Lines, name: str, packed_at: int | None) -> None:
        self._lines = lines
        self._name = name
        self._packed_at = packed_at
        self._arc = False

    def __iter__(self) -> Iterator[Captured | Failure]:
        while line := self._lines.line():
            if not line.strip():
                continue
            at = self._lines.at - len(line) if self._packed_at is None else self._packed_at
            found = self._headers(line)
            if found is None:
                yield Failure(f"{self._name}:{at}", f"{self._to_next() + len(line)} bytes are no record; {_EXPECTED}")
                continue
            headers, length = found
            kind = headers.get_header("WARC-Type", "").lower()
            if kind not in _BODIES or (self._arc and line.startswith(b"filedesc://")):
                self._lines.skip(length)
                self._to_boundary(b"")
                continue
            block = self._lines.read(min(length, _LARGEST + 1))
            missing = length - len(block)
            if missing and len(block) > _LARGEST:
                missing -= self._lines.skip(missing)
            block, remarks = self._to_boundary(block)
            if missing and not remarks:
                remarks = (("source.truncated", f"{missing} bytes of this page's record are missing"),)
                if self._packed_at is None:
                    yield Failure(f"{self._name}:{at}", f"the file ends inside of this record; {_EXPECTED}")
            yield Captured(at, kind, headers, block, missing, self._arc, remarks)

    def _headers(self, line: bytes) -> tuple[StatusAndHeaders, int] | None:
        """A record's headers and its length; None where none begins with the line."""
        self._arc = not WARC_LINE.match(line)
        head = [line]
        if not self._arc:
            size = len(line)
            while size < HEADER and (line := self._lines.line()).strip():
                head.append(line)
                size += len(line)
            head.append(b"\r\n")
        elif not ARC_LINE.match(line):
            return None
        try:
            headers = (_PARSE_ARC if self._arc else _PARSE_WARC).parse(io.BytesIO(b"".join(head)))
            length = int(headers.get_header("Content-Length", ""))
        except (StatusAndHeadersParserException, EOFError, ValueError, TypeError, IndexError):
            return None
        return (headers, length) if length >= 0 else None

    def _to_boundary(self, block: bytes) -> tuple[bytes, tuple[tuple[str, str], ...]]:
        """The block as far as it is the record's, where its Content-Length proves wrong; the stream behind its end."""
        line = self._lines.line()
        if not line.strip():
            if not line and (swallowed := _SWALLOWED.search(block)):
                return self._cut(block, swallowed.start(), b"")
            return block, ()
        if self._begins(line):
            self._lines.back(line)
            return block, ()
        if swallowed := _SWALLOWED.search(block):
            return self._cut(block, swallowed.start(), line)
        self._lines.back(line)
        rest: list[bytes] = []
        self._to_next(rest)
        whole = b"".join((block, *rest)).removesuffix(b"\r\n\r\n")  # which ends every record
        return whole, (("source.length", "the record is longer than its archive says"),)

    def _cut(self, block: bytes, end: int, line: bytes) -> tuple[bytes, tuple[tuple[str, str], ...]]:
        self._lines.back(block[end:] + line)
        return block[:end], (("source.length", "the record is shorter than its archive says"),)

    def _to_next(self, kept: list[bytes] | None = None) -> int:
        """How many bytes were passed over up to the next record; they are kept as long as a page could hold them."""
        passed = 0
        while line := self._lines.line():
            if self._begins(line):
                self._lines.back(line)
                break
            if kept is not None and passed <= LARGEST:
                kept.append(line)
            passed += len(line)
        return passed

    def _begins(self, line: bytes) -> bool:
        return bool(WARC_LINE.match(line) or (self._arc and ARC_LINE.match(line)))
