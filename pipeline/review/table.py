"""Decisions as a table (CSV) for spreadsheets and OpenRefine: one row a decision, what was taken back marked."""

from collections.abc import Iterable, Iterator

from pipeline.review.decision import Decision
from pipeline.review.history import History

_HEAD = (
    "time", "reviewer", "verdict", "stands", "source", "record", "pointer", "field", "old", "new", "quote", "rule",
    "confidence", "typed", "id", "tool",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(lines: Iterable[Decision]) -> Iterator[tuple[str, ...]]:
    """The head, then a row for each decision, in order; undo and redo show in the column `stands`.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    history = History(lines)
    yield _HEAD
    for decision in history.decisions.values():
        quotes = " … ".join(p.quote for p in (decision.chosen or decision.spans))
        cells = (
            decision.time, decision.reviewer, decision.verdict, "yes" if history.stands(decision) else "no",
            decision.source.key if decision.source else "", decision.record, decision.pointer, decision.field,
            decision.old, decision.new, quotes, decision.rule, decision.confidence,
            "yes" if decision.typed else "no", decision.id, decision.tool,
        )  # fmt: skip
        yield tuple(_cell(cell) for cell in cells)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
