"""An archive's own file: its entries, and what is wrong with rows that are none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.works.entries import AuthorityError, host_of, minutes_of, parts, read_entries, year_of

AUTHORITY = Path(__file__).parent / "authority.csv"


def test_columns_are_known_by_any_of_their_names(rules) -> None:
    entries, faults = read_entries(AUTHORITY, rules)
    tarkovsky = next(entry for entry in entries if entry.id == "P1")
    assert tarkovsky.names == ("Tarkovsky, Andrei", "Тарковский, Андрей", "Andrej Tarkowskij")
    assert (tarkovsky.kind, tarkovsky.born, tarkovsky.titles) == ("person", "1932-04-04", ("Сталкер", "Solaris"))
    assert tarkovsky.roles == {"director", "screenwriter"}
    assert tarkovsky.countries == {"SUHH"}
    assert next(entry for entry in entries if entry.id == "F1").hosts == {"fajriff.com"}
    assert [fault.split("row ")[1] for fault in faults] == [
        "11: no entry; expected an id and a name",
        "12: 'thing' is no kind of entry; expected person, company, festival, work",
    ]


def test_a_database_tells_the_kind_by_its_tables(rules, tmp_path) -> None:
    file = tmp_path / "archive.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE people (ID INTEGER, name TEXT, birth_date TEXT)")
        database.execute("CREATE TABLE films (id TEXT, title TEXT, year INTEGER, running_time INTEGER)")
        database.execute("CREATE TABLE loans (id TEXT, note TEXT)")
        database.execute("INSERT INTO people VALUES (7, 'Kira Muratova', '1934-11-05')")
        database.execute("INSERT INTO films VALUES ('f1', 'Long Farewells', 1971, 97)")
        database.execute("INSERT INTO loans VALUES ('l1', 'no entry')")
        database.commit()
    entries, faults = read_entries(file, rules)
    assert [(e.id, e.kind, e.names[0], e.born, e.year, e.runtime) for e in entries] == [
        ("f1", "work", "Long Farewells", None, 1971, 97),
        ("7", "person", "Kira Muratova", "1934-11-05", None, None),
    ]
    assert faults == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_and_a_mark_of_order(rules, tmp_path, delimiter) -> None:
    file = tmp_path / "persons.csv"
    rows = [["id", "name", "variants"], ["1", "Ana Berg", "A. Berg|Berg"], ["1", "Ana Twice", ""]]
    file.write_text("\ufeff" + "".join(delimiter.join(row) + "\r\n" for row in rows), encoding="utf-8")
    entries, faults = read_entries(file, rules)
    assert [(entry.kind, entry.names) for entry in entries] == [("person", ("Ana Berg", "A. Berg", "Berg"))]
    assert faults[0].endswith("the id '1' stands twice; the first is kept")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"SQLite format 3\x00 but no database"])
def test_another_file_is_named(rules, tmp_path, content) -> None:
    file = tmp_path / "persons.csv"
    file.write_bytes(content)
    with pytest.raises(AuthorityError, match=r"persons.csv: (no entries; )?expected"):
        read_entries(file, rules)


def test_values_of_cells() -> None:
    assert parts("A, B|C; D") == ("A, B", "C; D")
    assert parts("A, B; C") == ("A, B", "C")
    assert parts("Wong, Kar-wai") == ("Wong, Kar-wai",)
    assert host_of("https://www.Example.org:80/films?x") == "example.org"
    assert (year_of("c. 1923?"), year_of("12345"), year_of(None)) == (1923, None, None)
    assert (minutes_of("97 min"), minutes_of("0"), minutes_of("9999"), minutes_of("x")) == (97, None, None, None)
