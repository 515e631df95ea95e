"""The review bench over many records: the index made, a record opened, filters answered, a decision written.

`python -m benchmarks.bench_review [RECORDS]` takes the records of the samples again and again under other ids
(default: 10,000), then asks the bench as a browser does, medians of 5 with the least and the most.
"""

import argparse
import itertools
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from starlette.testclient import TestClient

from pipeline import Record, load_rules
from pipeline.read.stored import stored, stored_files
from pipeline.review.desk import Desk
from pipeline.review.index import Index, fingerprint
from pipeline.review.server import application
from pipeline.review.teach import Teacher

ROUNDS = 5
SAMPLES = Path("output/samples/records.jsonl")
PORT = 8765
FILTERS = (
    "", "?field=films/year", "?status=undecided&field=films/credits/director", "?rule=facts%23year", "?language=en",
    "?code=title.inferred", "?site=site7.example", "?words=Tarkovsky", "?status=accepted",
)  # fmt: skip


def many(number: int) -> list[Record]:
    """The samples' records again and again, each with an id, a path and a host of its own."""
    records = []
    for n, record in zip(range(number), itertools.cycle(stored(SAMPLES)), strict=False):
        source = record.source.model_copy(update={"path": f"pages/{n}.txt", "uri": None})
        page = record.page.model_copy(update={"host": f"site{n % 50}.example"})
        records.append(record.model_copy(update={"id": f"{n:016x}", "source": source, "page": page}))
    return records


def took(ask: Callable[[], object]) -> str:
    """Median, least and most milliseconds of the rounds, and the median of the processor's."""
    times, busy = [], []
    for _ in range(ROUNDS):
        start, worked = perf_counter(), process_time()
        ask()
        times.append((perf_counter() - start) * 1000)
        busy.append((process_time() - worked) * 1000)
    return f"{median(times):8.1f} ms  ({min(times):.1f}-{max(times):.1f}), processor {median(busy):.1f} ms"


def main() -> None:
    """Print a line for each thing measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="?", type=int, default=10_000)
    number = parser.parse_args().records
    rules = load_rules()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = "".join(record.to_json() + "\n" for record in many(number))
        (folder / "records.jsonl").write_text(lines, encoding="utf-8")
        index, start, worked = Index(folder), perf_counter(), process_time()
        index.open(stored(folder), fingerprint(stored_files(folder)))
        values = index.ask("SELECT count(*) FROM vals")[0][0]
        spent = f"{perf_counter() - start:.1f} s, processor {process_time() - worked:.1f} s"
        print(f"index of {number} records, {values} values: {spent}")
        index.close()
        start = perf_counter()
        index.open(stored(folder), fingerprint(stored_files(folder)))
        desk = Desk(folder, index, rules)
        desk.start()
        print(f"opened again: {(perf_counter() - start) * 1000:.0f} ms")
        app = application(desk, Teacher(index, rules, lambda *_: 0), "t", PORT, "bench")
        host = f"http://127.0.0.1:{PORT}"
        client = TestClient(app, base_url=host, headers={"origin": host})
        client.get("/?token=t")
        for query in FILTERS:
            for page in ("/", "/values"):
                print(f"{page + query:60} {took(lambda path=page + query: client.get(path).raise_for_status())}")
        ids = itertools.cycle(f"{n:016x}" for n in range(min(17, number)))
        print(f"{'a record':60} {took(lambda: client.get(f'/record/{next(ids)}').raise_for_status())}")
        print(f"{'the next record':60} {took(lambda: client.get(f'/step?from={next(ids)}', follow_redirects=False))}")
        print(f"{'a decision, on the disk':60} {took(lambda: decided(client, next(ids)))}")
        index.close()


def decided(client: TestClient, record: str) -> None:
    """One decision about the record's first value."""
    change = {"record": record, "pointer": "/films/0/title", "seen": "", "verdict": "accept"}
    client.post("/api/decide", json={"changes": [change]})


if __name__ == "__main__":
    main()
