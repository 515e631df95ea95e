"""Decisions that no longer fit, with both sides, and how each can be made to hold again."""

from dataclasses import dataclass

from pipeline.model.record import Record
from pipeline.review.decision import Decision, found_again
from pipeline.review.desk import Desk, Wanted
from pipeline.review.match import Conflict, anchor_of
from pipeline.review.replay import strays
from pipeline.review.slots import Slot
from pipeline.review.value import top_of, values


@dataclass(frozen=True, slots=True)
class Shown:
    """A conflict, the record that its page has now (None: none), whether the decision can be made again."""

    conflict: Conflict
    record: Record | None
    title: str
    keepable: bool


def shown_conflicts(desk: Desk) -> list[Shown]:
    """All conflicts of a desk, page by page in the order of the first decisions."""
    found, seen = [], []
    for source in desk.history.sources():
        for name in desk.index.ids(source):
            seen.append(source)
            record = desk.index.record(name)
            if record is not None:
                held = desk.fits(record).conflicts
                found += [Shown(c, record, source, keeping(desk, c.decision) is not None) for c in held]
    gone = strays(desk.history, seen)
    return found + [Shown(c, None, c.decision.source.key if c.decision.source else "", False) for c in gone]


def keeping(desk: Desk, decision: Decision) -> Wanted | None:
    """What has to be decided so that an old decision holds where its page stands now; None: no place for it."""
    conflict, record = _found(desk, decision)
    if conflict is None or record is None or decision.outcome is None:
        return None
    passages = [found_again(p, record.page.text) for p in decision.chosen or (() if decision.typed else decision.spans)]
    selected = tuple((p.start, p.end) for p in passages if p is not None)
    if conflict.other is not None and conflict.other.field == decision.field:
        pointer = conflict.other.pointer
        seen = desk.history.version(record.id, pointer)
        if conflict.other.value == decision.outcome:
            return Wanted(record.id, pointer, seen, "accept")
        return Wanted(record.id, pointer, seen, "correct", decision.outcome, selected)
    slot = _slot(desk, record, decision)
    if slot is None:
        return None
    seen = desk.history.version(record.id, slot.pointer)
    return Wanted(
        record.id, slot.pointer, seen, "add", decision.outcome, selected, tuple(slot.beside.items()), slot.under
    )  # fmt: skip


def _slot(desk: Desk, record: Record, decision: Decision) -> Slot | None:
    """The place for a value that is not read any more: the only one, else the one in the same film or person."""
    fits = [s for s in desk.slots(record) if s.field == decision.field]
    fits = [s for s in fits if all(s.beside.get(k) == v for k, v in decision.beside.items())]
    same = [s for s in fits if decision.anchor and anchor_of(values(record), top_of(s.home)) == decision.anchor]
    return same[0] if same else fits[0] if len(fits) == 1 else None


def _found(desk: Desk, decision: Decision) -> tuple[Conflict | None, Record | None]:
    for name in desk.index.ids(decision.source.key) if decision.source else ():
        record = desk.index.record(name)
        if record is not None:
            for conflict in desk.fits(record).conflicts:
                if conflict.decision.id == decision.id:
                    return conflict, record
    return None, None
