"""All decisions over all records, one record at a time: what `reviewed.jsonl` holds and what no longer fits."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.record import Record
from pipeline.review.decided import decided
from pipeline.review.decision import Decision, origin_of
from pipeline.review.history import History
from pipeline.review.match import Conflict, Fits, fits, standing_for

REVIEWED = "reviewed.jsonl"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A record as it was extracted, as decided, and the decisions about it."""

    extracted: Record
    reviewed: Record
    fits: Fits


def replayed(records: Callable[[], Iterable[Record]], history: History) -> Iterator[Replayed]:
    """Each record of a run with the decisions laid over it; `records` is asked twice, to know a page's captures."""
    sources = set(history.sources())
    captures: defaultdict[str, list[str]] = defaultdict(list)
    for record in records() if sources else ():
        source = origin_of(record).key
        if source in sources and record.id not in captures[source]:
            captures[source].append(record.id)
    for record in records():
        source = origin_of(record).key
        held = fits(record, standing_for(record.id, captures[source], history.standing(source)))
        yield Replayed(record, decided(record, held), held)


def strays(history: History, seen: Iterable[str]) -> list[Conflict]:
    """The decisions that stand about pages which are not among the records any more (`seen`: keys of those)."""
    there = frozenset(seen)
    gone = (s for s in history.sources() if s not in there)
    return [Conflict(d, None, "its page is not among the records") for s in gone for d in _standing(history, s)]


def _standing(history: History, source: str) -> list[Decision]:
    return [d for d in history.standing(source) if not d.pointer.startswith("@")]
