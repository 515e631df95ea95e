"""The tables: each fact a row, ids that join, quotes that were read."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.model.record import Record
from pipeline.write.export import Exported, export
from pipeline.write.export.options import options_for
from tests.unit.write.export.records import full, record


def base_of(records: list[Record], target: Path, root: Path) -> tuple[sqlite3.Connection, Exported]:
    exported = export("sqlite", iter(records), target, options_for("tables", root / "rules"))
    return sqlite3.connect(target), exported


@pytest.fixture
def base(root, tmp_path):
    connection, _ = base_of([full()], tmp_path / "a.sqlite", root)
    yield connection
    connection.close()


def test_every_id_of_a_table_joins(base) -> None:
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT title, year, directors, countries FROM works",
         [("The Lighthouse Tram", 1987, "Aino Rautavaara", "FI | SUHH")]),
        ("SELECT kind, title FROM titles",
         [("title", "The Lighthouse Tram"), ("original_title", "Majakka"), ("other_titles", "Le tram du phare"),
          ("other_titles", "Der Leuchtturm")]),
        (("SELECT role, credits.name, credits.name_sort, label, persons.name FROM credits "
         "LEFT JOIN persons ON persons.id = credits.person_id ORDER BY credits.position"),
         [("director", "Aino Rautavaara", "Rautavaara, Aino", "Ohjaus", "Aino Rautavaara"),
          ("cinematographer", "Pentti Salo", "Salo, Pentti", "Kamera", None),
          ("other:dog trainer", "Otso Lehto", "Lehto, Otso", "Dog trainer", None)]),
        ("SELECT name, character FROM cast", [("Liisa Korpi", "The Pilot"), ("Veikko Halla", None)]),
        ("SELECT country, name FROM countries", [("FI", "Finland"), ("SUHH", "Soviet Union")]),
        ("SELECT kind, language FROM languages", [("languages", "fi"), ("languages", "ru"), ("subtitles", "en")]),
        ("SELECT start, venue FROM screenings", [("1987-09-01T18:00", "Kino Aurora"), ("XXXX-09-02T21:15", None)]),
        ("SELECT name, born, died FROM persons", [("Aino Rautavaara", "1948-02-29", "2011~")]),
        ("SELECT kind, start, \"end\", org FROM person_events",
         [("education", "1968", "1972-06", "Film School of Oulu"), ("work", None, None, "Rautio Film Oy")]),
        ("SELECT statement, statement_by FROM works", [("I grew up beside the rails.", "Aino Rautavaara")]),
        (("SELECT sources.quote, sources.rule, sources.confidence FROM sources JOIN credits ON credits.id = row_id "
         "WHERE field = 'credits.name' AND credits.name = 'Pentti Salo'"), [("Pentti Salo", "facts#read", 0.9)]),
        ("SELECT value, quote, start, \"end\", uri FROM sources JOIN works ON works.id = row_id WHERE field = 'year'",
         [("1987", "1987", 4, 8, "https://festival.example/films/1")]),
        ("SELECT field, value, rule FROM alternatives", [("other_titles", "1986", "facts#other")]),
        ("SELECT code, pointer FROM issues", [("title.doubt", "/films/0/title")]),
    ],
)  # fmt: skip
def test_rows(query: str, expected: list[tuple[object, ...]], base) -> None:
    assert sorted(base.execute(query).fetchall(), key=str) == sorted(expected, key=str)


def test_every_evidence_has_its_row(base) -> None:
    assert base.execute("SELECT count(*) FROM sources").fetchone()[0] == len(full().evidence)


def test_films_by_country_and_decade(root, tmp_path) -> None:
    films = [("FI", 1987), ("FI", 1981), ("FI", 1990), ("SUHH", 1987), ("FI", None)]
    records = [
        record({"title": f"Film {n}", "year": year, "countries": [country]}, number=n)
        for n, (country, year) in enumerate(films)
    ]
    connection, _ = base_of(records, tmp_path / "a.sqlite", root)
    rows = connection.execute("SELECT country, name, decade, films FROM films_by_country_and_decade").fetchall()
    connection.close()
    assert rows == [("FI", "Finland", 1980, 2), ("FI", "Finland", 1990, 1), ("SUHH", "Soviet Union", 1980, 1)]


@pytest.mark.parametrize("view", ["films_by_director", "prizes_by_festival", "unsure_values"])
def test_views_answer(view: str, base) -> None:
    assert base.execute(f'SELECT * FROM "{view}"').fetchall()


def test_a_page_that_stands_twice_is_written_once_and_told(root, tmp_path) -> None:
    connection, exported = base_of([full(), full()], tmp_path / "a.sqlite", root)
    count = connection.execute("SELECT count(*) FROM sources").fetchone()[0]
    connection.close()
    assert count == len(full().evidence)
    assert [loss.reason for loss in exported.losses.kinds() if "twice" in loss.reason]


def test_parquet_has_the_rows_of_sqlite(base, root, tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export("parquet", iter([full()]), tmp_path / "p", options_for("tables", root / "rules"))
    names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(names) > 10
    for name in names:
        rows = [tuple(row.values()) for row in parquet.read_table(tmp_path / "p" / f"{name}.parquet").to_pylist()]
        assert sorted(rows, key=str) == sorted(base.execute(f'SELECT * FROM "{name}"').fetchall(), key=str)


def test_a_view_that_sqlite_refuses_ends_the_export(root, tmp_path) -> None:
    options = options_for("tables", root / "rules")
    options.crosswalk.table["views"]["bad"] = "SELEKT"  # type: ignore[index]
    with pytest.raises(OSError, match="SELEKT"):
        export("sqlite", iter([full()]), tmp_path / "a.sqlite", options)
    assert list(tmp_path.iterdir()) == []
