"""What archives hold, told alike for zip and tar: a member's name, its place, and its bytes once they are asked for."""

import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from pipeline.read.streams import streamed

_ROOT = re.compile(r"^(?:[a-zA-Z]:)?/+")
# RuntimeError: an encrypted member; NotImplementedError: a way of packing that nothing here unpacks.
TROUBLE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class Held:
    """A file in an archive. `name` is its path there, never one that leads out; `offset` is where it begins."""

    name: str
    offset: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Unread:
    """A member without a page's bytes: `kind` says what it is ("link"), `message` why it cannot be read."""

    name: str
    kind: str = ""
    message: str = ""


def guarded(stream: IO[bytes], told: Callable[[int], None]) -> IO[bytes]:
    """A member's bytes from first to last; whatever goes wrong is an `OSError`.

    `told` is called with each number of bytes given, and may raise one.
    """

    def give(limit: int) -> bytes:
        try:
            data = stream.read(limit)
        except TROUBLE as error:
            raise OSError(f"is damaged ({str(error)[:80] or type(error).__name__})") from error
        told(len(data))
        return data

    return streamed(give)


def contained(name: str) -> str:
    """A member's name as a path inside the archive, whatever it says; it only ever names what is read."""
    steps = _ROOT.sub("", name.replace("\\", "/")).split("/")
    return "/".join(step for step in steps if step not in ("", ".", "..")) or "unnamed"
