"""`zones.toml` → `Zones`: which elements and class words put a line outside a page's own content."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.model.issue import RuleError
from pipeline.rules.tables import Table, known_keys, phrase_table, read_table

Zone = Literal["boilerplate", "related"]

_LANDMARKS = ("boilerplate", "outer", "content", "parts")
_CLASSES = ("boilerplate", "whole", "outer", "related", "content")
_CUT = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_RUN = 3  # words of a class that may stand in the list as one entry


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Names of elements by what a line below them is (see the comments of `zones.toml`)."""

    boilerplate: frozenset[str]
    outer: frozenset[str]
    content: frozenset[str]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)  # told apart, not compared: what a class says is remembered by it
class Classes:
    """Words of classes in small letters, several joined by hyphens, by what a line below them is."""

    boilerplate: frozenset[str]
    whole: frozenset[str]
    outer: frozenset[str]
    related: frozenset[str]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Zones:
    """What markup alone says about a line, in any language."""

    landmarks: Landmarks
    classes: Classes

    def zone_of(self, place: str, told: bool = False) -> Zone | None:
        """The zone of a line by its place ("main/div.share-links/a"); None where the markup puts it in the content.

        `told` says that the line carries a label or facts: such a line may stand in a sidebar, and inside the
        content nothing but a list of other films takes it out.
        """
        zone: Zone | None = None
        inside = False
        for step in place.split("/"):
            tag, _, name = step.partition(".")
            said = _said(name, self.classes) if name else None
            if said == "content" or tag in self.landmarks.content:
                zone, inside = None, True
            elif said == "related":
                zone = "related"
            elif said == "boilerplate" or tag in self.landmarks.boilerplate:
                zone = zone if told and inside else zone or "boilerplate"
            elif tag in self.landmarks.parts:
                inside = inside or zone is None
            elif said == "outer" or (not inside and {tag, name.lower()} & self.landmarks.outer):
                zone = zone if told else zone or "boilerplate"
        return zone


@lru_cache(maxsize=4096)
def _said(name: str, classes: Classes) -> Literal["content", "related", "boilerplate", "outer"] | None:
    words = [word.lower() for word in _CUT.findall(_HUMP.sub("-", name))]
    whole = "-".join(words)
    runs = {
        "-".join(words[start : start + length])
        for length in range(1, _LONGEST_RUN + 1)
        for start in range(len(words) - length + 1)
    }
    if runs & classes.content:
        return "content"
    if runs & classes.related:
        return "related"
    if whole in classes.whole or runs & classes.boilerplate:
        return "boilerplate"
    return "outer" if whole in classes.outer else None


def read_zones(path: Path) -> Zones:
    """The zones of one file; `RuleError` for an unknown key, a word badly written or a word that stands twice."""
    table = read_table(path)
    known_keys(path, "top level", table, ("landmarks", "classes"))
    landmarks = _words(path, "landmarks", table, _LANDMARKS)
    classes = _words(path, "classes", table, _CLASSES)
    return Zones(Landmarks(*(landmarks[key] for key in _LANDMARKS)), Classes(*(classes[key] for key in _CLASSES)))


def _words(path: Path, name: str, table: Table, keys: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    part = phrase_table(path, name, table, keys)
    seen: dict[str, str] = {}
    for key, words in part.items():
        for word in words:
            pieces = _CUT.findall(word)
            if word != word.lower() or "-".join(pieces) != word or len(pieces) > _LONGEST_RUN:
                raise RuleError(
                    f"{path}: [{name}] {key}: expected one to {_LONGEST_RUN} words in small letters, "
                    f"joined by hyphens, got {word!r}"
                )
            if word in seen:
                raise RuleError(f"{path}: [{name}] {word!r} stands under both {seen[word]!r} and {key!r}")
            seen[word] = key
    return {key: frozenset(part.get(key, ())) for key in keys}
