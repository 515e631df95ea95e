"""A record's values judged one by one, and the trust and the curve that follow."""

import json
from pathlib import Path

import pytest

from pipeline.rules.trust import Measure, Trust, read_trust
from pipeline.score import Judgement, curve, curve_lines, judge, measure, read_gold, told, trust_text

RULE = "a#b"
PERSON = {"name": "Bo", "born": "1950", "events": [{"kind": "work", "start": "1970", "end": None, "org": "Nordisk"}]}


def judged(tmp_path: Path, gold: dict, record: dict, evidence: tuple[str, ...]) -> dict[str, bool]:
    """Pointer → right, of a record that has evidence for some pointers."""
    page = {"page_languages": ["en"], "kind": "film", "films": [], "people": [], **gold}
    (tmp_path / "a.json").write_text(json.dumps(page), encoding="utf-8")
    record = {"films": [], "people": [], "evidence": {p: {"rule": RULE} for p in evidence}, **record}
    found = judge(read_gold(tmp_path)[0], told(record))
    assert {j.rule for j in found} <= {RULE}
    return {j.pointer: j.right for j in found}


FILMS = [  # gold film, record film, what each pointer is
    ({"title": "A"}, {"title": "a."}, {"/films/0/title": True}),
    ({"title": None}, {"title": "A"}, {"/films/0/title": False}),
    ({"title": "A", "title_as_displayed": "A (new)"}, {"title": "A (NEW)"}, {"/films/0/title": True}),
    (
        {"countries": ["FR"]}, {"countries": ["FR", "DE", "FR"]},
        {"/films/0/countries/0": True, "/films/0/countries/1": False, "/films/0/countries/2": False},
    ),
    (
        {"credits": [{"role": "director", "name": "Bo"}]},
        {"credits": [{"role": "director", "name": "BO", "label": "By"}, {"role": "editor", "name": "Bo"}]},
        {"/films/0/credits/0/name": True, "/films/0/credits/1/name": False},
    ),
    (
        {"title": "A", "original_title": None, "other_titles": ["B"]},
        {"title": "A", "original_title": "B", "other_titles": ["A", "C", "c"]},
        {"/films/0/title": True, "/films/0/original_title": True, "/films/0/other_titles/1": False},
    ),
    (
        {"cast": [{"name": "Bo", "character": "King"}]}, {"cast": [{"name": "Bo", "character": "Queen"}]},
        {"/films/0/cast/0/name": True, "/films/0/cast/0/character": False},
    ),
    (
        {"awards": [{"festival": "F", "award": "P", "result": "won", "year": 1999, "country": None}]},
        {"awards": [{"festival": "F", "award": "Q", "result": "won", "year": 1999, "country": "FR"}]},
        {
            "/films/0/awards/0/festival": True, "/films/0/awards/0/award": False, "/films/0/awards/0/result": True,
            "/films/0/awards/0/year": True, "/films/0/awards/0/country": False,
        },
    ),
    (
        {"reviews": [{"title": None, "byline": "Bo"}, {"title": "T", "byline": None}]},
        {"reviews": [{"byline": "Bo", "text": "x"}, {"title": "T"}, {"text": "y"}]},
        {"/films/0/reviews/0/byline": True, "/films/0/reviews/1/title": True},
    ),
    (
        {"screenings": [{"start": "2019-04-29T18:00", "venue": "Hall"}]},
        {"screenings": [{"start": "2019-04-29T18:00", "venue": "Mall"}]},
        {"/films/0/screenings/0/start": True, "/films/0/screenings/0/venue": False},
    ),
    ({"statement_by": "Bo"}, {"statement": {"speaker": "Bo", "text": "x"}}, {"/films/0/statement/speaker": True}),
    (
        {"title": "A", "synopsis_starts": "One two three"}, {"title": "A", "synopsis": "One two three four"},
        {"/films/0/title": True, "/films/0/synopsis": True},
    ),
    (
        {"title": "A", "synopsis_starts": None}, {"title": "A", "synopsis": "One two three"},
        {"/films/0/title": True, "/films/0/synopsis": False},
    ),
    ({"title": "A"}, {"title": "A", "genres": ["drama"], "sound": "Dolby"}, {"/films/0/title": True}),
    ({"title": "A", "year": 1, "scored_fields": ["title"]}, {"title": "A", "year": 2}, {"/films/0/title": True}),
    (
        {"scored_fields": ["credits.director"], "credits": [{"role": "director", "name": "Bo"}]},
        {"credits": [{"role": "director", "name": "Bo"}, {"role": "editor", "name": "Al"}]},
        {"/films/0/credits/0/name": True},
    ),
]  # fmt: skip


