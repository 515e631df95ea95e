"""The ways of packing that are read (gzip, zstd, xz, bzip2), each as something fed with bytes that gives bytes."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import zstandard

from pipeline.read.bounds import MEMORY

_ZSTD_STEP = 1_024  # packed bytes at a time: four can stand for 128 KB

TROUBLE = (zlib.error, lzma.LZMAError, zstandard.ZstdError, EOFError, OSError, ValueError, MemoryError)


class Unpacker(Protocol):
    """Unpacks one member: `take` gives at most `limit` bytes, nothing where more has to be fed."""

    def feed(self, data: bytes) -> None: ...
    def take(self, limit: int) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    @property
    def unused(self) -> bytes: ...


class _Fed:
    """What gzip, xz and bzip2 have in common: packed bytes wait until they are asked for."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._pending = b""

    def feed(self, data: bytes) -> None:
        self._pending += data

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused(self) -> bytes:
        return bytes(self._inner.unused_data)


class _Gzip(_Fed):
    def __init__(self) -> None:
        super().__init__(zlib.decompressobj(31))
        self._full = False

    def take(self, limit: int) -> bytes:
        if self._inner.eof or not (self._pending or self._full):
            return b""
        data: bytes = self._inner.decompress(self._pending, limit)
        self._pending = self._inner.unconsumed_tail
        self._full = len(data) == limit
        return data


class _Steady(_Fed):
    """xz and bzip2, whose decompressors of the standard library are alike."""

    def take(self, limit: int) -> bytes:
        if self._inner.eof or (self._inner.needs_input and not self._pending):
            return b""
        data: bytes = self._inner.decompress(self._pending, limit)
        self._pending = b""
        return data


class Zstd:
    """Frames of zstd, with the dictionary they were packed with where there is one."""

    def __init__(self, dictionary: zstandard.ZstdCompressionDict | None) -> None:
        self._inner = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=MEMORY).decompressobj()
        self._pending = b""
        self._ready = b""

    def feed(self, data: bytes) -> None:
        self._pending += data

    def take(self, limit: int) -> bytes:
        while not self._ready and self._pending and not self._inner.eof:
            step, self._pending = self._pending[:_ZSTD_STEP], self._pending[_ZSTD_STEP:]
            self._ready = self._inner.decompress(step)
        data, self._ready = self._ready[:limit], self._ready[limit:]
        return data

    @property
    def eof(self) -> bool:
        return self._inner.eof and not self._ready

    @property
    def unused(self) -> bytes:
        return self._inner.unused_data + self._pending


@dataclass(frozen=True, slots=True)
class Packing:
    """A way of packing: how its members begin and what unpacks one."""

    name: str
    magic: bytes
    ending: str
    unpacker: Callable[[], Unpacker]


PACKINGS = (
    Packing("gzip", b"\x1f\x8b\x08", "gz", _Gzip),
    Packing("zstd", b"\x28\xb5\x2f\xfd", "zst", lambda: Zstd(None)),
    Packing("xz", b"\xfd7zXZ\x00", "xz", lambda: _Steady(lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY))),
    Packing("bzip2", b"BZh", "bz2", lambda: _Steady(bz2.BZ2Decompressor())),
)


def packing_of(head: bytes) -> Packing | None:
    """How a file that begins with these bytes is packed; None where it is not."""
    if head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F:
        return PACKINGS[1]
    return next((packing for packing in PACKINGS if head.startswith(packing.magic)), None)
