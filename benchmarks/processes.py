"""What a measured process is held to and what it held: one core, its peak memory, the one of a run and its workers."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK = 0.2  # seconds between two looks at memory
# Numeric libraries would start a thread a core.
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Watched:
    """A command that ended: wall seconds, seconds it computed (with its children), MiB of the largest process of it.

    `total` is the most that all its processes held together, pages they share counted once (Linux; else 0).
    """

    wall: float
    computed: float
    largest: float
    total: float


def one_core() -> None:
    """This process and those it starts stay on one core, the last one, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def peak() -> float:
    """MiB that this process held at most; not what the one that started it held before, as getrusage tells it."""
    try:
        return _status(os.getpid(), "VmHWM")
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def watched(command: Sequence[str]) -> Watched:
    """A command run to its end, its memory looked at all the while; one that fails is an error."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | ALONE, stdout=subprocess.DEVNULL)
    largest: dict[int, float] = {}
    total = 0.0
    while process.poll() is None:
        held = [_held(pid) for pid in _family(process.pid)]
        for pid, most, _ in held:
            largest[pid] = max(most, largest.get(pid, 0.0))
        total = max(total, sum(share for _, _, share in held))
        time.sleep(_LOOK)
    wall = time.perf_counter() - start
    after = os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    computed = after.children_user + after.children_system - before.children_user - before.children_system
    return Watched(wall, computed, max(largest.values(), default=0.0), total)


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    try:
        return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    except FileNotFoundError:
        return []


def _held(pid: int) -> tuple[int, float, float]:
    """A process, the most MiB it held so far, and those it holds now, its share of what it shares."""
    try:
        share = sum(
            int(line.split()[1])
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            if line.startswith("Pss:")
        )
        return pid, _status(pid, "VmHWM"), share / 1024
    except (FileNotFoundError, ProcessLookupError):
        return pid, 0.0, 0.0  # it ended meanwhile


def _status(pid: int, key: str) -> float:
    """A size in a process's status, in MiB (0 where it is just ending)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1]) / 1024
    return 0.0
