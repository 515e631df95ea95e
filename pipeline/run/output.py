"""Where a run's files go, and how: each is there whole or not at all. Here a local folder; `remote` has the others."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import IO, Protocol

from pipeline.read.stored import PARTS, RECORDS

ERRORS = "errors.jsonl"
SKIPS = "skips.jsonl"
MANIFEST = "manifest.jsonl"

_UNFINISHED = ".unfinished"


class RunError(Exception):
    """The run cannot go on; the message says why. What is finished is kept."""


class Output(Protocol):
    """What a run asks of the place of its files; a name is relative to it ("records/part-00000.jsonl")."""

    def workplace(self) -> AbstractContextManager[Path]:
        """An empty local folder for what is not finished yet, gone afterwards; no two runs have it at a time."""

    def put(self, file: Path, name: str) -> None:
        """Nothing; a file of the workplace stands under its name, in place of what stood there."""

    def holds(self, name: str, size: int, sha256: str) -> bool:
        """Whether a file is there and is what it was."""

    def exists(self, name: str) -> bool:
        """Whether a file is there."""

    def remove(self, name: str) -> None:
        """Nothing; a file is not there any more, whether it was or not."""

    def parts(self) -> list[str]:
        """The names of all parts of records."""

    def join(self, parts: Sequence[str]) -> None:
        """Nothing; `records.jsonl` is these parts, one behind the other."""

    def noted(self, number: int) -> bytes | None:
        """What the manifest says of a shard last."""

    def note(self, number: int, line: bytes) -> None:
        """Nothing; the manifest says that of a shard, and it is on disk for good."""

    def forget(self) -> None:
        """Nothing; the manifest is empty."""


class Folder:
    """A local folder as an `Output`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lines: dict[int, int] = {}  # shard → where its last line begins in the manifest

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """`.unfinished` in the folder, on the same file system, so that what is finished need only be renamed."""
        place = self.root / _UNFINISHED
        place.mkdir(parents=True, exist_ok=True)
        (self.root / PARTS).mkdir(exist_ok=True)
        with (place / "lock").open("wb") as lock:
            _claim(lock, self.root)
            for left in place.iterdir():
                if left.name != "lock":
                    _away(left)
            self._lines = self._index()
            try:
                yield place
            finally:
                _away(place)

    def put(self, file: Path, name: str) -> None:
        file.replace(self.root / name)

    def holds(self, name: str, size: int, sha256: str) -> bool:
        path = self.root / name
        if not path.is_file() or path.stat().st_size != size:
            return False
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == sha256

    def exists(self, name: str) -> bool:
        return (self.root / name).is_file()

    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    def parts(self) -> list[str]:
        return [f"{PARTS}/{path.name}" for path in sorted((self.root / PARTS).glob("part-*"))]

    def join(self, parts: Sequence[str]) -> None:
        beside = self.root / _UNFINISHED / RECORDS
        beside.unlink(missing_ok=True)
        if len(parts) == 1:
            with suppress(OSError):  # not every file system has links
                os.link(self.root / parts[0], beside)
        if not beside.exists():
            with beside.open("wb") as whole:
                for part in parts:
                    with (self.root / part).open("rb") as file:
                        shutil.copyfileobj(file, whole, 1 << 20)
                whole.flush()
                os.fsync(whole.fileno())
        self.put(beside, RECORDS)

    def noted(self, number: int) -> bytes | None:
        if number not in self._lines:
            return None
        with (self.root / MANIFEST).open("rb") as file:
            file.seek(self._lines[number])
            return file.readline()

    def note(self, number: int, line: bytes) -> None:
        with (self.root / MANIFEST).open("ab") as file:
            at = file.tell()
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._lines[number] = at

    def forget(self) -> None:
        self._lines = {}
        self.remove(MANIFEST)

    def _index(self) -> dict[int, int]:
        """Where each shard's last line begins; a last line that was cut off (power, full disk) is taken away."""
        lines: dict[int, int] = {}
        if not self.exists(MANIFEST):
            return lines
        with (self.root / MANIFEST).open("r+b") as file:
            at = 0
            for line in file:
                if not line.endswith(b"\n"):
                    file.truncate(at)
                    break
                with suppress(ValueError, KeyError, TypeError):
                    lines[int(json.loads(line)["number"])] = at
                at += len(line)
        return lines


def _claim(lock: IO[bytes], root: Path) -> None:
    """The run's right to the folder; it ends with the process, however that ends."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise RunError(f"another run is writing to {root}; expected a folder for each") from error


def _away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
