"""The places of lines: short paths of elements such as `main/div.film/table/tr/td`."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from pipeline.text.display import LANDMARKS

_LEVELS = 6
_LANDMARKS_SHOWN = 4
_CLASS = re.compile(r"[^\s/]{1,24}")


class Path:
    """The block elements that stand open during a walk."""

    def __init__(self, roles: Mapping[int, str]) -> None:
        self._roles = roles
        self._open: list[tuple[str, LexborNode]] = []
        self._names: list[str] = []  # of the open elements; "" until it is first asked for
        self._landmarks: list[int] = []
        self._text: str | None = ""

    def enter(self, node: LexborNode, tag: str) -> None:
        """Steps into a block element."""
        if self._roles:
            tag = self._roles.get(node.mem_id, tag)
        if tag in LANDMARKS:
            self._landmarks.append(len(self._open))
        self._open.append((tag, node))
        self._names.append("")
        self._text = None

    def leave(self) -> None:
        """Steps out of the innermost block element."""
        self._open.pop()
        self._names.pop()
        if self._landmarks and self._landmarks[-1] == len(self._open):
            self._landmarks.pop()
        self._text = None

    def text(self) -> str:
        """The path of the innermost element: six levels, and the landmarks around them."""
        if self._text is None:
            names = self._names
            first = max(0, len(names) - _LEVELS)
            for level in range(first, len(names)):
                if not names[level]:
                    names[level] = self._name(level)
            outside = [self._name(i) for i in self._landmarks[:_LANDMARKS_SHOWN] if i < first]
            self._text = "/".join([*outside, *names[first:]])
        return self._text

    def _name(self, level: int) -> str:
        tag, node = self._open[level]
        found = _CLASS.search(node.attributes.get("class") or "")
        return f"{tag[:24]}.{found[0]}" if found else tag[:24]