def pointers(value: object, at: str) -> list[str]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    return [at] if parts is None else [p for key, part in parts for p in pointers(part, f"{at}/{key}")]


@pytest.mark.parametrize(("gold", "record", "expected"), FILMS)
def test_films(gold: dict, record: dict, expected: dict[str, bool], tmp_path: Path) -> None:
    assert judged(tmp_path, {"films": [gold]}, {"films": [record]}, tuple(pointers(record, "/films/0"))) == expected


def test_all_of_a_film_that_gold_does_not_know_is_wrong(tmp_path: Path) -> None:
    films = [{"title": "X", "year": 1999}, {"title": "A", "year": 1998}]
    evidence = ("/films/0/title", "/films/0/year", "/films/1/title", "/films/1/year")
    found = judged(tmp_path, {"films": [{"title": "A", "year": 1998}]}, {"films": films}, evidence)
    assert found == dict(zip(evidence, (False, False, True, True), strict=True))


def test_films_gold_ignores_and_leaves_without_evidence_are_not_judged(tmp_path: Path) -> None:
    gold = {"films": [{"title": "A"}], "ignore_titles": ["Party"]}
    films = [{"title": "PARTY"}, {"title": "A", "year": 1999}]
    assert judged(tmp_path, gold, {"films": films}, ("/films/0/title", "/films/1/title")) == {"/films/1/title": True}


PEOPLE = [
    (PERSON, {"name": True, "born": True, "events/0/kind": True, "events/0/org": True}),
    ({**PERSON, "name": "Al"}, {"name": False, "born": False, "events/0/kind": False, "events/0/org": False}),
    ({**PERSON, "born": "1951"}, {"name": True, "born": False, "events/0/kind": True, "events/0/org": True}),
    (
        {**PERSON, "events": [{"kind": "work", "start": "1971", "org": "Nordisk"}]},
        {"name": True, "born": True, "events/0/kind": False, "events/0/org": True},
    ),
]


@pytest.mark.parametrize(("person", "expected"), PEOPLE)
def test_people(person: dict, expected: dict[str, bool], tmp_path: Path) -> None:
    evidence = tuple(f"/people/0/{place}" for place in expected)
    found = judged(tmp_path, {"people": [PERSON]}, {"people": [person]}, evidence)
    assert found == {f"/people/0/{place}": right for place, right in expected.items()}


def test_without_a_record_nothing_is_judged(tmp_path: Path) -> None:
    judged(tmp_path, {}, {}, ())
    assert judge(read_gold(tmp_path)[0], None) == ()


def values(field: str, rule: str, right: int, wrong: int) -> list[Judgement]:
    return [Judgement("/films/0/x", field, rule, i < right) for i in range(right + wrong)]


def test_trust_is_sorted_and_reads_back(tmp_path: Path) -> None:
    trust = measure([*values("year", "b#y", 2, 1), *values("title", "z#t", 0, 1), *values("year", "a#y", 1, 0)])
    assert trust == Trust({"title": {"z#t": Measure(0, 1)}, "year": {"a#y": Measure(1, 0), "b#y": Measure(2, 1)}})
    text = trust_text(trust, 3)
    assert "3 gold pages" in text.splitlines()[0]
    assert text.partition("\n\n")[2] == '[title]\n"z#t" = [0, 1]\n\n[year]\n"a#y" = [1, 0]\n"b#y" = [2, 1]\n'
    (tmp_path / "trust.toml").write_text(text, encoding="utf-8")
    assert read_trust(tmp_path / "trust.toml") == trust


def test_curve_ranks_a_page_by_what_the_others_taught() -> None:
    good, bad = values("year", "good", 4, 0), values("year", "bad", 1, 3)
    pages = [[*good, *bad], [*good, *bad]]
    points = {p.coverage: p.precision for p in curve(pages, (1.0, 0.75, 0.5, 0.25))}
    assert points == pytest.approx({1.0: 10 / 16, 0.75: (8 + 4 * 2 / 8) / 12, 0.5: 1.0, 0.25: 1.0})


def test_a_page_teaches_nothing_about_itself() -> None:
    pages = [values("year", "only here", 0, 4), values("year", "there too", 1, 0), values("year", "there too", 1, 0)]
    assert [p.precision for p in curve(pages, (1 / 3, 1.0))] == [1.0, pytest.approx(2 / 6)]


def test_curve_lines_end_with_what_it_means() -> None:
    pages = [[*values("year", "good", 9, 0), *values("year", "bad", 0, 1)]] * 2
    lines = list(curve_lines(pages))
    assert lines[1].split() == ["100%", "0.900"]
    assert lines[-1] == "review the least sure 10% of values and the rest is 100.0% right"
    assert list(curve_lines([[], []])) == ["no value with evidence was judged"]
