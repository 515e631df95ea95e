"""Packed files → their members, unpacked as they are read; a bad member is stepped over and the next one found."""

import io
import struct
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import zstandard

from pipeline.read.bounds import BOMBS, CHUNK, HEAD, swollen
from pipeline.read.unpacking import TROUBLE, Packing, Unpacker, Zstd, packing_of

_WINDOW = 16_000_000  # packed bytes of a member that are kept to look for the next one, should it prove bad
_DICTIONARY = 0x184D2A5D  # a .warc.zst file may begin with the dictionary of its frames, in a frame to be skipped
_LARGEST_DICTIONARY = 16_000_000


@dataclass(frozen=True, slots=True)
class Damage:
    """Packed bytes that cannot be unpacked: where the member begins, what is wrong, whether the file ends there."""

    offset: int
    message: str
    truncated: bool = False


class Member:
    """One member, unpacked as it is read; where it is damaged it ends early and `damage` says why."""

    def __init__(self, members: "Members", offset: int) -> None:
        self.offset = offset
        self.damage: Damage | None = None
        self._members = members
        self._unpacker = members.unpacker()
        self._over = False
        self._taken = 0
        self._given = 0

    def following(self, limit: int) -> bytes:
        """The next unpacked bytes, at most `limit`; none at the end, or where the member is damaged."""
        while self.damage is None and not self._over:
            try:
                data = self._unpacker.take(limit)
            except TROUBLE as error:
                return self._broken(f"cannot be unpacked ({str(error)[:80] or type(error).__name__})")
            self._given += len(data)
            if swollen(self._taken, self._given):
                return self._broken(f"unpacks to more than {self._given // 1_000_000} MB of filling", bomb=True)
            if data:
                return data
            if self._unpacker.eof:
                self._members.give_back(self._unpacker.unused)
                self._over = True
                return b""
            packed = self._members.more()
            if not packed:
                return self._broken("is cut off: the file ends inside of it", truncated=True)
            self._taken += len(packed)
            self._unpacker.feed(packed)
        return b""

    def _broken(self, what: str, *, truncated: bool = False, bomb: bool = False) -> bytes:
        self.damage = Damage(self.offset, f"a {self._members.packing.name} member {what}", truncated)
        self._members.bombs += bomb
        return b""


