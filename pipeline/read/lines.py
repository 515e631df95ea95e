"""A stream read by lines and by lengths that can be put back; it knows how far it has come."""

from typing import IO

from pipeline.read.bounds import CHUNK


class Lines:
    """A stream whose lines are bounded: a longer line comes in pieces."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._back = b""
        self.at = 0

    def line(self) -> bytes:
        """The next line with its end, at most 64 KB of it; empty at the end of the stream."""
        if self._back:
            end = self._back.find(b"\n", 0, CHUNK) + 1 or min(len(self._back), CHUNK)
            line, self._back = self._back[:end], self._back[end:]
            if not line.endswith(b"\n") and len(line) < CHUNK:
                line += self._stream.readline(CHUNK - len(line))
        else:
            line = self._stream.readline(CHUNK)
        self.at += len(line)
        return line

    def read(self, size: int) -> bytes:
        """The next bytes, fewer than `size` only at the end of the stream."""
        pieces, self._back = [self._back[:size]], self._back[size:]
        missing = size - len(pieces[0])
        while missing and (data := self._stream.read(min(missing, 16 * CHUNK))):
            pieces.append(data)
            missing -= len(data)
        self.at += size - missing
        return b"".join(pieces)

    def skip(self, size: int) -> int:
        """How many of the next `size` bytes there were to pass over."""
        left = size
        while left and (data := self.read(min(left, 16 * CHUNK))):
            left -= len(data)
        return size - left

    def back(self, data: bytes) -> None:
        """Nothing comes back; the bytes are what is read next."""
        self._back = data + self._back
        self.at -= len(data)
