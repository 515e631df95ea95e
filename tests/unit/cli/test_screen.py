"""Text of hostile pages on a terminal."""

import pytest

from pipeline.cli.screen import colour_of, plain

TEXTS = [
    ("Salt – 塩 😀", "Salt – 塩 😀"),
    ("a\nb\tc", "a\nb c"),
    ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
    ("\x00\r\x7f", "␀␍␡"),
    ("\x9b31m", "\ufffd31m"),
    ("abc\u202edef\u202c\u2066x\u2069", "abc\ufffddef\ufffd\ufffdx\ufffd"),
    ("lone \udc80", "lone ?"),
    ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert len(plain(text)) == len(text), "offsets into the page's text must stay right"


def test_a_field_has_one_colour() -> None:
    assert colour_of("year") == colour_of("year")
    assert len({colour_of(f) for f in ("title", "year", "credits", "countries", "cast")}) >= 3
