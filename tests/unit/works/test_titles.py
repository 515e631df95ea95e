"""Titles of one film, and of two."""

import pytest

from pipeline.works.titles import telling, title_level

LEVELS = [
    ("Stalker", "Сталкер", "same"),
    ("The Seventh Well", "SEVENTH WELL", "same"),
    ("Tōkyō monogatari", "Tokyo Monogatari", "same"),
    ("となりのトトロ", "Tonari no Totoro", "same"),
    ("كفرناحوم", "Capharnaüm", "same"),
    ("$", "$", "same"),
    ("Nummisuutarit", "Nummisuurait", "like"),
    ("Kill Bill", "Kill Bill: Vol. 2", "part"),
    ("Чертовщина 6: ремейк «Франкенштейна»", "Чертовщина 6", "part"),
    ("Kill Bill: Vol. 1", "Kill Bill: Vol. 2", "different"),
    ("Ivan the Terrible, Part I", "Ivan the Terrible, Part II", "different"),
    ("Opus III", "Opus IV", "different"),
    ("Heimat 2", "Heimat 3", "different"),
    ("Three Colours: White", "Three Colours: Red", "different"),
    ("House", "Mouse", "different"),
    ("Before Sunrise", "Before Sunset", "different"),
    ("$", "!", "different"),
]


@pytest.mark.parametrize(("a", "b", "level"), LEVELS)
def test_level(joining, a, b, level) -> None:
    assert title_level(a, b, joining) == level
    assert title_level(b, a, joining) == level


def test_titles_that_name_no_film_are_left_out(joining) -> None:
    assert telling(("Untitled", None, "Без названия", "Isle", "Isle"), joining) == ("Isle",)
