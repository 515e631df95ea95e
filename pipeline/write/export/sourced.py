"""The evidence of a record as rows: each span a value was read from, each reading that lost."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.model.record import Record
from pipeline.write.export.losses import element_of


class Sourced(NamedTuple):
    """A span of a value: `part` is the item's id inside its film or person ("credits.2"; "" for its own values)."""

    pointer: str
    field: str
    part: str
    value: str
    span: int
    quote: str
    start: int
    end: int
    rule: str
    confidence: float | None


def sourced(record: Record) -> Iterator[Sourced]:
    """A row for every span of every value, in the record's order."""
    for pointer, evidence in record.evidence.items():
        value = _value_at(record, pointer)
        field, part = element_of(pointer).partition(".")[2], part_of(pointer)
        for number, span in enumerate(evidence.spans, start=1):
            place = (span.quote, span.start, span.end)
            yield Sourced(pointer, field, part, value, number, *place, evidence.rule, evidence.confidence)


def losers(record: Record) -> Iterator[Sourced]:
    """A row for every reading that lost; its confidence is not told."""
    for pointer, evidence in record.evidence.items():
        if not evidence.alternatives:
            continue
        field, part = element_of(pointer).partition(".")[2], part_of(pointer)
        for number, other in enumerate(evidence.alternatives, start=1):
            first = other.spans[0] if other.spans else None
            quote, start, end = (first.quote, first.start, first.end) if first else ("", 0, 0)
            yield Sourced(pointer, field, part, str(other.value), number, quote, start, end, other.rule, None)


def part_of(pointer: str) -> str:
    """ "/films/0/credits/2/name" → "credits.2"; "" for a value of the film or person itself."""
    keys = pointer.split("/")
    return f"{keys[3]}.{keys[4]}" if len(keys) > 4 and keys[4].isdigit() else ""


def _value_at(record: Record, pointer: str) -> str:
    value: Any = record
    for key in pointer.split("/")[1:]:
        value = value[int(key)] if value.__class__ is tuple else getattr(value, key)
    return str(value)
