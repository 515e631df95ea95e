"""`python -m benchmarks.bench_run`: how far a second worker helps a run, and whether its memory is flat.

speed: the same feed with one worker and with two, in turns; wall seconds, and seconds of computing by the run's
own process and by its workers (on a machine that others use too, the latter still tell what two free cores give).
memory: the most memory that a run and its workers together held (PSS, pages shared between them counted
once), for feeds of very small pages, so that hundreds of thousands are read in minutes.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import corpus
from pipeline import load_rules

_LOOK = 0.5  # seconds between two looks at memory


def feed_of(path: Path, count: int, *, small: bool) -> Path:
    """A feed of `count` pages: pages of a line, or those of the corpus of texts by turns, each with its number."""
    pages = ["Salt"] if small else [source.data.decode() for source in corpus.texts(load_rules())]
    with path.open("w", encoding="utf-8") as feed:
        for number in range(count):
            page = {"url": f"https://example.org/{number}", "text": f"{pages[number % len(pages)]} {number}\n"}
            feed.write(json.dumps(page) + "\n")
    return path


def family(pid: int) -> list[int]:
    """A process and those it started."""
    try:
        return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    except FileNotFoundError:
        return []


def memory(pid: int) -> float:
    """MiB held by a process and those it started."""
    kilobytes = 0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def run(feed: Path, jobs: int) -> tuple[float, float, float, float]:
    """Wall seconds, seconds computed by the run's own process, by its workers, and the most MiB held."""
    with tempfile.TemporaryDirectory() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.bench_run", "--extract", str(feed), str(jobs), output],
            stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(_LOOK)
        wall = time.perf_counter() - began
        own, workers = map(float, (process.stdout.read() if process.stdout else "").split()[-2:])
    return wall, own, workers, peak


def extract(feed: str, jobs: str, output: str) -> None:
    """The run itself, in a process of its own; its seconds of computing are printed."""
    from pipeline.cli import app

    app(["extract", feed, "--jobs", jobs, "--output", output, "--quiet"], standalone_mode=False)
    times = os.times()
    print(times.user + times.system, times.children_user + times.children_system)


def main() -> None:
    """Print the figures that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--speed", type=int, metavar="PAGES", help="pages for one worker against two")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="+", metavar="PAGES", help="sizes of feeds for peak memory")
    parser.add_argument("--extract", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.extract:
        extract(*options.extract)
        return
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        if options.speed:
            feed_of(feed, options.speed, small=False)
            for _ in range(options.rounds):
                for jobs in (1, 2):
                    wall, own, workers, peak = run(feed, jobs)
                    print(
                        f"{options.speed} pages, {jobs} workers: {wall:.1f} s, {options.speed / wall:.0f} pages/s;",
                        f"computed: {own:.1f} s by the run, {workers:.1f} s by its workers; {peak:.0f} MiB",
                        flush=True,
                    )
        for count in options.memory or ():
            wall, own, workers, peak = run(feed_of(feed, count, small=True), 2)
            print(f"{count} small pages, 2 workers: {peak:.0f} MiB at most, {wall:.1f} s", flush=True)


if __name__ == "__main__":
    main()
