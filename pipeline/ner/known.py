"""What lists know of a word, in any language: how common it is, and whether names, places, bodies or labels hold it."""

import json
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pipeline.model.fold import fold

FILE = Path(__file__).parent / "known.bin"
SORTS = 5  # what is told of a word: how common it is, people, bodies and prizes, labels and small words, places

Known = tuple[str, ...]
_NOTHING: Known = ("",) * SORTS


def known(piece: str) -> Known:
    """What the lists say of a piece, one short text for each sort of knowledge, empty where they say nothing."""
    keys, kinds, told = _lists()
    key = _key(fold(piece))
    at = bisect_left(keys, key)
    return told[kinds[at]] if at < len(keys) and keys[at] == key else _NOTHING


def packed(words: Mapping[str, Known]) -> bytes:
    """The file of what is known of folded words: all there is to say, the words' hashes, and what is said of each."""
    by_key = {_key(word): said for word, said in sorted(words.items(), reverse=True)}
    told = sorted(set(by_key.values()))
    number = {said: n for n, said in enumerate(told)}
    keys = sorted(by_key)
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    columns = (array("I", keys), array("H", [number[by_key[key]] for key in keys]))
    return head + b"".join(column.tobytes() for column in columns)


def _key(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


@lru_cache(maxsize=1)
def _lists() -> "tuple[array[int], array[int], list[Known]]":
    """The words' hashes in order, the number of what is said of each, and what is said."""
    head, _, body = FILE.read_bytes().partition(b"\n")
    told = [tuple(said) for said in json.loads(head)]
    keys, kinds = array("I"), array("H")
    count = len(body) // (keys.itemsize + kinds.itemsize)
    keys.frombytes(body[: count * keys.itemsize])
    kinds.frombytes(body[count * keys.itemsize :])
    return keys, kinds, told
