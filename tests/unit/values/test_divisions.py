"""Headings that divide a list of films by their form."""

import pytest

from pipeline import Rules
from pipeline.values.divisions import division


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("SHORT FILMS", "en", "SHORT FILMS"),
        ("Ελληνικές ταινίες μικρού μήκους", "el", "Ελληνικές ταινίες μικρού μήκους"),
        ("HẠNG MỤC PHIM TRUYỆN NGẮN", "vi", "PHIM TRUYỆN NGẮN"),
        ("Best Animated Short", "en", None),
        ("Salt, a short film", "en", None),
        ("Short Film Festival 2021", "en", None),
        ("Programme", "en", None),
    ],
)
def test_division(text: str, language: str, named: str | None, rules: Rules) -> None:
    start = division(text, rules, (language,))
    assert (None if start is None else text[start:]) == named
