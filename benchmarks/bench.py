"""`make bench`: pages a second on one core, medians of 5 rounds with the least and the most, and peak memory.

Each corpus runs in a process of its own, pinned to one core where the system can, so that its peak memory is
its own. A round is all 200 pages, from bytes to the line of records.jsonl; one round goes before as warm-up.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

from benchmarks import corpus
from pipeline import Rules, Source, load_rules
from pipeline.run.extract import extract

ROUNDS = 5
CORPORA: dict[str, Callable[[Rules], tuple[Source, ...]]] = {"text": corpus.texts, "html": corpus.htmls}


def pages_a_second(sources: Sequence[Source], rules: Rules) -> list[float]:
    """Pages a second of each round."""
    rates = []
    for number in range(ROUNDS + 1):
        start = perf_counter()
        for source in sources:
            extract(source, rules).to_json()
        if number:
            rates.append(len(sources) / (perf_counter() - start))
    return rates


def stage_milliseconds(sources: Sequence[Source], rules: Rules) -> dict[str, list[float]]:
    """Stage → milliseconds a page of each round."""
    from pipeline import assemble, check, fields, sections, text

    spent: dict[str, list[float]] = {s: [] for s in ("text", "sections", "fields", "assemble", "check", "write")}
    for _ in range(ROUNDS):
        sums = dict.fromkeys(spent, 0.0)
        for source in sources:
            marks = [perf_counter()]
            page = text.page(source)
            marks.append(perf_counter())
            entries = sections.split(page, rules)
            marks.append(perf_counter())
            found = fields.find(entries, rules)
            marks.append(perf_counter())
            record = assemble.build(page, entries, found, rules)
            marks.append(perf_counter())
            record = check.review(page, entries, record, rules)
            marks.append(perf_counter())
            record.to_json()
            marks.append(perf_counter())
            for stage, start, end in zip(sums, marks, marks[1:], strict=False):
                sums[stage] += end - start
        for stage, total in sums.items():
            spent[stage].append(total / len(sources) * 1000)
    return spent


def measure(name: str) -> dict[str, object]:
    """The figures of one corpus; to be run in a process of its own."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    start = perf_counter()
    rules = load_rules()
    loading = perf_counter() - start
    sources = CORPORA[name](rules)
    rates = pages_a_second(sources, rules)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {
        "size": sum(len(s.data) for s in sources) / len(sources) / 1024,
        "rates": rates, "peak": peak, "loading": loading * 1000, "stages": stage_milliseconds(sources, rules),
    }  # fmt: skip


def main() -> None:
    """Print the figures of all corpora."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", choices=sorted(CORPORA), help="one corpus, figures as JSON")
    options = parser.parse_args()
    if options.corpus:
        print(json.dumps(measure(options.corpus)))
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, one core; {corpus.COUNT} pages, {ROUNDS} rounds")
    for name in CORPORA:
        command = [sys.executable, "-m", "benchmarks.bench", "--corpus", name]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rates = found["rates"]
        print(f"\n{name}: {found['size']:.0f} KB a page, rules loaded in {found['loading']:.0f} ms")
        middle = median(rates)
        print(f"  {middle:8.0f} pages/s ({min(rates):.0f} to {max(rates):.0f}), {1000 / middle:.2f} ms a page")
        print(f"  {found['peak']:8.0f} MiB peak memory")
        for stage, spent in found["stages"].items():
            print(f"  {stage:10} {median(spent):8.3f} ms a page ({min(spent):.3f} to {max(spent):.3f})")


if __name__ == "__main__":
    main()
