"""Credits behind a cue: where a name ends in scripts without capitals, and what is glued to it."""

import pytest

from pipeline import Rules
from pipeline.values.origin import told_countries
from pipeline.values.told import told_credits

CREDITS = [
    ("es", "La película de la directora argentina Eva Ott se estrena.", ["director: Eva Ott"]),
    ("fr", "Le réalisateur français Jan Ott filme sa ville.", ["director: Jan Ott"]),
    ("ar", "من إخراج سامر القمري وليلى البحري", ["director: سامر القمري", "director: ليلى البحري"]),
    ("ar", "المخرج اللبناني سامر القمري في بيروت", ["director: سامر القمري"]),
    ("ar", "من إنتاج لوليد القمري", ["producer: وليد القمري"]),
    ("ar", "من إخراج سامر القمري ويعرض عالميا لأول مرة", ["director: سامر القمري"]),
    ("ar", "المخرج سامر القمري طريقها نحو البيت البعيد الجميل", []),
    # a mark that stands alone is a word without letters
    ("ar", "من إخراج \u0591 سامر القمري", []),
    ("fr", "Dirigée par \u0301 Jan Ott", []),
    ("hi", "निर्देशक मीरा सेन ने यह फ़िल्म बनाई।", ["director: मीरा सेन"]),
]

COUNTRIES = [
    ("ar", "يتطلع الفيلم اللبناني «ملح الشتاء» إلى الجمهور", "ملح الشتاء", ["LB"]),
    ("en", "We open with the Lebanese film “Salt”.", "Salt", ["LB"]),
    ("es", "Se presentó el documental argentino Salt, de Eva Ott.", "Salt", ["AR"]),
    ("en", "The Lebanese film “Pepper” is a model of “Salt”.", "Salt", []),
    ("en", "The Lebanese director of the film “Salt” is here.", "Salt", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CREDITS)
def test_names_behind_a_cue(language: str, text: str, expected: list[str], rules: Rules) -> None:
    told = told_credits(text, rules, (language,))
    assert [f"{t.role}: {text[slice(*t.name)]}" for t in told] == expected


@pytest.mark.parametrize(("language", "text", "title", "expected"), COUNTRIES)
def test_the_country_of_a_film(language: str, text: str, title: str, expected: list[str], rules: Rules) -> None:
    assert [f.value for f in told_countries(text, title, rules, (language,))] == expected
