"""The same forty pages in every container that dumps come in, made by the programs that make them: the same facts."""

import functools
import gzip
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from pipeline import Rules, extract
from pipeline.model.page import Source
from pipeline.read import Failure, Skip, once, present, sources
from tests import dumps
from tests.dumps import PAGES, Pages


def tool(name: str) -> str:
    """The path of a system program; the test is skipped where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found


def ran(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the pages as files."""
    folder = tmp_path_factory.mktemp("plain")
    for uri, page in PAGES.items():
        (folder / uri.rpartition("/")[2]).write_bytes(page)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages on a server of this machine, with a list of them at its root; its address."""
    root = tmp_path_factory.mktemp("site")
    (root / "film").mkdir()
    for uri, page in PAGES.items():
        (root / "film" / uri.rpartition("/")[2]).write_bytes(page)
    names = "".join(f'<li><a href="/film/{uri.rpartition("/")[2]}">film</a>' for uri in PAGES)
    (root / "index.html").write_text(f"<!DOCTYPE html><title>Films</title><ul>{names}</ul>")
    (root / "robots.txt").write_text("User-agent: *\nAllow: /\n")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def read(*paths: Path | str) -> tuple[list[Source], list[Failure], list[Skip]]:
    outcomes = list(sources(paths))
    return (
        [o for o in outcomes if isinstance(o, Source)],
        [o for o in outcomes if isinstance(o, Failure)],
        [o for o in outcomes if isinstance(o, Skip)],
    )


@functools.cache
def _facts(data: bytes, media_type: str, rules: Rules) -> str:
    films = extract(Source(data, media_type), rules).films
    return json.dumps([film.model_dump(mode="json") for film in films], sort_keys=True)


def facts(pages: list[Source], rules: Rules) -> Counter[str]:
    return Counter(_facts(page.data, page.media_type, rules) for page in pages)


@pytest.fixture(scope="module")
def expected(rules: Rules) -> Counter[str]:
    found = facts([Source(page, "text/html") for page in PAGES.values()], rules)
    assert len(found) == 40, "no two pages have the same facts"
    return found


def scrapy_feed(exporter: str, pages: Pages, path: Path) -> None:
    scrapy = pytest.importorskip("scrapy.exporters", reason="needs Scrapy")
    with path.open("wb") as file:
        made = getattr(scrapy, exporter)(file)
        made.start_exporting()
        for uri, page in pages.items():
            made.export_item({"link": uri, "title": "x", "page_source": page.decode()})
        made.finish_exporting()


MADE = {  # by the library or in the form of the program that makes such files
    "warc.warc.gz": lambda: dumps.warc(PAGES),
    "plain.warc": lambda: dumps.warc(PAGES, packed=False),
    "whole.warc.gz": lambda: gzip.compress(dumps.warc(PAGES, packed=False)),
    "frames.warc.zst": lambda: b"".join(map(zstandard.compress, dumps.warc_records(PAGES, packed=False))),
    "films.arc": lambda: dumps.arc(PAGES),
    "films.arc.gz": lambda: gzip.compress(dumps.arc(PAGES)),
    "films.warc.wet.gz": lambda: dumps.wet(PAGES),
    "feed.jsonl": lambda: dumps.json_lines(PAGES),
    "feed.jsonl.gz": lambda: gzip.compress(dumps.json_lines(PAGES)),
    "feed.ndjson.zst": lambda: zstandard.compress(dumps.json_lines(PAGES)),
    "films.parquet": lambda: dumps.parquet(PAGES),
}


@pytest.mark.parametrize("name", MADE)
def test_a_file_holds_the_forty_pages(name: str, tmp_path: Path, rules: Rules, expected: Counter[str]) -> None:
    path = tmp_path / name
    path.write_bytes(MADE[name]())
    pages, failures, skips = read(path)
    assert (failures, skips) == ([], [])
    assert {page.uri for page in pages} == set(PAGES)
    assert all(page.container == path.as_posix() and page.offset is not None for page in pages)
    found = facts(pages, rules)
    if "wet" not in name:
        assert found == expected
    else:
        assert len(found) == 40, "the text alone tells other facts than its markup, but no two pages the same"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("films.zip", ("zip", "-q", "-r")),
        ("films.tar", ("tar", "cf")),
        ("films.tar.gz", ("tar", "czf")),
        ("films.tar.xz", ("tar", "cJf")),
        ("films.tar.zst", ("tar", "--zstd", "-cf")),
        ("films.tgz", ("tar", "czf")),
    ],
)
def test_an_archive_by_the_systems_own_program(
    name: str, pack: tuple[str, ...], plain: Path, tmp_path: Path, rules: Rules, expected: Counter[str]
) -> None:
    tool(pack[0])
    if name.endswith("zst"):
        tool("zstd")
    ran(*pack, tmp_path / name, ".", cwd=plain)
    pages, failures, skips = read(tmp_path / name)
    assert (failures, skips) == ([], [])
    assert {page.path for page in pages} == {f"{tmp_path}/{name}/{uri.rpartition('/')[2]}" for uri in PAGES}
    assert facts(pages, rules) == expected


@pytest.mark.parametrize(
    ("name", "exporter"),
    [("items.json", "JsonItemExporter"), ("items.jl", "JsonLinesItemExporter"), ("items.csv", "CsvItemExporter")],
)
def test_feeds_by_scrapys_exporters(
    name: str, exporter: str, tmp_path: Path, rules: Rules, expected: Counter[str]
) -> None:
    scrapy_feed(exporter, PAGES, tmp_path / name)
    pages, failures, skips = read(tmp_path / name)
    assert (failures, skips) == ([], [])
    assert {page.uri for page in pages} == set(PAGES)
    assert facts(pages, rules) == expected


@pytest.mark.parametrize("saved", ["mhtml", "singlefile", "httrack"])
def test_pages_saved_by_browsers_and_mirrors(
    saved: str, tmp_path: Path, rules: Rules, expected: Counter[str]
) -> None:
    make = getattr(dumps, saved)
    for uri, page in PAGES.items():
        name = uri.rpartition("/")[2]
        (tmp_path / (f"{name}.mhtml" if saved == "mhtml" else name)).write_bytes(make(uri, page))
    pages, failures, skips = read(tmp_path)
    assert (failures, skips) == ([], [])
    assert {page.uri for page in pages} == set(PAGES)
    assert {page.fetched for page in pages} == {dumps.DATE}
    assert facts(pages, rules) == expected


def test_a_mirror_and_an_archive_by_wget(site: str, tmp_path: Path, rules: Rules, expected: Counter[str]) -> None:
    ran(tool("wget"), "-q", "-r", "-k", "-K", "-E", "--warc-file=w", "-e", "robots=on", site, cwd=tmp_path)
    folder, failures, skips = read(tmp_path / site.split("/")[2])
    assert failures == []
    assert Counter(skip.kind for skip in skips) == {"robots.txt": 1} | ({"copy before a mirror's changes": 1})
    assert {page.uri for page in folder} == {site, *(f"{site}film/{uri.rpartition('/')[2]}" for uri in PAGES)}
    archive, failures, skips = read(tmp_path / "w.warc.gz")
    assert failures == []
    assert all(skip.kind.startswith("text/plain") for skip in skips), "robots.txt and wget's own log"
    assert {page.uri for page in archive} == {page.uri for page in folder}
    assert all(page.http_status == 200 and page.fetched and page.record_id for page in archive)
    for pages in (folder, archive):
        assert facts([page for page in pages if page.uri != site], rules) == expected


def test_a_collection_by_wacz(tmp_path: Path, rules: Rules, expected: Counter[str]) -> None:
    pytest.importorskip("wacz", reason="needs wacz")
    (tmp_path / "a.warc.gz").write_bytes(b"".join(dumps.record(uri, page) for uri, page in PAGES.items()))
    ran(sys.executable, "-m", "wacz.main", "create", "-f", "a.warc.gz", "-o", "films.wacz", cwd=tmp_path)
    pages, failures, skips = read(tmp_path / "films.wacz")
    assert failures == []
    assert {skip.kind for skip in skips} == {"part of a WACZ file"}
    assert {page.container for page in pages} == {f"{tmp_path}/films.wacz/archive/a.warc.gz"}
    assert {page.uri for page in pages} == set(PAGES)
    assert facts(pages, rules) == expected


def test_a_page_that_chromium_saved_as_mhtml(site: str, tmp_path: Path, rules: Rules) -> None:
    chromium = tool("chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{site}film/07.html")
        saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        browser.close()
    (tmp_path / "page.mhtml").write_text(saved, newline="")
    (found,), failures, skips = read(tmp_path)
    assert (failures, skips) == ([], [])
    assert found.uri == f"{site}film/07.html"
    assert found.fetched is not None
    assert found.fetched.endswith("Z")
    (film,) = extract(found, rules).films
    (as_sent,) = extract(Source(PAGES[dumps.address(7)], "text/html"), rules).films
    assert film == as_sent


def test_one_folder_of_everything_counts_up(
    plain: Path, tmp_path: Path, rules: Rules, expected: Counter[str]
) -> None:
    folder = tmp_path / "all"
    shutil.copytree(plain, folder / "pages")
    for name, make in MADE.items():
        if "wet" not in name:
            (folder / name).write_bytes(make())
    files = {path.name: path.read_bytes() for path in plain.iterdir()}
    (folder / "in.zip").write_bytes(
        dumps.zipped({"inner.zip": dumps.zipped(files), "deep/a.warc.gz": dumps.warc(PAGES), "poster.png": b"\x89PNG"})
    )
    (folder / "in.tar.gz").write_bytes(
        gzip.compress(dumps.tarred({"f.parquet": dumps.parquet(PAGES), "f.zip": dumps.zipped(files)}))
    )
    containers = 1 + len(MADE) - 1 + 2 + 2
    outcomes = list(sources([folder]))
    pages = [o for o in outcomes if isinstance(o, Source)]
    assert [o for o in outcomes if not isinstance(o, Source)] == [Skip(f"{folder}/in.zip/poster.png", "image")]
    assert facts(pages, rules) == Counter({page: containers * number for page, number in expected.items()})
    kept = list(once(present(outcomes, rules.gone)))
    assert len(kept) == len(outcomes)
    assert facts([o for o in kept if isinstance(o, Source)], rules) == expected
    ids = {o.id for o in kept if isinstance(o, Source)}
    duplicates = [o for o in kept if isinstance(o, Skip) and o.kind == "duplicate"]
    assert len(duplicates) == 40 * (containers - 1)
    assert {o.of for o in duplicates} == ids


def test_the_command_reads_a_dump(tmp_path: Path, root: Path) -> None:
    (tmp_path / "films.warc.gz").write_bytes(dumps.warc(PAGES))
    command = [sys.executable, "-m", "pipeline", "extract", tmp_path / "films.warc.gz", "-q", "-o", tmp_path / "out"]
    ran(*command, cwd=root)
    lines = (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    source = json.loads(lines[0])["source"]
    assert len(lines) == 40
    assert source["uri"] == dumps.address(0)
    assert (source["offset"], source["http_status"], source["fetched"]) == (0, 200, dumps.DATE)
    assert source["record_id"] == f"urn:example:{dumps.address(0)}"
    assert source["content_type"] == "text/html; charset=utf-8"
