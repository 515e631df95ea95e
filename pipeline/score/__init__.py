"""Records against gold: precision, recall and F1 per field; needs nothing but the standard library."""

from pipeline.score.count import CORE, Count, Figures, Miss, Verdict, figures
from pipeline.score.facts import Fact, fold
from pipeline.score.gold import Gold, Told, read_gold, read_records, told
from pipeline.score.page import compare
from pipeline.score.table import as_json, table

__all__ = [
    "CORE", "Count", "Fact", "Figures", "Gold", "Miss", "Told", "Verdict",
    "as_json", "compare", "figures", "fold", "read_gold", "read_records", "table", "told",
]  # fmt: skip
