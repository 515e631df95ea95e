"""Page furniture told from content."""

import pytest

from pipeline import Rules, Source
from pipeline.sections.readings import read_lines
from pipeline.sections.zones import mark_zones
from pipeline.text import page

BODY = "Salt\nDirector: Ana Lindqvist\nYear: 1999\nA woman counts the waves until one of them answers her.\n"


def zones(text: str, rules: Rules, path: str = "page.txt") -> dict[str, str]:
    """Line → its zone; content only where it is furniture."""
    lines = page(Source.of(text.encode(), path=path)).lines
    return {r.text: r.zone for r in mark_zones(read_lines(lines, rules, ("en",)), rules) if r.text}


FURNITURE = [
    "© 2019 Harbour Film Festival",
    "Copyright 1982 - 2022 Harbour Film Festival. All rights reserved.",
    "Home > Films > Salt",
    "Share this",
    "Cookie policy",
    "Skip to main content",
    "Back to top",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str, rules: Rules) -> None:
    told = zones(f"{line}\n{BODY}", rules)
    assert told.pop(line) == "boilerplate"
    assert set(told.values()) == {"main"}


CONTENT = [
    "Home",  # furniture alone, but not under a label
    "Searching for Home",
    "<바다의 집>",  # a title, no arrow back
    "Downloaded dreams of a newsletter writer who has never left the harbour in all of her eighty years.",
    "She said: never follow us home. We share nothing.",
]


@pytest.mark.parametrize("title", CONTENT)
def test_words_of_furniture_in_content(title: str, rules: Rules) -> None:
    assert set(zones(f"Title: {title}\n{BODY}", rules).values()) == {"main"}


def test_a_sentence_that_speaks_of_a_menu_is_content(rules: Rules) -> None:
    line = "The menu of the harbour café has not changed since the lighthouse was built, and neither has its cook."
    assert zones(f"{BODY}{line}\n", rules)[line] == "main"


def test_menu_of_links(rules: Rules) -> None:
    words = ("Harbour", "Islands", "Lighthouse", "Quay")
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in words)
    told = zones(f"<ul>{menu}</ul><h1>Salt</h1><p>Director: Ana Lindqvist</p>", rules, "page.html")
    assert {told[word] for word in words} == {"boilerplate"}
    assert told["Salt"] == "main"


def test_few_links_are_no_menu(rules: Rules) -> None:
    told = zones('<p><a href="/a">Harbour</a></p><p><a href="/b">Quay</a></p><p>Salt</p>', rules, "page.html")
    assert set(told.values()) == {"main"}


def test_nav_and_footer_elements(rules: Rules) -> None:
    html = "<nav><p>Harbour</p></nav><main><h1>Salt</h1><p>1999, 12 min</p></main><footer><p>Quay 3</p></footer>"
    told = zones(html, rules, "page.html")
    assert told == {"Harbour": "boilerplate", "Salt": "main", "1999, 12 min": "main", "Quay 3": "boilerplate"}


def test_the_main_heading_is_content_wherever_it_stands(rules: Rules) -> None:
    told = zones("<header><p>Harbour</p><h1>Salt</h1></header><p>1999, 12 min</p>", rules, "page.html")
    assert told["Salt"] == "main"


RELATED = [
    (f"{BODY}Related films\nPepper\nDill\n", {"Pepper": "related", "Dill": "related", "Salt": "main"}),
    (  # a credit below it: the film goes on
        f"{BODY}Related films\nPepper\nCast: Tomas Brenner, Eva Ott\nDill\n",
        {"Pepper": "related", "Cast: Tomas Brenner, Eva Ott": "main", "Dill": "main"},
    ),
    (f"Related films\n{BODY}", {"Related films": "boilerplate", "Salt": "main"}),  # above everything: a menu's word
]


@pytest.mark.parametrize(("text", "expected"), RELATED)
def test_other_films(text: str, expected: dict[str, str], rules: Rules) -> None:
    told = zones(text, rules)
    assert {line: told[line] for line in expected} == expected


def test_a_banner_printed_twice(rules: Rules) -> None:
    banner = "Harbour lights: ten days of films between the ferry and the fish market"
    text = f"{banner}\n{BODY}One more line of the page\nAnd another one of it\n{banner}"
    assert zones(text, rules)[banner] == "boilerplate"
    assert zones(f"{banner}\n{BODY}", rules)[banner] == "main"


