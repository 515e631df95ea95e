"""`python -m benchmarks.bench_export`: records a second into the formats of `fiche export`, and peak memory.

The records are those of the gold pages and the samples, varied: titles, names, years and texts differ from record
to record, so that nothing is fast because it was seen before. Each format runs in a process of its own on one
core; reading and checking the stored records is part of the time, as it is for `fiche export`.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from pipeline import Source, extract, load_rules
from pipeline.read import sources
from pipeline.read.stored import stored
from pipeline.rules.load import rules_directory
from pipeline.write.export import FORMATS, export
from pipeline.write.export.options import options_for

PAGES = [str(Path(__file__).parent.parent / name) for name in ("tests/gold/pages", "samples")]


def write_records(path: Path, count: int) -> None:
    """`count` records into a file, each unlike the others."""
    rules = load_rules()
    lines = [extract(source, rules).to_json() for source in sources(PAGES) if isinstance(source, Source)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(_varied(json.loads(lines[number % len(lines)]), number) + "\n")


def _varied(record: dict[str, object], number: int) -> str:
    """The record with words of its own: titles, names and texts get a syllable of the number."""
    mark = "".join("aeioubdklmnrst"[int(digit)] for digit in str(number))

    def own(value: object, key: str) -> object:
        if isinstance(value, dict):
            return {k: own(one, k) for k, one in value.items()}
        if isinstance(value, list):
            return [own(one, key) for one in value]
        if isinstance(value, str) and key in ("title", "name", "synopsis", "venue", "festival", "recipient", "quote"):
            return f"{value} {mark.title()}"
        return 1920 + (value + number) % 100 if key == "year" and isinstance(value, int) else value

    varied = own(record, "")
    assert isinstance(varied, dict)
    varied["id"] = f"{number:016x}"
    return json.dumps(varied, ensure_ascii=False)


def measure(name: str, path: Path) -> dict[str, float]:
    """Seconds, seconds of the processor and peak memory (MiB) of one export; to be run in a process of its own."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    options = options_for(FORMATS[name].crosswalk, rules_directory())
    with TemporaryDirectory(dir=path.parent) as folder:
        start, spent = perf_counter(), process_time()
        exported = export(name, stored(path), Path(folder) / name, options)
        seconds, spent = perf_counter() - start, process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {"seconds": seconds, "spent": spent, "peak": peak, "rows": exported.items}


def main() -> None:
    """Print the figures of the formats asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("formats", nargs="*", default=["csv"], help="names as fiche export knows them (default: csv)")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--make", type=Path, help="write the records to a file, and no more")
    parser.add_argument("--of", type=Path, help="a file of records; its figures as JSON")
    asked = parser.parse_args()
    if asked.of is not None:
        print(json.dumps(measure(asked.formats[0], asked.of)))
        return
    if asked.make is not None:
        write_records(asked.make, asked.records)
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, one core; {asked.records} records")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        # In a process of its own too: the peak memory of a child begins with that of its parent.
        make = [sys.executable, "-m", "benchmarks.bench_export", "--make", str(path), "--records", str(asked.records)]
        subprocess.run(make, check=True)
        print(f"{path.stat().st_size / 2**20 / asked.records * 1024:.1f} KiB a record")
        for name in asked.formats:
            command = [sys.executable, "-m", "benchmarks.bench_export", name, "--of", str(path)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            rate = asked.records / found["seconds"]
            print(
                f"{name:12} {found['seconds']:7.1f} s ({found['spent']:.1f} s of the processor)  {rate:7.0f} records/s"
                f"  {found['rows']:9.0f} rows  {found['peak']:6.0f} MiB peak memory"
            )


if __name__ == "__main__":
    main()
