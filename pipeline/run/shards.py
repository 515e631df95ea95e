"""Sources → shards: pages in handfuls, spooled to files, so that a run holds no more of a dump than one page."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import IO

from pipeline.model.page import Source
from pipeline.read import Outcome as Item

PAGES = 1_000
BYTES = 64_000_000
_FIRST = 64  # the first shards are small, so that all workers have something to do on a small input too
_ITEMS = 20  # failures and skips make a shard full as well, each as the twentieth part of a page
_BREATH = 32  # items between two chances for the run to see to its workers
_FACTS = tuple(field.name for field in fields(Source) if field.name != "data")


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of the input in a file: how many items (pages, failures, skips) it holds, and their digest.

    `digest` is the same for the same items in the same order: origins, payloads and what is told of them.
    """

    number: int
    spool: Path
    items: int
    pages: int
    digest: str


def pack(items: Iterable[Item], folder: Path, pages: int = PAGES) -> Iterator[Shard | None]:
    """The shards of an input, in order, spooled into `folder`; None now and then while one is being packed.

    Where a shard ends depends on the items alone, never on who will work on it.
    """
    packer = _Packer(folder, 0, _size(0, pages))
    try:
        for seen, item in enumerate(items, start=1):
            packer.add(item)
            if packer.full:
                yield packer.closed()
                packer = _Packer(folder, packer.number + 1, _size(packer.number + 1, pages))
            elif seen % _BREATH == 0:
                yield None
        if packer.items:
            yield packer.closed()
    finally:
        packer.file.close()


def unpacked(spool: IO[bytes]) -> Iterator[Item]:
    """The items of a spooled shard from where the file stands; behind each the file stands at the next."""
    while True:
        try:
            item: Item = pickle.load(spool)  # noqa: S301  written by `pack` into the run's own folder
        except EOFError:
            return
        yield item


def _size(number: int, pages: int) -> int:
    return min(pages, _FIRST << min(number // 2, 20))


class _Packer:
    """One shard in the making."""

    def __init__(self, folder: Path, number: int, pages: int) -> None:
        self.number, self.limit = number, pages
        self.items = self.pages = self.bytes = 0
        self.digest = sha256()
        self.path = folder / f"shard-{number:05}"
        self.file = self.path.open("wb")

    @property
    def full(self) -> bool:
        return self.bytes >= BYTES or self.pages * _ITEMS + self.items - self.pages >= self.limit * _ITEMS

    def add(self, item: Item) -> None:
        pickle.dump(item, self.file, protocol=pickle.HIGHEST_PROTOCOL)
        self.items += 1
        told: object = item
        if isinstance(item, Source):
            self.pages += 1
            self.bytes += len(item.data)
            told = (item.sha256, *(getattr(item, name) for name in _FACTS))
        self.digest.update(repr(told).encode("utf-8", "surrogatepass") + b"\n")

    def closed(self) -> Shard:
        self.file.close()
        return Shard(self.number, self.path, self.items, self.pages, self.digest.hexdigest())
