"""What a list of prizes tells of a film's makers and of the prize itself."""

import pytest

from pipeline import Rules
from pipeline.fields import awards, heads, strands, strands_crumbs
from pipeline.values.prizes import role_of
from tests.unit.fields.conftest import Believed

PAGE = """Harbour Film Festival
Awards 2018 – 11th edition

Grand Prix: SALT by Ana Lindqvist
Best Director: Ivo Brenner for NIGHT BOAT (Ghana)
Best Actress: Eva Ott, in SALT
Nominated for the Quayside Film Awards 2019: PEPPER, Jan Falk, Belgium 2018, 22’

SHORT FILM COMPETITION
Audience Award: LAMP, Ida Falk, Canada 2018, 7’
"""


def test_makers(believed: Believed) -> None:
    assert believed(heads, PAGE) == [
        "credits: role=director, name=Ana Lindqvist < winners#credit",
        "credits: role=director, name=Ivo Brenner < winners#credit",
        "cast: name=Eva Ott < winners#cast",
        "credits: role=director, name=Jan Falk < winners#credit",
        "credits: role=director, name=Ida Falk < winners#credit",
    ]


def test_prizes(believed: Believed) -> None:
    own = "year=2018, edition=11, festival=Harbour Film Festival"
    assert believed(awards, PAGE) == [
        f"awards: {own}, award=Grand Prix, result=won < awards#heading",
        f"awards: {own}, award=Best Director, result=won, recipient=Ivo Brenner < awards#heading",
        f"awards: {own}, award=Best Actress, result=won, recipient=Eva Ott < awards#heading",
        "awards: year=2019, festival=Quayside Film Awards, result=nominated < awards#heading",
        f"awards: {own}, award=Audience Award, result=won < awards#heading",
    ]


def test_a_strand_of_some_films_gives_no_form_to_the_others(believed: Believed) -> None:
    assert [c for c in believed(strands, PAGE) if c.startswith("form")] == ["form: short < strands#form"]


WON = "Grand Prix: SALT by Ana Lindqvist\nAudience Award (rated 4.81): PEPPER by Ivo Brenner\n"
HEADS = [  # the head of a page of prizes, and the festival it names
    ("Salt Film Festival\n\nPRIZES OF THE 9TH SALT FILM FESTIVAL\n\n", "edition=9, festival=Salt Film Festival"),
    ("Festivalul Internațional de Film „Golful“\n\n", "festival=Festivalul Internațional de Film „Golful“"),
    (
        "Отличените филми на 11-ия международен филмов фестивал „Вълна“ (2023)\n\n",
        "year=2023, edition=11, festival=международен филмов фестивал „Вълна“",
    ),
    ("ОДЛУКЕ ЖИРИЈА 18. ФЕСТИВАЛА „ЗЛАТНА ЛАЂА“\n\n", "edition=18, festival=Златна Лађа"),
    ("ПОБЕДИТЕЛИ XIV ФЕСТИВАЛЯ «ЗОЛОТАЯ ЛОДКА» (2023)\n\n", "year=2023, edition=14, festival=Золотая Лодка"),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_festival_of_a_page_of_prizes(head: str, expected: str, believed: Believed) -> None:
    assert believed(awards, head + WON) == [
        f"awards: {expected}, award=Grand Prix, result=won < awards#heading",
        f"awards: {expected}, award=Audience Award, result=won < awards#heading",
    ]


def test_the_way_to_a_list_of_prizes_is_no_strand(believed: Believed) -> None:
    assert believed(strands_crumbs, f"Home > News > Prizes of 2022\n\n{WON}") == []


def test_whom_a_prize_honours_stands_behind_the_word_for_the_trade(believed: Believed) -> None:
    told = believed(awards, f"{WON}Special Mention\nDirector of photography Eva Ott for the film «Thyme»\n")
    assert told[-1] == "awards: award=Special Mention, result=won, recipient=Eva Ott < awards#heading"


CRAFTS = [  # a prize "for" a craft names it in another case
    ("ru", "Приз за лучшую операторскую работу", "cinematographer"),
    ("uk", "Приз за найкращу режисуру", "director"),
    ("hr", "Nagrada za najbolju kameru", "cinematographer"),
    ("sl", "Nagrada za najboljšo fotografijo", "cinematographer"),
    ("cs", "Cena za nejlepší hudbu", "composer"),
]


@pytest.mark.parametrize(("language", "prize", "role"), CRAFTS)
def test_the_craft_that_a_prize_is_given_for(language: str, prize: str, role: str, rules: Rules) -> None:
    assert role_of(prize, rules, (language,)) == role
