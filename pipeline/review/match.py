"""Which decisions fit a record that may have been extracted anew: by source, field and quote, not by position."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.record import Record
from pipeline.review.decision import REMOVING, Decision, Passage, Plain, found_again
from pipeline.review.value import Value, field_at, split_slot, values


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that no longer fits, and the value that the machine reads now in its place (None: nothing)."""

    decision: Decision
    other: Value | None
    why: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A value that a reviewer added: where its item hangs now, and what was decided about it afterwards.

    `home` is a pointer of the record as extracted ("/films/0", "" for a new film or person) or "@id" of the
    addition that made the item; `slot` is the rest ("year", "credits/-/name").
    """

    decision: Decision
    home: str
    slot: str
    chosen: tuple[Passage, ...]
    later: Decision | None = None


@dataclass(frozen=True, slots=True)
class Fits:
    """The decisions that hold for a record: by the pointer of the value, added ones, those that conflict."""

    decided: Mapping[str, Decision]
    added: tuple[Addition, ...]
    conflicts: tuple[Conflict, ...]


def standing_for(record: str, records: Sequence[str], decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions about a page that are one record's, of all `records` of that page (one a capture).

    Those made about a record that is gone go to the first.
    """
    heir = not records or records[0] == record
    return [d for d in decisions if d.record == record or (heir and d.record not in records)]


def fits(record: Record, standing: Sequence[Decision]) -> Fits:
    """Lay the decisions about a page over its record, the later over the earlier; none is left out.

    A decision about a value that is not read any more holds of itself where it took that value away.
    """
    return _Laying(record).lay(standing)


