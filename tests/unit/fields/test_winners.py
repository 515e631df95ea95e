"""What a list of prizes tells of a film's makers and of the prize itself."""

from pipeline.fields import awards, heads, strands
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
