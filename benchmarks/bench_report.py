"""How long a report of many records takes to write, and its overview and lists to open in Chromium.

`python -m benchmarks.bench_report [RECORDS] [CHROMIUM]`: the records are those of output/samples with other ids,
10,000 of them if nothing else is said. A page is open when its last row, chart or value stands in the document.
"""

import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from pipeline import Record
from pipeline.read.stored import stored
from pipeline.review.offline import decidable
from pipeline.write.report import write_report
from pipeline.write.report.site import page_path

SAMPLES = Path(__file__).parents[1] / "output" / "samples"
ROUNDS = 5
OPENED = {
    "index.html": ".matrix tbody tr",
    "pages.html": "#list tbody tr:nth-child(100)",
    "films.html": "#list tbody tr:nth-child(100)",
    "issues.html": "#list tbody tr:nth-child(100)",
}


def write_many(file: Path, count: int) -> None:
    """Records with the texts and values of the samples, each with an id and a host of its own."""
    samples = [record.to_json() for record in stored(SAMPLES)]
    with file.open("w", encoding="utf-8") as lines:
        for number, line in enumerate(islice(cycle(samples), count)):
            record = Record.model_validate_json(line)
            page = record.page.model_copy(update={"host": f"festival-{number % 400}.example"})
            own = record.model_copy(update={"id": f"{number:016x}", "page": page})
            lines.write(own.to_json() + "\n")


def seconds_to_open(folder: Path, chromium: str) -> Iterator[tuple[str, list[float]]]:
    """(page, seconds of each round) for the overview, the lists and a record."""
    from playwright.sync_api import sync_playwright

    pages = {**OPENED, page_path(f"{0:016x}"): ".card .value"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path, last in pages.items():
            rounds = []
            for _ in range(ROUNDS):
                page = browser.new_page()
                start = perf_counter()
                page.goto((folder / path).as_uri())
                page.wait_for_selector(last, state="attached")
                rounds.append(perf_counter() - start)
                page.close()
            yield path, rounds
        browser.close()


def main() -> None:
    """Print seconds and sizes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chromium = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium"
    with TemporaryDirectory() as temporary:
        records, folder = Path(temporary, "records.jsonl"), Path(temporary, "report")
        write_many(records, count)
        start, busy = perf_counter(), process_time()
        write_report(stored(records), (), folder, "bench", decidable)
        wall, work = perf_counter() - start, process_time() - busy
        print(f"{count} records: report written in {wall:.1f} s, {work:.1f} s of them work")
        sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
        print(f"{len(sizes)} files, {sum(sizes) / 1e6:.0f} MB, overview {(folder / 'index.html').stat().st_size} bytes")
        for path, rounds in seconds_to_open(folder, chromium):
            print(f"{path}: opens in {median(rounds):.2f} s ({min(rounds):.2f}-{max(rounds):.2f})")


if __name__ == "__main__":
    main()
