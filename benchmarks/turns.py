"""Contenders in turn over the same pages: a round of ours, the same round of each other, then the next round.

Each is a process of its own on one core (`python -m benchmarks.turns NAME CORPUS`), made ready and warmed up before;
it waits while others work. A round's pages are in memory before its time begins, and no round sees a page again.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.contenders import CONTENDERS, main_text
from benchmarks.processes import ALONE, one_core, peak

Round = dict[str, float]


@dataclass(slots=True)
class Course:
    """What a contender did: its version, MiB at most, and of each round the pages, seconds and characters made."""

    version: str = ""
    peak: float = 0.0
    rounds: list[Round] = field(default_factory=list)


def in_turn(names: Sequence[str], corpus: str, folders: Sequence[Path]) -> tuple[dict[str, Course], dict[str, str]]:
    """What each contender did with the folders of a corpus, the first for warming up; and why one did nothing."""
    running, missing = {}, {}
    for name in names:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.turns", name, corpus],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
            env=os.environ | ALONE,
        )  # fmt: skip
        told = _answer(process)
        if "missing" in told:
            missing[name] = str(told["missing"])
            process.wait()
        else:
            running[name] = (process, Course(str(told["version"])))
    for number, folder in enumerate(folders):
        for process, course in running.values():
            told = _asked(process, str(folder))
            if number:
                course.rounds.append({key: float(str(value)) for key, value in told.items()})
    for process, course in running.values():
        course.peak = float(str(_asked(process, "")["peak"]))
        process.wait()
    return {name: course for name, (_, course) in running.items()}, missing


def _asked(process: "subprocess.Popen[str]", line: str) -> dict[str, object]:
    assert process.stdin
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return _answer(process)


def _answer(process: "subprocess.Popen[str]") -> dict[str, object]:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args}: ended with {process.wait()} in the middle of the measurement")
    answer: dict[str, object] = json.loads(line)
    return answer


def _compete(name: str, corpus: str) -> None:
    """One contender: a line on standard input is a folder to work on, an empty one the end."""
    one_core()
    contender = CONTENDERS[name]
    try:
        work = contender.ready(corpus)
    except ImportError as error:
        print(json.dumps({"missing": str(error)}), flush=True)
        return
    print(json.dumps({"version": version(contender.distribution)}), flush=True)
    for line in sys.stdin:
        if not line.strip():
            break
        folder = Path(line.strip())
        if corpus == "html" and not contender.html:
            folder = main_text(folder)
        paths = sorted(folder.iterdir())[:: contender.step]
        pages = [path.read_bytes() for path in paths]
        gc.collect()
        gc.freeze()
        wall, start = perf_counter(), process_time()
        characters = work(pages)
        seconds, wall = process_time() - start, perf_counter() - wall
        told = {"pages": len(pages), "seconds": seconds, "wall": wall, "characters": characters}
        print(json.dumps(told), flush=True)
    print(json.dumps({"peak": peak()}), flush=True)


def main() -> None:
    """One contender's side of `in_turn`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=sorted(CONTENDERS))
    parser.add_argument("corpus")
    given = parser.parse_args()
    _compete(given.name, given.corpus)


if __name__ == "__main__":
    main()
