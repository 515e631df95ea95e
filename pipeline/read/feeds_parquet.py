"""Parquet files → sources, one page a row; needs the extra `parquet`."""

from collections.abc import Iterator
from typing import IO, Any

from pipeline.read.entries import page_of
from pipeline.read.feeds_csv import has_page_column
from pipeline.read.outcome import Failure, Outcome
from pipeline.read.reading import ReadState

_ROWS = 16  # in memory at a time
_LARGEST_GROUP = 8_000_000_000  # unpacked bytes of a group of rows


def read_parquet(file: IO[bytes], name: str, reading: ReadState) -> Iterator[Outcome]:
    """The pages of a Parquet file in order, `Source.offset` the row's number from 1; needs the extra `parquet`."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        yield Failure(name, 'is a Parquet file, which needs pyarrow: pip install "filmfiche[parquet]"')
        return
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        columns = _columns(table, reading)
        if columns is None:
            yield Failure(name, 'holds no pages; expected a column "html", "text" or "body"')
            return
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
            for entry in batch.to_pylist():
                number += 1
                yield page_of(entry, name, number, reading)
    except arrow.ArrowException as error:
        yield Failure(name, f"is a damaged Parquet file ({str(error)[:120]})")


def _columns(table: Any, reading: ReadState) -> list[str] | None:
    """The columns that can tell of a page, so that others are not read; None where none can hold one."""
    names = [n for n in table.schema_arrow.names if isinstance(n, str)]
    for group in range(table.metadata.num_row_groups):
        if table.metadata.row_group(group).total_byte_size > _LARGEST_GROUP:
            raise OSError(f"holds a group of rows larger than {_LARGEST_GROUP // 1_000_000_000} GB")
    if not has_page_column(names, reading):
        return None
    known = {name for part in reading.keys.values() for name in part}
    return [n for n in names if n in known or n.strip().lower() in known]
