"""What the columns of the rules may say, and what comes of it."""

import pytest

from pipeline.model.issue import RuleError
from pipeline.write.export.paths import Row, compile_expression, compile_path
from tests.unit.write.export.records import full

FUNCTIONS = {"up": lambda value, _row: value.upper(), "none": lambda _value, _row: None}


def values(text: str) -> tuple[list[object], list[tuple[str, str]]]:
    record = full()
    told: list[tuple[str, str]] = []
    row = Row(record, record.films[0], "/films/0", "W1", "W1", 1, "films")
    found = compile_expression(text, FUNCTIONS).values(row, lambda _row, pointer, why: told.append((pointer, why)))
    return [value for value, _ in found], told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title", ["The Lighthouse Tram"]),
        ("year", [1987]),
        ("other_titles", ["Le tram du phare", "Der Leuchtturm"]),
        ("credits[role=director].name", ["Aino Rautavaara"]),
        ("credits[role=editor].name", []),
        ("companies.label", ["Tuotanto"]),
        ("statement.text", ["I grew up beside the rails."]),
        ("/source.uri", ["https://festival.example/films/1"]),
        ("title|up", ["THE LIGHTHOUSE TRAM"]),
        ("cast: {name}[ ({character})]", ["Liisa Korpi (The Pilot)", "Veikko Halla"]),
        ("cast: {character}: {name}", ["The Pilot: Liisa Korpi"]),
        ("screenings: [{start}][, {venue}]", ["1987-09-01T18:00, Kino Aurora", "XXXX-09-02T21:15"]),
        ("screenings: [{venue}][, {start}]", ["Kino Aurora, 1987-09-01T18:00", "XXXX-09-02T21:15"]),
        ("credits: {row.year} {name|up}", ["1987 AINO RAUTAVAARA", "1987 PENTTI SALO", "1987 OTSO LEHTO"]),
        ("companies: {name} {label!-}", ["Rautio Film Oy Tuotanto", "Silta Distribution -"]),
        (".: {title} ({/page.host})", ["The Lighthouse Tram (festival.example)"]),
        ("year: {.}-01-01", ["1987-01-01"]),
        ("credits[role=director]: NULL", ["NULL"]),
        ("premiere: Premiere: {.}", ["Premiere: world"]),
    ],
)
def test_values(text: str, expected: list[object]) -> None:
    assert values(text) == (expected, [])


def test_a_value_without_a_code_is_told() -> None:
    assert values("credits[role=director].role|none") == ([], [("/films/0/credits/0/role", "no code for it")])
    found, told = values("credits[role=director]: {role|none!ctb}:{name}")
    assert found == ["ctb:Aino Rautavaara"]
    assert told == [("/films/0/credits/0/role", "no code for it; written as ctb")]


@pytest.mark.parametrize("text", ["credits[role].name", "a b", "credits..name", "title|unheard", "x: {title|unheard}"])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(RuleError, match="expected"):
        compile_expression(text, FUNCTIONS)


@pytest.mark.parametrize(
    ("path", "root", "element"),
    [
        ("credits.name", "films", "films.credits.name"),
        ("credits[role=director].name", "films", None),
        ("/source.uri", "films", "source.uri"),
        (".", "films.countries", "films.countries"),
        ("page.title", "", "page.title"),
    ],
)
def test_the_element_of_a_path(path: str, root: str, element: str | None) -> None:
    assert compile_path(path).element(root) == element
