"""`fiche export`: what it writes, what it prints, what it refuses."""

import csv
import json
from pathlib import Path

import pytest

from tests.unit.write.export.records import full, record


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A run's output: two records, and one of them as reviewers decided."""
    folder = tmp_path / "output"
    folder.mkdir()
    lines = [full(1).to_json(), record({"title": "Ice Road"}, number=2).to_json()]
    (folder / "records.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    (folder / "reviewed.jsonl").write_text(lines[1] + "\n", encoding="utf-8")
    return folder


def titles(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["title"] for row in csv.DictReader(file)]


def test_a_bundle_and_its_losses(fiche, output, tmp_path) -> None:
    done = fiche("export", output, "--to", "csv", "-o", tmp_path / "csv")
    assert done.returncode == 0, done.stderr
    assert titles(tmp_path / "csv" / "works.csv") == ["The Lighthouse Tram", "Ice Road"]
    report = json.loads((tmp_path / "csv.losses.json").read_text(encoding="utf-8"))
    assert {loss["element"]: loss["count"] for loss in report["losses"]} == {"page.text": 2, "unread": 2}
    assert report["losses"][0]["examples"][0] == {"record": f"{1:016x}", "pointer": "/page/text"}
    assert "page.text" in done.stdout
    assert "csv.losses.json" in done.stdout


def test_reviewed_only_and_least_confidence(fiche, output, tmp_path) -> None:
    done = fiche("export", output, "--to", "wide", "-o", tmp_path / "a.csv", "--reviewed-only", "-q")
    assert (done.returncode, done.stdout) == (0, "")
    assert titles(tmp_path / "a.csv") == ["Ice Road"]
    done = fiche("export", output, "--to", "wide", "-o", tmp_path / "b.csv", "--min-confidence", "0.95")
    assert done.returncode == 0
    assert titles(tmp_path / "b.csv") == []
    assert "below 0.95" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("{output}", "--to", "nothing", "-o", "{tmp}/x"), "expected one of"),
        (("{output}", "--to", "csv"), "expected OUTPUT, --to FORMAT and -o TARGET"),
        (("{tmp}/nowhere", "--to", "csv", "-o", "{tmp}/x"), "no records"),
        (("{output}", "--to", "wide", "-o", "{output}"), "expected a file"),
        (("{output}", "--to", "csv", "-o", "{output}/records.jsonl"), "expected a folder"),
        (("{output}", "--to", "csv", "-o", "{tmp}/x", "--profile", "{tmp}/no.toml"), "no.toml"),
        (("{output}/records.jsonl", "--to", "csv", "-o", "{tmp}/x", "--reviewed-only"), "reviewed.jsonl"),
        (("--explain", "nothing"), "expected all or one of"),
    ],
)
def test_wrong_use(arguments, message, fiche, output, tmp_path) -> None:
    done = fiche("export", *(a.format(output=output, tmp=tmp_path) for a in arguments))
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert not (tmp_path / "x").exists()


def test_a_line_that_is_no_record_ends_the_export_by_name(fiche, output, tmp_path) -> None:
    with (output / "records.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"schema": "other"}\n')
    done = fiche("export", output, "--to", "wide", "-o", tmp_path / "a.csv")
    assert done.returncode == 1
    assert "records.jsonl:3" in done.stderr.replace("\n", "")
    assert not (tmp_path / "a.csv").exists()


def test_explain_prints_what_goes_where(fiche) -> None:
    done = fiche("export", "--explain", "islandora")
    assert done.returncode == 0
    lines = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if len(line.split()) > 1}
    assert lines["films.title"] == "nodes.title"
    assert lines["people.born"] == "-"
    assert lines["director"] == "fmd"
    for name in ("xlsx", "atom"):
        assert name in fiche("export", "--explain", "all", "--markdown").stdout
