import io
import json
import sys
from pathlib import Path

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, Skip, feeds, sources
from pipeline.read.feeds import read_feed
from pipeline.read.reading import ReadState

EXPECTED = 'expected a JSON object with "html", "text" or "body"'


def read(*lines: str | bytes) -> list[Source | Failure]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_feed(io.BytesIO(data), "feed.jsonl", ReadState()))


def test_each_line_is_a_source() -> None:
    first, second, third = read(
        json.dumps(
            {"url": "https://x.org/1", "html": "<p>Стaлкер", "charset": "windows-1251", "fetched": "2024-05-01"}
        ),
        "",
        json.dumps({"uri": "https://x.org/2", "text": "Stalker", "date": "2024"}),
        json.dumps({"body": "<html>x", "content_type": "text/html; charset=utf-8"}),
    )
    assert first == Source(
        "<p>Стaлкер".encode(), "text/html", None, "https://x.org/1", "feed.jsonl", 1, "windows-1251", "2024-05-01"
    )
    assert second == Source(b"Stalker", "text/plain", None, "https://x.org/2", "feed.jsonl", 3, None, "2024")
    assert third == Source(
        b"<html>x", "text/html", None, None, "feed.jsonl", 4, content_type="text/html; charset=utf-8"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"[1, 2]", f"is a JSON list; {EXPECTED}"),
        (b'"text"', f"is a JSON str; {EXPECTED}"),
        (b'{"url": "x"}', f"holds no page; {EXPECTED}"),
        (b'{"html": ""}', f"holds no page; {EXPECTED}"),
        (b'{"html": 7, "text": null}', f"holds no page; {EXPECTED}"),
        (b'{"text": "%PDF-1.4"}', f"holds no text (PDF); {EXPECTED}"),
        (b'{"text": "\xff"}', f"is not UTF-8; {EXPECTED}"),
    ],
)
def test_a_bad_line_is_named_and_the_next_one_read(line: bytes, message: str) -> None:
    bad, good = read(line, b'{"text": "Stalker"}')
    assert bad == Failure("feed.jsonl:1", message)
    assert isinstance(good, Source)
    assert good.offset == 2


@pytest.mark.parametrize("line", [b"{", b"[" * 100_000, b'{"html": "x"} {}', b"no json"])
def test_what_is_no_json_is_named(line: bytes) -> None:
    (bad,) = read(line)
    assert isinstance(bad, Failure)
    assert bad.path == "feed.jsonl:1"
    assert bad.message.startswith("is no JSON (")


def test_a_byte_order_mark_and_halves_of_surrogates_do_no_harm() -> None:
    (source,) = read(b"\xef\xbb\xbf" + rb'{"text": "\ud83d \ud83d\ude00 film", "url": "\udc00"}')
    assert isinstance(source, Source)
    assert source.data.decode() == "\ufffd 😀 film"
    assert source.uri == "\ufffd"


def test_a_line_without_end_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "LONGEST", 100)
    bad, good = read(b'{"text": "' + b"x" * 1_000 + b'"}', b'{"text": "Stalker"}')
    assert isinstance(bad, Failure)
    assert bad.path == "feed.jsonl:1"
    assert isinstance(good, Source)
    assert good.offset == 2


@pytest.mark.parametrize(
    ("entry", "uri", "status"),
    [
        ({"url": "https://x.org/", "html": "<html>x"}, "https://x.org/", None),
        ({"link": "https://x.org/", "page_source": "<html>x", "status": 200}, "https://x.org/", 200),
        ({"Page_URL": "https://x.org/", "Raw_HTML": "<html>x"}, "https://x.org/", None),
        ({"url": ["https://x.org/"], "body": ["<html>x"], "status_code": "404"}, "https://x.org/", 404),
        ({"title": "x", "whatever": " <!DOCTYPE html><p>x"}, None, None),
    ],
)
def test_keys_are_found(entry: dict[str, object], uri: str | None, status: int | None) -> None:
    (page,) = read(json.dumps(entry))
    assert isinstance(page, Source)
    assert (page.uri, page.http_status, page.media_type) == (uri, status, "text/html")


def test_keys_that_are_given_are_the_only_ones(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    entry = {"html": "<p>teaser", "seite": "<p>film", "url": "u", "adresse": "https://x.org/"}
    path.write_text(json.dumps(entry) + '\n{"html": "<p>"}\n')
    page, bad = sources([path], keys={"html": "seite", "url": "adresse"})
    assert isinstance(page, Source)
    assert (page.data, page.uri) == (b"<p>film", "https://x.org/")
    assert isinstance(bad, Failure)


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (b'[{"html": "<p>a"}, {"html": "<p>b"}]', [b"<p>a", b"<p>b"]),
        (b'\xef\xbb\xbf [\n{"html": "<p>[{\\"}"},\n{"html": "<p>b"}\n]\n', [b'<p>[{"}', b"<p>b"]),
        (b'{"html": "<p>a", "more": {"x": [1, {"y": "}"}]}}', [b"<p>a"]),
        (b'[{"html": "<p>' + b"x" * 300_000 + b'"}, {"html": "<p>b"}]', [b"<p>" + b"x" * 300_000, b"<p>b"]),
    ],
)
def test_json_files_are_read_object_by_object(data: bytes, pages: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    found = list(sources([path]))
    assert [page.data for page in found if isinstance(page, Source)] == pages
    assert [page.offset for page in found if isinstance(page, Source)] == list(range(1, len(pages) + 1))


def test_json_without_pages_is_no_feed_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"films": []}')
    (tmp_path / "b.csv").write_text("title,year\nSalt,1999\n")
    assert list(sources([tmp_path])) == [Skip(f"{tmp_path}/a.json", "JSON"), Skip(f"{tmp_path}/b.csv", "data")]
    assert [type(o) for o in sources([tmp_path / "a.json", tmp_path / "b.csv"])] == [Failure, Failure]


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (b"url,html\nu,<p>a\nv,<p>b\n", [b"<p>a", b"<p>b"]),
        (b"\xef\xbb\xbfhtml;url\r\n\"<p>a;\"\"b\"\";\r\nc\";u\r\n", [b'<p>a;"b";\r\nc']),
        (b"url\thtml\nu\t<p>caf\xe9\n", [b"<p>caf\xe9"]),
        (b"a,b\n1,<!doctype html><p>x\n", [b"<!doctype html><p>x"]),
    ],
)
def test_tables_keep_the_bytes_of_their_cells(data: bytes, pages: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert [page.data for page in sources([path]) if isinstance(page, Source)] == pages


def test_parquet_without_pyarrow_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1xxxx")
    message = 'is a Parquet file, which needs pyarrow: pip install "filmfiche[parquet]"'
    assert list(sources([path])) == [Failure(path.as_posix(), message)]
