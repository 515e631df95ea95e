"""What a target could not hold: counted by element and reason, with examples; nothing is dropped in silence."""

import json
import re
from dataclasses import dataclass

_EXAMPLES = 5  # pointers kept for each kind of loss: enough to look at, small however many records there are
_INDEX = re.compile(r"/\d+(?=/|$)")


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of loss: the element ("films.credits.role"), why, how often, and (record id, pointer) of the first."""

    element: str
    reason: str
    count: int
    examples: tuple[tuple[str, str], ...]


class Losses:
    """The losses of one export. Formats call `lose` wherever a value is left out, cut or put otherwise."""

    __slots__ = ("_counts", "_examples")

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._examples: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def lose(self, record_id: str, pointer: str, reason: str, count: int = 1) -> None:
        """Count a loss: `pointer` (RFC 6901) says which value of the record, `reason` in words what became of it.

        `count` losses of one kind in a record may be told at once, with the pointer of the first.
        """
        kind = (element_of(pointer), reason)
        self._counts[kind] = self._counts.get(kind, 0) + count
        examples = self._examples.setdefault(kind, [])
        if len(examples) < _EXAMPLES:
            examples.append((record_id, pointer))

    def taken(self) -> "Losses":
        """The losses told so far; from here on they are counted anew."""
        taken = Losses()
        taken._counts, taken._examples = self._counts, self._examples
        self._counts, self._examples = {}, {}
        return taken

    def add(self, others: "Losses") -> None:
        """Count the losses of records that come after those told so far."""
        for kind, count in others._counts.items():
            self._counts[kind] = self._counts.get(kind, 0) + count
            examples = self._examples.setdefault(kind, [])
            examples += others._examples[kind][: _EXAMPLES - len(examples)]

    def kinds(self) -> list[Loss]:
        """All kinds of loss, by element and reason."""
        return [
            Loss(element, reason, count, tuple(self._examples[element, reason]))
            for (element, reason), count in sorted(self._counts.items())
        ]

    def to_json(self, name: str, records: int, items: int) -> str:
        """The loss report of an export: what was written, and each kind of loss with its examples."""
        kinds = [
            {
                "element": loss.element, "reason": loss.reason, "count": loss.count,
                "examples": [{"record": record, "pointer": pointer} for record, pointer in loss.examples],
            }
            for loss in self.kinds()
        ]  # fmt: skip
        report = {"format": name, "records": records, "items": items, "losses": kinds}
        return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def element_of(pointer: str) -> str:
    """ "/films/0/credits/2/role" → "films.credits.role": the element that a pointer is one place of."""
    if pointer.startswith("/evidence/"):  # its keys are pointers themselves
        return f"evidence.{pointer.rpartition('/')[2]}"
    return _INDEX.sub("", pointer).lstrip("/").replace("/", ".")
