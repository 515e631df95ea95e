"""`python -m benchmarks.bench_run`: how far a second worker helps a run, and whether its memory is flat.

speed: the same feed with one worker and with two, in turns; wall seconds, and seconds of computing (on a machine that
others use too, the latter still tell what two free cores give).
memory: the most memory that a run and its workers together held (PSS, pages shared between them counted
once), for feeds of very small pages, so that hundreds of thousands are read in minutes.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus
from benchmarks.processes import Watched, watched


def feed_of(path: Path, count: int, *, small: bool) -> Path:
    """A feed of `count` pages: pages of a line, or those of the corpus of texts."""
    with path.open("w", encoding="utf-8") as feed:
        for number in range(count):
            text = f"Salt {number}\n" if small else corpus.text_page(number).decode()
            page = {"url": f"https://example.org/{number}", "text": text}
            feed.write(json.dumps(page) + "\n")
    return path


def run(feed: Path, jobs: int) -> Watched:
    """What a run over a feed cost; its records are thrown away."""
    with tempfile.TemporaryDirectory() as output:
        return watched(
            [sys.executable, "-m", "pipeline", "extract", str(feed), "--jobs", str(jobs), "--output", output, "--quiet"]
        )


def main() -> None:
    """Print the figures that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--speed", type=int, metavar="PAGES", help="pages for one worker against two")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="+", metavar="PAGES", help="sizes of feeds for peak memory")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        if options.speed:
            feed_of(feed, options.speed, small=False)
            for _ in range(options.rounds):
                for jobs in (1, 2):
                    cost = run(feed, jobs)
                    print(
                        f"{options.speed} pages, {jobs} workers: {cost.wall:.1f} s,",
                        f"{options.speed / cost.wall:.0f} pages/s;",
                        f"{cost.computed:.1f} s computed; {cost.total:.0f} MiB",
                        flush=True,
                    )
        for count in options.memory or ():
            cost = run(feed_of(feed, count, small=True), 2)
            print(f"{count} small pages, 2 workers: {cost.total:.0f} MiB at most, {cost.wall:.1f} s", flush=True)


if __name__ == "__main__":
    main()
