"""Lines of the log, one after the other → which decisions stand, and what each reviewer can undo and redo."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.review.decision import Decision


class Target(NamedTuple):
    """The value a decision is about: the record and the pointer into it."""

    record: str
    pointer: str


class History:
    """Every decision of a log and whether it stands.

    A decision that was undone and redone stands at its old place in the order: what somebody else decided
    meanwhile about the same value is not overruled by it.
    """

    def __init__(self, lines: Iterable[Decision] = ()) -> None:
        self.decisions: dict[str, Decision] = {}
        self._undone: set[str] = set()
        self._settled: dict[str, str] = {}
        self._undo: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._redo: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._versions: dict[Target, str] = {}
        self._by_source: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            self.take(line)

    def take(self, line: Decision) -> None:
        """One more line of the log."""
        if line.verdict == "undo":
            self._undone.update(line.of)
            self._move(self._undo[line.reviewer], self._redo[line.reviewer], line.of)
        elif line.verdict == "redo":
            self._undone.difference_update(line.of)
            self._move(self._redo[line.reviewer], self._undo[line.reviewer], line.of)
        else:
            self.decisions[line.id] = line
            if line.source is not None:
                self._by_source[line.source.key].append(line.id)
            self._redo[line.reviewer].clear()
            self._push(line)
            for settled in line.of:
                self._settled[settled] = line.id
        for target in self._targets(line):
            self._versions[target] = line.id

    def standing(self, source: str) -> list[Decision]:
        """The decisions about the page of that key that stand, in order; those that were settled are not open."""
        return [d for i in self._by_source.get(source, ()) if self.stands(d := self.decisions[i])]

    def sources(self) -> list[str]:
        """The keys of all pages that decisions were made about, in the order of the first."""
        return list(self._by_source)

    def stands(self, decision: Decision) -> bool:
        """Whether a decision is neither undone nor settled nor itself the settling of another."""
        settled = self._settled.get(decision.id)
        return (
            decision.id not in self._undone
            and decision.verdict != "settle"
            and (settled is None or settled in self._undone)
        )

    def version(self, record: str, pointer: str) -> str:
        """The line that last touched a value ("" for none): who decides must have seen it."""
        return self._versions.get(Target(record, pointer), "")

    def last(self, record: str, pointer: str) -> Decision | None:
        """The decision that the line which last touched a value made or took back."""
        return self.decisions.get(self.version(record, pointer))

    def undoable(self, reviewer: str) -> tuple[str, ...]:
        """The lines that the reviewer's next undo takes back (of one batch; empty: nothing is left)."""
        stack = self._undo.get(reviewer)
        return stack[-1] if stack else ()

    def redoable(self, reviewer: str) -> tuple[str, ...]:
        """The lines that the reviewer's next redo brings back."""
        stack = self._redo.get(reviewer)
        return stack[-1] if stack else ()

    def _push(self, line: Decision) -> None:
        stack = self._undo[line.reviewer]
        together = stack and line.batch is not None and self.decisions[stack[-1][0]].batch == line.batch
        if together:
            stack[-1] = (*stack[-1], line.id)
        else:
            stack.append((line.id,))

    @staticmethod
    def _move(taken: list[tuple[str, ...]], given: list[tuple[str, ...]], lines: tuple[str, ...]) -> None:
        if lines in taken:
            taken.remove(lines)
            given.append(lines)

    def _targets(self, line: Decision) -> list[Target]:
        meant = [line]
        if line.verdict in ("undo", "redo"):
            meant = [self.decisions[i] for i in line.of if i in self.decisions]
        own = [Target(d.record, f"@{d.id}") for d in meant if d.verdict == "add"]
        return [*own, *(Target(d.record, d.pointer) for d in meant)]
