"""The sections of a film's lines: their kinds, their headings, what is in them."""

import pytest

from pipeline import Rules, Source
from pipeline.sections import split
from pipeline.text import page

WAVES = "A woman who has lost her boat counts the waves until one of them answers her in her own voice."
LAMP = "He spends the winter in a lighthouse and learns that the lamp has been dark for twenty years."
FILM = "Salt\n\nDirector: Ana Lindqvist\nYear: 1999\n\n"

Told = tuple[str, str | None, list[str]]


def sections(text: str, rules: Rules) -> list[Told]:
    """(kind, heading, lines) of every section of the page's film, its head and furniture left out."""
    film = next(e for e in split(page(Source.of(text.encode(), path="page.txt")), rules) if e.subject == "film")
    return [
        (s.kind, s.heading.text if s.heading else None, [r.text for r in s.readings])
        for s in film.sections
        if s.kind not in ("head", "boilerplate")
    ]


HEADED = [
    (f"Synopsis\n{WAVES}", "synopsis", "Synopsis", [WAVES]),
    (f"Director's statement\n{WAVES}", "statement", "Director's statement", [WAVES]),
    (
        f"Reviews\n\nWaves and counting\n\nTomas Brenner\n\n{LAMP}",
        "reviews", "Reviews", ["Waves and counting", "Tomas Brenner", LAMP],
    ),
    (
        "Screenings\n12 May 2019, 18:00, Lumen Cinema",
        "screenings", "Screenings", ["12 May 2019, 18:00, Lumen Cinema"],
    ),
    ("Contact\nSalt Pictures\ninfo@example.org", "contact", "Contact", ["Salt Pictures", "info@example.org"]),
    ("Filmography\n1995 Pepper\n1997 Dill", "filmography", "Filmography", ["1995 Pepper", "1997 Dill"]),
    ("Cast and Crew\nEditor: Tomas Brenner", "credits", "Cast and Crew", ["Editor: Tomas Brenner"]),
    (
        "Awards\nBest Film, Harbour Film Festival 2000",
        "awards", "Awards", ["Best Film, Harbour Film Festival 2000"],
    ),
]  # fmt: skip

UNHEADED = [
    (WAVES, "text", [WAVES]),
    (f"{WAVES}\n\n{LAMP}", "text", [WAVES, LAMP]),
    (f"Ana Lindqvist on Salt: “{WAVES}”", "statement", [f"Ana Lindqvist on Salt: “{WAVES}”"]),
    ("Friday 12 May 2019 18:00 Lumen Cinema", "screenings", ["Friday 12 May 2019 18:00 Lumen Cinema"]),
    (
        "2000: Harbour Film Festival, Best Film, Norway",
        "awards", ["2000: Harbour Film Festival, Best Film, Norway"],
    ),
    (f"Synopsis: {WAVES}", "synopsis", [f"Synopsis: {WAVES}"]),  # label and text in one line
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "heading", "lines"), HEADED)
def test_headed(text: str, kind: str, heading: str, lines: list[str], rules: Rules) -> None:
    assert sections(FILM + text, rules) == [(kind, heading, lines)]


@pytest.mark.parametrize(("text", "kind", "lines"), UNHEADED)
def test_unheaded(text: str, kind: str, lines: list[str], rules: Rules) -> None:
    assert sections(FILM + text, rules) == [(kind, None, lines)]


def test_several(rules: Rules) -> None:
    text = (
        f"{FILM}Synopsis\n{WAVES}\n\nCast and Crew\nEditor: Tomas Brenner\n\n"
        f"Awards\nBest Film, Harbour Film Festival 2000\n\nContact\ninfo@example.org"
    )
    assert [(kind, heading) for kind, heading, _ in sections(text, rules)] == [
        ("synopsis", "Synopsis"), ("credits", "Cast and Crew"), ("awards", "Awards"), ("contact", "Contact"),
    ]  # fmt: skip


def test_furniture_does_not_close_a_section(rules: Rules) -> None:
    text = f"{FILM}Synopsis\n{WAVES}\n\nShare this\n\n{LAMP}"
    assert sections(text, rules) == [("synopsis", "Synopsis", [WAVES, LAMP])]


def test_hard_line_breaks_stay_in_one_section(rules: Rules) -> None:
    broken = "Counting waves is the only work that she has left, and in\n1999 she is still at it, though nobody pays."
    (only,) = sections(f"{FILM}Synopsis\n{broken}", rules)
    assert only == ("synopsis", "Synopsis", broken.split("\n"))


def test_other_films_are_a_section_of_their_own(rules: Rules) -> None:
    told = sections(f"{FILM}{WAVES}\n\nRelated films\nPepper\nDill", rules)
    assert [(kind, lines) for kind, _, lines in told] == [
        ("text", [WAVES]), ("related", ["Related films", "Pepper", "Dill"]),
    ]  # fmt: skip


def test_every_line_is_in_one_section(rules: Rules) -> None:
    text = f"{FILM}{WAVES}\n\nShare this\n\nAwards\nBest Film\n\nOdd line\n\n{LAMP}\n\n© 2019 Harbour"
    source = page(Source.of(text.encode(), path="page.txt"))
    shown = [
        line.span
        for entry in split(source, rules)
        for section in entry.sections
        for line in ([section.heading.line] if section.heading else []) + [r.line for r in section.readings]
    ]
    assert sorted(shown) == [line.span for line in source.lines if line.text]


def test_an_entry_with_a_year_begins_a_line_of_its_own(rules: Rules) -> None:
    text = f"{FILM}{WAVES[:-1]} and again\n2001: 5th Island Film Festival, Grand Prix, Italy"
    assert [kind for kind, _, _ in sections(text, rules)] == ["text", "awards"]
