"""The places of lines: short paths of elements such as `main/div.film/table/tr/td`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipeline.text.display import LANDMARKS

_LEVELS = 6
_LANDMARKS_SHOWN = 4
_CLASS = re.compile(r"[^\s/]{1,24}")


@dataclass(slots=True)
class _Step:
    """An open element; its name in a path is found when first asked for."""

    tag: str
    node: LexborNode
    name: str = ""


class Path:
    """The block elements that stand open during a walk."""

    def __init__(self, roles: Mapping[int, str]) -> None:
        self._roles = roles
        self._open: list[_Step] = []
        self._landmarks: list[int] = []
        self._text: str | None = ""

    def enter(self, node: LexborNode, tag: str) -> None:
        """Steps into a block element."""
        if self._roles:
            tag = self._roles.get(node.mem_id, tag)
        if tag in LANDMARKS:
            self._landmarks.append(len(self._open))
        self._open.append(_Step(tag, node))
        self._text = None

    def leave(self) -> None:
        """Steps out of the innermost block element."""
        self._open.pop()
        if self._landmarks and self._landmarks[-1] == len(self._open):
            self._landmarks.pop()
        self._text = None

    def text(self) -> str:
        """The path of the innermost element: six levels, and the landmarks around them."""
        if self._text is None:
            first = max(0, len(self._open) - _LEVELS)
            outside = [i for i in self._landmarks[:_LANDMARKS_SHOWN] if i < first]
            self._text = "/".join([self._name(i) for i in (*outside, *range(first, len(self._open)))])
        return self._text

    def _name(self, level: int) -> str:
        entry = self._open[level]
        if entry.name:
            return entry.name
        found = _CLASS.search(entry.node.attributes.get("class") or "")
        entry.name = f"{entry.tag[:24]}.{found[0]}" if found else entry.tag[:24]
        return entry.name
