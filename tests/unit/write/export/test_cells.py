"""Cells: no text runs, none is rewritten, every text comes back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.write.export.cells import LONGEST, LONGEST_GUARDED, Guard, apart, cleaned, is_plain, parts, unguarded


@pytest.fixture(scope="module")
def guard(root) -> Guard:
    return Guard(json.loads((root / "rules" / "cldr.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", "\t=1+1", "\n=1+1", "\r=1+1", " =1+1", "\ufeff=1+1", "＝1+1",
        "\u200b=1+1", "'=1+1", "-", "- so ends the text",
    ],
)  # fmt: skip
def test_what_would_run_gets_an_apostrophe(text: str, guard: Guard) -> None:
    assert guard(text).startswith("'")
    assert unguarded(guard(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "1932-04-04", "1932-04", "1-2", "1/2", "007", "16:9", "1.85:1", "12345678901234567", "1e10", "62e12345", "50%",
        "$5", "1,5", "May 1968", "12 mai", "3. März 1990", "mars 2", "TRUE", "false", "10:30 pm", "1 000", "(12)",
        "1954/1960", "март 1990",
    ],
)  # fmt: skip
def test_what_would_be_rewritten_gets_an_apostrophe(text: str, guard: Guard) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["", "1984", "0", "Taxi 2", "8½", "The 39 Steps", "May", "March of the Tram", "1960~", "198X", "True Grit", "R2a",
     "XXXX-04-19", "94 min", "Rails at sea", "35 mm"],
)  # fmt: skip
def test_what_is_left_alone(text: str, guard: Guard) -> None:
    assert guard(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a;=1+1", "a;'=1+1"), ("a\n=1;b", "a\n'=1;b"), ("a, \t@b", "a, \t'@b"), ("a\n'=1", "a\n''=1"), ("a-b", "a-b")],
)
def test_what_another_separator_would_lay_bare(text: str, cell: str, guard: Guard) -> None:
    assert guard(text) == cell
    assert unguarded(cell) == text


@pytest.mark.parametrize("text", ["TRUE", "false", "May 1", "=1", "a;=1", "a\x00", "a\ud800", "", " a", "_x", "'a"])
def test_what_has_to_be_looked_at(text: str) -> None:
    assert not is_plain(text)


@given(st.text(st.sampled_from("=+-@'\n\r\t;, a1") | st.characters(codec="utf-8"), max_size=30))
def test_every_text_comes_back(text: str) -> None:
    guard = Guard({"months": {"en": {"wide": {"may": 5}}}})
    if is_plain(text):
        assert guard(cleaned(text)) == text
    cell = guard(text)
    assert unguarded(cell) == text
    assert not cell.lstrip("\ufeff\u200b \n\r\t;,").startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x00b\x1b", "a␀b␛"), ("a\tb\r\nc", "a\tb\r\nc"), ("\ud800", "\ufffd")]
)
def test_cleaned(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize("text", ["x" * 40_000, "🎬" * 40_000, "x" * LONGEST, "ab🎬" * 30_000, "short", ""])
def test_parts_fit_and_make_the_text(text: str) -> None:
    pieces = parts(text)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in pieces)
    assert len(pieces) == 1 or all(pieces)


def test_the_worst_text_fits_a_guarded_cell(guard: Guard) -> None:
    pieces = parts("\n=" * 30_000, LONGEST_GUARDED)
    assert len(pieces) == 3
    assert all(len(guard(piece)) <= LONGEST for piece in pieces)
    assert "".join(unguarded(guard(piece)) for piece in pieces) == "\n=" * 30_000


def test_joined_values_hold_no_separator() -> None:
    assert [apart(value, " | ") for value in ("a", "b | c", "d|e")] == ["a", "b / c", "d/e"]
    assert apart("a/b", "/") == "a,b"
