"""The evidence of a record as rows: each span a value was read from, each reading that lost."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from pipeline.model.record import Record
from pipeline.write.export.losses import element_of


class Sourced(NamedTuple):
    """A span of a value; `place` says whose it is, `field` which value ("credits.name")."""

    pointer: str
    place: "Place"
    field: str
    value: str
    span: int
    quote: str
    start: int
    end: int
    rule: str
    confidence: float | None


class Place(NamedTuple):
    """What a pointer says: films or people, which of them, the item's id inside ("credits.2", or ""), all its keys."""

    top: str
    owner: int
    part: str
    field: str
    keys: tuple[str | int, ...]


def sourced(record: Record) -> Iterator[Sourced]:
    """A row for every span of every value, in the record's order."""
    for pointer, evidence in record.evidence.items():
        place = place_of(pointer)
        value: Any = record
        for key in place.keys:
            value = value[key] if key.__class__ is int else getattr(value, key)  # type: ignore[arg-type]
        text, field, rule, sure = str(value), place.field, evidence.rule, evidence.confidence
        for number, span in enumerate(evidence.spans, start=1):
            yield Sourced(pointer, place, field, text, number, span.quote, span.start, span.end, rule, sure)


def losers(record: Record) -> Iterator[Sourced]:
    """A row for every reading that lost; its confidence is not told."""
    for pointer, evidence in record.evidence.items():
        if not evidence.alternatives:
            continue
        place = place_of(pointer)
        for number, other in enumerate(evidence.alternatives, start=1):
            first = other.spans[0] if other.spans else None
            quote, start, end = (first.quote, first.start, first.end) if first else ("", 0, 0)
            yield Sourced(pointer, place, place.field, str(other.value), number, quote, start, end, other.rule, None)


@lru_cache(maxsize=65536)  # records have the same pointers, again and again
def place_of(pointer: str) -> Place:
    """ "/films/0/credits/2/name" → films, 0, "credits.2", "credits.name" and the keys."""
    keys = tuple(int(key) if key.isdigit() else key for key in pointer.split("/")[1:])
    top, owner, *below = keys
    assert isinstance(top, str)
    assert isinstance(owner, int)
    part = f"{below[0]}.{below[1]}" if len(below) > 1 and isinstance(below[1], int) else ""
    return Place(top, owner, part, element_of(pointer).partition(".")[2], keys)
