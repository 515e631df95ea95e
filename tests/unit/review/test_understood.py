"""Selected or typed text is read as the machine reads that field."""

import pytest

from pipeline import Rules
from pipeline.review.slots import words_of
from pipeline.review.understood import understood

TOLD = [
    ("films/year", "© 2019", 2019),
    ("films/awards/year", "۱۳۹۶", 2017),
    ("films/year", "Regie", None),
    ("films/runtime_minutes", "1h 36min", 96),
    ("films/runtime_minutes", "96", 96),
    ("films/countries", "Deutschland", "DE"),
    ("films/countries", "de", "DE"),
    ("films/countries", "Middle-earth", None),
    ("films/languages", "German", "de"),
    ("films/subtitles", "en", "en"),
    ("films/form", "Kurzfilm", "short"),
    ("films/colour", "black and white", "bw"),
    ("films/awards/edition", "32nd", 32),
    ("films/awards/country", "Italy", "IT"),
    ("people/born", "4 April 1932", "1932-04-04"),
    ("people/events/start", "1954", "1954"),
    ("films/screenings/start", "29.4.2019, 18:00", "2019-04-29T18:00"),
    ("films/title", "“STALKER”", "Stalker"),
    ("films/credits/director", "SABINE EHRL", "Sabine Ehrl"),
    ("films/credits/director", "한국인", "한국인"),
    ("films/companies/production", "MOSFILM Cinema Concern", "MOSFILM Cinema Concern"),
    ("films/cast/name", "  Ana \u200b Ott ", "Ana Ott"),
    ("films/synopsis", " two\n\nlines ", "two lines"),
    ("films/synopsis", " \u200b ", None),
    ("films/year", "9" * 600, None),
]


@pytest.mark.parametrize("field, text, value", TOLD, ids=[f"{f} {t[:12]}" for f, t, _ in TOLD])
def test_a_text_gives_the_fields_value(rules: Rules, field: str, text: str, value: object) -> None:
    assert understood(field, text, rules, ("de", "en")) == value


@pytest.mark.parametrize(
    "field, words",
    [
        ("films/awards/result", ("won", "nominated", "selected")),
        ("films/colour", ("colour", "bw", "both")),
        ("films/title", ()),
        ("films/credits/director", ()),
        ("people/born", ()),
    ],
)
def test_fields_of_few_words_name_them(field: str, words: tuple[str, ...]) -> None:
    assert words_of(field) == words
