"""JSON files → sources: an array of objects, as crawlers export them, or one object; read an object at a time."""

import re
from collections.abc import Iterator
from typing import IO

from pipeline.read.bounds import CHUNK, LONGEST
from pipeline.read.entries import EXPECTED
from pipeline.read.feeds import page_of_json
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.reading import ReadState

_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]"]', re.DOTALL)
_BETWEEN = re.compile(rb"[\s,]*+")


def read_json(file: IO[bytes], name: str, asked: bool, reading: ReadState) -> Iterator[Outcome]:
    """The pages of a file in order; `Source.offset` counts the objects from 1; `OSError` where reading stops.

    A file whose first object holds no page is a `Skip`, or a `Failure` where a user asked for it.
    """
    number = 0
    for data in _objects(file):
        number += 1
        page = page_of_json(data, name, number, reading)
        if number == 1 and isinstance(page, Failure) and not asked:
            yield Skip(name, "JSON")
            return
        yield page
    if not number:
        yield Failure(name, f"is a JSON file without objects; {EXPECTED}") if asked else Skip(name, "JSON")


def _objects(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of each object of the array, or of the only object; what begins like none comes last, cut short."""
    data = file.read(CHUNK).removeprefix(b"\xef\xbb\xbf").lstrip()
    at = 1 if data.startswith(b"[") else 0
    while True:
        at = _BETWEEN.match(data, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        end = _end(data, at) if data[at : at + 1] == b"{" else 0
        if end > at:
            yield data[at:end]
            at = end
            continue
        more = b"" if len(data) > at and end == 0 else file.read(max(CHUNK, len(data) - at))
        if not more:
            if data[at : at + 1] not in (b"", b"]"):
                yield data[at : at + CHUNK]
            return
        data, at = data[at:] + more, 0
        if len(data) > 2 * LONGEST:
            raise OSError(f"holds an object longer than {LONGEST // 1_000_000} MB")


def _end(data: bytes, at: int) -> int:
    """Where the object that begins at `at` ends; -1 where its end is not among the data."""
    depth = 0
    for token in _TOKEN.finditer(data, at):
        mark = token[0][:1]
        if token[0] == b'"':
            return -1  # the string goes on behind the data
        if mark in (b"{", b"["):
            depth += 1
        elif mark in (b"}", b"]"):
            depth -= 1
            if not depth:
                return token.end()
    return -1
