"""Rows of a timetable that hold their films' facts in a cell, as two lines each: time and hall, and what is shown."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.page import Line

_ROW = re.compile(
    r"\s*\d{1,2}\s?[.:hH]\s?\d{2}(?:\s?[-–]\s?\d{1,2}\s?[.:hH]\s?\d{2})?(?:\s\w{1,5})?\s*\t[^\t]+(?P<mark>\t\s*)[^\t]+$"
)
_FILM = re.compile(r"[(（][^()（）]*\b(?:1[89]|20)\d\d\b[^()（）]*[)）]|,\s(?:1[89]|20)\d\d,")
_FEWEST = 2  # rows with a film's facts


def part_rows(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page, its timetable's rows cut before their last cell where films and their facts stand there."""
    rows = {i: m for i, line in enumerate(lines) if "\t" in line.text and (m := _ROW.match(line.text))}
    if sum(_FILM.search(lines[i].text, m.end("mark")) is not None for i, m in rows.items()) < _FEWEST:
        return lines
    parted: list[Line] = []
    for i, line in enumerate(lines):
        row = rows.get(i)
        if row is None:
            parted.append(line)
        else:
            parted.append(replace(line, view=line.view.cut(0, row.start("mark")), gap=True))
            parted.append(replace(line, view=line.view.cut(row.end("mark")), gap=False))
    return parted
