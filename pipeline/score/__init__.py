"""Records against gold: precision, recall and F1 per field, and how sure each rule deserves to be."""

from pipeline.score.count import CORE, Count, Figures, Miss, Verdict, figures
from pipeline.score.facts import Fact, fold
from pipeline.score.gold import Gold, Told, read_gold, read_records, told
from pipeline.score.judge import Judgement, judge
from pipeline.score.page import compare
from pipeline.score.runs import Change, by_field, changes
from pipeline.score.table import as_json, table
from pipeline.score.trust import Point, curve, curve_lines, measure, trust_text

__all__ = [
    "CORE", "Change", "Count", "Fact", "Figures", "Gold", "Judgement", "Miss", "Point", "Told", "Verdict",
    "as_json", "by_field", "changes", "compare", "curve", "curve_lines", "figures", "fold", "judge", "measure",
    "read_gold", "read_records", "table", "told", "trust_text",
]  # fmt: skip
