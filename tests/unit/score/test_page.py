"""Pages compared: pairs of films, counts, what is scored at all."""

import json
from pathlib import Path

import pytest

from pipeline.model.issue import ReadError
from pipeline.score import CORE, Count, compare, figures, read_gold, read_records, told
from pipeline.score.facts import Fact
from pipeline.score.page import likeness, pair


def gold_page(directory: Path, films: list, people: list | None = None, **more: object):
    page = {"page_languages": ["en"], "kind": "film", "films": films, "people": people or [], **more}
    (directory / "a.json").write_text(json.dumps(page), encoding="utf-8")
    return read_gold(directory)[0]


def facts(*titles: str) -> list[list[Fact]]:
    return [[Fact("title", t)] for t in titles]


PAIRS = [
    (facts("a", "b"), facts("b", "a"), {(0, 1), (1, 0)}),
    (facts("a"), facts("x"), {(0, 0)}),
    (facts("a", "b"), facts("b"), {(1, 0), (0, None)}),
    (facts("a"), facts("a", "x"), {(0, 0), (None, 1)}),
    (facts("a", "b", "c"), facts("x", "c"), {(2, 1), (0, 0), (1, None)}),
    ([], facts("x"), {(None, 0)}),
    ([], [], set()),
]


@pytest.mark.parametrize(("gold", "got", "expected"), PAIRS)
def test_pair(gold, got, expected) -> None:
    assert set(pair(gold, got)) == expected


def test_a_shared_title_weighs_more_than_a_shared_year() -> None:
    film = [Fact("title", "a"), Fact("year", "1999")]
    assert likeness(film, [Fact("title", "a")]) > likeness(film, [Fact("year", "1999")]) > 0
    assert likeness(film, [Fact("title", "b")]) == 0
    assert likeness(film, [Fact("other_titles", "a")]) > 0, "a title among the other titles still tells the film"


COUNTS = [  # gold film, record film, field, count
    ({"title": "A", "year": 1999}, {"title": "A", "year": 1998}, "year", Count(0, 1, 1)),
    ({"title": "A"}, {"title": "A", "year": 1998}, "year", Count(0, 1, 0)),
    ({"title": "A", "form": ["short"]}, {"title": "A", "form": ["short", "short"]}, "form", Count(1, 1, 0)),
    (
        {"synopsis_starts": "One two three"},
        {"title": "A", "synopsis": "One  two three four"},
        "synopsis",
        Count(1, 0, 0),
    ),
    ({"synopsis_starts": "One two thr—"}, {"title": "A", "synopsis": "One two three"}, "synopsis", Count(1, 0, 0)),
    ({"synopsis_starts": "One two three"}, {"title": "A", "synopsis": "Two three"}, "synopsis", Count(0, 0, 1)),
    ({"synopsis_starts": "One two three"}, {"synopsis": "One two three"}, "synopsis", Count(0, 0, 1)),
    ({"title": "A", "title_as_displayed": "A (new)"}, {"title": "a (NEW)"}, "title", Count(1, 0, 0)),
    ({"title": "A", "title_as_displayed": "A (new)"}, {"title": "A"}, "title", Count(1, 0, 0)),
]


@pytest.mark.parametrize(("film", "record", "field", "expected"), COUNTS)
def test_count(film, record, field, expected, tmp_path) -> None:
    gold = gold_page(tmp_path, [film])
    assert compare(gold, told({"films": [record], "people": []})).counts[field] == expected


def test_without_a_record_everything_is_missed(tmp_path) -> None:
    verdict = compare(gold_page(tmp_path, [{"title": "A", "year": 1999}], [{"name": "B"}]), None)
    assert verdict.absent
    assert dict(verdict.counts) == {f: Count(0, 0, 1) for f in ("title", "year", "person")}
    assert {(m.what, m.field, m.value) for m in verdict.misses} == {
        ("missed", "title", "a"), ("missed", "year", "1999"), ("missed", "person", "b"),
    }  # fmt: skip


def test_only_scored_fields_count(tmp_path) -> None:
    film = {"title": "A", "year": 1999, "credits": [{"role": "director", "name": "B"}]}
    gold = gold_page(tmp_path, [film], [{"name": "C"}], scored_fields=["title", "credits.director"])
    assert set(compare(gold, None).counts) == {"title", "director"}


def test_a_films_own_scored_fields_win_over_the_pages(tmp_path) -> None:
    film = {"title": "A", "year": 1999, "scored_fields": ["year"]}
    assert set(compare(gold_page(tmp_path, [film], scored_fields=["title"]), None).counts) == {"year"}


def test_ignored_titles_neither_help_nor_harm(tmp_path) -> None:
    gold = gold_page(tmp_path, [{"title": "A"}], ignore_titles=["Opening Party"])
    films = [{"title": "A"}, {"title": "OPENING PARTY", "year": 1999}]
    assert dict(compare(gold, told({"films": films})).counts) == {"title": Count(1, 0, 0)}


def test_figures_count_director_once(tmp_path) -> None:
    gold = gold_page(tmp_path, [{"title": "A", "credits": [{"role": "director", "name": "B"}]}])
    result = figures([compare(gold, None)], lambda _: ("en", "fr"))
    assert (result.core, result.all) == (Count(0, 0, 2), Count(0, 0, 2))
    assert result.groups == {"en": Count(0, 0, 2), "fr": Count(0, 0, 2)}
    assert (result.pages, result.absent) == (1, ("a",))
    assert "director" in CORE


RATIOS = [(Count(), 1.0, 1.0, 1.0), (Count(1, 1, 0), 0.5, 1.0, 2 / 3), (Count(0, 1, 1), 0.0, 0.0, 0.0)]


@pytest.mark.parametrize(("count", "precision", "recall", "f1"), RATIOS)
def test_ratios(count: Count, precision: float, recall: float, f1: float) -> None:
    assert (count.precision, count.recall, count.f1) == pytest.approx((precision, recall, f1))


BROKEN = [("{", "expected a gold page"), ("[]", "expected a gold page"), ('{"films": []}', "page_languages")]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_gold_page_is_named(text: str, message: str, tmp_path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=message) as raised:
        read_gold(tmp_path)
    assert "a.json" in str(raised.value)


def test_no_gold_is_an_error(tmp_path) -> None:
    with pytest.raises(ReadError, match="expected gold pages"):
        read_gold(tmp_path)


@pytest.mark.parametrize("line", ["{", "{}", "[1]", '{"source": null}'])
def test_a_broken_line_of_records_is_named(line: str, tmp_path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"source": {"path": "x/a.txt"}}\n\n' + line, encoding="utf-8")
    with pytest.raises(ReadError, match=r"records.jsonl:3: expected a record"):
        read_records(path)


def test_records_are_known_by_the_stem_of_path_or_address(tmp_path) -> None:
    path = tmp_path / "records.jsonl"
    sources = [{"path": "x/a.txt", "uri": None}, {"path": None, "uri": "https://e.org/b.html"}]
    path.write_text("\n".join(json.dumps({"source": s}) for s in sources), encoding="utf-8")
    assert set(read_records(path)) == {"a", "b"}
