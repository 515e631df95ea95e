"""A record without the values that are too unsure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.model.record import Evidence, Record
from pipeline.write.export.losses import Losses

_REVIEWED = "reviewed"  # the rule of values that a person decided on: no measure of a machine is asked of them
_REQUIRED = {  # list → the attributes without which an item of it says nothing
    "credits": ("role", "name"), "cast": ("name",), "companies": ("role", "name"), "relations": ("kind", "name"),
    "filmography": ("title",), "people": ("name",), "events": ("kind",), "statement": ("text",),
}  # fmt: skip


@dataclass(slots=True)
class _Sieve:
    """One record on its way: which pointers fall, where those that stay have moved, and who falls with whom."""

    record: Record
    least: float
    losses: Losses
    moved: dict[str, str] = field(default_factory=dict)

    def reason(self, evidence: Evidence | None) -> str | None:
        """Why a value falls, or None where it stays."""
        if evidence is None or evidence.rule.partition("#")[0] == _REVIEWED:
            return None
        if evidence.confidence is None:
            return f"its confidence was never measured (asked for: {self.least:g} or more)"
        return f"its confidence is below {self.least:g}" if evidence.confidence < self.least else None

    def kept(self, value: Any, pointer: str, to: str, name: str) -> Any:
        """A value of the record's JSON without what falls; None where nothing of it stays."""
        if isinstance(value, Mapping):
            return self._item(value, pointer, to, name)
        if isinstance(value, list):
            items: list[Any] = []
            for number, one in enumerate(value):
                item = self.kept(one, f"{pointer}/{number}", f"{to}/{len(items)}", name)
                if item is not None:
                    items.append(item)
            return items
        if value is None:
            return None
        reason = self.reason(self.record.evidence.get(pointer))
        if reason is not None:
            self.losses.lose(self.record.id, pointer, reason)
            return None
        self.moved[pointer] = to
        return value

    def _item(self, value: Mapping[str, Any], pointer: str, to: str, name: str) -> dict[str, Any] | None:
        before = dict(self.moved)
        item = {key: self.kept(one, f"{pointer}/{key}", f"{to}/{key}", key) for key, one in value.items()}
        needed = _REQUIRED.get(name, ())
        if all(item[key] is not None for key in needed) and any(one not in (None, []) for one in item.values()):
            return item
        for fallen in self.moved.keys() - before.keys():
            self.losses.lose(self.record.id, fallen, f"{' and '.join(needed) or 'all'} of its {name} fell")
        self.moved = before
        return None


def confident(record: Record, least: float, losses: Losses) -> Record:
    """The record without values whose confidence is below `least` or was never measured; each is told to `losses`.

    What a reviewer decided stays. An item that lost what it is about (a credit its name) falls whole; evidence
    and issues follow the values that stay to their new places in the lists.
    """
    if all(evidence.confidence is not None and evidence.confidence >= least for evidence in record.evidence.values()):
        return record
    sieve = _Sieve(record, least, losses)
    whole = record.model_dump(mode="json")
    for name in ("films", "people"):
        whole[name] = sieve.kept(whole[name], f"/{name}", f"/{name}", name)
    whole["evidence"] = {
        sieve.moved[pointer]: evidence for pointer, evidence in whole["evidence"].items() if pointer in sieve.moved
    }
    for issue in whole["issues"]:
        issue["pointer"] = sieve.moved.get(issue["pointer"], "")
    return Record.model_validate(whole)
