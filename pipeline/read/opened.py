"""A file that is open, wherever it lies: its name, what it begins with, and the bytes as one stream."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from pipeline.read.bounds import CHUNK, HEAD, LARGEST_SPOOL
from pipeline.read.streams import streamed


@dataclass(frozen=True, slots=True)
class Opened:
    """A file from its first byte on. `name` is its printable path, `below` its path inside the folder or archive
    that was read ("www.example.org/film.html"); `container` and `offset` tell the archive and the place in it.

    `asked` is true where a user named it: what it holds is then no `Skip` but a `Failure` if it cannot be read.
    """

    stream: IO[bytes]
    head: bytes
    name: str
    below: str
    asked: bool = False
    container: str | None = None
    offset: int | None = None
    depth: int = 0


def begun(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """What a stream begins with, and a stream that still begins with it."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    if stream.seekable():
        stream.seek(0)
        return head, stream
    first = io.BytesIO(head)
    return head, streamed(lambda limit: first.read(limit) or stream.read(limit))


@contextmanager
def spooled(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """A stream that can be read from both ends: itself, or a nameless temporary file with its bytes.

    Raises `OSError` where there are too many.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        size = 0
        while data := stream.read(CHUNK):
            size += len(data)
            if size > LARGEST_SPOOL:
                raise OSError(f"is larger than {LARGEST_SPOOL // 1_000_000_000} GB inside another archive")
            file.write(data)
        file.seek(0)
        yield file
