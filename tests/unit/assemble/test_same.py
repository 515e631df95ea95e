"""One film that a page tells of in several places."""

import pytest

from pipeline.assemble.same import same_films
from pipeline.model.page import Span
from pipeline.model.parts import Candidate, Entry, Part

HERE = (Span(0, 1),)
Told = dict[str, str | int]


def candidates(entry: int, told: Told) -> list[Candidate]:
    found = []
    for field, value in told.items():
        if field == "director":
            parts = (Part("role", "director", HERE), Part("name", value, HERE))
            found.append(Candidate(entry, "credits", parts, "labels#director"))
        else:
            found.append(Candidate(entry, field, (Part("", value, HERE),), f"labels#{field}"))
    return found


def same(*films: Told) -> dict[int, int]:
    entries = (Entry("page", ()), *(Entry("film", ()) for _ in films))
    return same_films(entries, tuple(c for i, told in enumerate(films, 1) for c in candidates(i, told)))


SALT: Told = {"title": "Salt", "year": 1999, "director": "Ana Lindqvist"}

CASES = [
    ([SALT, {"title": "Salt"}], {2: 1}),
    ([SALT, {"title": "SALT", "runtime_minutes": 88}], {2: 1}),
    ([SALT, {"title": "Salt"}, {"title": "Salt"}], {2: 1, 3: 1}),
    ([SALT, {"title": "Salt", "year": 2001}], {}),  # a remake
    ([SALT, {"title": "Salt", "director": "Tomas Brenner"}], {}),
    ([SALT, {"title": "Pepper", "year": 1999, "director": "Ana Lindqvist"}], {}),
    ([{"year": 1999}, {"year": 1999}], {}),  # no title, no sameness
]


@pytest.mark.parametrize(("films", "expected"), CASES)
def test_same_films(films: list[Told], expected: dict[int, int]) -> None:
    assert same(*films) == expected


def test_people_are_no_films() -> None:
    entries = (Entry("page", ()), Entry("film", ()), Entry("person", ()))
    assert same_films(entries, tuple(candidates(1, SALT) + candidates(2, SALT))) == {}
