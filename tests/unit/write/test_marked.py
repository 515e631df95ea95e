"""Marks in a page's text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import Record, Rules, Source, extract
from pipeline.write.marked import HUES, Mark, escaped, hue, marked, marks, visible

TAG = re.compile(r"<[^>]*>")


def short(text: str, *spans: tuple[int, int]) -> str:
    """The marked text with `[n ` and `]` for the tags."""
    told = marked(text, [Mark(start, end, str(n), "read") for n, (start, end) in enumerate(spans)])
    return re.sub(r'<mark[^>]*data-mark="(\d+)"[^>]*>', r"[\1 ", told).replace("</mark>", "]")


TABLE = [
    ("abcdef", [], "abcdef"),
    ("abcdef", [(1, 3)], "a[0 bc]def"),
    ("abcdef", [(1, 3), (3, 5)], "a[0 bc][1 de]f"),
    ("abcdef", [(1, 5), (2, 3)], "a[0 b[1 c]de]f"),
    ("abcdef", [(2, 3), (1, 5)], "a[1 b[0 c]de]f"),
    ("abcdef", [(1, 4), (2, 6)], "a[0 b[1 cd]][1 ef]"),
    ("abcdef", [(0, 3), (1, 4), (2, 5)], "[0 a[1 b[2 c]]][2 [1 d]e]f"),
    ("abc", [(0, 3), (0, 3)], "[0 [1 abc]]"),
    ("abc", [(-4, 9), (2, 2), (5, 7)], "[0 abc]"),
    ("a<b>&", [(1, 4)], "a[0 &lt;b&gt;]&amp;"),
]


@pytest.mark.parametrize(("text", "spans", "expected"), TABLE)
def test_marked(text: str, spans: list[tuple[int, int]], expected: str) -> None:
    assert short(text, *spans) == expected


SPANS = st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=25)


@given(st.text(max_size=40), SPANS)
def test_no_character_is_lost_or_moved(text: str, spans: list[tuple[int, int]]) -> None:
    told = marked(text, [Mark(start, end, str(n), "read") for n, (start, end) in enumerate(spans)])
    assert html.unescape(TAG.sub("", told)) == visible(text)
    for number, (start, end) in enumerate(spans):
        inside, names = "", []
        for piece in re.split(r"(<[^>]*>)", told):
            if piece.startswith("<mark"):
                names.append(re.search(r'data-mark="(\d+)"', piece)[1])
            elif piece == "</mark>":
                names.pop()
            elif str(number) in names:
                inside += html.unescape(piece)
        assert inside == visible(text)[max(start, 0) : max(end, 0)]
        assert told.count(f' id="{number}"') == (1 if inside else 0)


HOSTILE = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\" onload='x'", "&quot; onload=&#x27;x&#x27;"),
    ("a\x00b\r\nc\td", "a␀b␍\nc\td"),
    ("abc\u202edef\u2028", "abc\ufffddef\ufffd"),
    ("lone \udc80", "lone \ufffd"),
    ("שלום \u200fعربي", "שלום \u200fعربي"),
]


@pytest.mark.parametrize(("text", "expected"), HOSTILE)
def test_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_a_note_is_an_attribute() -> None:
    told = marked("abc", [Mark(0, 1, "i0", "issue note", '"><script>')])
    assert told == (
        '<mark id="i0" tabindex="-1" class="issue note" data-mark="i0" data-note="&quot;&gt;&lt;script&gt;">a</mark>bc'
    )


def test_marks_of_a_record(rules: Rules) -> None:
    record: Record = extract(Source.of(b"Salt\nDirector: Ana Lindqvist\nYear: 1999\nZq vv: something\n"), rules)
    by_name = {mark.name: mark for mark in marks(record)}
    assert len(by_name) == len(marks(record))
    text = record.page.text
    spans = {(q.start, q.end) for why in record.evidence.values() for q in why.spans}
    assert {(m.start, m.end) for m in by_name.values() if m.kind.startswith("read")} == spans
    year = next(m for m in by_name.values() if text[m.start : m.end] == "1999")
    assert year.kind == "read fact"
    assert [text[m.start : m.end] for n, m in by_name.items() if n[0] == "u"] == [
        text[e.start : e.end] for e in record.unread
    ]


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [("/films/0/year", "fact"), ("/films/2/credits/0/name", "person"), ("/people/0/born", "time"), ("", "fact")],
)
def test_hue(pointer: str, expected: str) -> None:
    assert hue(pointer) == expected
    assert expected in HUES
