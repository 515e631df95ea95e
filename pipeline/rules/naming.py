"""`ner.toml` → `Naming`: which model of names is asked, and what its labels mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pipeline.model.issue import RuleError
from pipeline.rules.tables import phrases, read_table

LABELS = ("PERSON", "ORG", "PLACE", "WORK", "AWARD", "FESTIVAL")
OFF, OUR_OWN = "off", "model"


@dataclass(frozen=True, slots=True)
class Naming:
    """The model of names: "off" for none, "model" for our own, else a spaCy pipeline; its labels → ours."""

    model: str = OFF
    labels: Mapping[str, str] = field(default_factory=dict)


def read_naming(path: Path, model: str | None) -> Naming:
    """What a file says, with another model where one is given; rules alone where there is no file and no model."""
    if not path.exists():
        return Naming(model or OFF, MappingProxyType({label: label for label in LABELS}))
    table = read_table(path)
    default, groups = table.get("default"), table.get("labels")
    if not isinstance(default, str) or not default:
        raise RuleError(f"{path}: default: expected off, model or the name of a spaCy pipeline, got {default!r}")
    if not isinstance(groups, Mapping) or not set(groups) <= set(LABELS) or set(table) != {"default", "labels"}:
        raise RuleError(f"{path}: expected `default` and [labels] with keys of {', '.join(LABELS)}")
    labels: dict[str, str] = {}
    for ours, theirs in groups.items():
        for label in phrases(path, f"labels.{ours}", theirs):
            if labels.setdefault(label, ours) != ours:
                raise RuleError(f"{path}: [labels] {label!r} stands under both {labels[label]!r} and {ours!r}")
    return Naming(model or default, MappingProxyType(labels))
