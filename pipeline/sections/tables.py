"""Tables: a label beside its values, and rows of values under a row of labels."""

import re
from dataclasses import replace

from pipeline.model.page import View
from pipeline.model.parts import Label, Reading
from pipeline.rules import Rules
from pipeline.sections.meanings import meaning
from pipeline.values.dates import find_dates

Meaning = tuple[tuple[str, ...], str]  # the keys of a label and its language

_OF_ROWS = frozenset(("date", "venue", "director", "country", "year", "runtime"))
_FEWEST = 3  # columns
_MARKS = 2  # between the cells of a line
_LONGEST_DATE = 60
_PARTED = re.compile(r"[|\t]")
_CLOCK = re.compile(r"\d{1,2}\s?[:.hH]\s?\d{2}(?:\s?[-–]\s?\d{1,2}[:.hH]\d{2})?(?:\s\w{1,5})?")
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

    A cell that reaches over several rows stands in the first of them only; columns are those of the page. A
    line with a date between the rows of a timetable parts its days.
    """
    i = 0
    while i < len(readings):
        if readings[i].line.row < 0 and not _PARTED.search(readings[i].text):
            i += 1
            continue
        cells, size = _row(readings, i)
        heads = _heads(cells, rules, languages) if len(cells) >= _FEWEST else {}
        if len(heads) < max(2, (len(cells) + 1) // 2):
            i += 1
            continue
        _own(readings, i, size)
        i += size
        heads = _with_times(heads, cells, _row(readings, i)[0] if i < len(readings) else {})
        while i < len(readings):
            if _RULE.match(readings[i].line.view.text or "-"):
                _own(readings, i, 1)
                i += 1
                continue
            values, step = _row(readings, i)
            if len(values) < 2 and _parts_days(readings, i, step, cells, heads, rules):
                i += step
                continue
            if len(values) < 2 or max(values) > max(cells) + 1 or not heads.keys() & values.keys():
                break
            if all(values[c].text == cells[c].text for c in values if c in cells):
                _own(readings, i, step)  # the labels again
                i += step
                continue
            kept = {k: readings[k] for k in range(i + 1, i + step) if _tells_film(readings[k], heads)}
            labels = tuple(
                Label(heads[column][0], cells[column], (value,), heads[column][1])
                for column, value in values.items()
                if column in heads and value.text and not kept  # else time and hall are those of a slot
            )
            _own(readings, i, step)
            readings[i] = replace(readings[i], labels=labels, owned=False)
            for k, reading in kept.items():
                readings[k] = reading
            i += step


def _tells_film(reading: Reading, heads: dict[int, Meaning]) -> bool:
    """Whether a cell of a timetable's programme tells a film with its facts, which are no name of a section."""
    if reading.facts is None or heads.get(reading.line.column, ((), ""))[0] != ("section",):
        return False
    return bool(reading.facts.rest) and len(reading.facts.kinds()) > 1


def _heads(cells: dict[int, View], rules: Rules, languages: tuple[str, ...]) -> dict[int, Meaning]:
    """What the cells of a first row mean, by column; a word for "film" heads the titles where no other does."""
    heads = {c: m for c, v in cells.items() if (m := meaning(v.text.strip(" ▲▼"), rules, languages))}
    known = {key for keys, _ in heads.values() for key in keys}
    if "title" in known or not known & _OF_ROWS:
        return heads
    for column, view in cells.items():
        for cue in rules.words.words.find(view.text):
            if cue.end - cue.start == len(view.text) and any(c.key == "film" for c in cue.value):
                return {**heads, column: (("title",), cue.value[0].language)}
    return heads


def _with_times(heads: dict[int, Meaning], cells: dict[int, View], row: dict[int, View]) -> dict[int, Meaning]:
    """The heads of a timetable with the column of its clock times, whatever the word above them means elsewhere."""
    venue = next((language for keys, language in heads.values() if keys[0] == "venue"), None)
    if venue is None:
        return heads
    for column, view in row.items():
        unsure = column in cells and heads.get(column, (("runtime",), ""))[0][0] in ("runtime", "year")
        if unsure and _CLOCK.fullmatch(view.text):
            return {**heads, column: (("date",), venue)}
    return heads


def _parts_days(
    readings: list[Reading], i: int, step: int, cells: dict[int, View], heads: dict[int, Meaning], rules: Rules
) -> bool:
    """Whether a line between the rows of a timetable is a date, below which the rows go on."""
    if not any(keys[0] in ("date", "venue") for keys, _ in heads.values()):
        return False
    text = readings[i].line.view.text
    if len(text) > _LONGEST_DATE or not find_dates(text, rules):
        return False
    below = i + step
    while below < len(readings) and not readings[below].line.view.text:
        below += 1
    return below < len(readings) and len(_row(readings, below)[0]) >= min(len(cells), _FEWEST)


def _row(readings: list[Reading], i: int) -> tuple[dict[int, View], int]:
    """The cells of the table row that begins at `i` by column, and how many lines it takes.

    A line with pipes or tabs is a row of its own; of a cell of several lines the first counts.
    """
    line = readings[i].line
    if line.row >= 0:
        j = i
        found: dict[int, View] = {}
        while j < len(readings) and readings[j].line.row == line.row:
            found.setdefault(readings[j].line.column, readings[j].line.view)
            j += 1
        return found, j - i
    text = line.view.text
    mark = "|" if text.count("|") >= _MARKS else "\t"
    if text.count(mark) < _MARKS:
        return {}, 1
    text = text.rstrip(" |") if mark == "|" else text
    cuts = [0, *(m.end() for m in re.finditer(re.escape(mark), text))]
    ends = [*(c - 1 for c in cuts[1:]), len(text)]
    pieces = [line.view.cut(a, b) for a, b in zip(cuts, ends, strict=True)]
    if mark == "|" and text.startswith("|"):
        pieces = pieces[1:]
    return dict(enumerate(pieces)), 1


def _own(readings: list[Reading], start: int, size: int) -> None:
    for k in range(start, start + size):
        readings[k] = replace(readings[k], labels=(), lead=None, facts=None, owned=True)
