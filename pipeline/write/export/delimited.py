"""Tables as CSV: what the formats of CSV share."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from pipeline.model.record import Record
from pipeline.rules.tables import read_json
from pipeline.write.export.cells import LONGEST_GUARDED, Guard, is_plain, parts
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.paths import Row
from pipeline.write.export.sheets import Cell, Sheet, Sheets
from pipeline.write.replace import replacing

CONTINUED: Final = "continued"  # the table of what no cell can hold
CONTINUED_COLUMNS: Final = ("table", "row_id", "column", "part", "text")
_MARK: Final = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
_SHORT: Final = 200  # characters: roles, rules, names and addresses of pages, which come again and again
_MOST: Final = 20_000
_LONG: Final = LONGEST_GUARDED // 2  # from here on it has to be counted whether a text fits a cell
_GUARDED: Final = "an apostrophe stands before it, so that no spreadsheet runs it"
_CUT: Final = "longer than a cell may be: cut"
_MOVED: Final = f"longer than a cell may be: the rest stands in table {CONTINUED}"

Spill = Callable[[str, Row, str, list[str]], None]  # table, row, column, all parts of the text


@dataclass(frozen=True, slots=True)
class _Texts:
    """How the texts of a row become cells; `spill` takes what is too long (None: it is cut)."""

    sheets: Sheets
    guard: Callable[[str], str]
    lossless: bool
    losses: Losses
    spill: Spill | None
    harmless: set[str] = field(default_factory=set)  # short texts seen before that stay as they are

    def cells(self, sheet: Sheet, row: Row) -> list[Cell]:
        """The cells of a row, texts guarded and short enough."""
        cells, harmless = sheet.cells(row), self.harmless
        for number in sheet.texts:
            text: Any = cells[number]
            if text is None or text in harmless or (len(text) < _LONG and is_plain(text)):
                continue
            cells[number] = self._cell(text, sheet, row, number)
        return cells

    def _cell(self, cell: str, sheet: Sheet, row: Row, number: int) -> str:
        if len(cell) < _LONG and cell.isprintable() and self.guard(cell) == cell:
            if len(cell) <= _SHORT:
                if len(self.harmless) >= _MOST:
                    self.harmless.clear()
                self.harmless.add(cell)
            return cell
        pointer = f"{row.pointer}{sheet.columns[number].below}"
        text = self.sheets.text(cell, row, pointer)
        if len(text) >= _LONG:
            text = self._short(text, sheet, row, number)
        guarded = self.guard(text)
        if guarded != text and not self.lossless:
            self.losses.lose(row.record.id, pointer, _GUARDED)
        return guarded

    def _short(self, text: str, sheet: Sheet, row: Row, number: int) -> str:
        pieces = parts(text, LONGEST_GUARDED)
        if len(pieces) > 1:
            column = sheet.columns[number]
            self.losses.lose(row.record.id, f"{row.pointer}{column.below}", _CUT if self.spill is None else _MOVED)
            if self.spill is not None:
                self.spill(sheet.name, row, column.name, pieces)
        return pieces[0]


def write_folder(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """A folder of CSV, a file a table; how many rows were written.

    For people, what is longer than a cell goes on in `continued.csv`, which is there when it is needed; see
    `write_file` for what is done for machines.
    """
    sheets, people = Sheets(options, losses), _for_people(options)
    guard = _guard(options)
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        writers = []
        for sheet in sheets.sheets:
            file = stack.enter_context(replacing(target / f"{sheet.name}.csv"))
            writers.append(_writer(file, options, [column.name for column in sheet.columns]))
        rest = stack.enter_context(replacing(target / f"{CONTINUED}.csv", keep_empty=False))
        continued: list[Any] = []  # its writer, once there is need of one

        def spill(table: str, row: Row, column: str, pieces: list[str]) -> None:
            if not continued:
                continued.append(_writer(rest, options, CONTINUED_COLUMNS))
            for part, piece in enumerate(pieces[1:], start=2):
                continued[0].writerow([table, row.id, column, part, guard(piece)])

        texts = _Texts(sheets, guard, lossless=people, losses=losses, spill=spill if people else None)
        for record in records:
            for number, rows in groupby(sheets.rows(record), itemgetter(0)):
                sheet = sheets.sheets[number]
                lines = [texts.cells(sheet, row) for _, row in rows]
                writers[number].writerows(lines)
                count += len(lines)
    return count


def write_file(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """One CSV file, the one table of the crosswalk; how many rows were written.

    `[file] spreadsheet = true` is for people: figures and dates keep their look, a mark says it is UTF-8. For
    machines only what a spreadsheet would run is guarded, and told as a loss: it would stand in the catalogue.
    """
    count = 0
    with replacing(target) as file:
        for count, cells in enumerate(_lines(records, options, losses)):
            if not count:
                writer = _writer(file, options, cells)
            else:
                writer.writerow(cells)
    return count


def _lines(records: Iterable[Record], options: Options, losses: Losses) -> Iterator[list[Cell]]:
    """The heads of the crosswalk's table, then its rows, ready to be written."""
    sheets = Sheets(options, losses)
    [sheet] = sheets.sheets
    texts = _Texts(sheets, _guard(options), lossless=_for_people(options), losses=losses, spill=None)
    yield [column.name for column in sheet.columns]
    for record in records:
        for _, row in sheets.rows(record):
            yield texts.cells(sheet, row)


def _for_people(options: Options) -> bool:
    return bool(options.crosswalk.table.get("file", {}).get("spreadsheet", False))


def _guard(options: Options) -> Callable[[str], str]:
    guard = Guard(read_json(options.rules / "cldr.json"))
    return guard if _for_people(options) else guard.running


def _delimiter(options: Options) -> str:
    return str(options.profile.get("delimiter", ","))


def _writer(file: Any, options: Options, heads: Iterable[Cell]) -> Any:
    """A CSV writer that has written its heads."""
    people = _for_people(options)
    if people:
        file.write(_MARK)
    # With "\n" for an end, the library would leave a lone "\r" bare: some readers end the row there.
    form: dict[str, Any] = {"lineterminator": "\r\n"} if people else {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}
    writer = csv.writer(file, delimiter=_delimiter(options), **form)
    writer.writerow(heads)
    return writer
