"""How long a user waits for nothing but the start: whole commands, the start of Python and of workers among it."""

import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import ROOT

_FICHE = Path(sysconfig.get_path("scripts")) / "fiche"


def starts(command: Callable[[], None], rounds: int) -> dict[str, list[float]]:
    """Seconds by the clock and seconds computed of a command, a round each; it was run once before."""
    command()
    told: dict[str, list[float]] = {"wall": [], "computed": []}
    for _ in range(rounds):
        start, before = perf_counter(), os.times()
        command()
        after = os.times()
        told["wall"].append(perf_counter() - start)
        told["computed"].append(after.children_user + after.children_system - before[2] - before[3])
    return told


def version() -> None:
    """Run `fiche --version`."""
    _run("--version")


def first_record() -> None:
    """Run `fiche extract` over one page, with one worker."""
    with tempfile.TemporaryDirectory() as output:
        page = str(ROOT / "samples" / "stalker.txt")
        _run("extract", page, "--output", output, "--jobs", "1", "--quiet")


def _run(*arguments: str) -> None:
    command = [str(_FICHE)] if _FICHE.exists() else [sys.executable, "-m", "pipeline"]
    subprocess.run([*command, *arguments], check=True, stdout=subprocess.DEVNULL)
