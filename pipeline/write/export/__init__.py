"""Exports: records → the files other systems take, one module a format.

A format is a module with two names: `ENDING` (of its file; "" where it writes a folder) and

    def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int

which reads the records once, writes `target` whole or not at all (`pipeline.write.replace`), the same bytes for
the same records, and gives back how many items it wrote. What it leaves out, cuts or puts otherwise it tells
`losses.lose`. Its crosswalk stands in `rules/exports/`: the elements of a record that `[elements]` does not
name are counted as lost here, for all formats alike.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, cast

from pipeline.model.record import Record
from pipeline.write.export.confident import confident
from pipeline.write.export.elements import left_out
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.replace import replacing


class Known(NamedTuple):
    """A format's module, loaded when it is asked for (some stand on large libraries), and its file in rules/exports."""

    module: str
    crosswalk: str


FORMATS: Final[Mapping[str, Known]] = MappingProxyType({
    "xlsx": Known("pipeline.write.export.workbook", "tables"),
    "csv": Known("pipeline.write.export.folder", "tables"),
    "wide": Known("pipeline.write.export.single", "wide"),
    "parquet": Known("pipeline.write.export.parquet", "tables"),
    "sqlite": Known("pipeline.write.export.sqlite", "tables"),
    "collectiveaccess": Known("pipeline.write.export.collectiveaccess", "collectiveaccess"),
    "omeka-s": Known("pipeline.write.export.single", "omeka-s"),
    "atom": Known("pipeline.write.export.folder", "atom"),
    "islandora": Known("pipeline.write.export.single", "islandora"),
    "marc": Known("pipeline.write.export.marc", "marc"),
    "marcxml": Known("pipeline.write.export.marcxml", "marc"),
    "avefi": Known("pipeline.write.export.avefi", "avefi"),
    "efg": Known("pipeline.write.export.efg", "efg"),
    "pbcore": Known("pipeline.write.export.pbcore", "pbcore"),
    "schemaorg": Known("pipeline.write.export.schemaorg", "schemaorg"),
    "rdf": Known("pipeline.write.export.rdf", "rdf"),
    "ntriples": Known("pipeline.write.export.ntriples", "rdf"),
    "quickstatements": Known("pipeline.write.export.quickstatements", "quickstatements"),
})  # fmt: skip

_NO_PLACE: Final = "the format has no place for it"


class Format(Protocol):
    """What the module of a format offers."""

    ENDING: str

    def write(self, records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
        """How many items were written to `target`."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: records read, items written, what was lost, and where the loss report stands."""

    records: int
    items: int
    losses: Losses
    report: Path


def format_named(name: str) -> Format:
    """The format's module; `ImportError` where a library it stands on is not installed."""
    return cast("Format", import_module(FORMATS[name].module))


def export(name: str, records: Iterable[Record], target: Path, options: Options) -> Exported:
    """Write records to `target` in the format `name`, and `<target>.losses.json` beside it.

    `FileExistsError` where a folder stands at the place of a file, or a file at that of a folder.
    """
    losses, read = Losses(), 0
    form = format_named(name)
    if target.exists() and target.is_dir() is bool(form.ENDING):
        raise FileExistsError(f"expected {'a file' if form.ENDING else 'a folder'} there")

    rest = iter(records)
    first = list(islice(rest, 1))  # before anything is made: where there are no records, nothing shall be

    def told() -> Iterator[Record]:
        nonlocal read
        held = frozenset(options.crosswalk.elements)
        for record in chain(first, rest):
            read += 1
            kept = record
            if options.minimum_confidence is not None:
                kept = confident(record, options.minimum_confidence, losses)
            for pointer, count in left_out(kept, held):
                losses.lose(record.id, pointer, _NO_PLACE, count)
            yield kept

    target.parent.mkdir(parents=True, exist_ok=True)
    items = form.write(told(), target, options, losses)
    report = target.with_name(f"{target.name}.losses.json")
    with replacing(report) as file:
        file.write(losses.to_json(name, read, items))
    return Exported(read, items, losses, report)
