"""What importers ask of their files: AtoM's own checks, Omeka S, Islandora Workbench, CollectiveAccess."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import edtf
import openpyxl
import pytest

from pipeline import Source, extract
from pipeline.model.record import Record
from pipeline.write.export import FORMATS, export
from pipeline.write.export.collectiveaccess import HEADS
from pipeline.write.export.options import options_for
from tests.unit.write.export.attacks import attacks
from tests.unit.write.export.records import full, leaf_pointers, record

ATOM = {
    "information_objects": "example_information_objects_isad.csv",
    "authority_records": "example_authority_records.csv",
}
ISO_639_1 = set(
    "aa ab af am ar as ay az ba be bg bn bo br ca co cs cy da de dz el en eo es et eu fa fi fj fo fr fy ga gd gl gn gu "
    "ha he hi hr hu hy ia id ie ik is it iu ja jv ka kk kl km kn ko ks ku ky la ln lo lt lv mg mi mk ml mn mo mr ms mt "
    "my na ne nl no nb nn oc om or pa pl ps pt qu rm rn ro ru rw sa sd sg sh si sk sl sm sn so sq sr ss st su sv sw ta "
    "te tg th ti tk tl tn to tr ts tt tw ug uk ur uz vi vo wo xh yi yo za zh zu".split()
)


@pytest.fixture(scope="module")
def records(root: Path, rules) -> list[Record]:
    """The records of the samples and of some gold pages, one with everything and one of attacks."""
    pages = [*sorted((root / "samples").iterdir()), *sorted((root / "tests" / "gold" / "pages").glob("*.txt"))[::3]]
    read = [
        extract(Source.of(path.read_bytes(), path=path.name), rules)
        for path in pages
        if path.suffix in (".txt", ".html")
    ]
    return [*read, full(), attacks()]


@pytest.fixture(scope="module")
def out(records, root, tmp_path_factory) -> Path:
    """All records in every format that an importer takes, each under its name."""
    folder = tmp_path_factory.mktemp("importers")
    for name in ("atom", "omeka-s", "islandora", "collectiveaccess"):
        export(name, iter(records), folder / name, options_for(FORMATS[name].crosswalk, root / "rules"))
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10**7)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("name", ATOM)
class TestAtom:
    """The checks of AtoM's `csv:check-import`, as far as they ask for columns that are written."""

    def test_columns_are_those_of_the_template_and_each_stands_once(self, name, out, root) -> None:
        template = root.parent / "shared" / "schemas" / "atom" / ATOM[name]
        if not template.is_file():
            pytest.skip("the templates of AtoM are not here (../shared/schemas/atom)")
        with template.open(encoding="utf-8", newline="") as file:
            known = next(csv.reader(file))
        with (out / "atom" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            heads = next(csv.reader(file))
        assert [head for head in heads if head not in known or head != head.strip()] == []
        assert len(heads) == len(set(heads))

    def test_encoding_line_ends_and_column_counts(self, name, out) -> None:
        data = (out / "atom" / f"{name}.csv").read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        data.decode("utf-8")
        with (out / "atom" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            counts = {len(row) for row in csv.reader(file, strict=True)}
        assert len(counts) == 1, "every row has as many columns as the heads, none is empty"

    def test_every_row_has_its_culture(self, name, out) -> None:
        assert {row["culture"] for row in rows_of(out / "atom" / f"{name}.csv")} == {"en"}


def test_atom_ids_are_there_and_stand_once(out) -> None:
    ids = [row["legacyId"] for row in rows_of(out / "atom" / "information_objects.csv")]
    assert all(ids)
    assert len(ids) == len(set(ids)) > 50
    assert all(row["title"].strip() for row in rows_of(out / "atom" / "information_objects.csv"))


def test_atom_event_columns_of_a_row_hold_as_many_values(out) -> None:
    seen = 0
    for row in rows_of(out / "atom" / "information_objects.csv"):
        columns = [row[name] for name in row if name.startswith("event")]
        assert len({cell.count("|") for cell in columns if cell or any(columns)}) <= 1, columns
        seen += sum(cell.count("|") for cell in columns)
    assert seen > 50


def test_atom_dates_of_events_are_iso_days(out) -> None:
    days = [
        value
        for row in rows_of(out / "atom" / "information_objects.csv")
        for name in ("eventStartDates", "eventEndDates")
        for value in row[name].split("|")
        if value not in ("", "NULL")
    ]
    assert len(days) > 50
    assert [day for day in days if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)] == []


def test_atom_languages_are_of_two_letters(out) -> None:
    codes = {c for row in rows_of(out / "atom" / "information_objects.csv") for c in row["language"].split("|") if c}
    assert codes
    assert codes <= ISO_639_1


def test_atom_names_stand_once_in_a_row(out) -> None:
    for row in rows_of(out / "atom" / "information_objects.csv"):
        names = row["nameAccessPoints"].split("|")
        assert len(names) == len(set(names))


def test_omeka_heads_are_dublin_core_terms(out) -> None:
    rows = rows_of(out / "omeka-s")
    assert {head.partition(":")[0] for head in rows[0]} == {"dcterms"}
    [whole] = [row for row in rows if row["dcterms:title"] == "The Lighthouse Tram"]
    assert whole["dcterms:alternative"] == "Majakka|Le tram du phare|Der Leuchtturm"
    assert whole["dcterms:spatial"] == "Finland|Soviet Union"
    assert "Otso Lehto (dog trainer)" in whole["dcterms:contributor"].split("|")


def test_islandora_agents_are_typed_and_dates_edtf(out, root) -> None:
    relators = root.parent / "shared" / "schemas" / "marc" / "marc_relators_film.csv"
    agent = re.compile(r"relators:([a-z]{3}):(person|corporate_body):.+", re.DOTALL)
    codes = set()
    for row in rows_of(out / "islandora"):
        for value in filter(None, row["field_linked_agent"].split("|")):
            match = agent.fullmatch(value)
            assert match, value
            codes.add(match[1])
        if row["field_edtf_date_issued"]:
            edtf.parse_edtf(row["field_edtf_date_issued"])
    assert {"fmd", "act", "ctb"} <= codes
    if relators.is_file():
        assert codes <= {*re.findall(r"\b[a-z]{3}\b", relators.read_text(encoding="utf-8")), "ctb", "aus", "ant"}


def dates(one: Record) -> Iterator[str]:
    whole = one.model_dump(mode="json")
    for part in ("films", "people"):
        for pointer, value in leaf_pointers(whole[part], ""):
            key = pointer.rpartition("/")[2]
            if key in ("born", "died", "date", "end") or (key == "start" and "screenings" not in pointer):
                yield str(value)


def test_every_date_is_edtf(records) -> None:
    found = {date for one in records for date in dates(one)}
    assert len(found) > 10
    for date in found:
        edtf.parse_edtf(date)


def test_collectiveaccess_mapping(out) -> None:
    for name in ("films", "people"):
        data = openpyxl.load_workbook(out / "collectiveaccess" / f"{name}.xlsx").worksheets[0]
        lines = list(openpyxl.load_workbook(out / "collectiveaccess" / f"{name}_mapping.xlsx")["mapping"].values)
        assert lines[0] == HEADS
        heads = [cell.value for cell in data[1]]
        mapped = [line for line in lines[1:] if line[0] in ("Mapping", "SKIP")]
        assert [heads[int(line[1]) - 1] for line in mapped] == heads, "every column of the data has its line"
        assert [line[9] for line in mapped] == heads
        for line in mapped:
            json.loads(line[4])
            assert (line[5] == "entitySplitter") is (line[2] == "ca_entities")
            if line[6]:
                assert {"delimiter", "relationshipType", "entityType"} == json.loads(line[6]).keys()
        settings = {line[1]: line[2] for line in lines if line[0] == "Setting"}
        assert {"name", "code", "inputFormats", "table", "type", "numInitialRowsToSkip", "existingRecordPolicy"} == (
            settings.keys()
        )
        assert settings["inputFormats"] == "XLSX"


def test_collectiveaccess_codes_are_the_sites(root, tmp_path) -> None:
    profile = tmp_path / "site.toml"
    profile.write_text(
        'films_table = "ca_objects"\n[relationships]\ndirector = "regie"\neditor = ""\n[elements]\nyear = "jahr.tag"\n',
        encoding="utf-8",
    )
    export(
        "collectiveaccess", iter([full()]), tmp_path / "ca", options_for("collectiveaccess", root / "rules", profile)
    )
    lines = openpyxl.load_workbook(tmp_path / "ca" / "films_mapping.xlsx")["mapping"].values
    by_column = {line[9]: line for line in lines}
    assert json.loads(by_column["director"][6])["relationshipType"] == "regie"
    assert by_column["editor"][0] == "SKIP"
    assert by_column["year"][2] == "ca_objects.jahr.tag"


@pytest.mark.parametrize(
    ("born", "words"),
    [("1931~", "circa 1931"), ("198X", "1980s"), ("1931?", "1931?"), ("1931%", "circa 1931?"), ("1931-05", "1931-05")],
)
def test_collectiveaccess_dates(born: str, words: str, root, tmp_path) -> None:
    one = record({"title": "A"}, people=({"name": "Ada Moss", "born": born},))
    export("collectiveaccess", iter([one]), tmp_path / "ca", options_for("collectiveaccess", root / "rules"))
    heads, row = openpyxl.load_workbook(tmp_path / "ca" / "people.xlsx")["people"].values
    assert dict(zip(heads, row, strict=True))["born"] == words


def test_a_date_no_words_can_say_is_told(root, tmp_path) -> None:
    one = record({"title": "A"}, people=({"name": "Ada Moss", "born": "[1931,1932]"},))
    exported = export("collectiveaccess", iter([one]), tmp_path / "ca", options_for("collectiveaccess", root / "rules"))
    assert ("people.born", "no code for it") in {(loss.element, loss.reason) for loss in exported.losses.kinds()}
