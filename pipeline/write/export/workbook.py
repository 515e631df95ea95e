"""The workbook: an XLSX file, a sheet a table, every text a text."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.model.record import Record
from pipeline.write.export.cells import LONGEST, parts
from pipeline.write.export.delimited import CONTINUED, CONTINUED_COLUMNS
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.paths import Row
from pipeline.write.export.sheets import Cell, Column, Sheets
from pipeline.write.replace import replacing_file

ENDING: Final = ".xlsx"
_MOST_ROWS: Final = 1_048_576  # of one sheet; what is more goes on in the next
_WIDTH: Final = {"text": 24, "integer": 9, "real": 9}
_MADE: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # the same bytes for the same records: no clock
_MOVED: Final = f"longer than a cell may be: the rest stands on sheet {CONTINUED}"


class Workbook:
    """An open workbook; texts stay texts, whatever they begin with and whatever they look like."""

    def __init__(self, path: Path) -> None:
        """Opens a workbook that keeps no rows in memory."""
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "in_memory": False})
        self._book.set_properties({"created": _MADE})
        self.text = self._book.add_format({"num_format": "@", "valign": "top"})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._number = self._book.add_format({"valign": "top"})

    def sheet(self, name: str, columns: Iterable[tuple[str, str]]) -> "Sheet":
        """A new sheet with its heads, for rows from top to bottom: (name, kind) of each column."""
        return Sheet(self, name, list(columns))

    def opened(self, name: str, columns: list[tuple[str, str]]) -> Any:
        """A worksheet of the library with heads, widths and a filter."""
        page = self._book.add_worksheet(name)
        page.freeze_panes(1, 0)
        for number, (head, kind) in enumerate(columns):
            page.set_column(number, number, _WIDTH[kind], self.text if kind == "text" else self._number)
            page.write_string(0, number, head, self._head)
        return page

    def __enter__(self) -> Self:
        """The workbook itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Writes the file, after a failure too: only so does the library give its own files back.

        `OSError` where it cannot be written.
        """
        try:
            self._book.use_zip64()
            self._book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error


class Sheet:
    """A table of a workbook, over as many sheets as its rows need."""

    def __init__(self, book: Workbook, name: str, columns: list[tuple[str, str]]) -> None:
        """Opens the first sheet of the table."""
        self._book, self._name, self._columns = book, name, columns
        self._pages, self._row = 1, 1
        self._page = book.opened(name, columns)

    def add(self, cells: Iterable[Cell]) -> None:
        """Writes a row below the last."""
        if self._row == _MOST_ROWS:
            self._pages += 1
            self._page, self._row = self._book.opened(f"{self._name} {self._pages}", self._columns), 1
        for number, cell in enumerate(cells):
            if isinstance(cell, str):
                self._page.write_string(self._row, number, cell, self._book.text)
            elif cell is not None:
                self._page.write_number(self._row, number, cell)
        self._row += 1


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """A workbook of all tables; how many rows were written."""
    sheets = Sheets(options, losses)
    count = 0
    with replacing_file(target) as beside, Workbook(beside) as book:
        pages = [book.sheet(s.name, ((column.name, column.kind) for column in s.columns)) for s in sheets.sheets]
        rest = book.sheet(CONTINUED, ((name, "integer" if name == "part" else "text") for name in CONTINUED_COLUMNS))

        def short(cell: Cell, table: str, row: Row, column: Column) -> Cell:
            if not isinstance(cell, str) or len(cell) <= LONGEST // 2:
                return cell
            pieces = parts(cell)
            if len(pieces) > 1:
                losses.lose(row.record.id, f"{row.pointer}{column.below}", _MOVED)
            for part, piece in enumerate(pieces[1:], start=2):
                rest.add([table, row.id, column.name, part, piece])
            return pieces[0]

        for record in records:
            for number, row in sheets.rows(record):
                sheet = sheets.sheets[number]
                cells = zip(sheets.cells(sheet, row), sheet.columns, strict=True)
                pages[number].add([short(cell, sheet.name, row, column) for cell, column in cells])
                count += 1
    return count
