"""A stream out of a function that gives the next bytes."""

import io
from collections.abc import Callable
from typing import IO, Any

from pipeline.read.bounds import CHUNK


class _Given(io.RawIOBase):
    def __init__(self, give: Callable[[int], bytes]) -> None:
        super().__init__()
        self._give = give

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._give(min(len(buffer), CHUNK))
        buffer[: len(data)] = data
        return len(data)


def streamed(give: Callable[[int], bytes]) -> IO[bytes]:
    """A stream, read from first to last only, of what `give` gives: at most so many bytes, none at the end."""
    return io.BufferedReader(_Given(give), CHUNK)
