"""The engine of a Ray cluster: each shard a task that Ray retries when its process or its machine is lost.

In a task stands the same crew as in a local run, of one worker: what a page can do to its worker costs the
same there as here, and the records are the same bytes. The driver reads the input and writes the output.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.rules.load import Rules
from pipeline.rules.naming import OUR_OWN
from pipeline.run.crew import Crew, Done, Tell
from pipeline.run.manifest import tool
from pipeline.run.output import RunError
from pipeline.run.shards import Shard
from pipeline.run.whole import Engine
from pipeline.run.worker import Settings

_RETRIES = 20  # machines or processes that may be lost under one shard
_AHEAD = 2  # tasks for each core of the cluster: what waits tells Ray's autoscaler that more could be used
_PATIENCE = 0.2  # seconds in which a task looks up from waiting


@dataclass(frozen=True, slots=True)
class _Worked:
    """A finished shard as it comes back from a task: the files with it, for the machines share no disk."""

    done: Done
    part: bytes
    cards: tuple[bytes, ...]


def on_ray(settings: Settings, rules: Rules, address: str) -> Engine:
    """The engine of the cluster at an address ("auto": the one this machine belongs to); `RunError` where none is."""
    try:
        import ray
    except ImportError as error:
        raise RunError("Ray is not installed; expected: pip install filmfiche[ray]") from error

    def engine(shards: Iterator[Shard | None], folder: Path, tell: Tell) -> Generator[Done, None, None]:
        _connect(ray, address)
        task = ray.remote(max_retries=_RETRIES, num_cpus=1, scheduling_strategy="SPREAD")(_worked)
        resources: Callable[[], dict[str, float]] = ray.cluster_resources
        waiting: dict[Any, Shard] = {}

        def arrived(most: int) -> Iterator[Done]:
            """The shards that came back, until no more than `most` are out and nothing else is here."""
            while waiting:
                ready, _ = ray.wait(list(waiting), timeout=0 if len(waiting) <= most else _PATIENCE)
                for reference in ready:
                    yield _stored(_fetched(ray, reference), waiting.pop(reference), folder, tell)
                tell(0, 0)
                if not ready and len(waiting) <= most:
                    return

        try:
            for shard in shards:
                if shard is not None:
                    most = _AHEAD * max(1, int(resources().get("CPU", 1)))
                    yield from arrived(most - 1)
                    waiting[task.remote(shard.spool.read_bytes(), shard, settings, rules.digest, tool(OUR_OWN))] = shard
                yield from arrived(len(waiting))
            yield from arrived(0)
        finally:
            for reference in waiting:
                ray.cancel(reference, force=True)
            ray.shutdown()

    return engine


def _connect(ray: Any, address: str) -> None:
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except ConnectionError as error:
        raise RunError(f"no Ray cluster at {address}; expected one (ray start --head starts it)") from error


def _fetched(ray: Any, reference: Any) -> _Worked:
    try:
        worked: _Worked = ray.get(reference)
    except ray.exceptions.RayError as error:
        raise RunError(f"Ray gave up on a shard: {getattr(error, 'cause', error)}") from error
    return worked


def _stored(worked: _Worked, shard: Shard, folder: Path, tell: Tell) -> Done:
    """What came back of a shard, its files in the run's own folder, and with the shard as the run knows it."""
    finished = replace(worked.done.finished, part=folder / worked.done.finished.part.name)
    finished.part.write_bytes(worked.part)
    cards = folder / f"cards-{shard.number:05}"
    if worked.cards:
        cards.mkdir()
    for name, data in zip(finished.cards, worked.cards, strict=True):
        (cards / name).write_bytes(data)
    tell(shard.items, worked.done.counts.failed.total())
    return replace(worked.done, shard=shard, finished=finished)


def _worked(spool: bytes, shard: Shard, settings: Settings, digest: str, state: str) -> _Worked:
    """A shard worked on in a process of the cluster, whose crew stays for the next one."""
    if tool(OUR_OWN) != state:
        raise RunError("another filmfiche is installed on a machine of the cluster; expected the same everywhere")
    crew = _crew(settings, digest)
    with TemporaryDirectory(prefix="fiche-") as folder:
        spooled = replace(shard, spool=Path(folder, shard.spool.name))
        spooled.spool.write_bytes(spool)
        crew.folder = Path(folder)
        crew.take(spooled)
        done = None
        try:
            while done is None:
                done = next(crew.wait(_PATIENCE), None)
        except BaseException:  # the next task in this process begins with a crew that has nothing left to do
            crew.stop()
            raise
        cards = crew.folder / f"cards-{shard.number:05}"
        files = tuple((cards / name).read_bytes() for name in done.finished.cards)
        return _Worked(done, done.finished.part.read_bytes(), files)


@lru_cache(maxsize=1)
def _crew(settings: Settings, digest: str) -> Crew:
    return Crew(settings, digest, 1, Path(), lambda _done, _failed: None)
