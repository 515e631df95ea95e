"""Lines of `reconciled.jsonl`, the table for other tools, and matches made elsewhere."""

from pathlib import Path

import pytest

from pipeline.read.stored import stored
from pipeline.works.entries import AuthorityError
from pipeline.works.reconciled import COLUMNS, Elsewhere, read_matches, reconciled, row
from pipeline.works.subjects import Subject, subjects

RECORDS = list(stored(Path(__file__).parents[3] / "output" / "samples" / "records.jsonl"))


def test_every_name_of_a_record_is_a_subject() -> None:
    for record in RECORDS:
        told = {(one.kind, pointer) for one in subjects(record) for pointer in one.pointers}
        for i, film in enumerate(record.films):
            assert told >= {("person", f"/films/{i}/credits/{j}/name") for j in range(len(film.credits))}
        assert told >= {("person", f"/people/{i}/name") for i in range(len(record.people))}
        assert told >= {("work", f"/films/{i}/title") for i, f in enumerate(record.films) if f.title}


def test_a_biography_and_a_credit_of_one_page_are_one_subject() -> None:
    record = next(r for r in RECORDS if r.people and r.films)
    name = record.people[0].name
    (one,) = (s for s in subjects(record) if s.kind == "person" and s.name == name)
    assert len(one.pointers) > 1
    assert one.born == record.people[0].born
    assert record.films[0].title in one.titles


def test_candidates_and_match_stand_in_the_line(index) -> None:
    lines = {line.key: line for _, line in reconciled(RECORDS, index, {})}
    assert len(lines) == sum(1 for record in RECORDS for _ in subjects(record))
    matched = {(line.name, line.match.id, line.match.by) for line in lines.values() if line.match}
    assert ("Andrey Tarkovsky", "P1", "fiche") in matched
    otakar = next(line for line in lines.values() if line.name == "Otakar Vrbenský")
    assert (otakar.match, [option.id for option in otakar.candidates]) == (None, ["P4"])


def test_a_match_made_elsewhere_goes_before_ours_and_the_printed_name_stays(index) -> None:
    first = next(line for _, line in reconciled(RECORDS, index, {}) if line.match and line.kind == "person")
    told = {first.key: Elsewhere("Q42", "Somebody, Else")}
    again = next(line for _, line in reconciled(RECORDS, index, told) if line.key == first.key)
    assert again.match is not None
    assert (again.match.id, again.match.name, again.match.by) == ("Q42", "Somebody, Else", "elsewhere")
    assert (again.name, again.candidates) == (first.name, first.candidates)


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(name) -> None:
    cells = dict(zip(COLUMNS, row(Subject("person", name), "k#/p"), strict=True))
    assert cells["name"] == f"'{name}"


def test_matches_are_read_by_any_name_of_their_column(rules, tmp_path) -> None:
    file = tmp_path / "exported.csv"
    file.write_text("Key,name,Match_ID,entity name\na#/x,A,P1,Berg\nb#/x,B,,\nc#/x,C, P2 ,\n", encoding="utf-8-sig")
    assert read_matches(file, rules) == {"a#/x": Elsewhere("P1", "Berg"), "c#/x": Elsewhere("P2", None)}


@pytest.mark.parametrize("content", [b"", b"key,name\na,b\n", b"match id\nP1\n", b"\xff"])
def test_a_table_without_key_or_id_is_named(rules, tmp_path, content) -> None:
    file = tmp_path / "exported.csv"
    file.write_bytes(content)
    with pytest.raises(AuthorityError, match=r"exported.csv: expected"):
        read_matches(file, rules)