class Members:
    """The members of a packed file in order, a damaged one for bytes between them that belong to none."""

    def __init__(self, file: IO[bytes], packing: Packing) -> None:
        self.packing = packing
        self.bombs = 0
        self._file = file
        self._again: list[io.BytesIO] = []  # what is read a second time, before the file goes on
        self._read_again = 0
        self._read_once = 0
        self._ahead = b""
        self._at = 0  # offset in the file of the first byte of `_ahead`
        self._kept: deque[bytes] = deque()
        self._kept_size = 0
        self._dictionary: zstandard.ZstdCompressionDict | None = None

    def __iter__(self) -> Iterator[Member]:
        """Each member to be read before the next one is asked for; what is left of it is passed over."""
        stepping = False  # over the rest of a damaged member, which is told of already
        while self.bombs < BOMBS:
            offset = self._at
            if self._to_start(stepping) and not stepping:
                yield self._stray(offset, f"{self._at - offset} bytes are no {self.packing.name} member")
            if not self._ahead:
                return
            self._kept.clear()
            self._kept_size = 0
            member = Member(self, self._at)
            yield member
            while member.following(CHUNK):
                pass
            stepping = member.damage is not None
            if stepping:
                self._step_back()
        yield self._stray(self._at, f"{BOMBS} members were filling: the rest is left unread")

    def unpacker(self) -> Unpacker:
        """A fresh unpacker, with the dictionary of the file where it has one."""
        return Zstd(self._dictionary) if self._dictionary is not None else self.packing.unpacker()

    def more(self) -> bytes:
        """The next packed bytes; empty at the file's end."""
        data = self._ahead or self._read()
        self._ahead = b""
        self._at += len(data)
        self._kept.append(data)
        self._kept_size += len(data)
        while self._kept_size > _WINDOW and len(self._kept) > 1:
            self._kept_size -= len(self._kept.popleft())
        return data

    def give_back(self, data: bytes) -> None:
        """Nothing comes back; packed bytes behind a member's end are what is read next."""
        self._ahead = data + self._ahead
        self._at -= len(data)

    def _stray(self, offset: int, what: str) -> Member:
        member = Member(self, offset)
        member.damage = Damage(offset, what)
        return member

    def _step_back(self) -> None:
        """To behind the damaged member's first byte, as far as that is kept and was not done too often."""
        self._read_again += self._kept_size
        if self._read_again > _WINDOW * 4 + self._read_once * 4:
            return
        self._again.append(io.BytesIO(b"".join(self._kept) + self._ahead))
        self._at -= self._kept_size
        self._ahead = b""
        self._have(1)
        self._drop(1)

    def _read(self) -> bytes:
        while self._again:
            if data := self._again[-1].read(CHUNK):
                return data
            self._again.pop()
        data = self._file.read(CHUNK)
        self._read_once += len(data)
        return data

    def _to_start(self, stepping: bool) -> bool:
        """Goes on to where a member begins, or to the file's end; whether it passed over anything but zeros."""
        magic = self.packing.magic
        odd = False
        while self._have(len(magic)):
            if self._ahead.startswith(magic) and not (stepping and self._by_chance()):
                return odd
            if packing_of(self._ahead[:4]) is self.packing and self._have(8) and not self._ahead.startswith(magic):
                self._pass_frame()
                continue
            found = self._ahead.find(magic, 1)
            odd |= self._drop(found if found >= 0 else max(1, len(self._ahead) - len(magic) + 1))
        return self._drop(len(self._ahead)) or odd

    def _by_chance(self) -> bool:
        """Whether the bytes that stand ahead only look like the start of a member."""
        self._have(HEAD)
        unpacker = self.unpacker()
        try:
            unpacker.feed(self._ahead[:HEAD])
            return not unpacker.take(HEAD)
        except TROUBLE:
            return True

    def _pass_frame(self) -> None:
        mark, size = struct.unpack("<II", self._ahead[:8])
        self._drop(8)
        if mark != _DICTIONARY or size > _LARGEST_DICTIONARY or not self._have(size):
            while size and self._have(1):
                step = min(size, len(self._ahead))
                self._drop(step)
                size -= step
            return
        raw = self._ahead[:size]
        self._drop(size)
        try:
            if raw.startswith(self.packing.magic):
                unpacker = Zstd(None)
                unpacker.feed(raw)
                raw = unpacker.take(_LARGEST_DICTIONARY)
            self._dictionary = zstandard.ZstdCompressionDict(raw)
        except TROUBLE:
            self._dictionary = None  # the frames that need it will say so

    def _have(self, size: int) -> bool:
        while len(self._ahead) < size:
            data = self._read()
            if not data:
                return False
            self._ahead += data
        return True

    def _drop(self, size: int) -> bool:
        """Whether the bytes that are passed over are anything but zeros."""
        dropped, self._ahead = self._ahead[:size], self._ahead[size:]
        self._at += size
        return any(dropped)


class Joined:
    """All members of a packed file read as one; `damages` are what had to be stepped over."""

    def __init__(self, members: Members) -> None:
        self.damages: list[Damage] = []
        self._members = iter(members)
        self._member: Member | None = None

    def following(self, limit: int) -> bytes:
        """The next unpacked bytes, at most `limit`; none behind the last member."""
        while True:
            if self._member is not None:
                if data := self._member.following(limit):
                    return data
                if self._member.damage is not None:
                    self.damages.append(self._member.damage)
            self._member = next(self._members, None)
            if self._member is None:
                return b""


def opening(head: bytes, packing: Packing, size: int) -> bytes:
    """The first bytes, at most `size`, of what a file that begins with `head` unpacks to; none where it cannot."""
    for member in Members(io.BytesIO(head), packing):
        return member.following(size)
    return b""
