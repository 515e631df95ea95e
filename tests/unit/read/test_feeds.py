import io
import json

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, feeds
from pipeline.read.feeds import read_feed
from pipeline.read.reading import Reading

EXPECTED = 'expected a JSON object with "html", "text" or "body"'


def read(*lines: str | bytes) -> list[Source | Failure]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_feed(io.BytesIO(data), "feed.jsonl", Reading()))


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
