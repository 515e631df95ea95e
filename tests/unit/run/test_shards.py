"""Sources in shards: what a shard holds, where it ends, and what its digest stands for."""

from dataclasses import replace

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, Skip
from pipeline.run import shards
from pipeline.run.shards import Shard, pack, unpacked


def pages(count: int, size: int = 1) -> list[Source]:
    return [Source.of(b"x" * size, path=f"{number}.txt") for number in range(count)]


def packed(items, folder, limit: int = 1_000) -> list[Shard]:
    return [shard for shard in pack(items, folder, limit) if shard is not None]


LIMITS = [
    (0, 1_000, []),
    (1, 1_000, [1]),
    (64, 1_000, [64]),
    (200, 1_000, [64, 64, 72]),
    (4_000, 1_000, [64, 64, 128, 128, 256, 256, 512, 512, 1_000, 1_000, 80]),
    (25, 10, [10, 10, 5]),
    (2, 1, [1, 1]),
]


@pytest.mark.parametrize(("count", "limit", "sizes"), LIMITS)
def test_small_shards_come_first(count, limit, sizes, tmp_path) -> None:
    found = packed(pages(count), tmp_path, limit)
    assert [shard.pages for shard in found] == sizes
    assert [shard.number for shard in found] == list(range(len(sizes)))


def test_a_shard_ends_by_its_bytes_too(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(shards, "BYTES", 1_000)
    assert [shard.pages for shard in packed(pages(7, 400), tmp_path)] == [3, 3, 1]


def test_a_folder_of_pictures_is_no_endless_shard(tmp_path) -> None:
    found = packed([Skip(f"{number}.png", "image") for number in range(3_000)], tmp_path, 50)
    assert [(shard.items, shard.pages) for shard in found] == [(1_000, 0), (1_000, 0), (1_000, 0)]


def test_what_goes_in_comes_out(tmp_path) -> None:
    items = [*pages(3), Failure("a.txt", "is empty"), Skip("a.png", "image"), *pages(1)]
    (shard,) = packed(items, tmp_path)
    with shard.spool.open("rb") as spool:
        assert list(unpacked(spool)) == items
    assert (shard.items, shard.pages) == (6, 4)


def test_unpacking_can_begin_anywhere(tmp_path) -> None:
    (shard,) = packed(pages(3), tmp_path)
    with shard.spool.open("rb") as spool:
        next(unpacked(spool))
        place = spool.tell()
    with shard.spool.open("rb") as spool:
        spool.seek(place)
        assert list(unpacked(spool)) == pages(3)[1:]


PAGE = Source.of(b"x", path="a.txt", uri="https://example.org/a", charset="utf-8")
OTHER = [
    replace(PAGE, data=b"y"), replace(PAGE, path="b.txt"), replace(PAGE, uri=None), replace(PAGE, charset=None),
    replace(PAGE, media_type="text/html"), replace(PAGE, offset=1), replace(PAGE, fetched="2020"),
    Skip("a.txt", "image"), Failure("a.txt", "is empty"),
]  # fmt: skip


@pytest.mark.parametrize("item", OTHER, ids=repr)
def test_the_digest_tells_inputs_apart(item, tmp_path) -> None:
    (before,), (again,), (after,) = (packed([one], tmp_path) for one in (PAGE, replace(PAGE), item))
    assert before.digest == again.digest != after.digest


def test_packing_takes_no_more_than_it_needs_and_pauses(tmp_path) -> None:
    read = []
    found = pack((read.append(page) or page for page in pages(1_000)), tmp_path)
    assert next(found) is None
    assert len(read) == 32
    assert next(found) is not None
    assert len(read) == 64
    found.close()
