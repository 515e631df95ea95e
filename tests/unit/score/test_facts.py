"""Values folded for comparison; films and people as facts."""

import pytest

from pipeline.score.facts import Fact, film_facts, fold, person_facts

FOLDED = [
    (None, ""),
    (1979, "1979"),
    ("The Mirror", "mirror"),
    ("  “Mirror”, ", "mirror"),
    ("L’Été – 2", "l'été - 2"),
    ("Criticsʼ Award!", "critics' award"),
    ("Ｆｕｌｌ\u00a0Width", "full width"),
    ("(DCP)", "dcp"),
    ("Straße", "strasse"),
    ("theatre", "theatre"),
]


@pytest.mark.parametrize(("value", "expected"), FOLDED)
def test_fold(value: object, expected: str) -> None:
    assert fold(value) == expected


FILMS = [
    ({"title": "Salt"}, [("title", "salt")]),
    ({"title": None, "year": 1999, "colour": ""}, [("year", "1999")]),
    ({"statement_by": "Ana Li"}, [("statement_by", "ana li")]),
    ({"statement": {"speaker": "Ana Li", "text": "…"}}, [("statement_by", "ana li")]),
    (
        {"title": "Salt", "original_title": "Só", "other_titles": ["SALT", "Sel"]},
        [("title", "salt"), ("other_titles", "sel"), ("other_titles", "só")],
    ),
    ({"countries": ["FR", "DE"]}, [("countries", "fr"), ("countries", "de")]),
    (
        {"credits": [{"role": "director", "name": "Ana Li"}, {"role": "editor", "name": "Bo Ek"}]},
        [("credits", "director | ana li"), ("director", "ana li"), ("credits", "editor | bo ek")],
    ),
    (
        {"cast": [{"name": "Ana Li", "character": None}, {"name": "Bo Ek", "character": "King"}]},
        [("cast", "ana li"), ("cast", "bo ek"), ("characters", "bo ek | king")],
    ),
    (
        {"awards": [{"year": 1979, "festival": "F", "award": None, "result": "selected"}]},
        [("award_year_festival", "1979 | f"), ("award_detail", "f |  |  | selected |  | ")],
    ),
    ({"screenings": [{"start": None, "venue": "Hall"}]}, []),
    ({"reviews": [{"title": None, "byline": "B. E."}]}, [("reviews", " | b. e")]),
]


@pytest.mark.parametrize(("film", "expected"), FILMS)
def test_film_facts(film: dict, expected: list[tuple[str, str]]) -> None:
    assert list(film_facts(film)) == [Fact(*e) for e in expected]


def test_the_displayed_title_replaces_the_tidied_one_and_is_no_other_title() -> None:
    film = {"title": "Salt", "title_as_displayed": "SALT (preview)", "other_titles": ["Salt (preview)"]}
    assert list(film_facts(film, shown_title=True)) == [("title", "salt (preview")]


def test_person_facts_carry_the_name() -> None:
    person = {"name": "Ana Li", "born": "1932", "events": [{"kind": "move", "start": "1980", "end": None}]}
    assert list(person_facts(person)) == [
        ("person", "ana li"), ("born", "ana li | 1932"), ("events", "ana li | move | 1980 | "),
    ]  # fmt: skip
