"""A model of names as spaCy's training stores it → its layers and their numbers, read without loading spaCy."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model.issue import RuleError

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float32]]

# First byte → how the value (or its size, or its length) behind it is written; the rest are told by their bits.
_PLAIN = {0xC0: None, 0xC2: False, 0xC3: True}
_NUMBERS = {
    0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q", 0xD0: ">b", 0xD1: ">h", 0xD2: ">i",
    0xD3: ">q",
}  # fmt: skip
_SIZED = {
    0xC4: (">B", "bytes"), 0xC5: (">H", "bytes"), 0xC6: (">I", "bytes"), 0xD9: (">B", "text"), 0xDA: (">H", "text"),
    0xDB: (">I", "text"), 0xDC: (">H", "row"), 0xDD: (">I", "row"), 0xDE: (">H", "table"), 0xDF: (">I", "table"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a net: what it is, where the layers stand that it names, its settings and its numbers."""

    name: str
    named: dict[str, int]
    seed: int
    numbers: "dict[str, Numbers]"


def layers(path: Path) -> list[Layer]:
    """The layers of a net as `path` stores them, outermost first; `RuleError` where the file holds something else."""
    stored = _unpacked(path)
    try:
        told = zip(stored["nodes"], stored["attrs"], stored["params"], strict=True)
        return [
            Layer(
                node["name"],
                node["refs"],
                _Reader(attrs["seed"]).value() if "seed" in attrs else 0,
                {name: _array(value) for name, value in params.items() if value is not None},
            )
            for node, attrs, params in told
        ]
    except (KeyError, TypeError) as error:
        raise RuleError(f"{path}: expected the layers of a net as spaCy stores them") from error


def moves(path: Path) -> list[str]:
    """What the last layer's numbers stand for, in their order: "B-PERSON", "O"."""
    kinds = dict(enumerate("MBILUO"))
    found: list[str] = []
    for kind, labels in sorted(json.loads(_unpacked(path)["moves"]).items()):
        told = sorted(((count, label) for label, count in labels.items()), reverse=True)
        found += [f"{kinds[int(kind)]}-{label}" if kinds[int(kind)] != "O" else "O" for _, label in told]
    return found


def _array(value: dict[bytes, Any]) -> "Numbers":
    import numpy as np

    flat = np.frombuffer(value[b"data"], dtype=value[b"type"])
    return flat.reshape(value[b"shape"]).astype(np.float32)


def _unpacked(path: Path) -> dict[str, Any]:
    try:
        value = _Reader(path.read_bytes()).value()
    except (OSError, struct.error, IndexError, RecursionError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: expected a file in MessagePack: {error}") from error
    if not isinstance(value, dict):
        raise RuleError(f"{path}: expected a table in MessagePack")
    return value


class _Reader:
    """Values of MessagePack, one behind the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def value(self) -> Any:
        """The next value."""
        first = self.data[self.at]
        self.at += 1
        if first < 0x80:
            return first
        if first >= 0xE0:
            return first - 0x100
        if first < 0xC0:
            kind = "table" if first < 0x90 else "row" if first < 0xA0 else "text"
            return self._of(kind, first & (0x1F if kind == "text" else 0x0F))
        if first in _PLAIN:
            return _PLAIN[first]
        if first in _NUMBERS:
            return self._number(_NUMBERS[first])
        if first not in _SIZED:
            raise IndexError(f"byte {first:#x} at {self.at - 1}")
        form, kind = _SIZED[first]
        return self._of(kind, self._number(form))

    def _number(self, form: str) -> Any:
        (number,) = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return number

    def _of(self, kind: str, size: int) -> Any:
        if kind == "row":
            return [self.value() for _ in range(size)]
        if kind == "table":
            return {self.value(): self.value() for _ in range(size)}
        data = self.data[self.at : self.at + size]
        self.at += size
        return data if kind == "bytes" else data.decode("utf-8")
