"""The command as a user meets it: what it writes, what it prints, how it ends."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from pipeline import __version__

FILM = "Salt\n\nDirector: Ana Lindqvist\nCountry: France\nYear: 1999\nRunning Time: 88 min\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "salt.txt"
    path.parent.mkdir()
    path.write_text(FILM, encoding="utf-8")
    return path


def records(directory: Path) -> list[dict]:
    return [json.loads(line) for line in (directory / "records.jsonl").read_text(encoding="utf-8").splitlines()]


def test_extract_writes_records_and_prints_a_summary(fiche, page, tmp_path) -> None:
    done = fiche("extract", page, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (record,) = records(tmp_path / "out")
    (film,) = record["films"]
    assert (film["title"], film["year"], film["runtime_minutes"], film["countries"]) == ("Salt", 1999, 88, ["FR"])
    assert record["source"]["path"] == page.as_posix()
    assert sorted(os.listdir(tmp_path / "out")) == ["manifest.jsonl", "records", "records.jsonl"]
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["1", "pages"] in rows
    assert ["1", "films"] in rows
    assert ["1", "year", "fact"] in rows
    assert "\x1b" not in done.stdout + done.stderr, "no colours or progress where nobody looks"


def test_quiet_prints_nothing_when_all_is_well(fiche, page, tmp_path) -> None:
    done = fiche("extract", page, "-q", "-o", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_json_writes_a_card_a_record(fiche, page, tmp_path) -> None:
    assert fiche("extract", page, "--format", "json", "-o", tmp_path / "out").returncode == 0
    assert not (tmp_path / "out" / "records.jsonl").exists()
    (card,) = (tmp_path / "out").glob("*.json")
    assert card.name.startswith("salt-")
    assert json.loads(card.read_text(encoding="utf-8"))["films"][0]["title"] == "Salt"


def test_standard_input(fiche, tmp_path) -> None:
    done = fiche("extract", "-", "-o", tmp_path / "out", input=FILM)
    assert done.returncode == 0, done.stderr
    assert records(tmp_path / "out")[0]["films"][0]["year"] == 1999


def test_other_kinds_of_file_are_counted_by_kind(fiche, page, tmp_path) -> None:
    (page.parent / "salt.json").write_text("{}", encoding="utf-8")
    (page.parent / "salt.png").write_bytes(b"\x89PNG")
    done = fiche("extract", page.parent, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    skipped = [line.split()[:-1] for line in done.stdout.splitlines() if line.rstrip().endswith("skipped")]
    assert sorted(skipped) == [["1", "JSON"], ["1", "image"]]


BAD = [  # what a page may be, does a record come out all the same
    ("empty.txt", b"", False),
    ("binary.txt", b"%PDF-1.7\x00\x01\x02" * 50, False),
    ("huge.txt", b"Salt\nDirector: Ana Lindqvist\n" + b"word " * 1_000_000, True),
    (
        "jsonld.html",
        b'<html><script type="application/ld+json">{"name": </script><body><h1>Salt</h1><p>1999, 88 min',
        True,
    ),
    (
        "wrong-meta.html",
        '<html><meta charset="iso-8859-1"><p>Режиссёр: Анна Линдквист</p>'.encode("windows-1251"),
        True,
    ),
    ("nul.html", b"<p>Salt\x1b[31m 1999</p>", True),
    ("deep.html", b"<div>" * 20_000 + b"Salt", True),
]


@pytest.mark.parametrize(("name", "data", "told"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_page_gives_a_record_or_a_named_failure_and_the_run_goes_on(
    name, data, told, fiche, page, tmp_path
) -> None:
    (page.parent / name).write_bytes(data)
    done = fiche("extract", page.parent, "-o", tmp_path / "out")
    assert done.returncode == (0 if told else 1), done.stderr
    names = [Path(r["source"]["path"]).name for r in records(tmp_path / "out")]
    assert names == sorted(["salt.txt", name] if told else ["salt.txt"])
    if not told:
        (error,) = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
        assert json.loads(error)["path"].endswith(name)
        assert name in done.stderr
        assert "Traceback" not in done.stderr


def test_a_windows_1251_page_with_a_wrong_meta_is_russian(fiche, page, tmp_path) -> None:
    data = '<html><meta charset="iso-8859-1"><h1>Соль</h1><p>Режиссёр: Анна Линдквист</p>'.encode("windows-1251")
    path = page.parent / "salt.html"
    path.write_bytes(data)
    assert fiche("extract", path, "-o", tmp_path / "out").returncode == 0
    assert "Режиссёр: Анна Линдквист" in records(tmp_path / "out")[0]["page"]["text"]


WRONG_USE = [
    ["extract"],
    ["extract", "page.txt", "--format", "xml"],
    ["extract", "page.txt", "--rules", "no/such/rules"],
    ["extract", "--no-such-option"],
    ["no-such-verb"],
    ["score", "no/gold", "no/records.jsonl"],
]


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_ends_with_2_and_says_what(arguments, fiche, tmp_path) -> None:
    done = fiche(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_file_is_wrong_use(fiche, page) -> None:
    done = fiche("extract", page, "-o", page)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert page.read_text(encoding="utf-8") == FILM


def test_a_card_that_was_deleted_comes_back(fiche, page, tmp_path) -> None:
    for _ in range(2):
        assert fiche("extract", page, "--format", "json", "-o", tmp_path / "out").returncode == 0
        (card,) = (tmp_path / "out").glob("*.json")
        card.unlink()


def test_a_missing_file_is_a_failure_of_that_source(fiche, page, tmp_path) -> None:
    done = fiche("extract", tmp_path / "no-such.txt", page, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "no-such.txt" in done.stderr
    assert len(records(tmp_path / "out")) == 1


def test_two_runs_same_bytes_whatever_the_hash_seed(fiche, tmp_path) -> None:
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        assert fiche("extract", "samples", "-q", "-o", tmp_path / seed, env=environment).returncode == 0
    assert (tmp_path / "1" / "records.jsonl").read_bytes() == (tmp_path / "2" / "records.jsonl").read_bytes()


def test_show_prints_page_and_record(fiche, page) -> None:
    done = fiche("show", page)
    assert done.returncode == 0, done.stderr
    assert "Director: Ana Lindqvist" in done.stdout
    assert "runtime_minutes" in done.stdout


def test_show_prints_nothing_a_terminal_obeys(fiche, page) -> None:
    page.write_text(FILM + "\x1b]0;owned\x07 \u202eevil\n", encoding="utf-8")
    done = fiche("show", page)
    assert done.returncode == 0, done.stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)
    assert "␛]0;owned␇" in done.stdout


def test_explain_names_value_place_and_rule(fiche, page) -> None:
    done = fiche("explain", page, "/films/0/year")
    assert done.returncode == 0, done.stderr
    value, place, rule = done.stdout.splitlines()[:3]
    assert value == "/films/0/year  1999"
    assert place.strip() == "line 5: Year: 1999"
    assert rule.split()[0] == "rule"


def test_explain_takes_a_list_by_its_name(fiche, page) -> None:
    done = fiche("explain", page, "films")
    assert done.returncode == 0
    assert "/films/0/title" in done.stdout


def test_explain_says_what_was_looked_for(fiche, page) -> None:
    done = fiche("explain", page, "runtime_minutes")
    assert "88" in done.stdout
    done = fiche("explain", page, "colour")
    assert done.returncode == 0, done.stderr
    assert "nothing was read" in done.stdout
    assert "labels looked for (en)" in done.stdout


def test_explain_knows_no_such_field(fiche, page) -> None:
    done = fiche("explain", page, "/films/0/nonsense")
    assert done.returncode == 1
    assert "expected a field" in done.stderr


def test_schema_is_json_schema(fiche) -> None:
    shown = json.loads(fiche("schema").stdout)
    assert shown["properties"]["schema"]["const"] == "filmfiche/record/1"
    assert shown["additionalProperties"] is False


def test_check_rules(fiche, tmp_path) -> None:
    done = fiche("check-rules")
    assert "examples" in done.stdout.splitlines()[-1]
    done = fiche("check-rules", tmp_path)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr


def test_score(fiche, root, tmp_path) -> None:
    gold = root / "tests" / "gold" / "pages"
    assert fiche("extract", gold, "-q", "-o", tmp_path).returncode == 0
    done = fiche("score", gold, tmp_path / "records.jsonl", "--by", "kind")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "66 gold pages, 0 without a record"
    figures = json.loads(fiche("score", gold, tmp_path / "records.jsonl", "--json").stdout)
    assert (figures["pages"], figures["without_record"]) == (66, [])
    unseen = root / "tests" / "unseen" / "pages"
    both = json.loads(fiche("score", gold, tmp_path / "records.jsonl", "--also", unseen, "--json").stdout)
    absent = sorted(path.stem for path in unseen.glob("*.json"))
    assert (both["pages"], sorted(both["without_record"])) == (66 + len(absent), absent)
    done = fiche("score", gold, tmp_path / "records.jsonl", "--curve")
    assert done.stdout.splitlines()[-1].startswith("review the least sure 10% of values and the rest is ")
    trust = tmp_path / "trust.toml"
    for _ in range(2):  # the second run replaces the first one's file
        done = fiche("score", gold, tmp_path / "records.jsonl", "--calibrate", "-o", trust)
        assert (done.returncode, done.stdout.split()[1]) == (0, "values"), done.stderr
    assert tomllib.loads(trust.read_text(encoding="utf-8"))["year"].keys() >= {"facts#year", "labels#year"}
    done = fiche("score", gold, tmp_path / "records.jsonl", "--calibrate", "-o", tmp_path / "no" / "trust.toml")
    assert (done.returncode, "cannot write" in done.stderr) == (2, True)


def test_version(fiche) -> None:
    assert fiche("--version").stdout == f"fiche {__version__}\n"
