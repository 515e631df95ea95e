"""ALL CAPS undone."""

import pytest

from pipeline import Rules
from pipeline.values.casing import title_case, uncapitalise


@pytest.mark.parametrize(
    "text, languages, expected",
    [
        ("ZHANG Wanlin", (), "Zhang Wanlin"),
        ("JEAN-LUC GODARD", (), "Jean-Luc Godard"),
        ("MARÍA DEL CARMEN DE LA CRUZ", (), "María del Carmen de la Cruz"),
        ("EDITH LE MERDY", (), "Edith Le Merdy"),
        ("SEAN O'CONNOR", (), "Sean O'Connor"),
        ("JOHN MCDONALD", (), "John McDonald"),
        ("J.R. SMITH", (), "J.R. Smith"),
        ("LOUIS XIV", (), "Louis XIV"),
        ("AYŞE IŞIK", ("tr",), "Ayşe Işık"),
        ("AIR PRODUCTION", (), "Air Production"),
        ("FILM SCHOOL OF THE ACADEMY", (), "Film School of the Academy"),
        ("NFTS", (), "NFTS"),
        ("Anna Berg", (), "Anna Berg"),
        ("", (), ""),
    ],
)
def test_names(rules: Rules, text: str, languages: tuple[str, ...], expected: str) -> None:
    assert uncapitalise(text, rules, languages) == expected


@pytest.mark.parametrize(
    "text, languages, expected",
    [
        ("GIRLS’ HAIR", ("sv", "en"), "Girls’ Hair"),
        ("A QUEER BIRD IN THE MIDDLE EAST", ("sv", "en"), "A Queer Bird in the Middle East"),
        ("ATT SKAPA EN Ö", ("sv", "en"), "Att skapa en ö"),
        ("I CALZOLAI DELLA LANDA", ("it",), "I calzolai della landa"),
        ("E.T.", ("en",), "E.T."),
        ("$POSITIONS", ("en",), "$Positions"),
        ("Hungary 2018", ("de",), "Hungary 2018"),
    ],
)
def test_titles(rules: Rules, text: str, languages: tuple[str, ...], expected: str) -> None:
    assert title_case(text, rules, languages) == expected
