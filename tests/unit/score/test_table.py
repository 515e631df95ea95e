"""Figures as the table and as JSON; the same figures as the project's other scorer, where that is at hand."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.score import Count, Figures, Point, as_json, compare, figures, read_gold, read_records, table

FIGURES = Figures(
    pages=2, absent=("b",), fields={"year": Count(3, 1, 0)}, core=Count(3, 1, 0), all=Count(1, 0, 1),
    groups={"en": Count(0, 1, 0)},
)  # fmt: skip


def test_table() -> None:
    lines = list(table(FIGURES))
    assert lines[0].split() == ["field", "gold", "got", "P", "R", "F1"]
    assert lines[1].split() == ["year", "3", "4", "0.750", "1.000", "0.857"]
    assert lines[2].startswith("CORE")
    assert lines[3].startswith("ALL FIELDS, micro")
    assert lines[4].split() == ["en", "0", "1", "0.000", "1.000", "0.000"]
    assert lines[5] == "2 gold pages, 1 without a record: b"
    assert len({len(line) for line in lines[:-1]}) == 1


def test_json() -> None:
    shown = json.loads(as_json(FIGURES))
    assert (shown["pages"], shown["without_record"]) == (2, ["b"])
    assert shown["year"] == {"precision": 0.75, "recall": 1.0, "f1": 0.8571}
    assert "curve" not in shown
    assert json.loads(as_json(FIGURES, [Point(0.9, 2 / 3)]))["curve"] == [{"coverage": 0.9, "precision": 0.6667}]


def _damaged(page: dict, chance: random.Random) -> dict:
    """A gold page as a record that got some things wrong."""
    record = copy.deepcopy(page)
    for film in record["films"]:
        film["statement"] = {"speaker": film.pop("statement_by", None), "text": "x"}
        start = film.pop("synopsis_starts", None)
        film["synopsis"] = start and (start + " and more" if chance.random() < 0.8 else "Otherwise")
        for field in list(film):
            if chance.random() < 0.15:
                film[field] = [] if isinstance(film[field], list) else None
            elif isinstance(film[field], list) and film[field] and chance.random() < 0.3:
                film[field] = chance.sample(film[field], len(film[field]) - 1) + film[field][:1]
        film["statement"] = film["statement"] or None
    chance.shuffle(record["films"])
    if chance.random() < 0.3:
        record["films"] = record["films"][1:] or [{"title": "Nothing of the kind", "year": 1900}]
    record["people"] = [p for p in record["people"] if chance.random() < 0.8]
    return record


@pytest.mark.parametrize("by", ["page", "language", "kind"])
def test_same_figures_as_the_other_scorer(by: str, root: Path, tmp_path: Path) -> None:
    other = root.parent / "shared" / "tools" / "score.py"
    if not other.exists():
        pytest.skip("the other scorer is not at hand")
    gold = root / "tests" / "gold" / "pages"
    chance = random.Random(by)
    records = tmp_path / "records.jsonl"
    with records.open("w", encoding="utf-8") as file:
        for path in sorted(gold.glob("*.json")):
            if chance.random() < 0.9:
                record = _damaged(json.loads(path.read_text(encoding="utf-8")), chance)
                file.write(json.dumps({**record, "source": {"path": f"pages/{path.stem}.txt"}}) + "\n")
    theirs = subprocess.run(
        [sys.executable, str(other), str(gold), str(records), "--misses", "--by", by],
        capture_output=True,
        text=True,
        check=True,
    )
    pages, told = read_gold(gold), read_records(records)
    groups = {p.stem: {"page": (p.stem,), "language": p.languages, "kind": (p.kind,)}[by] for p in pages}
    verdicts = [compare(p, told.get(p.stem)) for p in pages]
    ours = ["\t".join(m) for m in sorted(m for v in verdicts for m in v.misses)]
    ours += table(figures(verdicts, lambda verdict: groups[verdict.stem]))
    assert sorted(ours) == sorted(theirs.stdout.splitlines())
