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


def starts(command: Callable[[dict[str, str]], None], rounds: int) -> dict[str, list[float]]:
    """Seconds by the clock and seconds computed of a command, a round each.

    It was run once before, so that what one start keeps for the next is there: Python's bytecode, whatever the caller's
    environment says of it (an installer writes it too), and the compiled rules.
    """
    told: dict[str, list[float]] = {"wall": [], "computed": []}
    with tempfile.TemporaryDirectory() as kept:
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"PYTHONPYCACHEPREFIX": str(Path(kept, "bytecode")), "FILMFICHE_CACHE": str(Path(kept, "rules"))}
        command(environ)
        for _ in range(rounds):
            start, before = perf_counter(), os.times()
            command(environ)
            after = os.times()
            told["wall"].append(perf_counter() - start)
            told["computed"].append(after.children_user + after.children_system - before[2] - before[3])
    return told


def version(environ: dict[str, str]) -> None:
    """Run `fiche --version`."""
    _run(environ, "--version")


def first_record(environ: dict[str, str]) -> None:
    """Run `fiche extract` over one page, with one worker."""
    with tempfile.TemporaryDirectory() as output:
        page = str(ROOT / "samples" / "stalker.txt")
        _run(environ, "extract", page, "--output", output, "--jobs", "1", "--quiet")


def _run(environ: dict[str, str], *arguments: str) -> None:
    command = [str(_FICHE)] if _FICHE.exists() else [sys.executable, "-m", "pipeline"]
    subprocess.run([*command, *arguments], check=True, stdout=subprocess.DEVNULL, env=environ)