class _Laying:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.page.text
        self.values = values(record)
        self.by_field: defaultdict[str, list[Value]] = defaultdict(list)
        for value in self.values:
            self.by_field[value.field].append(value)
            for pointer, told in value.beside:
                beside = Value(pointer, field_at(pointer), told, record.evidence[pointer], value.label)
                self.by_field[beside.field].append(beside)
        self.decided: dict[str, Decision] = {}
        self.taken: dict[str, str] = {}  # pointer of the record → the pointer its decisions were made under
        self.added: dict[str, Addition] = {}
        self.found: dict[str, str] = {}  # an addition that the machine reads now → where
        self.conflicts: list[Conflict] = []

    def lay(self, standing: Iterable[Decision]) -> Fits:
        order = {}
        for number, decision in enumerate(standing):
            order[decision.id] = number
            if decision.verdict == "add":
                self._add(decision)
            elif decision.pointer.startswith("@"):
                self._about_addition(decision)
            else:
                self._decide(decision)
        open_ones = tuple(c for c in self.conflicts if not self._overtaken(c, order))
        return Fits(self.decided, tuple(self.added.values()), open_ones)

    def _overtaken(self, conflict: Conflict, order: Mapping[str, int]) -> bool:
        """Whether somebody decided later about the value that stands in the decision's place."""
        later = self.decided.get(conflict.other.pointer) if conflict.other is not None else None
        return later is not None and order[later.id] > order[conflict.decision.id]

    def _decide(self, decision: Decision) -> None:
        value = self._same(decision)
        if value is None:
            if decision.verdict not in REMOVING:
                why = "what it was read from is not read as this field any more"
                self.conflicts.append(Conflict(decision, self._in_its_place(decision), why))
        elif value.value in (decision.old, decision.outcome):
            self.decided[value.pointer] = decision
            self.taken[value.pointer] = decision.pointer
        else:
            self.conflicts.append(Conflict(decision, value, "the same words are read as another value"))

    def _same(self, decision: Decision) -> Value | None:
        """The value read from the decision's quote as its field; else one that agrees with what was decided."""
        wanted = tuple(p.quote for p in decision.spans)
        same_field = self.by_field.get(decision.field, [])
        found = [v for v in same_field if tuple(q.quote for q in v.evidence.spans) == wanted]
        if not found and decision.outcome is not None:
            quotes = [*wanted, *(p.quote for p in decision.chosen)]
            found = [v for v in same_field if v.value == decision.outcome and _share(v, quotes)]
        return max(found, key=lambda v: self._likeness(v, decision), default=None)

    def _likeness(self, value: Value, decision: Decision) -> tuple[bool, int, bool, bool]:
        start, end = value.evidence.spans[0].start, value.evidence.spans[-1].end
        first, last = decision.spans[0], decision.spans[-1]
        around = (self.text[:start].endswith(first.prefix)) + (self.text[end:].startswith(last.suffix))
        free = self.taken.get(value.pointer, decision.pointer) == decision.pointer
        return free, around, value.value == decision.old, value.pointer == decision.pointer

    def _in_its_place(self, decision: Decision) -> Value | None:
        """What a conflict shows on the other side: the value read from the same words, or at the same place."""
        quotes = {p.quote for p in decision.spans}
        for value in self.values:
            same_kind = value.field.split("/")[:2] == decision.field.split("/")[:2]
            if same_kind and quotes & {q.quote for q in value.evidence.spans}:
                return value
        return next((v for v in self.values if v.pointer == decision.pointer and v.field == decision.field), None)

    def _add(self, decision: Decision) -> None:
        home = self._home(decision)
        if home is None:
            self.conflicts.append(Conflict(decision, None, "the film, person or item it was added to is not there"))
            return
        chosen = tuple(found_again(p, self.text) for p in decision.chosen)
        kept = tuple(p for p in chosen if p is not None)
        if len(kept) < len(chosen):
            self.conflicts.append(Conflict(decision, None, "its words do not stand on the page any more"))
            return
        _, slot = split_slot(decision.pointer)
        there = self._machine_has(decision, home, slot)
        if there is None:
            self._only_one_at(home, slot)
            self.added[decision.id] = Addition(decision, home, slot, kept)
        elif there.value == decision.new:
            self.found[decision.id] = there.pointer
            self.decided[there.pointer] = decision
        else:
            self.conflicts.append(Conflict(decision, there, "the machine reads another value there now"))

    def _only_one_at(self, home: str, slot: str) -> None:
        """What was added before at a place for one value gives way: who added there again had seen it."""
        if "-" not in slot.split("/"):
            same = [i for i, a in self.added.items() if (a.home, a.slot) == (home, slot)]
            for name in same:
                del self.added[name]

    def _machine_has(self, decision: Decision, home: str, slot: str) -> Value | None:
        """The value that the machine reads now where one was added: the same in a list, any in a single place."""
        if home.startswith("@"):
            return None
        listed = "-" in slot.split("/")
        for value in self.by_field.get(decision.field, []):
            at = value.pointer
            if at.startswith(f"{home}/") and (value.value == decision.new if listed else at == f"{home}/{slot}"):
                return value
        return None

    def _home(self, decision: Decision) -> str | None:
        """The item a value was added to, where it stands now; None where it is gone."""
        if decision.under is not None:
            if decision.under in self.found:
                return split_slot(self.found[decision.under])[0]
            return f"@{decision.under}" if decision.under in self.added else None
        home, _ = split_slot(decision.pointer)
        if not home or anchor_of(self.values, home) == decision.anchor:
            return home
        depth, shape = home.count("/") + 1, field_at(home)
        homes = dict.fromkeys("/".join(v.pointer.split("/")[:depth]) for v in self.values)
        alike = (h for h in homes if field_at(h) == shape and anchor_of(self.values, h) == decision.anchor)
        return next(alike, home if self._only(home) else None)

    def _only(self, home: str) -> bool:
        """Whether a film or person is the only one of the page: then it is the same whatever it is called now."""
        parts = {"films": self.record.films, "people": self.record.people}.get(home.split("/")[1], ())
        return home.count("/") == 2 and len(parts) == 1

    def _about_addition(self, decision: Decision) -> None:
        name = decision.pointer[1:]
        if name in self.found:
            self.decided[self.found[name]] = decision
        elif name in self.added:
            addition = self.added[name]
            self.added[name] = replace(addition, later=decision)
        # Else what it was about is itself undone or in conflict, which is shown.


def anchor_of(values: Iterable[Value], home: str) -> str | None:
    """What a film, person or item is known by: its first value."""
    return next((str(v.value) for v in values if v.pointer.startswith(f"{home}/")), None)


def told_of(value: Value, anchor: str | None) -> dict[str, Plain | float]:
    """What a decision says of a value beside its spans, as the machine read it."""
    why = value.evidence
    return {
        "field": value.field, "old": value.value, "anchor": anchor, "rule": why.rule, "confidence": why.confidence,
    }  # fmt: skip


def _share(value: Value, quotes: Sequence[str]) -> bool:
    """Whether a value was read from one of the quotes, or from a part of one, or from more."""
    return any(q.quote in quote or quote in q.quote for q in value.evidence.spans for quote in quotes if quote)
