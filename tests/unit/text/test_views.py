import pytest

from pipeline.model.page import Span
from pipeline.text.views import view, without_bullet


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Stalker", "Stalker"),
        ("  Stalker \t", "Stalker"),
        ("Year\t1979   162 min", "Year\t1979   162 min"),
        ("Andrey\u00a0Tarkovsky\u202f!", "Andrey Tarkovsky !"),
        ("\ufeff\u200eSol\u00ada\u200bris\u200f", "Solaris"),
        ("Ame\u0301lie", "Amélie"),
        ("Vie\u0323\u0302t", "Việt"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("\u0645\u06cc\u200c\u0634\u0648\u062f", "\u0645\u06cc\u200c\u0634\u0648\u062f"),
        ("\u0645\u06cc\u200c", "\u0645\u06cc"),
        ("a\u200cb", "ab"),
        ("\U0001f468\u200d\U0001f4bb \u2764\ufe0f", "\U0001f468\u200d\U0001f4bb \u2764"),
        ("\u200f\u05d1\u05de\u05d0\u05d9\u200e: Yael", "\u05d1\u05de\u05d0\u05d9: Yael"),
        ("小津\u3000安二郎", "小津 安二郎"),
        ("A\x0bB\x1fC\x85D", "A B C D"),
        ("a\x00b", "a\x00b"),
        ("\u00a0\u200b \ufeff", ""),
        ("", ""),
    ],
)
def test_a_view_shows_what_a_reader_sees(text: str, shown: str) -> None:
    assert view(text).text == shown


def test_plain_lines_need_no_table_of_offsets() -> None:
    assert view("Stalker", 7).at == range(7, 14)
    assert view(" Amélie\u00a0P. ", 7).at == range(8, 17)


@pytest.mark.parametrize(
    ("text", "piece", "quote"),
    [
        ("Sol\u00adaris 1972", "Solaris", "Sol\u00adaris"),
        ("Regie: Ame\u0301lie\u0301 P.", "Amélié", "Ame\u0301lie\u0301"),
        ("x \u1112\u1161\u11ab y", "한", "\u1112\u1161\u11ab"),
        ("\u0958\u093e k", "\u0915\u093c\u093e", "\u0958\u093e"),
    ],
)
def test_a_span_covers_all_that_was_composed(text: str, piece: str, quote: str) -> None:
    shown = view(text)
    start = shown.text.index(piece)
    span = shown.span(start, start + len(piece))
    assert text[span.start : span.end] == quote
    assert shown.cut(start, start + len(piece)).span() == span


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("• Best Film", "Best Film"),
        ("- Best Film", "Best Film"),
        ("–\u00a0Best", "Best"),
        ("*  Best", "Best"),
        ("-Best", None),
        ("— Best", None),
        ("•", None),
        ("1979 - 1980", None),
        ("・『塩』", "『塩』"),
        ("◆グランプリ", "グランプリ"),
        ("○○高校", None),
    ],
)
def test_bullets(line: str, rest: str | None) -> None:
    item = without_bullet(view(line))
    assert (item.text if item else None) == rest


def test_a_bullet_moves_the_span() -> None:
    item = without_bullet(view("• Best", 10))
    assert item is not None
    assert item.span() == Span(12, 16)
