"""Attacks on spreadsheets come out harmless and lossless; what had to be cut or changed is told."""

import csv
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from pipeline.write.export import FORMATS, Exported, export
from pipeline.write.export.cells import LONGEST, cleaned, unguarded
from pipeline.write.export.options import options_for
from tests.unit.write.export.attacks import ATTACKS, LONG, WORST, attacks

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
EXPECTED = [cleaned(text) for text in (*ATTACKS, LONG, WORST)]

csv.field_size_limit(10**7)


def written(name: str, target: Path, root: Path) -> Exported:
    return export(name, iter([attacks()]), target, options_for(FORMATS[name].crosswalk, root / "rules"))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_no_cell_of_the_bundle_runs_and_every_text_comes_back(root, tmp_path) -> None:
    exported = written("csv", tmp_path / "csv", root)
    tables = {path.stem: rows_of(path) for path in (tmp_path / "csv").iterdir()}
    for rows in tables.values():
        for row in rows:
            assert [c for c in row.values() if c.startswith(STARTS) or len(c.encode("utf-16-le")) // 2 > LONGEST] == []
    more = defaultdict(str)
    for row in tables["continued"]:
        more[row["table"], row["row_id"], row["column"]] += unguarded(row["text"])
    for table, column in (("works", "title"), ("works", "synopsis"), ("credits", "name"), ("reviews", "text")):
        texts = [unguarded(row[column]) + more[table, row["id"], column] for row in tables[table]]
        assert texts == EXPECTED, (table, column)
    reasons = {loss.reason for loss in exported.losses.kinds()}
    assert "longer than a cell may be: the rest stands in table continued" in reasons
    assert "control characters stand as their pictures" in reasons


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_spreadsheet_that_parts_cells_otherwise_finds_nothing_that_runs(separator, root, tmp_path) -> None:
    written("csv", tmp_path / "csv", root)
    for path in (tmp_path / "csv").glob("*.csv"):
        # the worst reader: it parts at every such sign and line's end, and knows no quotation marks
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            for cell in line.split(separator):
                assert not cell.strip().startswith(("=", "+", "@", "＝")), (path, line)


@pytest.mark.parametrize("name", ["wide", "omeka-s", "islandora"])
def test_single_files_run_nothing_and_tell_what_they_changed(name, root, tmp_path) -> None:
    exported = written(name, tmp_path / name, root)
    for row in rows_of(tmp_path / name):
        assert [cell for cell in row.values() if cell.startswith(STARTS)] == []
        assert [cell for cell in row.values() if len(cell) > LONGEST] == []
    reasons = {loss.reason for loss in exported.losses.kinds()}
    assert "longer than a cell may be: cut" in reasons
    guarded = "an apostrophe stands before it, so that no spreadsheet runs it"
    assert (guarded in reasons) is (name != "wide")


def test_the_workbook_holds_texts_alone_and_all_of_them(root, tmp_path) -> None:
    exported = written("xlsx", tmp_path / "a.xlsx", root)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)
    rest = [unescape(row[4]) for row in book["continued"].iter_rows(values_only=True, min_row=2) if row[0] == "works"]
    titles = [unescape(str(row[3])) for row in book["works"].iter_rows(values_only=True, min_row=2)]
    assert titles[: len(ATTACKS)] == EXPECTED[: len(ATTACKS)]
    assert titles[-2] + rest[0] == LONG
    assert "longer than a cell may be: the rest stands on sheet continued" in {
        loss.reason for loss in exported.losses.kinds()
    }


@pytest.mark.long
def test_libreoffice_opens_the_workbook_and_runs_nothing(root, tmp_path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    written("xlsx", tmp_path / "a.xlsx", root)
    # Every sheet as a CSV of what it shows (-1), formulas as their results: one that ran would show 2.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    done = subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", form, "a.xlsx"],
        cwd=tmp_path, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "repair" not in (done.stdout + done.stderr).lower()
    with (tmp_path / "a-works.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    shown = [title.replace("\r\n", "\n").replace("\r", "\n") for title in EXPECTED[: len(ATTACKS)]]
    assert [title.replace("\r\n", "\n").replace("\r", "\n") for title in titles[: len(ATTACKS)]] == shown
