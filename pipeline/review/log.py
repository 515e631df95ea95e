"""`decisions.jsonl`: append-only, each line on the disk before anything says that it is."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from pipeline.review.decision import Decision

if sys.platform != "win32":
    import fcntl

DECISIONS = "decisions.jsonl"


class LogError(Exception):
    """A line that is no decision: the file, the line's number and what was expected there."""


class Log:
    """The decisions of an output folder, as they stand on the disk; several processes may append.

    `read` gives the lines that came since it was last called; `append` reads first, so that who appends
    knows every line before its own.
    """

    def __init__(self, folder: Path, name: str = DECISIONS) -> None:
        self.path = folder / name
        self._read = 0
        self._lines = 0

    def read(self) -> list[Decision]:
        """The decisions written since the last call, in order; raises `LogError` for a whole line that is none."""
        if not self.path.exists():
            return []
        with self.path.open("rb") as file:
            return self._new_lines(file)

    @contextmanager
    def appending(self) -> Iterator["Appender"]:
        """The log held for writing: what was written since (`missed`), then `add` until the block ends."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+b") as file, _held(file):
            file.seek(0)
            missed = self._new_lines(file)
            if _mend(file):
                missed += self._new_lines(file)
            yield Appender(self, file, missed)

    def _new_lines(self, file: IO[bytes]) -> list[Decision]:
        file.seek(self._read)
        new = []
        for line in file:
            if not line.endswith(b"\n"):
                break  # being written, or torn: `appending` decides
            self._read += len(line)
            self._lines += 1
            if line.strip():
                new.append(self._decision(line))
        return new

    def _decision(self, line: bytes) -> Decision:
        try:
            return Decision.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            told = f"{'/'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")
            raise LogError(f"{self.path}:{self._lines}: expected a decision ({told})") from error

    def _wrote(self, data: bytes) -> None:
        self._read += len(data)
        self._lines += data.count(b"\n")


class Appender:
    """A log held for writing; `missed` are the decisions that others wrote before."""

    def __init__(self, log: Log, file: IO[bytes], missed: list[Decision]) -> None:
        self.missed = missed
        self._log = log
        self._file = file

    def add(self, decisions: Sequence[Decision]) -> None:
        """Write decisions, one line and one fsync each; when this returns they are on the disk."""
        for decision in decisions:
            data = decision.to_json().encode("utf-8", "backslashreplace") + b"\n"
            self._file.write(data)
            self._file.flush()
            os.fsync(self._file.fileno())
            self._log._wrote(data)


def _mend(file: IO[bytes]) -> bool:
    """End a last line that has no end; one that was torn is kept beside, in `decisions.torn`.

    A line is whole when it reads as a decision: only its end was lost. Otherwise nobody was told that it
    was saved; its bytes move to the other file, so that the next line stands on its own.
    """
    file.seek(0)
    data = file.read()
    if not data or data.endswith(b"\n"):
        return False
    whole = data.rfind(b"\n") + 1
    try:
        Decision.model_validate_json(data[whole:])
    except ValidationError:
        with Path(str(file.name)).with_suffix(".torn").open("ab") as torn:
            torn.write(data[whole:] + b"\n")
            torn.flush()
            os.fsync(torn.fileno())
        file.truncate(whole)
        file.seek(0, os.SEEK_END)
    else:
        file.write(b"\n")
    file.flush()
    os.fsync(file.fileno())
    return True


@contextmanager
def _held(file: IO[bytes]) -> Iterator[None]:
    """The file for this process alone, where the system knows such locks (a Windows server is alone anyway)."""
    if sys.platform == "win32":
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)
