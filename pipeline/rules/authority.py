"""`authority.toml` → `Authorities`: how an archive's own file is read, and what a match with it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.rules.tables import Table, known_keys, phrase_table, phrases, read_table

KINDS = ("person", "company", "festival", "work")
FIELDS = (
    "id", "name", "variants", "type", "born", "died", "roles", "titles", "countries", "hosts", "first", "year",
    "runtime", "directors",
)  # fmt: skip
_DECISION = ("against", "margin", "least", "limit")


@dataclass(frozen=True, slots=True)
class Weights:
    """Evidence → points, and the evidence of which a match needs one beside the name."""

    points: Mapping[str, int]
    proof: frozenset[str]


@dataclass(frozen=True, slots=True)
class Authorities:
    """Everything `authority.toml` says; `columns`, `matches` and `types` by their folded names."""

    columns: Mapping[str, str]
    matches: Mapping[str, str]
    types: Mapping[str, str]
    weights: Mapping[str, Weights]
    against: int
    margin: int
    least: int
    limit: int

    def column(self, printed: str) -> str | None:
        """What a column of that name holds; None for one that nobody reads."""
        return self.columns.get(column_key(printed))

    def kind(self, printed: str) -> str | None:
        """The kind of entry that a word of the file means; None for an unknown one."""
        return self.types.get(column_key(printed))


def column_key(printed: str) -> str:
    """A column's or table's name for look-up."""
    return fold(printed.replace("_", " "))


def read_authorities(path: Path) -> Authorities:
    """What a file says; `RuleError` names the key that is missing, unknown or of another type."""
    table = read_table(path)
    known_keys(path, "the file", table, ("columns", "matches", "types", "decision", *KINDS))
    decision = table.get("decision", {})
    known_keys(path, "[decision]", decision, _DECISION)
    if [type(decision.get(key)) for key in _DECISION] != [int] * len(_DECISION):
        raise RuleError(f"{path}: [decision]: expected whole numbers for {', '.join(_DECISION)}")
    return Authorities(
        columns=_names(path, "columns", table, FIELDS),
        matches=_names(path, "matches", table, ("key", "id", "name")),
        types=_names(path, "types", table, KINDS),
        weights=MappingProxyType({kind: _weights(path, kind, table.get(kind)) for kind in KINDS}),
        **{key: decision[key] for key in _DECISION},
    )


def _names(path: Path, name: str, table: Table, allowed: tuple[str, ...]) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for key, names in phrase_table(path, name, table, allowed).items():
        for printed in names:
            other = named.setdefault(column_key(printed), key)
            if other != key:
                raise RuleError(f"{path}: [{name}] {printed!r} stands under both {other!r} and {key!r}")
    return MappingProxyType(named)


def _weights(path: Path, kind: str, part: object) -> Weights:
    points = part.get("points") if isinstance(part, Mapping) else None
    if not isinstance(part, Mapping) or not isinstance(points, Mapping):
        raise RuleError(f"{path}: [{kind}]: expected `points` and `proof`")
    if not all(type(number) is int and number > 0 for number in points.values()):
        raise RuleError(f"{path}: [{kind}] points: expected whole numbers above 0, got {dict(points)!r}")
    proof = frozenset(phrases(path, f"[{kind}] proof", part.get("proof")))
    if not proof:
        raise RuleError(f"{path}: [{kind}] proof: nothing is matched on a name alone; expected at least one evidence")
    return Weights(MappingProxyType(dict(points)), proof)
