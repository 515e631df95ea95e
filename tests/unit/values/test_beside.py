"""Titles and directors in lines of facts."""

import pytest

from pipeline import Rules
from pipeline.values.beside import director_label, is_told, read_beside
from pipeline.values.facts import read_facts

LABELS = [
    ("dir. Ana Lindqvist", "Ana Lindqvist"),
    ("Directed by Ana Lindqvist", "Ana Lindqvist"),
    ("реж. Анна Берг", "Анна Берг"),
    ("Dirk Bogarde", None),
    ("director", None),  # nothing behind it
    ("", None),
]


@pytest.mark.parametrize(("text", "name"), LABELS)
def test_director_label(text: str, name: str | None, rules: Rules) -> None:
    skip = director_label(text, rules)
    assert (text[skip:] if skip else None) == name


# Line, characters in an element of their own, title, directors; None: nothing tells them apart.
TOLD = [
    ("Salt, dir. Ana Lindqvist (Norway, 2012)", 0, "Salt", ["Ana Lindqvist"]),
    ("Salt, iron and tin, dir. Ana Lindqvist (Norway, 2012)", 0, "Salt, iron and tin", ["Ana Lindqvist"]),
    ("Salt, dir. Ana Lindqvist, Jon Ott (Norway, 2012)", 0, "Salt", ["Ana Lindqvist", "Jon Ott"]),
    ("12, dir. Ana Lindqvist (Norway, 2012)", 0, "12", ["Ana Lindqvist"]),
    ("Dir. Ana Lindqvist, Norway | 1986, 4 min", 0, None, ["Ana Lindqvist"]),
    ("Salt Ana Lindqvist/Norway/2016/7 min", 4, "Salt", ["Ana Lindqvist"]),
    ("Salt, Tin Ana Lindqvist, Jon Ott/Norway/2016", 9, "Salt, Tin", ["Ana Lindqvist", "Jon Ott"]),
    ("Salt, Norway, 2016", 4, "", []),
    ("Salt, Ana Lindqvist, Norway, 2016", 0, "", []),
]


@pytest.mark.parametrize(("text", "head", "title", "directors"), TOLD)
def test_read_beside(text: str, head: int, title: str | None, directors: list[str], rules: Rules) -> None:
    facts = read_facts(text, rules, ("en",))
    assert facts is not None
    found = read_beside(text, facts, rules, ("en",), head)
    if not directors:
        assert found is None
        return
    assert found is not None
    assert (text[slice(*found.title)] if found.title else None) == title
    assert [text[a:b].strip() for a, b in found.directors] == directors


@pytest.mark.parametrize(
    "text, told",
    [
        ("Salt (Sól), Croatia, Bosnia and Herzegovina, 2022, 52 min, directed by: Anna Berg", True),
        ("Croatia, 2022", False),
        ("", False),
    ],
)
def test_facts_show_a_film(rules: Rules, text: str, told: bool) -> None:
    assert is_told(text, rules, ("en",)) is told
