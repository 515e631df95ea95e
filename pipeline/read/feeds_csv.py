"""CSV and TSV files with a heading row → sources, one page a row."""

import csv
from collections.abc import Iterator, Sequence
from typing import IO

from pipeline.read.bounds import LONGEST
from pipeline.read.entries import page_key, page_of
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.reading import ReadState

_EXPECTED = 'expected a heading row with "html", "text" or "body"'


def read_csv(file: IO[bytes], name: str, asked: bool, reading: ReadState) -> Iterator[Outcome]:
    """The pages of a table in order; `Source.offset` counts its rows from 1, the heading row not counted.

    A table without a column of pages is a `Skip`, or a `Failure` where a user asked for it. Cells of other
    charsets than UTF-8 keep their bytes. Raises `OSError` where a line is too long.
    """
    rows = _rows(file)
    heading = next(rows, [])
    number = 0
    for row in rows:
        number += 1
        if row is None:
            yield Failure(f"{name}:{number}", f"is no row of the table; {_EXPECTED}")
            continue
        entry = dict(zip(heading or (), row, strict=False))
        if number == 1 and page_key(entry, reading) is None and not has_page_column(heading or [], reading):
            break
        yield page_of(entry, name, number, reading)
    else:
        if number:
            return
    yield Failure(name, f"holds no pages; {_EXPECTED}") if asked else Skip(name, "data")


def has_page_column(names: Sequence[str], reading: ReadState) -> bool:
    """Whether one of a table's columns bears a name that columns of pages have."""
    known = {name.lower() for part in ("html", "text", "body") for name in reading.keys[part]}
    return any(name.strip().lower() in known for name in names)


def _rows(file: IO[bytes]) -> Iterator[list[str] | None]:
    """The rows of a table, heading row first, None for one that is none; the delimiter is that of the first line."""
    first = file.readline(LONGEST + 1).removeprefix(b"\xef\xbb\xbf")
    delimiter = max(",;\t|", key=lambda mark: first.count(mark.encode()))
    reader = csv.reader(_texts(first, file), delimiter=delimiter)
    while True:
        before = csv.field_size_limit(LONGEST)  # the module's own limit is below the size of many a page
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None
            continue
        finally:
            csv.field_size_limit(before)
        if row:
            yield row


def _texts(line: bytes, file: IO[bytes]) -> Iterator[str]:
    while line:
        if len(line) > LONGEST:
            raise OSError(f"holds a line longer than {LONGEST // 1_000_000} MB")
        yield line.decode("utf-8", "surrogateescape")
        line = file.readline(LONGEST + 1)
