"""Labels that no rule knows: found, tried on the records that have them, written beside the rules."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import Record, RuleError, Rules, Source, extract, load_rules
from pipeline.cli.review import _changed
from pipeline.review.labels import unknown_labels
from pipeline.review.teach import Teacher, TeachError
from pipeline.rules.local import local_text, with_label
from tests.unit.review.desks import Work

TEXT = b"""Nordlicht

Land: Deutschland
Jahr: 2019
Regie: Eva Ott
Lichtbildnerei: Jo Lund
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A directory of rules that may be written to."""
    return Path(shutil.copytree(root / "rules", tmp_path_factory.mktemp("rules") / "rules"))


@pytest.fixture(scope="module")
def own(copied: Path) -> Rules:
    """The rules of that directory."""
    return load_rules(copied)


def records(rules: Rules) -> list[Record]:
    return [extract(Source.of(TEXT, path=f"p{n}.txt"), rules) for n in range(3)]


def test_an_unknown_label_is_found_where_nothing_was_read(rules: Rules) -> None:
    assert [(u.label, u.example) for u in unknown_labels(records(rules)[0])] == [
        ("Lichtbildnerei", "Lichtbildnerei: Jo Lund")
    ]


def test_a_label_is_tried_then_written_then_known(work: Work, copied: Path, own: Rules) -> None:
    rules = own
    desk = work.records(*records(rules))
    teacher = Teacher(desk.index, rules, _changed)
    assert [(u.label, u.records) for u in teacher.unknown()] == [("Lichtbildnerei", 3)]
    told = teacher.teach("de", "Lichtbildnerei", "cinematographer", save=False)
    assert told == "3 records have the label; 3 change when they are read again"
    assert not (copied / "local").exists()
    assert "Written to local/de.toml" in teacher.teach("de", "Lichtbildnerei", "cinematographer", save=True)
    after = load_rules(copied)
    assert after.digest != rules.digest
    film = records(after)[0].films[0]
    assert [c.name for c in film.credits if c.role == "cinematographer"] == ["Jo Lund"]
    shutil.rmtree(copied / "local")


def _none(_: Sequence[Record], __: Rules, ___: Rules) -> int:
    return 0


@pytest.mark.parametrize(
    "language, label, role, why",
    [
        ("xx", "Lichtbildnerei", "editor", "no language"),
        ("de", "Lichtbildnerei", "../editor", "no role"),
        ("de", "\x00\x1b[2J", "editor", "no text"),
        ("de", " : ", "editor", "nothing"),
        ("de", "Regie", "editor", "under both"),
    ],
)
def test_what_cannot_be_taught_is_refused_and_not_written(
    work: Work, copied: Path, own: Rules, language: str, label: str, role: str, why: str
) -> None:
    desk = work.records(*records(own))
    with pytest.raises(TeachError, match=why):
        Teacher(desk.index, own, _none).teach(language, label, role, save=True)
    assert not (copied / "local").exists()


def test_local_files_hold_labels_only(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "de.toml").write_text('joiners = ["&"]\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"de\.toml: top level: unknown key 'joiners'"):
        load_rules(copied, local=tmp_path)


def test_what_is_written_is_toml_whatever_the_label(copied: Path, tmp_path: Path) -> None:
    labels = with_label({}, "editor", 'A "quoted" \\ label\x7f 編集 😀')
    assert with_label(labels, "editor", 'A "quoted" \\ label\x7f 編集 😀:') == labels
    (tmp_path / "de.toml").write_text(local_text(labels), encoding="utf-8")
    assert labels["editor"][0] in load_rules(copied, local=tmp_path).languages["de"].labels["editor"]
