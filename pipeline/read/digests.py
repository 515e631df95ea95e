"""A set of digests in few bytes: what was read before, in memory that a dump of millions of pages leaves free."""

from array import array
from hashlib import blake2b

_SMALLEST = 1_024
_FULL = 0.7


def digest(*parts: bytes) -> tuple[int, int]:
    """Sixteen bytes that stand for the parts, as two whole numbers of which the first is not 0."""
    raw = blake2b(b"\x00".join(parts), digest_size=16).digest()
    return int.from_bytes(raw[:8], "little") or 1, int.from_bytes(raw[8:], "little")


class Digests:
    """Digests, each with a number of up to 64 bits; 24 bytes a slot, at most seven slots of ten in use."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(24 * _SMALLEST))
        self._size = _SMALLEST
        self._used = 0

    def __len__(self) -> int:
        return self._used

    def first(self, key: tuple[int, int], number: int) -> int | None:
        """The number that the digest was first seen with; None, and it is kept with this one, where it is new."""
        place = self._place(key)
        if self._slots[place]:
            return self._slots[place + 2]
        self._slots[place : place + 3] = array("Q", (*key, number))
        self._used += 1
        if self._used > self._size * _FULL:
            self._grow()
        return None

    def count(self, key: tuple[int, int]) -> int:
        """How often the digest has been counted, this time included; its number is that count."""
        counted = self.first(key, 1)
        if counted is None:
            return 1
        self._slots[self._place(key) + 2] = counted + 1
        return counted + 1

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and bool(self._slots[self._place(key)])

    def _place(self, key: tuple[int, int]) -> int:
        at = key[0] % self._size
        while (held := self._slots[3 * at]) and (held, self._slots[3 * at + 1]) != key:
            at = (at + 1) % self._size
        return 3 * at

    def _grow(self) -> None:
        old = self._slots
        self._size += self._size // 2
        self._slots = array("Q", bytes(24 * self._size))
        for at in range(0, len(old), 3):
            if old[at]:
                place = self._place((old[at], old[at + 1]))
                self._slots[place : place + 3] = old[at : at + 3]
