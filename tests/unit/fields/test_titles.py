"""Titles: labelled, displayed at the head, agreed by the page's own title."""

import pytest

from pipeline.fields import titles

FACTS = "\nDirector: Ana Lindqvist\nYear: 1999"

DISPLAYED = [
    (f"Salt{FACTS}", ["title: Salt < titles#head"]),
    (f"“Salt”{FACTS}", ["title: Salt < titles#head"]),
    (f"Salt / Salz{FACTS}", ["title: Salt < titles#head", "other_titles: Salz < titles#head.other"]),
    (f"SALT (Salz){FACTS}", ["title: Salt < titles#head", "other_titles: Salz < titles#head.other"]),
    (f"THE SALT OF THE SEA{FACTS}", ["title: The Salt of the Sea < titles#head"]),
    (f"Salt (1998){FACTS}", ["title: Salt < titles#head", "year: 1998 < titles#head.year"]),
    (f"Salt - Ana Lindqvist{FACTS}", ["title: Salt < titles#head"]),
    (f"Salt – World Premiere{FACTS}", ["title: Salt < titles#head"]),
    (f"Ana Lindqvist{FACTS}", []),  # the director's name is no title
    (f"Harbour Film Festival{FACTS}", []),  # nor is a festival's
]

LABELLED = [
    ("Title: Salt\nDirector: Ana Lindqvist", ["title: Salt < labels#title"]),
    (
        "Title: Salt\nOriginal title: Salz\nDirector: Ana Lindqvist",
        ["title: Salt < labels#title", "original_title: Salz < labels#original_title"],
    ),
    (
        "Title: Salt\nAlternative title: Pepper\nDirector: Ana Lindqvist",
        ["title: Salt < labels#title", "other_titles: Pepper < labels#other_title"],
    ),
]

AGREED = [
    ("<title>Salt</title>", "<h1>Salt</h1>"),
    ("<title>Salt | Harbour Film Festival</title>", "<p>Winter Programme</p><p>Salt</p>"),
    ("<title>Harbour Film Festival - Salt</title>", "<h1>Salt</h1>"),
    ('<meta property="og:title" content="Salt">', "<h3>Winter Programme</h3><p>SALT</p>"),
    (
        '<meta property="og:title" content="SALT at Quay Hall"><meta property="og:site_name" content="Quay Hall">',
        "<h1>SALT at Quay Hall</h1>",
    ),
]

APART = [
    ("<title>Pepper</title>", "<h1>Salt</h1>"),
    ("<title>Harbour Film Festival</title>", "<h1>Salt</h1>"),
    ("<title></title>", "<h1>Salt</h1>"),
]


@pytest.mark.parametrize(("text", "expected"), [*DISPLAYED, *LABELLED])
def test_titles(text: str, expected: list[str], believed) -> None:
    assert believed(titles, text) == expected


@pytest.mark.parametrize(("head", "body"), AGREED)
def test_the_page_agrees(head: str, body: str, believed) -> None:
    told = believed(titles, f"{head}{body}<p>Director: Ana Lindqvist</p><p>Year: 1999</p>", "page.html")
    assert "title: Salt < titles#agreed" in told


@pytest.mark.parametrize(("head", "body"), APART)
def test_the_page_does_not_agree(head: str, body: str, believed) -> None:
    told = believed(titles, f"{head}{body}<p>Director: Ana Lindqvist</p><p>Year: 1999</p>", "page.html")
    assert told == ["title: Salt < titles#head"]


def test_the_pages_title_speaks_for_no_film_where_there_are_two(believed) -> None:
    html = "<title>Salt</title><h2>Salt</h2><p>France, 1999, 12 min</p><h2>Pepper</h2><p>Italy, 2001, 14 min</p>"
    assert believed(titles, html, "page.html") == ["title: Salt < titles#head", "title: Pepper < titles#head"]


def test_a_heading_that_says_more_than_the_page_is_called(believed) -> None:
    html = "<title>Salt - Harbour Film Festival</title><h1>Salt <span>now showing</span> <span>12A</span></h1>"
    assert (
        believed(titles, f"{html}<p>Director: Ana Lindqvist</p>", "page.html")[0] == "title: Salt < titles#agreed.part"
    )
    apart = html.replace("<h1>Salt ", "<h1>Salted ")
    assert "titles#agreed" not in "".join(believed(titles, f"{apart}<p>Director: Ana Lindqvist</p>", "page.html"))
