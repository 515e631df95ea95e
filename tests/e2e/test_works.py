"""`fiche works`, `fiche reconcile` and `fiche serve-reconcile` as they are called."""

import json
import signal
import subprocess
from itertools import combinations
from pathlib import Path

import httpx
import pytest

from pipeline.model.fold import fold
from tests.e2e.conftest import FICHE

AUTHORITY = Path(__file__).parents[1] / "unit" / "works" / "authority.csv"
SHARED = Path(__file__).parents[3] / "shared" / "dev-html"

# By hand: all gold pages and samples were looked through for films that more than one of them tells of.
GOLD = [("cevre-bu-secim-bitmez-1998", "kameraarkasi-bu-secim-bitmez")]
# By hand too: a film's page in Hungarian, one in English and a programme.
UNSEEN = {
    "en-lanternquay-new-european-comedy", "en-lanternquay-the-notarys-dog", "hu-szarvasko-a-notarius-kutyaja",
}  # fmt: skip
SAMPLES = {
    "The Seventh Well": 3, "Under the Lime Trees": 3, "Market Day": 2, "What the River Kept": 2, "Two Keys": 2,
    "Hello, Hello": 2, "Paper Bridge": 2, "Stalker": 2,
}  # fmt: skip


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shared_pages(works: Path) -> list[dict]:
    return [work for work in read(works / "works.jsonl") if len(work["pages"]) > 1]


def test_films_of_gold_pages_and_samples(fiche, tmp_path) -> None:
    assert fiche("extract", "tests/gold/pages", "samples", "-q", "-o", tmp_path / "out").returncode == 0
    done = fiche("works", tmp_path / "out", "-o", tmp_path / "works")
    assert done.returncode == 0, done.stderr
    told = shared_pages(tmp_path / "works")
    untitled = [work["pages"] for work in told if not work["film"]["title"]]
    assert [tuple(sorted(Path(page["path"]).stem for page in pages)) for pages in untitled] == GOLD
    assert {work["film"]["title"]: len(work["pages"]) for work in told if work["film"]["title"]} == SAMPLES
    assert f"{len(told)} of them on several pages" in done.stdout


def test_pages_of_one_film_in_two_languages_and_a_programme(fiche, tmp_path) -> None:
    assert fiche("extract", "tests/unseen/pages", "-q", "-o", tmp_path / "out", timeout=600).returncode == 0
    assert fiche("works", tmp_path / "out", "-o", tmp_path / "works").returncode == 0
    told = [{Path(page["path"]).stem for page in work["pages"]} for work in shared_pages(tmp_path / "works")]
    assert told == [UNSEEN]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the pages of ../shared/dev-html")
def test_no_false_join_on_real_sites(fiche, tmp_path) -> None:
    sites = [SHARED / site for site in ("minsk", "castle", "richmix")]
    assert fiche("extract", *sites, "-q", "-o", tmp_path, timeout=600).returncode == 0
    assert fiche("works", tmp_path, "-o", tmp_path).returncode == 0
    table = (Path(__file__).parent / "one_film.tsv").read_text(encoding="utf-8").splitlines()
    films = {fold(title): number for number, line in enumerate(table) for title in line.split("\t")}
    joined = 0
    for work in shared_pages(tmp_path):
        titles = {work["film"]["title"], work["film"]["original_title"], *work["film"]["other_titles"]} - {None}
        known = {films.get(fold(title), fold(title)) for title in titles}
        joined += len(list(combinations(work["pages"], 2)))
        assert len(known) == 1 or work["film"]["title"] == "The Brutalist", titles  # a page takes its dates for a title
    assert joined >= 75


def test_faults_are_named(fiche, tmp_path) -> None:
    done = fiche("works", tmp_path, "-o", tmp_path / "works")
    assert (done.returncode, "no records" in done.stderr) == (2, True)
    (tmp_path / "records.jsonl").write_text("{}\n", encoding="utf-8")
    done = fiche("works", tmp_path, "-o", tmp_path / "works")
    assert (done.returncode, "records.jsonl:1: no record" in done.stderr) == (1, True)
    done = fiche("reconcile", "output/samples")
    assert (done.returncode, "expected --authority FILE" in done.stderr) == (2, True)
    done = fiche("reconcile", "output/samples", "--authority", tmp_path / "none.csv")
    assert (done.returncode, "expected CSV in UTF-8 or an SQLite file" in done.stderr) == (2, True)


def test_records_and_works_are_reconciled(fiche, tmp_path) -> None:
    done = fiche("reconcile", "output/samples", "--authority", AUTHORITY, "-o", tmp_path / "a")
    assert done.returncode == 0, done.stderr
    assert "row 11: no entry; expected an id and a name" in done.stderr
    lines = read(tmp_path / "a" / "reconciled.jsonl")
    assert {line["match"]["id"] for line in lines if line["match"]} == {"P1", "P3", "C1", "F2", "W1"}
    assert fiche("works", "output/samples", "-o", tmp_path / "works").returncode == 0
    assert fiche("reconcile", tmp_path / "works", "--authority", AUTHORITY, "-o", tmp_path / "b").returncode == 0
    # What one page tells of a person proves who is meant on the others of the same work.
    havlova = [line["match"] for line in read(tmp_path / "b" / "reconciled.jsonl") if line["name"] == "Jiřina Havlová"]
    assert [match["id"] for match in havlova] == ["P3"]

    (tmp_path / "m.csv").write_text(f"key,match id\n{lines[0]['key']},Q1\nnone#/x,Q2\n", encoding="utf-8")
    done = fiche("reconcile", "output/samples", "--matches", tmp_path / "m.csv", "-o", tmp_path / "c")
    assert "matches a name these records do not have: none#/x" in done.stderr
    matched = [line for line in read(tmp_path / "c" / "reconciled.jsonl") if line["match"]]
    assert [(line["name"], line["match"]["id"], line["match"]["by"]) for line in matched] == [
        (lines[0]["name"], "Q1", "elsewhere")
    ]


def test_the_service_answers_on_this_machine_and_ends_when_interrupted() -> None:
    command = [str(FICHE), "serve-reconcile", "--authority", str(AUTHORITY), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            assert address.startswith("http://127.0.0.1:")
            queries = json.dumps({"q": {"query": "Андрей Тарковский", "properties": [{"pid": "born", "v": "1932"}]}})
            with httpx.Client(timeout=30) as client:
                assert client.get(address).json()["view"]["url"] == f"{address}entity/{{{{id}}}}"
                (best, *_) = client.post(address, data={"queries": queries}).json()["q"]["result"]
                assert (best["id"], best["match"]) == ("P1", True)
            process.send_signal(signal.SIGINT)
            process.wait(30)
        finally:
            process.kill()
