"""Tables: a label beside its values, and rows of values under a row of labels."""

import re
from dataclasses import replace

from pipeline.model.page import View
from pipeline.model.parts import Label, Reading
from pipeline.rules import Rules
from pipeline.sections.meanings import meaning

_RULE = re.compile(r"^[\s|:\-–—+=_*·.]+$")


def read_rows(readings: list[Reading]) -> None:
    """Cells of one row: a label in the first cell has the other cells for values."""
    for i, reading in enumerate(readings):
        line = reading.line
        if line.row < 0 or line.column != 0 or i + 1 >= len(readings) or readings[i + 1].line.row != line.row:
            continue
        label = reading.labels[0] if len(reading.labels) == 1 and not reading.labels[0].values else None
        if label is None:
            continue
        values = []
        j = i + 1
        while j < len(readings) and readings[j].line.row == line.row:
            if readings[j].line.column == 0 and readings[j].line.view.text != line.view.text:
                break
            values.append(readings[j].line.view)
            readings[j] = replace(readings[j], labels=(), facts=None, owned=True)
            j += 1
        readings[i] = replace(reading, labels=(replace(label, values=tuple(v for v in values if v.text)),))


def read_tables(readings: list[Reading], rules: Rules, languages: tuple[str, ...]) -> None:
    """Tables whose first row holds the labels: each further row's cells are values of the label above them.

    A cell that reaches over several rows stands in the first of them only; columns are those of the page.
    """
    i = 0
    while i < len(readings):
        cells, size = _row(readings, i)
        heads = {}
        if len(cells) >= 3:
            heads = {c: m for c, v in cells.items() if (m := meaning(v.text.strip(" ▲▼"), rules, languages))}
        if len(heads) < max(2, (len(cells) + 1) // 2):
            i += 1
            continue
        _own(readings, i, size)
        i += size
        while i < len(readings):
            if _RULE.match(readings[i].line.view.text or "-"):
                _own(readings, i, 1)
                i += 1
                continue
            values, step = _row(readings, i)
            if len(values) < 2 or max(values) > max(cells) + 1 or not heads.keys() & values.keys():
                break
            labels = tuple(
                Label(heads[column][0], cells[column], (value,), heads[column][1])
                for column, value in values.items()
                if column in heads and value.text
            )
            _own(readings, i, step)
            readings[i] = replace(readings[i], labels=labels, owned=False)
            i += step


def _row(readings: list[Reading], i: int) -> tuple[dict[int, View], int]:
    """The cells of the table row that begins at `i` by column, and how many lines it takes.

    A line with pipes is a row of its own; of a cell of several lines the first counts.
    """
    line = readings[i].line
    if line.row >= 0:
        j = i
        found: dict[int, View] = {}
        while j < len(readings) and readings[j].line.row == line.row:
            found.setdefault(readings[j].line.column, readings[j].line.view)
            j += 1
        return found, j - i
    if line.view.text.count("|") < 2:
        return {}, 1
    text = line.view.text.rstrip(" |")
    cuts = [0, *(m.end() for m in re.finditer(r"\|", text))]
    ends = [*(c - 1 for c in cuts[1:]), len(text)]
    pieces = [line.view.cut(a, b) for a, b in zip(cuts, ends, strict=True)]
    if text.startswith("|"):
        pieces = pieces[1:]
    return dict(enumerate(pieces)), 1


def _own(readings: list[Reading], start: int, size: int) -> None:
    for k in range(start, start + size):
        readings[k] = replace(readings[k], labels=(), lead=None, facts=None, owned=True)
