"""A whole run: input in shards, what is finished already kept, the rest worked on, everything accounted for."""

import json
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from pipeline.read import Outcome as Item
from pipeline.read.stored import PARTS, RECORDS
from pipeline.rules.load import Rules
from pipeline.run.attempt import Failed
from pipeline.run.crew import Crew, Done, Tell
from pipeline.run.manifest import PartEntry, made
from pipeline.run.output import ERRORS, SKIPS, Output, RunError
from pipeline.run.shards import PAGES, Shard, pack
from pipeline.run.summary import Summary
from pipeline.run.worker import Settings

_NAMED = 20  # failures that a report names; all of them stand in errors.jsonl
_PATIENCE = 0.2  # seconds in which the run looks up from waiting


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a run besides its pages: pages of a shard, whether `records.jsonl` is wanted, a fresh start."""

    pages: int = PAGES
    join: bool = True
    restart: bool = False


@dataclass(slots=True)
class Progress:
    """How far a run came, in sources; `read` is all there are once `complete`; `kept` were done by an earlier run."""

    read: int = 0
    done: int = 0
    failed: int = 0
    kept: int = 0
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to: its counts, the first of its failures, how many shards there are and were kept."""

    summary: Summary
    failures: tuple[Failed, ...]
    shards: int
    kept: int


class Engine(Protocol):
    """Who works on shards: what is finished comes out in any order."""

    def __call__(self, shards: Iterator[Shard | None], folder: Path, tell: Tell) -> Generator[Done, None, None]: ...


def here(settings: Settings, rules: Rules, jobs: int) -> Engine:
    """The engine of this machine: `jobs` worker processes."""

    def engine(shards: Iterator[Shard | None], folder: Path, tell: Tell) -> Generator[Done, None, None]:
        crew = Crew(settings, rules.digest, jobs, folder, tell, rules)
        try:
            for shard in shards:
                if shard is not None:
                    while crew.full:
                        yield from crew.wait(_PATIENCE)
                    crew.take(shard)
                yield from crew.wait(0)
            while crew.busy:
                yield from crew.wait(_PATIENCE)
        finally:
            crew.stop()

    return engine


def run(
    items: Iterable[Item], output: Output, settings: Settings, rules: Rules, plan: Plan, engine: Engine,
    tell: Callable[[Progress], None],
) -> Report:  # fmt: skip
    """What came of all items, whose records and failures stand in `output`; `tell` hears of progress.

    A run that ended half-way, whatever ended it, goes on when it is called again. Raises `RunError` where it
    cannot go on, `OSError` where the output cannot be written.
    """
    with output.workplace() as folder:
        if plan.restart:
            output.forget()
        return _Run(output, settings, rules, plan, folder, tell).over(items, engine)


class _Run:
    """The state of one run: the shards seen, those kept."""

    def __init__(
        self, output: Output, settings: Settings, rules: Rules, plan: Plan, folder: Path,
        tell: Callable[[Progress], None],
    ) -> None:  # fmt: skip
        self.output, self.settings, self.rules, self.plan, self.folder = output, settings, rules, plan, folder
        self.progress = Progress()
        self.shards = self.kept = 0
        self._tell = tell

    def over(self, items: Iterable[Item], engine: Engine) -> Report:
        with closing(engine(self._fresh(items), self.folder, self._step)) as finished:
            for done in finished:
                self._publish(done)
        return self._report()

    def _step(self, done: int, failed: int) -> None:
        self.progress.done += done
        self.progress.failed += failed
        self._tell(self.progress)

    def _fresh(self, items: Iterable[Item]) -> Iterator[Shard | None]:
        """The shards that have to be worked on."""
        for shard in pack(self._counted(items), self.folder, self.plan.pages):
            if shard is not None:
                self.shards += 1
                if (entry := self._entry(shard.number)) and self._still_holds(entry, shard):
                    shard.spool.unlink()
                    self.kept += 1
                    self.progress.kept += shard.items
                    self._step(shard.items, entry.counts.failed.total())
                    continue
            yield shard
        self.progress.complete = True

    def _counted(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            self.progress.read += 1
            yield item

    def _entry(self, number: int) -> PartEntry | None:
        line = self.output.noted(number)
        try:
            return PartEntry.model_validate_json(line) if line is not None else None
        except ValidationError:
            return None  # of another version: the shard is done again

    def _still_holds(self, entry: PartEntry, shard: Shard) -> bool:
        return (
            entry.settled
            and entry.made == made(shard.digest, self.rules, self.settings)
            and self.output.holds(f"{PARTS}/{entry.file}", entry.bytes, entry.sha256)
            and all(map(self.output.exists, entry.cards))
        )

    def _publish(self, done: Done) -> None:
        """A finished shard takes its place in the output, first its files, then its line in the manifest."""
        number, items, finished = done.shard.number, done.shard.items, done.finished
        records = sum(isinstance(outcome, str) for outcome in done.outcomes)
        if not len(done.outcomes) == done.counts.sources == items or records != done.counts.pages:
            raise RunError(f"shard {number}: {items} sources in, {done.counts.sources} accounted for")
        for name in finished.cards:
            self.output.put(self.folder / f"cards-{number:05}" / name, name)
        self.output.put(finished.part, f"{PARTS}/{finished.part.name}")
        entry = PartEntry(
            number=number, made=made(done.shard.digest, self.rules, self.settings), file=finished.part.name,
            bytes=finished.bytes, sha256=finished.sha256, cards=finished.cards, counts=done.counts,
            outcomes=done.outcomes, settled=done.settled, took=round(done.seconds, 3), deaths=done.deaths,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        self.output.note(number, _json(entry.model_dump()))
        for left in (done.shard.spool, finished.part.with_suffix("") if self.settings.compress else finished.part):
            left.unlink(missing_ok=True)

    def _report(self) -> Report:
        """All shards are finished: failures and skips are listed, what is of no shard goes, the counts must add up."""
        summary, failures, parts = Summary(), list[Failed](), list[str]()
        with (self.folder / ERRORS).open("wb") as errors, (self.folder / SKIPS).open("wb") as skips:
            for number in range(self.shards):
                entry = self._entry(number)
                if entry is None:
                    raise RunError(f"the manifest lost what it said of shard {number}; expected no other writer")
                summary.merge(entry.counts)
                parts.append(f"{PARTS}/{entry.file}")
                lost = [outcome for outcome in entry.outcomes if not isinstance(outcome, str)]
                for outcome in lost:
                    (errors if isinstance(outcome, Failed) else skips).write(_json(asdict(outcome)) + b"\n")
                failures += [o for o in lost if isinstance(o, Failed)][: _NAMED - len(failures)]
        if summary.sources != self.progress.read:
            raise RunError(f"{self.progress.read} sources in, {summary.sources} accounted for")
        for name in (ERRORS, SKIPS):
            if (self.folder / name).stat().st_size:
                self.output.put(self.folder / name, name)
            else:
                self.output.remove(name)
        for part in set(self.output.parts()).difference(parts):
            self.output.remove(part)
        if self.plan.join:
            self.output.join(parts)
        else:
            self.output.remove(RECORDS)
        return Report(summary, tuple(failures), self.shards, self.kept)


def _json(value: dict[str, object]) -> bytes:
    """A line of JSON; halves of surrogate pairs (names of files on odd disks) become question marks."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
