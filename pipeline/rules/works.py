"""`works.toml` → `Joining`: when mentions of films are one work, and how names in different letters compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.issue import RuleError
from pipeline.rules.tables import Table, known_keys, phrases, read_table

LEVELS = {
    "title": ("same", "like", "part", "none", "different"),
    "director": ("same", "family", "unknown"),
    "year": ("same", "near", "far", "unknown"),
    "runtime": ("same", "near", "unknown"),
    "countries": ("same", "unknown", "different"),
    "languages": ("same", "unknown", "different"),
    "site": ("same", "unknown", "different"),
}
_TABLES: Mapping[str, Mapping[str, type]] = {
    "letters": {
        "sounds": list, "openings": list, "abjads": list, "unwritten": str, "consonants": list, "bones": int,
        "romanised": list,
    },
    "titles": {"articles": list, "generic": list, "alike": int, "shortest": int, "parts": list},
    "names": {"particles": list, "alike": int, "shortest": int},
    "years": {"near": int, "far": int},
    "runtimes": {"same": int, "near": float, "minutes": int},
    "forms": {"apart": list},
    "blocks": {"limit": int},
}  # fmt: skip

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: what is remembered about words hangs on it
class Letters:
    """How words of any script are written for comparison; `openings` hold at the start of a word only."""

    sounds: Pairs
    openings: Pairs
    consonants: Pairs
    unwritten: str
    abjads: frozenset[str]
    romanised: frozenset[str]
    bones: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Words left out of a comparison, and when two words are one: likeness of 100, from so many letters on."""

    without: frozenset[str]
    alike: int
    shortest: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which two mentions are one work: evidence → levels it takes, and how many names are shared."""

    name: str
    levels: Mapping[str, frozenset[str]]
    shared: int

    @property
    def retitles(self) -> bool:
        """Whether it joins films whose titles differ."""
        return "different" in self.levels.get("title", ())


@dataclass(frozen=True, slots=True, eq=False)
class Joining:
    """Everything `works.toml` says; years and `runtime_minutes` as numbers, `ways` with the surest first."""

    letters: Letters
    titles: Alike
    names: Alike
    generic: frozenset[str]
    parts: tuple[str, ...]
    year_near: int
    year_far: int
    runtime_same: int
    runtime_near: float
    runtime_minutes: int
    apart: tuple[frozenset[str], ...]
    ways: tuple[Way, ...]
    limit: int


def read_joining(path: Path) -> Joining:
    """What a file says; `RuleError` names the key that is missing, unknown or of another type."""
    table = read_table(path)
    known_keys(path, "the file", table, (*_TABLES, "ways"))
    part = {name: _part(path, name, keys, table) for name, keys in _TABLES.items()}
    letters, titles, names = part["letters"], part["titles"], part["names"]
    years, runtimes = part["years"], part["runtimes"]
    return Joining(
        letters=Letters(
            sounds=_pairs(path, "[letters] sounds", letters["sounds"]),
            openings=_pairs(path, "[letters] openings", letters["openings"]),
            consonants=_pairs(path, "[letters] consonants", letters["consonants"]),
            unwritten=letters["unwritten"],
            abjads=frozenset(phrases(path, "[letters] abjads", letters["abjads"])),
            romanised=frozenset(phrases(path, "[letters] romanised", letters["romanised"])),
            bones=letters["bones"],
        ),
        titles=_alike(path, "[titles] articles", titles["articles"], titles),
        names=_alike(path, "[names] particles", names["particles"], names),
        generic=frozenset(phrases(path, "[titles] generic", titles["generic"])),
        parts=phrases(path, "[titles] parts", titles["parts"]),
        year_near=years["near"],
        year_far=years["far"],
        runtime_same=runtimes["same"],
        runtime_near=runtimes["near"],
        runtime_minutes=runtimes["minutes"],
        apart=tuple(frozenset(pair) for pair in _pairs(path, "[forms] apart", part["forms"]["apart"])),
        ways=_ways(path, table.get("ways")),
        limit=part["blocks"]["limit"],
    )


def _part(path: Path, name: str, keys: Mapping[str, type], table: Table) -> dict[str, Any]:
    part = table.get(name)
    if not isinstance(part, Mapping):
        raise RuleError(f"{path}: [{name}]: expected a table")
    known_keys(path, f"[{name}]", part, tuple(keys))
    for key, kind in keys.items():
        if type(part.get(key)) is not kind:
            raise RuleError(f"{path}: [{name}] {key}: expected {kind.__name__}, got {part.get(key)!r}")
    return dict(part)


def _alike(path: Path, where: str, without: object, part: Mapping[str, Any]) -> Alike:
    return Alike(frozenset(phrases(path, where, without)), part["alike"], part["shortest"])


def _pairs(path: Path, where: str, value: object) -> Pairs:
    pairs = value if isinstance(value, list) else []
    if not pairs or not all(isinstance(p, list) and [type(x) for x in p] == [str, str] and p[0] for p in pairs):
        raise RuleError(f"{path}: {where}: expected a list of pairs of strings, got {value!r}")
    return tuple((a, b) for a, b in pairs)


def _ways(path: Path, value: object) -> tuple[Way, ...]:
    if not isinstance(value, list) or not value:
        raise RuleError(f"{path}: [[ways]]: expected at least one way")
    ways = []
    for way in value:
        name = way.get("name") if isinstance(way, Mapping) else None
        if not isinstance(name, str):
            raise RuleError(f"{path}: [[ways]]: expected tables with a name, got {way!r}")
        known_keys(path, f"[[ways]] {name}", way, ("name", "shared", *LEVELS))
        levels = {}
        for evidence in LEVELS.keys() & way.keys():
            levels[evidence] = frozenset(phrases(path, f"[[ways]] {name}: {evidence}", way[evidence]))
            if not levels[evidence] <= set(LEVELS[evidence]):
                raise RuleError(f"{path}: [[ways]] {name}: {evidence}: expected {', '.join(LEVELS[evidence])}")
        if levels.keys() <= {"title"}:
            raise RuleError(f"{path}: [[ways]] {name}: expected more than a title")
        ways.append(Way(name, levels, way.get("shared", 0)))
    return tuple(ways)
