"""Members of packed files: what is read of a good one, and how a bad one is stepped over."""

import bz2
import gzip
import io
import lzma
import random
import struct
from collections.abc import Callable

import pytest
import zstandard

from pipeline.read.packed import Joined, Members
from pipeline.read.streams import streamed
from pipeline.read.unpacking import packing_of


def members(data: bytes) -> list[tuple[int, bytes, str]]:
    """(offset, what it unpacks to, what is wrong with it)."""
    packing = packing_of(data[:8])
    assert packing is not None
    found = []
    for member in Members(io.BytesIO(data), packing):
        unpacked = b"".join(iter(lambda member=member: member.following(1_000), b""))  # type: ignore[misc]
        found.append((member.offset, unpacked, member.damage.message if member.damage else ""))
    return found


def noise(number: int) -> bytes:
    return random.Random(number).randbytes(3_000) + b"the same for all" * 20


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


PACKS: list[Callable[[bytes], bytes]] = [gzip.compress, zstd, lzma.compress, bz2.compress]


@pytest.mark.parametrize("pack", PACKS)
def test_members_that_follow_one_another(pack: Callable[[bytes], bytes]) -> None:
    first, second = pack(noise(1)), pack(noise(2))
    assert members(first + second) == [(0, noise(1), ""), (len(first), noise(2), "")]


@pytest.mark.parametrize("pack", PACKS[:3])
def test_a_bad_member_costs_no_other(pack: Callable[[bytes], bytes]) -> None:
    packed = [pack(noise(number)) for number in range(5)]
    damaged = bytearray(packed[2])
    damaged[len(damaged) // 2 : len(damaged) // 2 + 8] = bytes(8)
    packed[2] = bytes(damaged)
    found = members(b"".join(packed))
    assert [what for _, what, wrong in found if not wrong] == [noise(n) for n in (0, 1, 3, 4)]
    ((offset, _, wrong),) = [row for row in found if row[2]]
    assert offset == len(packed[0] + packed[1])
    assert "cannot be unpacked" in wrong


def test_missing_bytes_cost_one_member() -> None:
    packed = [gzip.compress(noise(number)) for number in range(4)]
    packed[1] = packed[1][:500] + packed[1][700:]
    assert [bool(wrong) for _, _, wrong in members(b"".join(packed))] == [False, True, False, False]


def test_a_member_without_its_first_bytes_is_told() -> None:
    packed = [gzip.compress(noise(number)) for number in range(3)]
    found = members(packed[0] + packed[1][3:] + packed[2])
    assert [(what, wrong) for _, what, wrong in found] == [
        (noise(0), ""), (b"", f"{len(packed[1]) - 3} bytes are no gzip member"), (noise(2), "")
    ]  # fmt: skip


def test_a_cut_off_member_gives_what_it_holds() -> None:
    packed = gzip.compress(noise(0))
    ((offset, unpacked, wrong),) = members(packed[:-200])
    assert (offset, wrong) == (0, "a gzip member is cut off: the file ends inside of it")
    assert len(unpacked) > 1_000
    assert noise(0).startswith(unpacked)


def test_zeros_behind_the_last_member_are_none() -> None:
    assert len(members(gzip.compress(b"x") + bytes(1_000))) == 1


def test_a_dictionary_at_the_start_of_a_zstd_file() -> None:
    dictionary = zstandard.ZstdCompressionDict(b"Director: Country: Running Time: " * 20)
    packer = zstandard.ZstdCompressor(dict_data=dictionary)
    content = dictionary.as_bytes()
    frames = packer.compress(b"Director: Ana") + packer.compress(b"Country: France")
    for told in (content, zstandard.compress(content)):
        data = struct.pack("<II", 0x184D2A5D, len(told)) + told + frames
        assert [what for _, what, _ in members(data)] == [b"Director: Ana", b"Country: France"]


def test_joined_members_are_one_stream_without_the_bad_ones() -> None:
    packed = [gzip.compress(b"line %d\n" % number * 200) for number in range(3)]
    damaged = bytearray(packed[1])
    damaged[-6] ^= 0xFF
    packing = packing_of(packed[0])
    assert packing is not None
    joined = Joined(Members(io.BytesIO(packed[0] + bytes(damaged) + packed[2]), packing))
    lines = streamed(joined.following).read().splitlines()
    assert lines[:200] == [b"line 0"] * 200
    assert lines[-200:] == [b"line 2"] * 200
    assert [damage.offset for damage in joined.damages] == [len(packed[0])]
