"""Tables: a label beside its values, and rows of values under a row of labels."""

import re
from dataclasses import replace

from pipeline.model.page import View
from pipeline.model.parts import Label, Reading
from pipeline.rules import Rules
from pipeline.sections.labels import meaning

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
    """Tables whose first row holds the labels: each further row's cells are values of the label above them."""
    i = 0
    while i < len(readings):
        cells, size = _row(readings, i)
        heads = [meaning(c.text.strip(" ▲▼"), rules, languages) for c in cells] if len(cells) >= 3 else []
        if sum(h is not None for h in heads) < max(2, (len(cells) + 1) // 2):
            i += 1
            continue
        _blank(readings, i, size)
        i += size
        while i < len(readings):
            values, step = _row(readings, i)
            if _RULE.match(readings[i].line.view.text or "-"):
                _blank(readings, i, 1)
                i += 1
                continue
            if len(values) > len(cells) + 1 or len(values) < max(3, len(cells) // 2):
                break
            labels = tuple(
                Label(head[0], cell, (value,), head[1])
                for head, cell, value in zip(heads, cells, values, strict=False)
                if head and value.text
            )
            _blank(readings, i, step)
            readings[i] = replace(readings[i], labels=labels, owned=False)
            i += step


def _row(readings: list[Reading], i: int) -> tuple[list[View], int]:
    """The cells of the table row that begins at `i` and how many lines it takes (a line with pipes is a row)."""
    line = readings[i].line
    if line.row >= 0:
        j = i
        while j < len(readings) and readings[j].line.row == line.row:
            j += 1
        return [r.line.view for r in readings[i:j]], j - i
    if line.view.text.count("|") < 2:
        return [], 1
    cells, start = [], 0
    text = line.view.text.rstrip(" |")
    for match in [*re.finditer(r"\|", text), None]:
        end = match.start() if match else len(text)
        if start or end:
            cells.append(line.view.cut(start, end))
        start = match.end() if match else end
    return cells, 1


def _blank(readings: list[Reading], start: int, size: int) -> None:
    for k in range(start, start + size):
        readings[k] = replace(readings[k], labels=(), lead=None, facts=None, owned=True)
