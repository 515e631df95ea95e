"""Directors that no label names: beside a title, below it, or over a biography."""

import pytest

from pipeline.fields import heads

WAVES = "A woman who has lost her boat counts the waves until one of them answers her in her own voice."
LIFE = "Born in Bergen in 1961, she studied at the Bergen Film School and has made four films since then."
ANA = "credits: role=director, name=Ana Lindqvist"

PLACES = [
    ("Salt\nAna Lindqvist\nFrance, 1999, 12 min", [f"{ANA} < heads#below"]),
    ("Salt\nAna Lindqvist, France, 1999, 12'", [f"{ANA} < heads#line"]),
    ("Salt (Ana Lindqvist, France, 1999, 12')", [f"{ANA} < heads#line"]),
    ("Salt | Ana Lindqvist | France | 1999 | 12'", [f"{ANA} < heads#line"]),
    (f"Salt\nFrance, 1999, 12 min\n\n{WAVES}\n\nAna Lindqvist\n{LIFE}", [f"{ANA} < heads#life"]),
    ("Salt, dir. Ana Lindqvist (France, 1999)", [f"{ANA} < labels#director"]),
    (
        "Salt and other stories, told twice\nAna Lindqvist/France, Italy/1999/12 min/World premiere",
        [f"{ANA} < heads#line"],
    ),
    ("Salt\nAna Lindqvist (France, Lyon, 1999)", [f"{ANA} < heads#line"]),
    (f"Salt\n(Italy/1999) by Ana Lindqvist (16')\n\n{WAVES}", [f"{ANA} < heads#of"]),
    (f"SALT (Italy, 1999, 3,22 min) by Ana Lindqvist\n{WAVES}", [f"{ANA} < heads#line"]),
]

ABOVE = f"{{}}Ana Lindqvist\nSalt\nFrance, 1999, 12 min\n{WAVES}\n\nEva Ott\nPepper\nNorway, 2001, 14 min\n{WAVES}\n"


def test_directors_over_the_titles_of_a_programme(believed) -> None:
    told = believed(heads, ABOVE.format("Quiet rooms\n\n"))
    assert told == [f"{ANA} < heads#above", "credits: role=director, name=Eva Ott < heads#above"]


def test_a_title_in_the_shape_of_a_name_is_no_director(believed) -> None:
    """Who heads a page of one film directs it only where the credits name the same person."""
    assert believed(heads, f"White Island\n\n1999, 12 min\nProducer: Eva Ott\n\n{WAVES}") == []
    told = believed(heads, f"Ana Lindqvist\n\n1999, 12 min\nWritten by: Ana Lindqvist\nProducer: Eva Ott\n\n{WAVES}")
    assert told == [f"{ANA} < heads#name"]


TRANSLATED = [
    ("Salz\nThe Salt of the Sea\nRegie: Ana Lindqvist\nJahr: 1999\nDas ist der Film.", ["The Salt of the Sea"]),
    ("SALT\nSolen / Saltet\nDirector: Ana Lindqvist\nYear: 1999", ["Solen", "Saltet"]),
    ("Salt\nWinter Berg\n\nDirector: Ana Lindqvist\nYear: 1999", ["Winter Berg"]),  # labels name another person
    ("SALT\nTin and Salt | Norway 1999 | 12 min\nDirector: Ana Lindqvist", ["Tin and Salt"]),
    ("Salt (dir: Ana Lindqvist)\nSalt and the sea\n\nIron (dir: Eva Ott)\nTin and the sea", []),  # its text
    ("Salt\nWorld premiere\nDirector: Ana Lindqvist\nYear: 1999", []),
]


@pytest.mark.parametrize(("text", "expected"), TRANSLATED)
def test_titles_below_the_title(text: str, expected: list[str], believed) -> None:
    told = [line.split(" < ")[0].split(": ", 1)[1] for line in believed(heads, text) if "title" in line]
    assert told == expected


NOT_THERE = [
    "Salt\nFrance, 1999, 12 min",
    "Salt\nFrance, 1999, 12 min\nDirector: Ana Lindqvist",  # a label's business
    f"Salt\nFrance, 1999, 12 min\n\n{WAVES}",
    "Salt\nNordfilm Productions Ltd.\nFrance, 1999, 12 min",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_directors(text: str, expected: list[str], believed) -> None:
    assert believed(heads, text) == expected


@pytest.mark.parametrize("text", NOT_THERE)
def test_no_director(text: str, believed) -> None:
    assert believed(heads, text) == []


def test_each_film_has_its_own(believed) -> None:
    text = "Salt\nAna Lindqvist, France, 1999, 12'\n\nPepper\nTomas Brenner, Italy, 2001, 14'"
    assert believed(heads, text) == [
        f"{ANA} < heads#line",
        "credits: role=director, name=Tomas Brenner < heads#line",
    ]


def test_an_element_of_its_own_tells_title_from_director(believed) -> None:
    html = "<p><em>Salt and Tin</em> <b>Ana Lindqvist/France/1999/12 min</b></p>"
    assert believed(heads, html, "page.html") == [f"{ANA} < labels#director"]
