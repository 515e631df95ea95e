"""The bench without its server: one output folder, its records, and the decisions that several reviewers make."""

import secrets
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from pipeline.model.record import Record
from pipeline.review.decided import decided, tree_as_decided
from pipeline.review.decision import REMOVING, TOOL, Decision, Passage, Plain, Verdict, origin_of, passage
from pipeline.review.history import History
from pipeline.review.index import Index
from pipeline.review.log import Log
from pipeline.review.match import Fits, anchor_of, fits, standing_for, told_of
from pipeline.review.queue import Queue
from pipeline.review.slots import Slot, slots
from pipeline.review.value import Value, top_of, values
from pipeline.rules import Rules

Clock = Callable[[], datetime]


class RefusedError(Exception):
    """A decision that cannot be made; the message tells the reviewer why."""


class StaleError(Exception):
    """Somebody else touched the value since the reviewer saw it; `decision` is what they did (None: unknown)."""

    def __init__(self, decision: Decision | None) -> None:
        super().__init__("the value was decided by somebody else meanwhile")
        self.decision = decision


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reviewer asks: the value (`record`, `pointer`), the line that last touched it as they saw it, the verdict.

    `new` is the value to stand instead or beside, `selected` the ranges of the page's text it was selected
    from (empty: typed), `beside` what comes with it (`role`), `under` the addition it is added to.
    """

    record: str
    pointer: str
    seen: str
    verdict: Verdict
    new: Plain = None
    selected: tuple[tuple[int, int], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    under: str | None = None


def now() -> datetime:
    """The time of a decision: the only thing about one that a clock tells."""
    return datetime.now(UTC)


class Desk:
    """Records and decisions of an output folder. Every method may be called from any thread."""

    def __init__(self, folder: Path, index: Index, rules: Rules, clock: Clock = now) -> None:
        self.folder = folder
        self.index = index
        self.queue = Queue(index)
        self.rules = rules
        self.history = History()
        self._log = Log(folder)
        self._clock = clock
        self._lock = threading.RLock()

    def start(self) -> None:
        """Read the log and lay what stands over the records."""
        with self._lock:
            self._take(self._log.read())
            for source in self.history.sources():
                self._lay_source(source)

    def fits(self, record: Record) -> Fits:
        """The decisions that hold for a record."""
        return fits(record, self.standing(record))

    def standing(self, record: Record) -> list[Decision]:
        """The decisions about a record's page that stand and are this record's."""
        source = origin_of(record).key
        return standing_for(record.id, self.index.ids(source), self.history.standing(source))

    def read_others(self) -> None:
        """Take in what other processes wrote to the log."""
        with self._lock:
            self._refresh(self._take(self._log.read()))

    def lines(self) -> list[Decision]:
        """Every line of the log, in order."""
        return Log(self.folder).read()

    def slots(self, record: Record) -> list[Slot]:
        """Where a value can be added to a record now."""
        return list(slots(tree_as_decided(record, self.fits(record)), self.rules.roles))

    def decide(self, reviewer: str, wanted: Sequence[Wanted], settles: tuple[str, ...] = ()) -> list[Decision]:
        """Write decisions, of one batch where they are several; all of them or none.

        `settles` are conflicting decisions that these make an end of. Raises `StaleError` where a value was
        touched since it was seen, `RefusedError` where the decision is none.
        """
        with self._lock, self._log.appending() as appender:
            missed = self._take(appender.missed)
            batch = secrets.token_hex(8) if len(wanted) > 1 else None
            lines = [self._line(reviewer, one, batch, settles if n == 0 else ()) for n, one in enumerate(wanted)]
            appender.add(lines)
            self._refresh(missed | self._take(lines))
            return lines

    def settle(self, reviewer: str, name: str) -> Decision:
        """Let go of a conflicting decision: the page stands as it is read now."""
        with self._lock, self._log.appending() as appender:
            missed = self._take(appender.missed)
            old = self.history.decisions.get(name)
            if old is None or not self.history.stands(old):
                raise RefusedError("no such decision stands any more")
            line = self._stamped(reviewer, "settle", record=old.record, source=old.source, pointer=old.pointer,
                                 field=old.field, old=old.outcome, of=(name,))  # fmt: skip
            appender.add([line])
            self._refresh(missed | self._take([line]))
            return line

    def undo(self, reviewer: str) -> list[Decision]:
        """Take back the reviewer's last decision (or batch); the decisions taken back, none when none is left."""
        return self._move(reviewer, "undo")

    def redo(self, reviewer: str) -> list[Decision]:
        """Bring back what the reviewer last took back."""
        return self._move(reviewer, "redo")

    def _move(self, reviewer: str, verdict: Verdict) -> list[Decision]:
        with self._lock, self._log.appending() as appender:
            missed = self._take(appender.missed)
            of = self.history.undoable(reviewer) if verdict == "undo" else self.history.redoable(reviewer)
            lines = [self._stamped(reviewer, verdict, of=of)] if of else []
            appender.add(lines)
            self._refresh(missed | self._take(lines))
            return [self.history.decisions[i] for i in of]

    def _line(self, reviewer: str, wanted: Wanted, batch: str | None, of: tuple[str, ...]) -> Decision:
        record = self.index.record(wanted.record)
        if record is None:
            raise RefusedError("there is no such record any more")
        if self.history.version(wanted.record, wanted.pointer) != wanted.seen and "/-" not in wanted.pointer:
            raise StaleError(self.history.last(wanted.record, wanted.pointer))
        chosen = tuple(self._passage(record, *place) for place in wanted.selected)
        held = self.fits(record)
        told = {"record": record.id, "source": origin_of(record), "pointer": wanted.pointer, "new": wanted.new,
                "chosen": chosen, "batch": batch, "of": of}  # fmt: skip
        if wanted.verdict == "add":
            line = self._stamped(reviewer, "add", **told, **self._place(record, held, wanted))
        else:
            line = self._stamped(reviewer, wanted.verdict, **told, **self._about(record, held, wanted))
        self._check(record, line)
        return line

    def _about(self, record: Record, held: Fits, wanted: Wanted) -> dict[str, object]:
        """What a decision says of the value it is about, as the machine or an addition tells it."""
        if wanted.verdict == "correct" and wanted.new in (None, ""):
            raise RefusedError("a correction needs a value")
        if wanted.verdict != "correct" and wanted.new is not None:
            raise RefusedError("only a correction brings a value")
        added = next((a for a in held.added if f"@{a.decision.id}" == wanted.pointer), None)
        if added is not None:
            old = added.decision
            return {"field": old.field, "old": old.new, "spans": added.chosen, "under": old.under, "anchor": old.anchor}
        value = next((v for v in _with_beside(record) if v.pointer == wanted.pointer), None)
        if value is None:
            raise RefusedError("there is no such value in the record")
        spans = tuple(passage(record.page.text, s.start, s.end) for s in value.evidence.spans)
        return {**told_of(value, anchor_of(values(record), top_of(wanted.pointer))), "spans": spans}

    def _place(self, record: Record, held: Fits, wanted: Wanted) -> dict[str, object]:
        """Where an added value goes; only where the record has a place for it."""
        if wanted.new in (None, ""):
            raise RefusedError("an addition needs a value")
        if not record.page.text.strip():
            raise RefusedError("the page has no text that a value could point at")
        there = slots(tree_as_decided(record, held), self.rules.roles)
        slot = next((s for s in there if s.pointer == wanted.pointer and dict(s.beside) == dict(wanted.beside)), None)
        if slot is None:
            raise RefusedError("the record has no such place, or no longer")
        anchor = anchor_of(values(record), slot.home) if slot.under is None and slot.home else None
        return {"field": slot.field, "beside": dict(slot.beside), "under": slot.under, "anchor": anchor}

    def _check(self, record: Record, line: Decision) -> None:
        """Refuse what would make no record: a year of five digits, a country that is none."""
        if line.verdict in REMOVING:
            return
        try:
            after = decided(record, fits(record, [*self.standing(record), line]))
        except ValidationError as error:
            raise RefusedError(f"{line.new!r}: {error.errors()[0]['msg']}") from error
        if line.verdict == "add" and not any(
            e.rule in ("reviewed#added", "reviewed#typed") for e in after.evidence.values()
        ):
            raise RefusedError("the record has no such place, or no longer")

    def _passage(self, record: Record, start: int, end: int) -> Passage:
        text = record.page.text
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise RefusedError("what is selected does not stand in the page's text")
        return passage(text, start, end)

    def _stamped(self, reviewer: str, verdict: Verdict, **told: object) -> Decision:
        time = self._clock().isoformat(timespec="milliseconds")
        return Decision.model_validate(
            {"id": secrets.token_hex(8), "time": time, "reviewer": reviewer, "verdict": verdict, "tool": TOOL, **told}
        )

    def _take(self, lines: Iterable[Decision]) -> set[str]:
        """Note lines in the history; the sources they touch."""
        touched = set()
        for line in lines:
            self.history.take(line)
            meant = [line, *(self.history.decisions[i] for i in line.of if i in self.history.decisions)]
            touched |= {d.source.key for d in meant if d.source is not None}
        return touched

    def _refresh(self, sources: Iterable[str]) -> None:
        for source in sorted(sources):
            self._lay_source(source)

    def _lay_source(self, source: str) -> None:
        for name in self.index.ids(source):
            record = self.index.record(name)
            if record is not None:
                self.index.lay(record, self.standing(record))


def _with_beside(record: Record) -> list[Value]:
    """The values of a record and those that follow them (role and label), each of which may be corrected."""
    told = list(values(record))
    for value in values(record):
        told += (
            Value(
                p, "/".join(s for s in p.strip("/").split("/") if not s.isdigit()), v, record.evidence[p], value.label
            )
            for p, v in value.beside
        )
    return told
