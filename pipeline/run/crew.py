"""Worker processes and who looks after them: a worker that is killed, crashes or hangs costs only time.

The pools of Python's library lose work, or wait for ever, when a worker dies. Here a shard goes on in a new
worker behind the last page that was told done; a page that takes too long is tried once more for its text
alone, and a page that ends three workers (two might be chance) becomes a failure with a name.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import connection as pipes
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

from pipeline.model.page import Source
from pipeline.read import Skip
from pipeline.rules.load import Rules
from pipeline.run.attempt import Failed, failed, unread
from pipeline.run.output import RunError
from pipeline.run.shards import Shard, unpacked
from pipeline.run.summary import Summary
from pipeline.run.worker import Finished, Job, Message, Ready, Refused, Settings, Step, Told, work

_CHANCES = 3  # workers that a page may end before it is set aside
_STARTS = 20  # workers that may end one after the other before they have begun
_WAITING = 10  # times the page's budget: a worker that tells nothing for so long, computing or not, is ended
_STARTING = 600.0  # seconds for the rules and a model of names to be loaded on a busy machine


@dataclass(slots=True)
class Done:
    """A shard that is finished: its files, outcomes and counts, how long it took and how many workers it ended.

    `settled` is false where a page's outcome was decided by workers that ended: a rerun tries such a shard again.
    """

    shard: Shard
    finished: Finished
    outcomes: list[Told]
    counts: Summary
    seconds: float
    deaths: int
    settled: bool


@dataclass(slots=True)
class _Task:
    """A shard on its way, with what is known of it; it outlives its workers."""

    shard: Shard
    job: Job
    outcomes: list[Told] = field(default_factory=list)
    counts: Summary = field(default_factory=Summary)
    began: float = field(default_factory=monotonic)
    strikes: int = 0
    deaths: int = 0
    settled: bool = True


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    since: float = field(default_factory=monotonic)
    ready: bool = False
    hangs: bool = False
    task: _Task | None = None


Tell = Callable[[int, int], None]  # hears how many sources more are done, and how many of these failed


class Crew:
    """Up to `jobs` workers, started when there is work for them.

    `digest` names the rules that workers must have. With `rules`, workers share the memory of this process where
    the system allows that, else each loads its own.
    `tell` hears of every page, and of nothing (0, 0) when there is nothing new.
    """

    def __init__(
        self, settings: Settings, digest: str, jobs: int, folder: Path, tell: Tell, rules: Rules | None = None
    ) -> None:
        self.settings, self.digest, self.jobs, self.folder = settings, digest, jobs, folder
        self.tell, self.rules = tell, rules
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()
        self._false_starts = 0

    @property
    def full(self) -> bool:
        """Whether a shard more would have to wait behind another one that waits."""
        return bool(self._tasks) and len(self._workers) >= self.jobs

    @property
    def busy(self) -> bool:
        """Whether any shard is not finished."""
        return bool(self._tasks) or any(worker.task for worker in self._workers)

    def take(self, shard: Shard) -> None:
        """Nothing; the shard is worked on when a worker is free."""
        cards = self.folder / f"cards-{shard.number:05}" if self.settings.cards else None
        if cards is not None:
            cards.mkdir(exist_ok=True)
        part = self.folder / f"part-{shard.number:05}.jsonl"
        self._tasks.append(_Task(shard, Job(shard.spool, part, cards)))
        self._employ()

    def wait(self, seconds: float) -> Iterator[Done]:
        """The shards that are finished, after at most so many seconds; workers that ended are replaced."""
        for pipe in pipes.wait([worker.pipe for worker in self._workers], seconds):
            worker = next(worker for worker in self._workers if worker.pipe is pipe)
            yield from self._heard(worker)
        self.tell(0, 0)
        now = monotonic()
        for worker in self._workers:
            limit = self.settings.seconds * _WAITING if worker.ready else _STARTING
            if (worker.task or not worker.ready) and now - worker.since > limit and not worker.pipe.poll():
                worker.hangs = True
                worker.process.kill()  # its pipe's end is heard on the next call
        self._employ()

    def stop(self) -> None:
        """Nothing; the workers are ended, whatever they are at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()
        self._tasks.clear()

    def _employ(self) -> None:
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self.jobs and len(self._tasks) > starting + self._idle():
            self._workers.append(self._started())
            starting += 1
        for worker in self._workers:
            if self._tasks and worker.ready and worker.task is None:
                worker.task = self._tasks.popleft()
                worker.since = monotonic()
                with suppress(ConnectionError):  # it has just ended, and is heard of on the next call
                    worker.pipe.send(worker.task.job)

    def _idle(self) -> int:
        return sum(worker.ready and worker.task is None for worker in self._workers)

    def _started(self) -> _Worker:
        context = _context()
        ours, theirs = context.Pipe()
        shared = self.rules if context.get_start_method() == "fork" else None
        process = context.Process(target=work, args=(theirs, os.getpid(), self.settings, shared), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _heard(self, worker: _Worker) -> Iterator[Done]:
        """What a worker has told; the shard that it finished."""
        done = None
        while done is None:
            try:
                if not worker.pipe.poll():
                    return
                message: Message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                return
            worker.since = monotonic()
            done = self._understood(worker, message)
        yield done

    def _understood(self, worker: _Worker, message: Message) -> Done | None:
        if isinstance(message, Ready):
            self._false_starts = 0
            worker.ready = True
            if message.digest != self.digest:
                raise RunError("a worker's rules are not those of the run; expected the same --rules in every place")
        elif isinstance(message, Refused):
            raise OSError(message.message)
        elif worker.task is not None and isinstance(message, Step):
            self._stepped(worker.task, message)
        elif worker.task is not None and isinstance(message, Finished):
            task, worker.task = worker.task, None
            return Done(
                task.shard, message, task.outcomes, task.counts, monotonic() - task.began, task.deaths, task.settled
            )
        return None

    def _stepped(self, task: _Task, step: Step) -> None:
        task.outcomes += step.outcomes
        task.counts.merge(step.counts)
        task.strikes = 0
        task.settled &= "MemoryError" not in step.counts.failed
        task.job = replace(task.job, spool_at=step.spool_at, part_at=step.part_at, short=False)
        self.tell(step.counts.sources, step.counts.failed.total())

    def _bury(self, worker: _Worker) -> None:
        """A worker has ended: its shard goes on in another, if need be without the page that it ended on."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        task, code = worker.task, worker.process.exitcode or 0
        if task is None:
            self._false_starts += not worker.ready
            if self._false_starts >= _STARTS:
                raise RunError(f"{_STARTS} workers in a row ended while they started ({_ending(code)})")
            return
        hangs = worker.hangs or (hasattr(signal, "SIGPROF") and code == -signal.SIGPROF)
        task.deaths += 1
        task.strikes += 1
        if hangs and not task.job.short:
            task.job = replace(task.job, short=True)
            task.settled = False
        elif hangs:
            self._set_aside(task, "PageHangs", "takes too long, even for its text alone")
        elif task.strikes >= _CHANCES:
            self._set_aside(task, "WorkerEnded", f"{_CHANCES} workers in a row ended on this page ({_ending(code)})")
        self._tasks.appendleft(task)

    def _set_aside(self, task: _Task, error: str, reason: str) -> None:
        """The page that a task stands at becomes a failure; the task then stands behind it."""
        outcomes: list[Failed | Skip] = []
        with task.job.spool.open("rb") as spool:
            spool.seek(task.job.spool_at)
            for item in unpacked(spool):
                if isinstance(item, Source):
                    outcomes.append(failed(item, error, reason))
                    break
                outcomes.append(unread(item))
            else:
                raise RunError(f"{task.job.part.name}: {reason}, behind its last page")
            at = spool.tell()
        counts = Summary()
        for outcome in outcomes:
            counts.add(outcome)
        self._stepped(task, Step(at, task.job.part_at, tuple(outcomes), counts))
        task.settled = False


def _ending(code: int) -> str:
    """How a process ended, in words: its exit code or the signal's name."""
    try:
        return f"exit code {code}" if code >= 0 else signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _context() -> ForkContext | SpawnContext:
    """Forking is for processes without a second thread, which might hold a lock for ever in the child."""
    if sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1:  # noqa: PTH208  names alone
        return get_context("fork")
    return get_context("spawn")
