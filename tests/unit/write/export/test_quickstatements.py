"""QuickStatements: only what is matched is sent, each line with its reference, in the grammar of the tool."""

import csv
import json
import re
from pathlib import Path

import pytest

from pipeline.model.record import Record
from pipeline.write.export.options import ProfileError
from pipeline.write.export.quickstatements_line import time
from tests.unit.write.export.conftest import Write
from tests.unit.write.export.records import FILM, PERSON, full, record

_STRING = r'"[^\t\n]+"'
_TIME = r"\+\d{4}-\d{2}-\d{2}T00:00:00Z/(?:8|9|10|11)"
_VALUE = rf"(?:Q[1-9]\d*|{_TIME}|{_STRING}|[a-z]{{2,3}}:{_STRING}|\d+U[1-9]\d*)"
_REFERENCE = rf'\tS854\t"https?://[^\s"]+"\tS813\t{_TIME}\tS1683\t[a-z]{{2,3}}:{_STRING}'
_LINE = re.compile(rf"Q[1-9]\d*\tP[1-9]\d*\t{_VALUE}(?:\tP[1-9]\d*\t{_VALUE})*{_REFERENCE}")

RECORD = f"{1:016x}"
MATCHED = {
    "/films/0/title": "Q1001", "/films/0/credits/0/name": "Q1002", "/films/0/credits/1/name": "Q1003",
    "/films/0/credits/2/name": "Q1008", "/films/0/cast/0/name": "Q1004", "/films/0/companies/0/name": "Q1005",
    "/people/0/name": "Q1002",
}  # fmt: skip


def profile(**tables: dict[str, str]) -> str:
    tables.setdefault("items", {f"{RECORD}#{pointer}": item for pointer, item in MATCHED.items()})
    lines = []
    for name, table in tables.items():
        lines += [f"[{name}]", *(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table.items())]
    return "\n".join(lines)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def unmatched(path: Path) -> list[dict[str, str]]:
    with path.with_name(f"{path.name}.unmatched.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_matched_film(write: Write) -> None:
    awards = {"Northern Harbour Festival: Silver Anchor": "Q1006"}
    target, told = write("quickstatements", [full()], profile(awards=awards, crew={"other:dog trainer": "Q1009"}))
    told_lines = lines(target)
    assert told.items == len(told_lines)
    assert [re.sub(r"\tS854.*", "", line).replace("\t", " ") for line in told_lines] == [
        "Q1001 P2754 +1987-00-00T00:00:00Z/9",
        "Q1001 P2047 94U7727",
        "Q1001 P31 Q24869",
        "Q1001 P495 Q33",
        "Q1001 P495 Q15180",
        "Q1001 P364 Q1412",
        "Q1001 P364 Q7737",
        "Q1001 P462 Q838368",
        "Q1001 P57 Q1002",
        "Q1001 P344 Q1003",
        "Q1001 P3092 Q1008 P3831 Q1009",
        'Q1001 P161 Q1004 P4633 "The Pilot"',
        "Q1001 P272 Q1005",
        "Q1001 P166 Q1006 P585 +1988-00-00T00:00:00Z/9",
        "Q1002 P569 +1948-02-29T00:00:00Z/11",
        "Q1002 P570 +2011-00-00T00:00:00Z/9 P1480 Q5727902",
    ]
    reference = '\tS854\t"https://festival.example/films/1"\tS813\t+2024-05-06T00:00:00Z/11\tS1683\tund:"1987"'
    assert told_lines[0].endswith(reference)
    assert [line for line in told_lines if not _LINE.fullmatch(line)] == []
    assert [(row["kind"], row["name"]) for row in unmatched(target)] == [
        ("person", "Veikko Halla"), ("company", "Silta Distribution"),
    ]  # fmt: skip


def test_nothing_unmatched_is_sent(write: Write, records: list[Record]) -> None:
    target, told = write("quickstatements", [full(), *records])
    assert lines(target) == []
    rows = unmatched(target)
    assert {row["kind"] for row in rows} == {"work", "person", "company", "award"}
    assert rows[0] == {
        "key": f"{RECORD}#/films/0/title", "kind": "work", "name": "The Lighthouse Tram", "titles": "Majakka",
        "years": "1987", "url": "https://festival.example/films/1",
    }  # fmt: skip
    lost = {loss.element: loss.reason for loss in told.losses.kinds() if loss.reason.startswith("not sent")}
    assert lost["films.year"] == "not sent: what it is said of is not matched"
    assert lost["films.cast.name"] == "not sent: the name is not matched"


def test_every_line_obeys_the_grammar(write: Write, records: list[Record]) -> None:
    told = [found.model_copy(update={"source": full().source}) for found in records]
    items = {}
    for found in told:
        for pointer in found.evidence:
            if re.search(r"/(?:name|title|original_title)$", pointer):
                items[f"{found.id}#{pointer}"] = f"Q{len(items) + 1}"
    target, exported = write("quickstatements", told, profile(items=items))
    assert exported.items > 500
    assert [line for line in lines(target) if not _LINE.fullmatch(line)] == []


def test_what_pages_smuggle_in_stays_inside_its_quotation(write: Write) -> None:
    film = FILM | {"cast": [{"name": "Liisa Korpi", "character": 'x"\tQ1\tP31\tQ5\n"y' + "z" * 500}]}
    made = record(film)
    uri = made.source.model_copy(update={"uri": 'https://x.example/a"\tS813\t b\n'})
    target, _ = write("quickstatements", [made.model_copy(update={"source": uri})], profile())
    told = lines(target)
    assert [line for line in told if not _LINE.fullmatch(line)] == []
    assert 'S854\t"https://x.example/a%22%09S813%09%20b%0A"' in told[0]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ({"uri": None}, "not sent: the page has no address to refer to"),
        ({"uri": "javascript:alert(1)"}, "not sent: the page has no address to refer to"),
        ({"fetched": None}, "not sent: nobody says when the page was retrieved (see the profile)"),
    ],
)
def test_no_statement_goes_without_its_reference(source: dict, reason: str, write: Write) -> None:
    made = full()
    made = made.model_copy(update={"source": made.source.model_copy(update=source)})
    target, told = write("quickstatements", [made], profile())
    assert lines(target) == []
    assert ("films.year", reason) in {(loss.element, loss.reason) for loss in told.losses.kinds()}


