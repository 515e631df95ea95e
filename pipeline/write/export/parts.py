"""Exports put together from parts: a batch of records at a time, in several processes where that pays."""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice
from threading import Thread
from typing import Any, Final, TypeVar

from pipeline.model.record import Record

_RECORDS: Final = 16  # of a batch, where records come one by one: their rows are small beside the export's libraries
_AHEAD: Final = 2  # batches a process that are made or wait while the first is written
_MAKE: Final[ContextVar[Callable[[Any], object]]] = ContextVar("make")  # in a worker: what it makes of a batch

_Batch = TypeVar("_Batch")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Part:
    """What a batch of records becomes: how many rows, and the text (UTF-8) of each table that has any."""

    rows: int
    texts: Mapping[str, bytes]


def batched(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records, some at a time."""
    rest = iter(records)
    while some := list(islice(rest, _RECORDS)):
        yield some


def can_fork() -> bool:
    """Whether processes can be had that begin with all that this one holds; a second thread might hold a lock."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208  names alone


def made(make: Callable[[_Batch], _Made], batches: Iterable[_Batch], processes: int) -> Iterator[_Made]:
    """What `make` makes of each batch, in their order, by forked processes; few batches are held at a time.

    What a batch or `make` raises is raised here; `ChildProcessError` where a process ended by itself.
    """
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(make,)) as crew:
        waiting: deque[Future[_Made]] = deque()
        try:
            for batch in batches:
                waiting.append(crew.submit(_make, batch))
                if len(waiting) > _AHEAD * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ChildProcessError("a worker process ended by itself; is there memory enough?") from error
        finally:
            crew.shutdown(cancel_futures=True)


def _begin(make: Callable[[Any], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal: the first ends the rest
    _MAKE.set(make)
    gc.disable()  # records, rows and texts hold no cycles, and there are so many that looking for some costs much
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _make(batch: Any) -> Any:
    return _MAKE.get()(batch)
