"""rules/trust.toml holds what the gold and the unseen pages say now."""

from pathlib import Path

from pipeline.score import judge, measure, trust_text
from tests.gold import ratchet
from tests.unseen import standing


def test_trust_is_fresh(root: Path) -> None:
    judged = [judge(gold, pages.records()[gold.stem]) for pages in (ratchet, standing) for gold in pages.gold_pages()]
    fresh = trust_text(measure(j for page in judged for j in page), len(judged))
    kept = (root / "rules" / "trust.toml").read_text(encoding="utf-8")
    stale = sorted(set(fresh.splitlines()) ^ set(kept.splitlines()))
    assert stale == [], "run `make trust`, then `make run`, and commit rules/trust.toml and output/samples"
    assert fresh == kept
