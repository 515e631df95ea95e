"""Work told by a span of years alone, dates beside the next verb, days in dates; all people and bodies are invented."""

import pytest

from pipeline import Rules
from pipeline.fields.lives import read_clauses
from pipeline.fields.lives_birth import life_facts
from pipeline.fields.lives_events import life_events
from pipeline.model.page import View

Row = tuple[object, ...]


def events(text: str, language: str, rules: Rules) -> list[Row]:
    clauses = read_clauses(View(text, range(len(text))), rules, (language,))
    told = [{p.name: p.value for p in c.parts} for c in life_events(0, clauses, rules, (language,))]
    return [tuple(e.get(k) for k in ("kind", "start", "end", "org")) for e in told]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("From 1940 to 1945 she directed training films for the Ministry of Salt.", "en",
         [("work", "1940", "1945", "Ministry of Salt")]),
        ("From 2011 to 2016 he edited the quarterly Ebb Tide.", "en", [("work", "2011", "2016", "Ebb Tide")]),
        ("Entre 2015 y 2019 fue redactora de la revista Marea Baja.", "es", [("work", "2015", "2019", "Marea Baja")]),
        ("Hun var producer på Danmarks Tidevand Film fra 2009 til 2015.", "da",
         [("work", "2009", "2015", "Danmarks Tidevand Film")]),
        ("From 2011 to 2016 he lived by the sea and walked.", "en", []),
        ("From 2011 to 2016 her films were shown at the Low Tide Film Festival.", "en", []),
    ],
)  # fmt: skip
def test_a_span_of_years_beside_a_body_is_work(text: str, language: str, expected: list[Row], rules: Rules) -> None:
    assert events(text, language, rules) == expected


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("She studied law at the University of Graz and in 2014 completed an MA at the National Film and Tide School.",
         "en", [("education", None, None, "University of Graz"),
                ("education", None, "2014", "National Film and Tide School")]),
        ("Ausbildung zur Gestalterin, 2006 bis 2012 Studium der Regie an der HFF Ebbe.", "de",
         [("education", "2006", "2012", "HFF Ebbe")]),
        ("Her short Ebb (2016) won the Golden Oar at Salt Shorts in 2017.", "en",
         [("award", "2017", None, "Salt Shorts")]),
        ("Su corto Marea (2018) obtuvo el premio del jurado en el Festival de Cortos de Sal.", "es",
         [("award", None, None, "Festival de Cortos de Sal")]),
    ],
)  # fmt: skip
def test_a_date_goes_to_the_verb_it_stands_before(
    text: str, language: str, expected: list[Row], rules: Rules
) -> None:
    assert events(text, language, rules) == expected


@pytest.mark.parametrize(
    "text, language, born",
    [
        ("Anna Berg, geb. am 3. November 1928 in Graz, gest. 1985 in Wien.", "de", "1928-11-03"),
        ("Anna Berg, født den 3. november 1928 i Odense.", "da", "1928-11-03"),
        ("Anna Bergová se narodila 3. Listopadu 1928 v Praze.", "cs", "1928-11-03"),
    ],
)
def test_the_day_of_a_date_ends_no_sentence(text: str, language: str, born: str, rules: Rules) -> None:
    clauses = read_clauses(View(text, range(len(text))), rules, (language,))
    told = {c.field: c.parts[0].value for c in life_facts(0, clauses, "Anna Berg", rules, (language,))}
    assert told["born"] == born
