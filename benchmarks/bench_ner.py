"""`make bench-ner`: words a second, loading time and memory of models of names, each alone in a process of its own."""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from pipeline import load_rules
from pipeline.ner.spans import reader
from pipeline.ner.training.gold import prose

PAGES = Path("tests/gold/pages")
ROUNDS = 5
TIMES = 3  # how often the pages' text is read in a round


def measured(name: str) -> str:
    """One line: what a model costs on the running text of the gold pages that are written in Latin letters."""
    began = time.perf_counter()
    read = reader(name)
    list(read(["Anna Berg was born in Graz."]))
    ready = time.perf_counter() - began
    texts = [t for path in sorted(PAGES.glob("*.txt")) for t in prose(path.read_text(encoding="utf-8"))]
    texts = [t for t in texts if sum(c.isascii() for c in t) > 0.8 * len(t)] * TIMES
    words = sum(len(t.split()) for t in texts)
    rates = []
    for _ in range(ROUNDS):
        began = time.process_time()  # of this process alone, whatever else the machine does
        for _names in read(texts):
            pass
        rates.append(words / (time.process_time() - began))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{Path(name).name:28} {statistics.median(rates):9,.0f} words/s  ready in {ready:.2f} s  {memory:.0f} MiB"


def main() -> None:
    """Nothing; a line a model is printed, each measured in a fresh process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("models", nargs="+")
    parser.add_argument("--one", action="store_true", help="measure here")
    given = parser.parse_args()
    if given.one:
        load_rules()  # what a run holds besides
        print(measured(given.models[0]))
        return
    for name in given.models:
        command = [sys.executable, "-m", "benchmarks.bench_ner", "--one", name]
        subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})


if __name__ == "__main__":
    main()
