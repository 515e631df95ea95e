"""The body of an HTTP response as it was sent → the page, unpacked only by what it really is."""

import re
import zlib
from collections.abc import Iterator

import zstandard

from pipeline.read.bounds import CHUNK, LARGEST
from pipeline.read.unpacking import Zstd

_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


class TooLargeError(OSError):
    """A body that unpacks to more than a page may hold."""


def body_of(data: bytes, transfer: str, content: str) -> tuple[bytes, bool]:
    """The page of a body sent with these Transfer-Encoding and Content-Encoding headers, and whether it was cut off.

    Headers lie: what is no chunks, or no gzip, stays as it is; gzip and zstd are known without a header.
    Raises `TooLargeError`.
    """
    cut = False
    if "chunked" in transfer.lower():
        data, cut = _unchunked(data)
    told = [name.strip().lower() for name in content.split(",")]
    for name in (*reversed(told), ""):  # the last one named was put on last; and once more by what the bytes say
        unpacked = _unpacked(data, name)
        if unpacked is None or (unpacked[1] and (not unpacked[0] or data.lstrip()[:1] == b"<")):
            continue  # some texts begin like packed data
        data, short = unpacked
        cut = cut or short
    return data, cut


def _unchunked(data: bytes) -> tuple[bytes, bool]:
    """The chunks joined; the data itself where it does not begin with a chunk."""
    pieces: list[bytes] = []
    at = 0
    while found := _SIZE.match(data, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(pieces), False
        piece = data[found.end() : found.end() + size]
        pieces.append(piece)
        at = found.end() + size
        if len(piece) < size:
            break
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
    if not pieces or (at < len(data) and len(pieces) == 1):
        return data, False  # a text that happens to begin with a figure
    return b"".join(pieces) + data[at:], True


def _unpacked(data: bytes, name: str) -> tuple[bytes, bool] | None:
    """The data unpacked and whether its end is missing; None where it is not packed that way."""
    try:
        if data.startswith(b"\x1f\x8b\x08"):
            return _inflated(data, 31)
        if data.startswith(b"\x28\xb5\x2f\xfd"):
            return _within(_zstd(data))
        if name == "deflate":
            return _inflated(data, 15) if data[:1] and data[0] & 15 == 8 and _is_zlib(data) else _inflated(data, -15)
        if name == "br":
            return _brotli(data)
    except (zlib.error, zstandard.ZstdError):
        pass  # the header lied, or the body is damaged: its bytes stand as they are
    return None


def _is_zlib(data: bytes) -> bool:
    return int.from_bytes(data[:2], "big") % 31 == 0


def _inflated(data: bytes, wbits: int) -> tuple[bytes, bool]:
    inner = zlib.decompressobj(wbits)
    unpacked = inner.decompress(data, LARGEST + 1)
    if len(unpacked) > LARGEST:
        raise TooLargeError
    return unpacked, not inner.eof


def _zstd(data: bytes) -> Iterator[bytes]:
    unpacker = Zstd(None)
    unpacker.feed(data)
    while piece := unpacker.take(CHUNK):
        yield piece


def _within(pieces: Iterator[bytes]) -> tuple[bytes, bool]:
    size = 0
    kept: list[bytes] = []
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise TooLargeError
        kept.append(piece)
    return b"".join(kept), False


def _brotli(data: bytes) -> tuple[bytes, bool] | None:
    import brotli

    inner = brotli.Decompressor()
    kept: list[bytes] = []
    size = 0
    try:
        piece = inner.process(data, output_buffer_limit=CHUNK)
        while piece or not inner.can_accept_more_data():
            kept.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise TooLargeError
            piece = inner.process(b"", output_buffer_limit=CHUNK)
    except brotli.error:
        return None
    return b"".join(kept), not inner.is_finished()
