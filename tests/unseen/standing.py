"""How the unseen pages do; `python -m tests.unseen.standing` prints the figures, `--update` raises the floors."""

import json
import sys
from collections.abc import Mapping
from functools import cache
from math import floor
from pathlib import Path

from pipeline import load_rules
from pipeline.read import sources
from pipeline.run.attempt import Extracted, attempt
from pipeline.score import Figures, Gold, Told, compare, figures, read_gold, table, told

HERE = Path(__file__).parent
PAGES = HERE / "pages"
FLOORS = HERE / "floors.json"


@cache
def gold_pages() -> tuple[Gold, ...]:
    """What gold says of all unseen pages."""
    return read_gold(PAGES)


@cache
def records() -> Mapping[str, Told]:
    """Stem → what the record of its page tells now; all pages are extracted once a process."""
    outcomes = attempt(sources([str(p) for p in sorted(PAGES.glob("*.txt"))]), load_rules())
    return {
        Path(o.record.source.path or "").stem: told(json.loads(o.line)) for o in outcomes if isinstance(o, Extracted)
    }


@cache
def standing() -> Figures:
    """The figures of all unseen pages now."""
    return figures([compare(gold, records().get(gold.stem)) for gold in gold_pages()])


def reached() -> dict[str, float]:
    """F1 and precision of CORE and of all fields, cut to three figures."""
    now = standing()
    scores = {"CORE": now.core.f1, "CORE precision": now.core.precision}
    scores |= {"ALL": now.all.f1, "ALL precision": now.all.precision}
    return {name: floor(score * 1000) / 1000 for name, score in scores.items()}


def pinned() -> Mapping[str, float]:
    """The floors as pinned."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


if __name__ == "__main__":
    print("\n".join(table(standing())))
    if "--update" in sys.argv:
        raised = {name: max(score, pinned().get(name, 0.0)) for name, score in reached().items()}
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