def test_other_films_with_credits_of_their_own(rules: Rules) -> None:
    """Markup and three facts above show that the page's own film is through; less, and it may go on."""
    own = "<h1>Salt</h1><p>Director: Ana Lindqvist</p><p>Year: 1999</p><p>Country: Norway</p>"
    other = "<h2>Related films</h2><h3>Pepper</h3><p>Director: Jon Ott</p>"
    assert zones(f"{own}{other}", rules, "page.html")["Director: Jon Ott"] == "related"
    assert zones(f"<h1>Salt</h1><p>Year: 1999</p>{other}", rules, "page.html")["Director: Jon Ott"] == "main"


def test_quotation_marks_are_no_arrows(rules: Rules) -> None:
    told = zones("Приз зрителей: «Соль», Анна Белова\n관객상: <소금> 감독 김하늘\nHome > Films > Salt", rules)
    assert list(told.values()) == ["main", "main", "boilerplate"]


REMARKS = [
    "+ Q&A with the director",
    "Po projekci následuje debata",
    "Spotkanie z reżyserem",
    "Séance suivie d'une rencontre avec l'équipe",
    "A vetítés után beszélgetés",
]


@pytest.mark.parametrize("line", REMARKS)
def test_a_remark_on_a_showing_is_furniture(line: str, rules: Rules) -> None:
    assert zones(f"{BODY}\n{line}\n", rules)[line] == "boilerplate"


@pytest.mark.parametrize("line", ["Salt and Silver + Q&A", "In the Presence of a Heron"])
def test_a_title_that_holds_a_remark_or_its_words_is_content(line: str, rules: Rules) -> None:
    assert zones(f"{line}\nDirector: Ana Lindqvist\n", rules)[line] == "main"


ROWS = [
    "Úvod\nProgram\nVstupenky\nKontakt",
    "Strona główna\nRepertuar\nKup bilet\nKoszyk",
    "Kezdőlap\nMűsor\nJegyek\nKapcsolat",
    "Inicio\nProgramación\nEntradas\nPrensa",
    "Acasă\nBilete\nArhivă\nContact",
]


@pytest.mark.parametrize("menu", ROWS)
def test_a_row_of_menu_words_is_furniture_below_a_film_too(menu: str, rules: Rules) -> None:
    told = zones(f"{BODY}\n{menu}\n", rules)
    assert {told[word] for word in menu.split("\n")} == {"boilerplate"}
    assert told["Salt"] == "main"


def test_a_language_right_above_buttons_stays_a_fact(rules: Rules) -> None:
    told = zones(f"{BODY}\n92 min\nEnglish\nWatch trailer\nBuy tickets\nShare this page\n", rules)
    assert told["English"] == "main"
    assert {told[word] for word in ("Watch trailer", "Buy tickets", "Share this page")} == {"boilerplate"}


def test_other_films_end_at_a_heading_over_the_films_own_screenings_or_texts(rules: Rules) -> None:
    """A label over what it says goes on with the page; a label over nothing is a card's or a menu's."""
    others = "Country: Norway\n\nSee also\n1 Pepper (Jon Ott)\n2 Thyme (Eva Ott)\n\n"
    told = zones(f"{BODY}{others}Screenings\nWed 12 June 2019, 16:00, Great Hall\n", rules)
    assert told["2 Thyme (Eva Ott)"] == "related"
    assert told["Wed 12 June 2019, 16:00, Great Hall"] == "main"
    assert zones(f"{BODY}{others}Screenings\nTickets\n", rules)["Tickets"] == "related"


def test_a_way_back_ends_the_menu_above_a_title(rules: Rules) -> None:
    text = "Schedule\nFilms\nTravel\nDonate\n‹ Back to all films\nIRON BELL\nBlock 2: Far Shores\nShare\nCopy link\n\n"
    told = zones(text + BODY.split("\n", 1)[1], rules)
    assert told["Travel"] == "boilerplate"
    assert (told["IRON BELL"], told["Block 2: Far Shores"]) == ("main", "main")


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Regie: Harbour Film Production", "boilerplate"),  # who runs the festival or made its site
        ("Regie: Ola Brandt", "main"),
    ],
)
def test_a_company_below_everything_directed_no_film(line: str, zone: str, rules: Rules) -> None:
    assert zones(f"{BODY}\nAll rights reserved\n{line}\n", rules)[line] == zone
