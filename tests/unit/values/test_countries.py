"""Countries in lists and in running text, former states, nationalities."""

import pytest

from pipeline import Rules
from pipeline.values.countries import find_countries, find_nationalities, read_countries


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Géorgie/France/Italie/Roumanie |", ["GE", "FR", "IT", "RO"]),
        ("DE/FR", ["DE", "FR"]),
        ("GER", ["DE"]),
        ("FRA 2019", ["FR"]),
        ("D 2004", ["DE"]),
        ("A/D/CH", ["AT", "DE", "CH"]),
        ("Singapore, Germany, Hong Kong SAR China", ["SG", "DE", "HK"]),
        ("Bosnia and Herzegovina / Croatia", ["BA", "HR"]),
        ("Serbia and Montenegro", ["CSXX"]),
        ("UK, USA", ["GB", "US"]),
        ("U.S.A.", ["US"]),
        ("Scotland", ["GB"]),
        ("Katalunia.", ["ES"]),
        ("Korea", ["KR"]),
        ("Czech", ["CZ"]),
        ("USSR", ["SUHH"]),
        ("СССР", ["SUHH"]),
        ("Země: Československo", ["CSHH"]),
        ("Tschechoslowakei", ["CSHH"]),
        ("RDA", ["DDDE"]),
        ("West Germany", ["DE"]),
        ("Jugoslavija", ["YUCS"]),
        ("المملكة المتحدة", ["GB"]),
        ("فلسطين– إسبانيا", ["PS", "ES"]),
        ("لبنان وفرنسا", ["LB", "FR"]),
        ("بفرنسا وللبنان", ["FR", "LB"]),
        ("לבנון וצרפת", ["LB", "FR"]),
        ("საქართველო, საფრანგეთი", ["GE", "FR"]),
        ("法國、德國、波蘭、比利時、義大利", ["FR", "DE", "PL", "BE", "IT"]),
        ("फ्रांस, अमेरिका, भारत", ["FR", "US", "IN"]),
        ("フランス・ドイツ", ["FR", "DE"]),
        ("한국", ["KR"]),
        ("Україна", ["UA"]),
        ("Georgia", ["GE"]),
        ("Island", ["IS"]),
        ("france, italie", ["FR", "IT"]),
        ("Ungarn / Hungary", ["HU"]),
        ("Belgija, Modavija", ["BE", "MD"]),
        ("Iranian", ["IR"]),
        ("brasileira", ["BR"]),
        ("B/N", []),
        ("B", []),
        ("DCP | Farbe", []),
        ("-", []),
    ],
)
def test_a_list_of_countries(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in read_countries(text, rules)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("films from France, Canada and Czech", ["FR", "CA", "CZ"]),
        ("grew up in Hong Kong", ["HK"]),
        ("من الصين ومن الإمارات", ["CN", "AE"]),
        ("Neil Jordan was in Ireland", ["IE"]),
        ("an Island in the sea", []),
        ("turkey dinner", []),
        ("DE FR", []),
        ("Ísland, Danmörk", ["IS", "DK"]),
        ("საქართველო, 2011", ["GE"]),
        ("台灣、法國", ["TW", "FR"]),
        ("ČR 2020", ["CZ"]),
    ],
)
def test_countries_of_running_text(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in find_countries(text, rules)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("the Lebanese film", ["LB"]),
        ("a Hong Kong picture", ["HK"]),
        ("a South Korean drama", ["KR"]),
        ("the Czechoslovak New Wave", ["CSHH"]),
        ("tschechoslowakischer Film", ["CSHH"]),
        ("un film français", ["FR"]),
        ("film slovenský", ["SK"]),
        ("španski film", ["ES"]),
        ("российский фильм", ["RU"]),
        ("الفيلم اللبناني", ["LB"]),
        ("הסרטים הישראליים", ["IL"]),
        ("Frances McDormand", []),
        ("polish the floor", []),
    ],
)
def test_nationalities(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in find_nationalities(text, rules)] == expected


def test_places_are_those_of_the_printed_names(rules: Rules) -> None:
    text = "a film of Bosnia and Herzegovina and France"
    assert [text[f.start : f.end] for f in find_countries(text, rules)] == ["Bosnia and Herzegovina", "France"]
