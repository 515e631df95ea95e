"""Pages that are decided entirely become gold by which the records as decided score 1.0."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import Rules, Source, extract
from pipeline.cli import app
from pipeline.review.desk import Wanted
from pipeline.review.gold import Named
from pipeline.review.value import values
from tests.unit.review.desks import Work, editor, made, wanted

PAGE = """LES HEURES DU MARAIS
France, Belgique | 2017 | 52 min | Documentaire
Réalisation : Hélène Marchal
Interprétation : Ana Ott (Mia)
Production : Les Films du Marais

Synopsis
Une garde-barrière compte les trains qui ne passent plus et note chaque heure dans un carnet.

Hélène Marchal
Née le 4 avril 1975 à Nantes, elle étudie à la Fémis de 1998 à 2002.
"""


def fiche(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


def test_decided_pages_score_one_against_the_records_as_decided(work: Work, rules: Rules, tmp_path: Path) -> None:
    french = extract(Source.of(PAGE.encode(), path="pages/marais.txt"), rules)
    stalker, half = made(), made(id="0" * 15 + "1", path="pages/half.txt")
    desk = work.records(french, stalker, half)
    for record in (french, stalker):
        desk.decide("eva", [Wanted(record.id, v.pointer, "", "accept") for v in values(record)])
    desk.decide("eva", [wanted(desk, stalker, "films/year", "correct", new=1978)])
    desk.decide("eva", [wanted(desk, stalker, "films/countries", "reject")])
    desk.decide("eva", [editor(stalker)])
    desk.decide("eva", [wanted(desk, half, "films/year")])

    code, said = fiche("decide", str(tmp_path), "--replay")
    assert (code, said.splitlines()[0].split()) == (0, ["3", "records"])
    code, said = fiche("gold", str(tmp_path), "-o", str(tmp_path / "gold"))
    assert (code, said) == (0, f"2 gold pages: {tmp_path / 'gold'}\n")
    assert sorted(p.name for p in (tmp_path / "gold").iterdir()) == [
        "marais.json", "marais.txt", "stalker.json", "stalker.txt",
    ]  # fmt: skip
    code, said = fiche("score", str(tmp_path / "gold"), str(tmp_path / "reviewed.jsonl"), "--json")
    figures = json.loads(said)
    assert figures["ALL FIELDS, micro"]["f1"] == 1.0, said
    assert set(figures) > {"title", "year", "credits", "award_name", "person", "born", "synopsis", "events"}
    page = json.loads((tmp_path / "gold" / "stalker.json").read_text("utf-8"))
    assert (page["films"][0]["year"], page["films"][0]["countries"]) == (1978, [])
    assert {"role": "editor", "name": "Olga Vint"} in page["films"][0]["credits"]


@pytest.mark.parametrize("verdict", ["ambiguous", None])
def test_a_page_with_an_open_or_ambiguous_value_is_no_gold(work: Work, tmp_path: Path, verdict: str | None) -> None:
    desk = work.records(record := made())
    for value in values(record):
        choice = verdict if value.field == "films/year" else "accept"
        if choice is not None:
            desk.decide("eva", [Wanted(record.id, value.pointer, "", choice)])  # type: ignore[arg-type]
    assert fiche("gold", str(tmp_path), "-o", str(tmp_path / "gold"))[1].startswith("0 gold pages")


def test_names_that_no_file_can_have_and_names_twice_are_left_out_by_name() -> None:
    names = Named()
    assert "its name is none" in str(names.page(made(path="..")))
    assert "its name is none" in str(names.page(made(path="a/b\x00c.txt")))
    assert not isinstance(names.page(made(path="a/one.txt")), str)
    assert "a/one.txt has the same stem" in str(names.page(made(path="b/one.txt")))


def test_replay_prints_conflicts_with_both_sides_and_fails(work: Work, tmp_path: Path) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/countries")])
    anew = made(rule="x", id="0" * 15 + "1", path="elsewhere.txt")
    work.records(anew)
    code, said = fiche("decide", str(tmp_path), "--replay", "--csv", str(tmp_path / "d.csv"))
    assert code == 1
    assert "decided 'SUHH' by eva, read now nothing: its page is not among the records" in said
    assert (tmp_path / "d.csv").read_text("utf-8").count("\n") == 2
    assert (tmp_path / "reviewed.jsonl").read_text("utf-8") == anew.to_json() + "\n"


@pytest.mark.parametrize("name", ["decisions.jsonl", "records.jsonl"])
def test_a_broken_file_is_named(work: Work, tmp_path: Path, name: str) -> None:
    work.records(made())
    (tmp_path / name).write_text("{}\n", encoding="utf-8")
    code, said = fiche("decide", str(tmp_path), "--replay")
    assert code == 1
    assert f"{name}:1" in said.replace("\n", "")
    assert not (tmp_path / "reviewed.jsonl").exists()
