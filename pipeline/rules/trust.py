"""`trust.toml` → `Trust`: how often each rule was right about each field, counted on gold pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pipeline.model.issue import RuleError
from pipeline.rules.tables import read_table


class Measure(NamedTuple):
    """How many values were right and wrong."""

    right: int = 0
    wrong: int = 0

    @property
    def confidence(self) -> float:
        """The precision, between 0 and 1 to three digits, smoothed: few values never make it certain either way."""
        return round((self.right + 1) / (self.right + self.wrong + 2), 3)


@dataclass(frozen=True, slots=True)
class Trust:
    """Field → rule → what was measured; a rule that read nothing on the gold pages is not in it."""

    measures: Mapping[str, Mapping[str, Measure]]

    def confidence(self, field: str, rule: str) -> float | None:
        """The smoothed precision of a rule for a field; None where it was never measured."""
        measure = self.measures.get(field, {}).get(rule)
        return None if measure is None else measure.confidence


def field_of(pointer: str) -> str:
    """The field that a pointer into a record's films or people leads to: "/films/0/credits/3/name" → "credits"."""
    return pointer.split("/", 4)[3]


def read_trust(path: Path) -> Trust:
    """What a file says, nothing where there is none; `RuleError` for anything but `[field] rule = [right, wrong]`."""
    if not path.exists():
        return Trust(MappingProxyType({}))
    measures: dict[str, Mapping[str, Measure]] = {}
    for field, rules in read_table(path).items():
        if not isinstance(rules, Mapping):
            raise RuleError(f"{path}: {field}: expected a table of rules")
        measures[field] = MappingProxyType({rule: _measure(path, field, rule, n) for rule, n in rules.items()})
    return Trust(MappingProxyType(measures))


def _measure(path: Path, field: str, rule: str, counts: object) -> Measure:
    numbers = counts if isinstance(counts, list) else []
    if [type(n) for n in numbers] != [int, int] or min(numbers) < 0 or not sum(numbers):
        raise RuleError(f"{path}: [{field}] {rule}: expected [right, wrong], two counts, got {counts!r}")
    return Measure(*numbers)
