"""Web archives: what becomes of each kind of record, and what of damaged ones."""

import gzip
import zlib
from pathlib import Path

import brotli
import pytest
import zstandard

from pipeline.model.page import Source
from pipeline.read import Failure, Outcome, Skip, sources
from pipeline.read.bodies import TooLargeError, body_of
from tests.dumps import DATE, PAGES, arc, bare_record, film_page, record, warc

PAGE = film_page(1).encode()
URI = "http://films.example.org/film/01.html"


def read(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> list[Outcome]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(sources([path]))


def test_a_thousand_pages_with_a_corrupt_middle_member(tmp_path: Path) -> None:
    records = [record(f"http://x.org/{n}", PAGE.replace(b"1961", b"%04d" % n)) for n in range(1_000)]
    middle = bytearray(records[500])
    middle[len(middle) // 2] ^= 0xFF
    outcomes = read(tmp_path, b"".join([*records[:500], bytes(middle), *records[501:]]))
    pages = [o for o in outcomes if isinstance(o, Source)]
    assert len(pages) == 999
    assert {p.uri for p in pages} == {f"http://x.org/{n}" for n in range(1_000) if n != 500}
    (failure,) = [o for o in outcomes if not isinstance(o, Source)]
    offset = sum(map(len, records[:500]))
    assert isinstance(failure, Failure)
    assert failure.path == f"{tmp_path}/a.warc.gz:{offset}"
    assert failure.message.startswith("a gzip member cannot be unpacked")


def test_what_a_response_tells(tmp_path: Path) -> None:
    first, second = read(tmp_path, record("http://x.org/0", b"<p>x") + record(URI, PAGE))
    assert isinstance(first, Source)
    assert second == Source(
        PAGE, "text/html", None, URI, f"{tmp_path}/a.warc.gz", len(record("http://x.org/0", b"<p>x")), "utf-8", DATE,
        f"urn:example:{URI}", 200, "text/html; charset=utf-8",
    )  # fmt: skip


def test_a_resource_is_a_page_without_http(tmp_path: Path) -> None:
    (page,) = read(tmp_path, record(URI, PAGE, kind="resource", http=[("Content-Type", "text/html")]))
    assert isinstance(page, Source)
    assert (page.data, page.http_status, page.content_type) == (PAGE, None, "text/html")


@pytest.mark.parametrize(
    ("kind", "status", "content_type", "body", "skipped"),
    [
        ("response", "200 OK", "image/png", b"\x89PNG\r\n", "image/png"),
        ("response", "200 OK", "application/json; charset=utf-8", b"{}", "application/json"),
        ("response", "200 OK", "text/plain", b"User-agent: *", "text/plain"),
        ("response", "200 OK", "", b"\x00\x01", "no content type"),
        ("response", "200 OK", "text/html", b"\x89PNG\r\n\x1a\n", "PNG image"),
        ("response", "404 Not Found", "text/html", PAGE, "HTTP 404"),
        ("response", "301 Moved", "text/html", PAGE, "HTTP 301"),
        ("conversion", "", "application/pdf", b"%PDF", "application/pdf"),
    ],
)
def test_what_is_no_page_is_skipped_by_kind(
    kind: str, status: str, content_type: str, body: bytes, skipped: str, tmp_path: Path
) -> None:
    data = record(URI, body, kind=kind, status=status, http=[("Content-Type", content_type)])
    assert read(tmp_path, data) == [Skip(f"{tmp_path}/a.warc.gz:0", skipped)]


@pytest.mark.parametrize("told", ["", "application/octet-stream", "text/plain"])
def test_html_without_its_name_is_a_page(told: str, tmp_path: Path) -> None:
    (page,) = read(tmp_path, record(URI, PAGE, http=[("Content-Type", told)]))
    assert isinstance(page, Source)
    assert page.media_type == "text/html"


@pytest.mark.parametrize("known", ["digest", "address"])
def test_a_revisit_says_whether_its_page_was_read(known: str, tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    page = gzip.compress(bare_record(answer, uri=URI.encode(), more=b"WARC-Payload-Digest: sha1:AAAA\r\n"))
    refers = {
        "digest": b"WARC-Payload-Digest: sha1:AAAA",
        "address": f"WARC-Refers-To-Target-URI: {URI}\r\nWARC-Refers-To-Date: {DATE}".encode(),
    }[known]
    again = gzip.compress(bare_record(b"", kind=b"revisit", more=refers + b"\r\n"))
    other = gzip.compress(bare_record(b"", kind=b"revisit", more=b"WARC-Payload-Digest: sha1:C\r\n"))
    _, first, second = read(tmp_path, page + again + other)
    assert first == Skip(f"{tmp_path}/a.warc.gz:{len(page)}", "revisit of a page read before")
    assert second == Skip(f"{tmp_path}/a.warc.gz:{len(page + again)}", "revisit of what was not read before")


def test_truncation_is_noticed(tmp_path: Path) -> None:
    page, failure = read(tmp_path, record(URI, PAGE * 9)[:-60])
    assert isinstance(page, Source)
    assert page.remarks == (("source.truncated", "the archive ends inside of this page"),)
    assert failure == Failure(
        f"{tmp_path}/a.warc.gz:0", "a gzip member is cut off: the file ends inside of it; expected a WARC or ARC record"
    )
    (page,) = read(tmp_path, record(URI, PAGE, headers={"WARC-Truncated": "length"}))
    assert isinstance(page, Source)
    assert page.remarks == (("source.truncated", "archived only in part (length)"),)


@pytest.mark.parametrize(("length", "remark"), [(290, "longer"), (700, "shorter")])
def test_a_wrong_length_costs_nothing(length: int, remark: str, tmp_path: Path) -> None:
    data = record(URI, PAGE, packed=False)
    told = data[data.index(b"Content-Length") :].split(b"\r\n")[0]
    wrong = data.replace(told, b"Content-Length: %d" % length, 1)
    first, second = read(tmp_path, wrong + record("http://x.org/2", PAGE, packed=False), "a.warc")
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.data == PAGE
    assert first.remarks == (("source.length", f"the record is {remark} than its archive says"),)
    assert (second.data, second.remarks) == (PAGE, ())


def test_an_arc_file_packed_member_by_member(tmp_path: Path) -> None:
    whole = arc(dict(list(PAGES.items())[:3]))
    parts = whole.replace(b"\nhttp://", b"\n\x00http://").split(b"\x00")
    pages = read(tmp_path, b"".join(map(gzip.compress, parts)), "a.arc.gz")
    assert [page.data for page in pages if isinstance(page, Source)] == list(PAGES.values())[:3]
    assert {page.record_id for page in pages if isinstance(page, Source)} == {None}
    assert {page.fetched for page in pages if isinstance(page, Source)} == {DATE}


def test_the_same_records_packed_or_not(tmp_path: Path) -> None:
    packed, plain = read(tmp_path, warc(PAGES)), read(tmp_path, warc(PAGES, packed=False), "a.warc")
    assert [o.data for o in packed if isinstance(o, Source)] == [o.data for o in plain if isinstance(o, Source)]
    assert len(packed) == 40


CHUNKED = b"5\r\n<p>ab\r\n3;x=y\r\ncde\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "transfer", "content", "body", "cut"),
    [
        (b"<p>", "", "", b"<p>", False),
        (CHUNKED, "chunked", "", b"<p>abcde", False),
        (CHUNKED[:-5], "Chunked", "", b"<p>abcde", True),
        (b"<p>abc", "chunked", "", b"<p>abc", False),
        (b"12 films\n<p>", "chunked", "", b"12 films\n<p>", False),
        (gzip.compress(b"<p>", mtime=0), "", "gzip", b"<p>", False),
        (gzip.compress(b"<p>", mtime=0), "", "", b"<p>", False),
        (gzip.compress(b"<p>", mtime=0)[:-4], "", "gzip", b"<p>", True),
        (b"<p>", "", "gzip", b"<p>", False),
        (zlib.compress(b"<p>"), "", "deflate", b"<p>", False),
        (zlib.compress(b"<p>")[2:-4], "", "deflate", b"<p>", False),
        (b"<p>", "", "deflate", b"<p>", False),
        (brotli.compress(b"<p>" * 99), "", "br", b"<p>" * 99, False),
        (b"<p>ab", "", "br", b"<p>ab", False),
        (zstandard.compress(b"<p>"), "", "zstd", b"<p>", False),
        (b"<p>", "", "zstd", b"<p>", False),
        (brotli.compress(gzip.compress(b"<p>", mtime=0)), "", "gzip, br", b"<p>", False),
        (b"<p>", "gzip", "identity, x-unknown", b"<p>", False),
    ],
)
def test_a_body_is_unpacked_by_what_it_is(data: bytes, transfer: str, content: str, body: bytes, cut: bool) -> None:
    assert body_of(data, transfer, content) == (body, cut)


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress, zstandard.compress])
def test_a_body_that_swells_is_refused(pack: object) -> None:
    data = pack(bytes(30_000_000))  # type: ignore[operator]
    with pytest.raises(TooLargeError):
        body_of(data, "", "br")
