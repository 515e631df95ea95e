"""What a worker process does: shard by shard, page by page, telling after each page how far it came.

It lives only as long as the process that started it, and it writes nothing but the files it is told to write:
whoever started it gives these their names, so a worker that lost its run can do no harm.
"""

import gc
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

import zstandard

from pipeline.read import Skip
from pipeline.rules.kept import kept_rules
from pipeline.rules.load import Rules
from pipeline.run.attempt import Extracted, Failed, attempt
from pipeline.run.shards import unpacked
from pipeline.run.summary import Summary
from pipeline.write.card import card, card_name
from pipeline.write.replace import replacing

Told = str | Failed | Skip  # an outcome as the manifest keeps it: of a record, its id

_ALIVE = 1.0  # seconds between two looks at whether the run is still there, while a worker waits
_COMPUTING = 2  # times the page's budget: the kernel ends a worker whose page computes longer than that


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are worked on; `rules` and `ner` as `load_rules` takes them, `seconds` the budget of a page."""

    rules: str | None = None
    ner: str | None = None
    seconds: float = 20.0
    compress: bool = False
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A shard to work on, from where it stands: how far spool and part are done.

    `cards` is the folder for a file a record, where these are wanted; `short` asks for the text alone of the
    next page, which took too long before.
    """

    spool: Path
    part: Path
    cards: Path | None
    spool_at: int = 0
    part_at: int = 0
    short: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One page is done, with what stood before it: how far spool and part came, the outcomes, their counts."""

    spool_at: int
    part_at: int
    outcomes: tuple[Told, ...]
    counts: Summary


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard is done: the file with its records (on disk for good), its size and digest, the cards' names."""

    part: Path
    bytes: int
    sha256: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has its rules and takes jobs."""

    digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The system refused to write (a full disk): no page's fault, and no other worker will fare better."""

    message: str


Message = Ready | Step | Finished | Refused


def work(connection: Connection, run: int, settings: Settings, rules: Rules | None = None) -> None:
    """Nothing; jobs come through the connection and messages go back until the process `run` is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal: the run ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        rules = rules or kept_rules(settings.rules, settings.ner)
        gc.freeze()  # the rules live as long as the worker: no collection need walk them
        connection.send(Ready(rules.digest))
        for job in _jobs(connection, run):
            try:
                _work_on(job, settings, rules, connection, run)
            except ConnectionError:
                raise
            except OSError as error:
                connection.send(Refused(error.strerror or str(error)))
    except (EOFError, ConnectionError):
        return  # the run is gone


def _jobs(connection: Connection, run: int) -> Iterator[Job]:
    while True:
        while not connection.poll(_ALIVE):
            if os.getppid() != run:
                return
        yield connection.recv()


def _work_on(job: Job, settings: Settings, rules: Rules, connection: Connection, run: int) -> None:
    with job.spool.open("rb") as spool, job.part.open("r+b" if job.part_at else "wb") as part:
        spool.seek(job.spool_at)
        part.seek(job.part_at)
        part.truncate()
        outcomes: list[Told] = []
        counts = Summary()
        seconds = 0.0 if job.short else settings.seconds
        for item in unpacked(spool):
            if os.getppid() != run:
                return
            _alarm(settings.seconds * _COMPUTING)
            (outcome,) = attempt((item,), rules, seconds)
            if isinstance(outcome, Extracted):
                _write(outcome, part, job.cards)
            outcomes.append(outcome.record.id if isinstance(outcome, Extracted) else outcome)
            counts.add(outcome)
            if not isinstance(outcome, Skip):
                part.flush()
                connection.send(Step(spool.tell(), part.tell(), tuple(outcomes), counts))
                outcomes, counts, seconds = [], Summary(), settings.seconds
        _alarm(0)
        connection.send(Step(spool.tell(), part.tell(), tuple(outcomes), counts))
        part.flush()
        os.fsync(part.fileno())
    connection.send(_finished(job, settings))


def _alarm(seconds: float) -> None:
    """The kernel ends this process when it has computed that long from now; even a regex that never ends is ended."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _write(outcome: Extracted, part: IO[bytes], cards: Path | None) -> None:
    part.write(outcome.line.encode("utf-8", "backslashreplace") + b"\n")
    if cards is not None:
        with replacing(cards / card_name(outcome.record)) as file:
            file.write(card(outcome.line))


def _finished(job: Job, settings: Settings) -> Finished:
    path = _compressed(job.part) if settings.compress else job.part
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    # Half a card of a worker that was killed begins with a dot, as no whole one does.
    cards = sorted(path.name for path in job.cards.glob("[!.]*")) if job.cards is not None else ()
    return Finished(path, path.stat().st_size, digest, tuple(cards))


def _compressed(path: Path) -> Path:
    beside = path.with_suffix(".jsonl.zst")
    with path.open("rb") as whole, beside.open("wb") as file:
        zstandard.ZstdCompressor().copy_stream(whole, file)
        os.fsync(file.fileno())
    return beside
