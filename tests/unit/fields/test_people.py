"""Whom a life is about, and the films it lists; all people and films are invented."""

import pytest

from pipeline import Rules, extract
from pipeline.model.page import Source

REST = "She studied at Graz University and paints."


def people(text: str, rules: Rules) -> list[str]:
    return [p.name for p in extract(Source.of(text.encode(), path="page.txt"), rules).people]


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"Jury\n\nANNA BERG (NORWAY)\nBorn in 1981 in Oslo. {REST}\n", ["Anna Berg"]),
        (f"Low Tide\nNorway 2019, 12 min\nDirector: Anna Berg\n\nBiography\n{REST}\n", ["Anna Berg"]),
        (f"Low Tide\nNorway 2019\nDirector: Anna Berg\n\nBiography\nThe actor Tom Hill was born in 1981. {REST}",
         ["Tom Hill"]),
        (f"Guests\n\nGraz, Austria, is where Anna Berg was born on May 17, 1957. {REST}\n", ["Anna Berg"]),
        ("Jury\n\nBorn in Norway in 1976. At Graz University she took law. Berg is one of those who founded Ebb Films.",
         ["Berg"]),
        (f"Low Tide\nNorway 2019, 12 min\nDirector\nAnna Berg (Oslo, 1981) studied at Graz. {REST}\n", ["Anna Berg"]),
        ("Low Tide\nNorway 2019, 12 min\n\nA boat is lost and found again, and nobody can say why it went out.\n", []),
    ],
)  # fmt: skip
def test_whom_a_life_is_about(text: str, expected: list[str], rules: Rules) -> None:
    assert people(text, rules) == expected


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Filmography: High Water (2015), Ebb (2012, short), Flood (2010)",
         [("High Water", 2015), ("Ebb", 2012), ("Flood", 2010)]),
        ("Film Selection: High Water (2015, doc) - Ebb (The Low Tide, 2012, doc)",
         [("High Water", 2015), ("Ebb", 2012)]),
        ("She lives in Oslo. Films (selection): HIGH WATER (2015), EBB (2012)", [("High Water", 2015), ("Ebb", 2012)]),
        ("She shot High Water (2015) at home.", []),
    ],
)  # fmt: skip
def test_films_that_a_life_lists(line: str, expected: list[tuple[str, int]], rules: Rules) -> None:
    text = f"Jury\n\nAnna Berg\nBorn in 1981 in Oslo. {REST}\n{line}\n"
    (person,) = extract(Source.of(text.encode(), path="page.txt"), rules).people
    assert [(w.title, w.year) for w in person.filmography] == expected


def test_numeric_dates_follow_the_order_of_the_page(rules: Rules) -> None:
    text = "Screenings\n10/25/2019 at 8 pm\n\nJury\n\nAnna Berg\nBorn 04/03/1981 in Oslo. " + REST
    (person,) = extract(Source.of(text.encode(), path="page.txt"), rules).people
    assert person.born == "1981-04-03"
