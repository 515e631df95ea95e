"""One file, or standard input → sources; every trouble becomes a `Failure`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.page import Source, media_type_of
from pipeline.read.feeds import read_feed
from pipeline.read.kinds import FEED_ENDINGS, ending_of, kind_of_bytes, kind_of_ending
from pipeline.read.outcome import Failure

LARGEST = 20_000_000  # bytes of one page
_EXPECTED = "expected text or HTML"


def shown(path: str | Path) -> str:
    """A path as it can be printed and written: POSIX slashes, bytes that are no UTF-8 replaced."""
    text = path.as_posix() if isinstance(path, Path) else path
    return os.fsencode(text).decode("utf-8", "replace")


def read_file(path: Path, name: str) -> Iterator[Source | Failure]:
    """The sources of a file that was asked for: one page, or the lines of a feed; `name` is its printable path."""
    ending = ending_of(path.name)
    kind = kind_of_ending(ending)
    if kind:
        yield Failure(name, f"is a file of kind {kind}; {_EXPECTED}, or a feed of JSON lines")
        return
    try:
        if ending in FEED_ENDINGS:
            with path.open("rb") as file:
                yield from read_feed(file, name)
            return
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        yield unreadable(name, error)
        return
    yield checked(data, name)


def read_standard_input() -> Source | Failure:
    """The page that comes through standard input; its path is "-"."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        return unreadable("-", error)
    return checked(data, "-")


def checked(data: bytes, name: str) -> Source | Failure:
    """Bytes as a page, unless they are empty, too many or no text."""
    if len(data) > LARGEST:
        return Failure(name, f"is larger than {LARGEST // 1_000_000} MB; expected one page")
    if not data.strip():
        return Failure(name, f"is empty; {_EXPECTED}")
    kind = kind_of_bytes(data)
    if kind:
        return Failure(name, f"is no text ({kind}); {_EXPECTED}")
    return Source(data, media_type_of(name, data), name)


def unreadable(name: str, error: OSError) -> Failure:
    """A failure that says why the system refused a file."""
    return Failure(name, f"cannot be read ({(error.strerror or type(error).__name__).lower()}); {_EXPECTED}")
