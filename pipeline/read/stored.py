"""Records of an earlier run, read back one at a time."""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import zstandard
from pydantic import ValidationError

from pipeline.model.record import Record

RECORDS = "records.jsonl"
PARTS = "records"
_BATCH = 1 << 20  # bytes: enough that handing it over costs little, and so little that many fit in memory


class StoredError(Exception):
    """A line that is no record: the file, the line's number and what was expected there."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Whole lines of a file, `size` bytes from `at` on: cheap to hand to a process that reads them.

    `lines` are those bytes themselves where the file is packed, `above` the lines before them (None: to be counted).
    """

    file: Path
    at: int
    size: int
    lines: bytes | None = None
    above: int | None = None

    def __iter__(self) -> Iterator[Record]:
        """The records of the lines, in order; raises `StoredError` where a line is none."""
        for number, line in enumerate(io.BytesIO(self._read()), start=1):
            if not line.strip():
                continue
            try:
                yield Record.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                told = f"{'/'.join(map(str, first['loc']))}: {first['msg']}" if first["loc"] else first["msg"]
                place = f"{self.file}:{self._above() + number}"
                raise StoredError(f"{place}: no record of this version ({told})") from error

    def _read(self) -> bytes:
        if self.lines is not None:
            return self.lines
        with self.file.open("rb") as file:
            file.seek(self.at)
            return file.read(self.size)

    def _above(self) -> int:
        if self.above is not None:
            return self.above
        count, left = 0, self.at
        with self.file.open("rb") as file:
            while left and (text := file.read(min(left, _BATCH))):
                count += text.count(b"\n")
                left -= len(text)
        return count


def stored(path: Path) -> Iterator[Record]:
    """The records under `path`, in the run's order: the output folder of a run, a folder of parts, or one file.

    Parts (`part-*.jsonl`, `part-*.jsonl.zst`) go before `records.jsonl`, which repeats them. Raises
    `StoredError` where a line is no record of this version, `FileNotFoundError` where there are no records.
    """
    yield from chain.from_iterable(stored_batches(path))


def stored_batches(path: Path) -> Iterator[Batch]:
    """The same records in batches of lines that nobody has read yet; raises `FileNotFoundError` as `stored` does."""
    for file in stored_files(path):
        yield from _of_file(file)


def stored_files(path: Path) -> list[Path]:
    """The files that hold the records under `path`, in order; raises `FileNotFoundError` where there are none."""
    if path.is_file():
        return [path]
    for folder in (path / PARTS, path):
        parts = sorted(file for file in folder.glob("part-*.jsonl*") if file.suffix in (".jsonl", ".zst"))
        if parts:
            return parts
    if (path / RECORDS).is_file():
        return [path / RECORDS]
    raise FileNotFoundError(f"{path}: no records; expected {RECORDS} or {PARTS}/part-*.jsonl as fiche extract writes")


def _of_file(file: Path) -> Iterator[Batch]:
    if file.suffix == ".zst":
        yield from _of_packed(file)
        return
    at = 0
    with file.open("rb") as lines:
        size = os.fstat(lines.fileno()).st_size
        while at < size:
            lines.seek(at + _BATCH)
            lines.readline()
            end = min(lines.tell(), size)
            yield Batch(file, at, end - at)
            at = end


def _of_packed(file: Path) -> Iterator[Batch]:
    at = above = 0
    # Frames that follow one another are read on by default.
    with io.BufferedReader(zstandard.open(file, "rb")) as lines:
        while text := lines.read(_BATCH):
            text += lines.readline()
            yield Batch(file, at, len(text), text, above)
            at += len(text)
            above += text.count(b"\n")
