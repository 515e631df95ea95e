"""Bytes of any kind become a page: no error, no endless time, no span outside of the text."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.page import Source
from pipeline.read.feeds import read_feed
from pipeline.read.kinds import kind_of_bytes
from pipeline.read.outcome import Failure
from pipeline.read.reading import ReadState
from pipeline.text import decode, page
from tests.fuzz.strategies import MARKUP

CHARSETS = st.sampled_from(
    [None, "", "utf-16", "utf-7", "hex", "rot13", "idna", "windows-1251", "big5", "\x00", "é", "x" * 999]
)


def sound(source: Source) -> None:
    read = page(source)
    for line in read.lines:
        assert 0 <= line.span.start < line.span.end <= len(read.text)
    for _, _, start, end in read.remarks:
        assert 0 <= start <= end <= len(read.text)
    read.text.encode()


@given(MARKUP)
def test_any_markup(html: str) -> None:
    sound(Source(html.encode("utf-8", "replace"), "text/html"))


@given(st.binary(max_size=300), CHARSETS, st.sampled_from(["text/html", "text/plain"]))
def test_any_bytes(data: bytes, charset: str | None, media_type: str) -> None:
    sound(Source(data, media_type, charset=charset))
    assert isinstance(kind_of_bytes(data), str | None)


@given(
    st.text(max_size=80),
    st.sampled_from(["cp1251", "koi8-r", "cp1250", "cp1252", "utf-16", "gb18030", "cp932"]),
    CHARSETS,
)
def test_any_charset(text: str, codec: str, declared: str | None) -> None:
    decoded = decode(text.encode(codec, "replace"), declared)
    assert decoded.charset
    assert decoded.charset_from


@given(st.binary(max_size=200) | MARKUP.map(lambda html: b'{"html": "' + html.encode("utf-8", "replace") + b'"}'))
def test_any_feed(data: bytes) -> None:
    import io

    for outcome in read_feed(io.BytesIO(data), "feed.jsonl", ReadState()):
        if not isinstance(outcome, Failure):
            sound(outcome)
