"""A web archive of many HTML pages, and what `fiche extract` makes of it: pages a second and memory, in two jobs.

`python -m benchmarks.dump FILE PAGES` writes the archive, the same bytes on every run.
"""

import sys
import tempfile
import uuid
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks import corpus
from benchmarks.processes import Watched, watched

JOBS = 2
_FETCHED = "2024-05-01T12:00:00Z"


def write(path: Path, pages: int) -> None:
    """A gzipped WARC of that many HTML pages of 40 KB, each unlike the others and with an address of its own."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(pages):
            address = f"https://festival-{number % 50}.example/film/{number}"
            served = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            told = {"WARC-Date": _FETCHED, "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>"}
            page = BytesIO(corpus.html_page(number))
            record = writer.create_warc_record(
                address, "response", payload=page, http_headers=served, warc_headers_dict=told
            )
            writer.write_record(record)


def read(path: Path) -> Watched:
    """What a run over the archive cost, names by our model; records are written, and thrown away afterwards."""
    with tempfile.TemporaryDirectory(dir=path.parent) as output:
        command = [sys.executable, "-m", "pipeline", "extract", str(path), "--output", output]
        return watched([*command, "--jobs", str(JOBS), "--ner", "model", "--quiet"])


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
