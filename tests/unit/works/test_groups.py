"""Mentions that are one work, and by which way."""

import random

import pytest

from pipeline.works.groups import groups

STALKER = {"director": "Andrei Tarkovsky", "year": 1979, "runtime_minutes": 162, "countries": ["SUHH"]}
CREW = {"editor": "Ivana Petržílková", "composer": "Jáchym Kupka", "producer": "Pavel Outrata"}
JOINED = [
    (
        "title, director, year and running time",
        ("Stalker", STALKER),
        ("Сталкер", {**STALKER, "director": "Андрей Тарковский"}),
    ),
    ("title, director and year", ("Stalker", STALKER), ("Stalker", {"director": "Tarkovsky", "year": 1979})),
    (
        "title, director and running time",
        ("Stalker", STALKER),
        ("Stalker", {"director": "Tarkovskij, A.", "runtime_minutes": 163}),
    ),
    ("title and director", ("Stalker", STALKER), ("Stalker", {"director": "Andrey Tarkovsky"})),
    (
        "nearly the title, director, year and running time",
        ("Nummisuutarit", {**STALKER, "year": 1923}),
        ("Nummisuurait", {**STALKER, "year": 1923}),
    ),
    (
        "title, year, running time and countries",
        ("Home", {"year": 2016, "runtime_minutes": 20, "countries": ["GB", "XK"]}),
        ("Home", {"year": 2016, "runtime_minutes": 20, "countries": ["XK"], "director": "Daniel Mulloy"}),
    ),
    ("title and other names", ("Pod lípami", CREW), ("Pod lipami", {**CREW, "director": "Jiřina Havlová"})),
    (
        "director, year, running time and other names, titles of two languages",
        ("Pod lípami", {**STALKER, **CREW, "languages": ["cs"]}),
        ("Under the Lime Trees", {**STALKER, **CREW, "languages": ["en"]}),
    ),
    (
        "site, director, year and running time, titles of two languages",
        ("Pod lípami", {**STALKER, "languages": ["cs"], "host": "kino.example"}),
        ("Under the Lime Trees", {**STALKER, "languages": ["en"], "host": "kino.example"}),
    ),
    (
        "director, year, running time and other names, no title",
        (None, {**STALKER, **CREW}),
        (None, {**STALKER, **CREW}),
    ),
]  # fmt: skip
APART = [
    ("a title alone", ("Saw", {}), ("Saw", {})),
    ("title and year", ("The Mummy", {"year": 1999}), ("The Mummy", {"year": 1999})),
    ("a family name and no year", ("Stalker", STALKER), ("Stalker", {"director": "Tarkovsky"})),
    ("titles of one language", ("Pod lípami", {**STALKER, **CREW}), ("Under the Lime Trees", {**STALKER, **CREW})),
    ("no title, few names", (None, STALKER), (None, STALKER)),
    ("further titles that a site repeats", ("A", {"other_titles": ["Film Club"], "director": "X Y"}),
     ("B", {"other_titles": ["Film Club"], "director": "X Y"})),
    ("titles that name no film", ("Untitled", STALKER), ("Untitled", STALKER)),
    ("originals that differ", ("The Promise", {**STALKER, "original_title": "La promesse"}),
     ("The Promise", {**STALKER, "original_title": "Das Versprechen"})),
    ("a short and a feature", ("9", {"director": "S. Acker", "form": ["short"]}),
     ("9", {"director": "S. Acker", "form": ["feature"]})),
]  # fmt: skip


@pytest.mark.parametrize(("way", "one", "other"), JOINED, ids=[case[0] for case in JOINED])
def test_joined(joining, tell, way, one, other) -> None:
    found = groups([tell("a", one[0], **one[1]), tell("b", other[0], **other[1])], joining)
    assert [(len(group.mentions), group.ways) for group in found] == [(2, (way,))]


@pytest.mark.parametrize(("why", "one", "other"), APART, ids=[case[0] for case in APART])
def test_apart(joining, tell, why, one, other) -> None:
    found = groups([tell("a", one[0], **one[1]), tell("b", other[0], **other[1])], joining)
    assert [len(group.mentions) for group in found] == [1, 1]


def test_a_page_that_lists_two_films_says_they_are_two(joining, tell) -> None:
    twice = [tell("a", "Stalker", **STALKER), tell("a", "Stalker", **STALKER)]
    assert len(groups(twice, joining)) == 2


def test_titles_in_one_language_that_differ_keep_others_apart(joining, tell) -> None:
    told = {**STALKER, "host": "kino.example"}
    czech = [tell(record, title, **told, languages=["cs"]) for record, title in (("a", "Ves"), ("b", "Kámen"))]
    english = tell("c", "Stone", **told, languages=["en"])
    found = groups([*czech, english], joining)
    assert [len(group.mentions) for group in found] == [1, 1, 1]
    assert len(found[2].torn) == 2


def test_any_order_gives_the_same_groups(joining, tell) -> None:
    titles = ("Stalker", "Сталкер", "Solaris", "Stalker") * 2
    mentions = [
        tell(letter, title, **{**STALKER, "year": year})
        for letter, title, year in zip("abcdefgh", titles, range(1972, 1980), strict=True)
    ]
    expected = groups(mentions, joining)
    for seed in range(10):
        random.Random(seed).shuffle(mentions)
        assert groups(mentions, joining) == expected


def test_a_crowded_block_is_cut_into_neighbours(joining, tell) -> None:
    mentions = [tell(f"{number:04x}", "Home", director="Ana Berg", year=1800 + number) for number in range(300)]
    mentions += [tell(f"f{number:03x}", "Home", director="Ana Berg", year=1800 + number) for number in range(300)]
    found = groups(mentions, joining)
    years = [{mention.year for mention in group.mentions} for group in found]
    assert all(max(told) - min(told) <= joining.year_far for told in years)
    assert sum(len(group.mentions) for group in found) == 600
