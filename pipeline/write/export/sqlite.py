"""A SQLite file of all tables, with indices and views, for analysts and Datasette."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from pipeline.model.record import Record
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.sheets import Sheet, Sheets
from pipeline.write.replace import replacing_file

ENDING: Final = ".sqlite"
_KINDS: Final = {"text": "TEXT", "integer": "INTEGER", "real": "REAL"}
_KEY: Final = "id"
_TWICE: Final = "the page stands twice among the records: written once"


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """A database of all tables; how many rows were written."""
    try:
        return _written(records, target, options, losses)
    except sqlite3.Error as error:
        raise OSError(f"SQLite: {error}") from error


def _written(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    sheets = Sheets(options, losses)
    references: Mapping[str, str] = options.crosswalk.table.get("references", {})
    with replacing_file(target) as beside, closing(sqlite3.connect(beside, isolation_level=None)) as base:
        # The file is thrown away when writing fails: it needs no journal of its own.
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
        for sheet in sheets.sheets:
            base.execute(_created(sheet, references))
        inserts = [_insert(sheet) for sheet in sheets.sheets]
        for record in records:
            for number, row in sheets.rows(record):
                if not base.execute(inserts[number], sheets.cells(sheets.sheets[number], row)).rowcount:
                    losses.lose(record.id, "", _TWICE)
                    break
        for sheet in sheets.sheets:
            for column in sheet.columns:
                if column.name in references or column.name in ("owner_id", "row_id"):
                    name = _quoted(f"{sheet.name}_{column.name}")
                    base.execute(f"CREATE INDEX {name} ON {_quoted(sheet.name)} ({_quoted(column.name)})")
        for name, query in options.crosswalk.table.get("views", {}).items():
            base.execute(f"CREATE VIEW {_quoted(name)} AS {query}")
        base.execute("COMMIT")
        return base.total_changes


def _created(sheet: Sheet, references: Mapping[str, str]) -> str:
    columns = []
    for column in sheet.columns:
        key = " PRIMARY KEY" if column.name == _KEY else ""
        to = references.get(column.name)
        refers = f" REFERENCES {_quoted(to)} ({_quoted(_KEY)})" if to and to != sheet.name else ""
        columns.append(f"{_quoted(column.name)} {_KINDS[column.kind]}{key}{refers}")
    rowid = " WITHOUT ROWID" if any(column.name == _KEY for column in sheet.columns) else ""
    return f"CREATE TABLE {_quoted(sheet.name)} ({', '.join(columns)}){rowid}"


def _insert(sheet: Sheet) -> str:
    return f"INSERT OR IGNORE INTO {_quoted(sheet.name)} VALUES ({', '.join('?' * len(sheet.columns))})"  # noqa: S608


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
