"""Figures as lines of a table and as JSON."""

import json
from collections.abc import Iterator, Sequence

from pipeline.score.count import Count, Figures
from pipeline.score.trust import Point

CORE_ROW = "CORE (title year runtime countries languages director)"
ALL_ROW = "ALL FIELDS, micro"


def table(figures: Figures) -> Iterator[str]:
    """The lines of the table: fields, CORE, all fields, groups from the worst to the best, a closing line."""
    yield f"{'field':56} {'gold':>5} {'got':>5} {'P':>6} {'R':>6} {'F1':>6}"
    for name, count in _rows(figures):
        yield _line(name, count, 56)
    for name, count in figures.groups.items():
        yield "  " + _line(name, count, 54)
    absent = f": {', '.join(figures.absent[:5])}" if figures.absent else ""
    yield f"{figures.pages} gold pages, {len(figures.absent)} without a record{absent}"


def as_json(figures: Figures, curve: Sequence[Point] = ()) -> str:
    """The figures as JSON: pages, the stems without a record, precision, recall and F1 per row; a curve if given."""
    rows = {
        name: {"precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4)}
        for name, c in _rows(figures)
    }
    head = {"pages": figures.pages, "without_record": list(figures.absent)}
    points = [{"coverage": p.coverage, "precision": round(p.precision, 4)} for p in curve]
    return json.dumps({**head, **rows, **({"curve": points} if points else {})}, indent=1)


def _rows(figures: Figures) -> Iterator[tuple[str, Count]]:
    yield from figures.fields.items()
    yield CORE_ROW, figures.core
    yield ALL_ROW, figures.all


def _line(name: str, count: Count, width: int) -> str:
    return f"{name:{width}} {count.gold:5} {count.got:5} {count.precision:6.3f} {count.recall:6.3f} {count.f1:6.3f}"