def test_the_profile_may_say_when_pages_were_retrieved(write: Write) -> None:
    made = full()
    made = made.model_copy(update={"source": made.source.model_copy(update={"fetched": None})})
    target, _ = write("quickstatements", [made], 'retrieved = "2026-01-31"\n' + profile())
    assert "S813\t+2026-01-31T00:00:00Z/11" in lines(target)[0]


def test_matches_of_fiche_reconcile(write: Write, tmp_path: Path) -> None:
    told = [
        {"record": RECORD, "pointers": ["/films/0/title"], "match": {"id": "http://www.wikidata.org/entity/Q77"}},
        {"record": RECORD, "pointers": ["/people/0/name", "/films/0/credits/0/name"], "match": {"id": "P-0815"}},
        {"record": RECORD, "pointers": ["/films/0/credits/1/name"], "match": None},
    ]  # fmt: skip
    file = tmp_path / "reconciled.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in told), encoding="utf-8")
    target, _ = write("quickstatements", [full()], f"reconciled = {json.dumps(str(file))}\n")
    assert {line.split("\t")[0] for line in lines(target)} == {"Q77"}
    assert not [line for line in lines(target) if "\tP57\t" in line]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('[items]\n"a#b" = "Tarkovsky"\n', "expected an item of Wikidata"),
        ('reconciled = "nowhere.jsonl"\n', "expected reconciled.jsonl as fiche reconcile writes it"),
    ],
)
def test_a_profile_that_does_not_fit(said: str, expected: str, write: Write) -> None:
    with pytest.raises(ProfileError, match=re.escape(expected)):
        write("quickstatements", [record(FILM, people=(PERSON,))], said)


def test_a_broken_line_of_matches_is_named(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "reconciled.jsonl"
    file.write_text('{"record": "a", "pointers": [], "match": null}\n[1]\n', encoding="utf-8")
    with pytest.raises(ProfileError, match=r"reconciled\.jsonl:2: expected a line"):
        write("quickstatements", [full()], f"reconciled = {json.dumps(str(file))}\n")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1932-04-04", ("+1932-04-04T00:00:00Z/11", ())),
        ("1932-04", ("+1932-04-00T00:00:00Z/10", ())),
        ("1932", ("+1932-00-00T00:00:00Z/9", ())),
        ("1932~", ("+1932-00-00T00:00:00Z/9", ("Q5727902",))),
        ("1932?", ("+1932-00-00T00:00:00Z/9", ("Q18122778",))),
        ("1932%", ("+1932-00-00T00:00:00Z/9", ("Q5727902", "Q18122778"))),
        ("193X", ("+1930-00-00T00:00:00Z/8", ())),
        ("19XX", ("", ())),
        ("[1932, 1933]", ("", ())),
    ],
)
def test_time(date: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert time(date) == expected
