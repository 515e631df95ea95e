"""Tables as CSV: what the formats of CSV share."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Final, TextIO

from pipeline.model.record import Record
from pipeline.rules.tables import read_json
from pipeline.write.export.cells import LONGEST_GUARDED, Guard, is_plain, parts
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.parts import Part, batched
from pipeline.write.export.paths import Row
from pipeline.write.export.sheets import Cell, Sheet, Sheets
from pipeline.write.replace import replacing

CONTINUED: Final = "continued"  # the table of what no cell can hold
CONTINUED_COLUMNS: Final = ("table", "row_id", "column", "part", "text")
_MARK: Final = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
_SHORT: Final = 200  # characters of texts that come again: roles, rules, addresses, a value as its quotation
_MOST: Final = 20_000  # of these are known at a time
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
    known: dict[str, str] = field(default_factory=dict)  # texts seen before, and their cells where nothing was lost

    def lines(self, sheet: Sheet, rows: Iterable[Row]) -> Iterator[list[Cell]]:
        """The cells of rows, texts guarded and short enough."""
        known, texts = self.known, sheet.texts
        for row in rows:
            cells = sheet.cells(row)
            for number in texts:
                text: Any = cells[number]
                if text is not None and (safe := known.get(text)) is not text:
                    cells[number] = self._cell(text, sheet, row, number) if safe is None else safe
            yield cells

    def _cell(self, cell: str, sheet: Sheet, row: Row, number: int) -> str:
        if len(cell) < _LONG and is_plain(cell):
            self._know(cell, cell)
            return cell
        pointer = f"{row.pointer}{sheet.columns[number].below}"
        text = self.sheets.text(cell, row, pointer)
        if len(text) >= _LONG:
            text = self._short(text, sheet, row, number)
        guarded = self.guard(text)
        if guarded != text and not self.lossless:
            self.losses.lose(row.record.id, pointer, _GUARDED)
        elif text is cell:
            self._know(cell, guarded)
        return guarded

    def _know(self, text: str, cell: str) -> None:
        if len(text) <= _SHORT:
            if len(self.known) >= _MOST:
                self.known.clear()
            self.known[text] = cell

    def _short(self, text: str, sheet: Sheet, row: Row, number: int) -> str:
        pieces = parts(text, LONGEST_GUARDED)
        if len(pieces) > 1:
            column = sheet.columns[number]
            self.losses.lose(row.record.id, f"{row.pointer}{column.below}", _CUT if self.spill is None else _MOVED)
            if self.spill is not None:
                self.spill(sheet.name, row, column.name, pieces)
        return pieces[0]


class _Lines:
    """Makes records the lines of each table, heads apart; with `continued`, people find there what no cell holds."""

    __slots__ = ("_continued", "_guard", "_options", "_sheets", "_texts")

    def __init__(self, options: Options, losses: Losses, *, continued: bool) -> None:
        self._options, self._guard, people = options, _guard(options), _for_people(options)
        self._sheets = Sheets(options, losses)
        self._continued: list[list[Cell]] = []
        spill = self._spill if continued and people else None
        self._texts = _Texts(self._sheets, self._guard, lossless=people, losses=losses, spill=spill)

    def __call__(self, records: Iterable[Record]) -> Part:
        """The lines of some records."""
        lines: list[list[list[Cell]]] = [[] for _ in self._sheets.sheets]
        for record in records:
            for number, rows in self._sheets.tables(record):
                lines[number] += self._texts.lines(self._sheets.sheets[number], rows)
        texts = {sheet.name: self._text(some) for sheet, some in zip(self._sheets.sheets, lines, strict=True) if some}
        if self._continued:
            texts[CONTINUED] = self._text(self._continued)
            self._continued.clear()
        return Part(sum(map(len, lines)), texts)

    def _text(self, lines: list[list[Cell]]) -> bytes:
        file = StringIO(newline="")
        _writer(file, self._options).writerows(lines)
        return file.getvalue().encode("utf-8", "backslashreplace")

    def _spill(self, table: str, row: Row, column: str, pieces: list[str]) -> None:
        for part, piece in enumerate(pieces[1:], start=2):
            self._continued.append([table, row.id, column, part, self._guard(piece)])


def lines_of_folder(options: Options, losses: Losses) -> Callable[[Iterable[Record]], Part]:
    """What makes records the lines of a folder of CSV."""
    return _Lines(options, losses, continued=True)


def lines_of_file(options: Options, losses: Losses) -> Callable[[Iterable[Record]], Part]:
    """What makes records the lines of one file of CSV."""
    return _Lines(options, losses, continued=False)


def write_folder(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """A folder of CSV, a file a table; how many rows were written.

    For people, what is longer than a cell goes on in `continued.csv`, which is there when it is needed; see
    `write_file` for what is done for machines.
    """
    return join_folder(map(lines_of_folder(options, losses), batched(records)), target, options)


def write_file(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """One CSV file, the one table of the crosswalk; how many rows were written.

    `[file] spreadsheet = true` is for people: figures and dates keep their look, a mark says it is UTF-8. For
    machines only what a spreadsheet would run is guarded, and told as a loss: it would stand in the catalogue.
    """
    return join_file(map(lines_of_file(options, losses), batched(records)), target, options)


def join_folder(parts: Iterable[Part], target: Path, options: Options) -> int:
    """The lines of parts in a folder of CSV; how many rows they are."""
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        files = {}
        for name, heads in _tables(options).items():
            files[name] = stack.enter_context(replacing(target / f"{name}.csv"))
            _write_heads(files[name], options, heads)
        rest = stack.enter_context(replacing(target / f"{CONTINUED}.csv", keep_empty=False))
        for part in parts:
            for name, text in part.texts.items():
                if name == CONTINUED and name not in files:
                    files[name] = rest
                    _write_heads(rest, options, CONTINUED_COLUMNS)
                _put(files[name], text)
            count += part.rows
    return count


def join_file(parts: Iterable[Part], target: Path, options: Options) -> int:
    """The lines of parts in one file of CSV; how many rows they are."""
    [(name, heads)] = _tables(options).items()
    count = 0
    with replacing(target) as file:
        _write_heads(file, options, heads)
        for part in parts:
            _put(file, part.texts.get(name, b""))
            count += part.rows
    return count


def _put(file: TextIO, text: bytes) -> None:
    """Nothing; what is text already in bytes stands behind what was written to the file."""
    file.flush()
    file.buffer.write(text)


def _tables(options: Options) -> dict[str, list[str]]:
    """The heads of each table."""
    return {name: list(part["columns"]) for name, part in options.crosswalk.table["tables"].items()}


def _for_people(options: Options) -> bool:
    return bool(options.crosswalk.table.get("file", {}).get("spreadsheet", False))


def _guard(options: Options) -> Callable[[str], str]:
    guard = Guard(read_json(options.rules / "cldr.json"))
    return guard if _for_people(options) else guard.running


def _delimiter(options: Options) -> str:
    return str(options.profile.get("delimiter", ","))


def _write_heads(file: TextIO, options: Options, heads: Iterable[str]) -> None:
    if _for_people(options):
        file.write(_MARK)
    _writer(file, options).writerow(heads)


def _writer(file: Any, options: Options) -> Any:
    # With "\n" for an end, the library would leave a lone "\r" bare: some readers end the row there.
    people = _for_people(options)
    form: dict[str, Any] = {"lineterminator": "\r\n"} if people else {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}
    return csv.writer(file, delimiter=_delimiter(options), **form)
