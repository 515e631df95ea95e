"""A folder of Parquet files, one a table, for analysts."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, Self

import pyarrow as pa
from pyarrow import parquet

from pipeline.model.record import Record
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.sheets import Cell, Sheet, Sheets
from pipeline.write.replace import replacing_file

ENDING: Final = ""
_BATCH: Final = 20_000  # rows kept in memory before a row group is written


class _File:
    """A Parquet file that takes rows."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        kinds = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64()}
        self._schema = pa.schema([(column.name, kinds[column.kind]) for column in sheet.columns])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[list[Cell]] = []

    def add(self, cells: list[Cell]) -> None:
        """Takes a row; a full batch is written."""
        self._rows.append(cells)
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        columns: list[Any] = list(zip(*self._rows, strict=True)) or [() for _ in self._schema]
        arrays = [pa.array(column, kind) for column, kind in zip(columns, self._schema.types, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._rows.clear()

    def __enter__(self) -> Self:
        """The file itself."""
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Writes what is left, unless something failed, and closes the file."""
        if error is None:
            self._flush()
        self._writer.close()


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """A folder of one file a table; how many rows were written."""
    sheets = Sheets(options, losses)
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        files = [
            stack.enter_context(_File(stack.enter_context(replacing_file(target / f"{sheet.name}.parquet")), sheet))
            for sheet in sheets.sheets
        ]
        for record in records:
            for number, row in sheets.rows(record):
                files[number].add(sheets.cells(sheets.sheets[number], row))
                count += 1
    return count
