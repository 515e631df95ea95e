"""Which lines of a page are lives, and whose; all people are invented."""

import pytest

from pipeline import Rules
from pipeline.model.page import Source
from pipeline.run.extract import trace
from pipeline.sections.openings import caps_tail, is_birth_line, named

LIFE = "She was born in 1981 in Oslo and studied at the Harbour Film School until the year 2006."
MORE = "Later she founded a small company and taught at Graz University for several happy years."

LISTED = (
    "The jury: Anna Berg, Tom Hill and Mira Sand.\n\nBerg was born in 1981 and studied at Graz University.\n\n"
    "Born in 1970, Hill graduated from the Harbour Film School and went on to film the sea.\n"
)
STORY = (
    "Low Tide\nNorway 2019, 12 min\nDirector: Anna Berg\nGenre Drama\nA town by the sea, long ago. Kari works "
    "there, and when the ships are gone she has to find out who she is and why.\n"
)
JUROR = (
    "심사위원\n\n마르틴 에리알데 Martín Herrialde\n아르헨티나 / 프로그래머\n"
    "1969년 로사리오에서 태어났다. 국립대학교에서 사회학을 공부하고 영화잡지를 창간했다.\n"
)
TWO = (
    "Low Tide\nNorway 2019, 12 min\nDirector: Anna Berg\n\nAbout the director\nAnna Berg was born in 1981. "
    "Tom Hill, a friend of hers, was born in 1970.\n"
)


def lives(text: str, rules: Rules) -> list[tuple[str | None, str]]:
    """Heading and beginning of the text of every life of a page."""
    found = trace(Source.of(text.encode(), path="page.txt"), rules)
    return [
        (s.heading.text if s.heading else None, (s.readings[0].text if s.readings else "")[:12])
        for e in found.entries
        if e.subject == "person"
        for s in e.sections
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"Jury\n\nAnna Berg\n{LIFE}\n\nTom Hill\n{LIFE}",
         [("Anna Berg", "She was born"), ("Tom Hill", "She was born")]),
        ("Jury\n\nAnna Berg\n\n(Oslo, 1976)\n\nPaints and films, mostly by night, and teaches at Graz University.\n",
         [("Anna Berg", "(Oslo, 1976)")]),
        ("Our guests\n\nAnna Berg, born in 1981 in Oslo, paints.\nTom Hill, born in 1970 in Bonn, films.\n",
         [(None, "Anna Berg, b"), (None, "Tom Hill, bo")]),
        (LISTED, [("Anna Berg", "Berg was bor"), ("Tom Hill", "Born in 1970"), ("Mira Sand", "")]),
        (JUROR,
         [("마르틴 에리알데 Martín Herrialde", "1969년 로사리오에서")]),
        (STORY, []),
        (TWO, [("About the director", "Anna Berg wa"), (None, "Tom Hill, a ")]),
    ],
)  # fmt: skip
def test_lives_are_found_and_parted(text: str, expected: list[tuple[str | None, str]], rules: Rules) -> None:
    assert lives(text, rules) == expected


def test_a_life_that_runs_on_behind_a_credit_is_cut_off(rules: Rules) -> None:
    text = (
        "Low Tide\n\nNorway 2019. 12 min. DIRECTOR: Anna Berg SCRIPT: Tom Hill PHOTOGRAPHY: Mira Sand. "
        f"Anna Berg, b 1981, has her home in Oslo. {MORE} SELECTED FILMOGRAPHY: High Water (2015), Ebb (2012)\n"
    )
    found = trace(Source.of(text.encode(), path="page.txt"), rules).record
    (person,) = found.people
    assert (person.name, person.born, person.birth_place) == ("Anna Berg", "1981", None)
    assert [(w.title, w.year) for w in person.filmography] == [("High Water", 2015), ("Ebb", 2012)]
    assert "Mira Sand" in [c.name for c in found.films[0].credits]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Anna Berg", "Anna Berg"), ("ANNA BERG (NORWAY)", "ANNA BERG"), ("Genre Fiction", None), ("Low tide", None),
    ],
)  # fmt: skip
def test_a_line_that_is_a_name(text: str, expected: str | None, rules: Rules) -> None:
    found = named(text, rules)
    assert (found and text[slice(*found)]) == expected


@pytest.mark.parametrize(
    "text, expected",
    [("(Oslo, 1976)", True), ("1976, Oslo", True), ("(1976)", True), ("1976 was a long year for us all", False),
     ("Oslo by night", False)],
)  # fmt: skip
def test_a_line_that_is_a_birth(text: str, expected: bool) -> None:
    assert is_birth_line(text) is expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("She runs the only cinema in town.ANNA BERG (NORWAY)", "ANNA BERG"),
        ("She runs the only cinema in town.", None),
        ("She made LOW TIDE.", None),
    ],
)
def test_a_name_glued_to_the_end_of_another_life(text: str, expected: str | None, rules: Rules) -> None:
    found = caps_tail(text, rules)
    assert (found and text[slice(*found)]) == expected


def test_a_name_with_its_birth_in_brackets_begins_the_next_life(rules: Rules) -> None:
    text = (
        "Low Tide\nNorway 2019, 12 min\nDirector: Anna Berg, Tom Hill\n\nAbout the directors\n"
        "Anna Berg (1981, Graz) studied at the Harbour Film School and has filmed the sea ever since then.\n"
        "Tom Hill (1979, Oslo) is a writer who has lived by the sea for a long time. Films: Ebb (2009), Flow (2012)\n"
    )
    assert [heading for heading, _ in lives(text, rules)] == ["About the directors", "Tom Hill"]
    listed = "Winners\n\nThird Class (India, 2022)\nIsabella Grant (Norway, 2020)\nSalt Road (Ghana, 2021)\n"
    assert lives(listed, rules) == []
