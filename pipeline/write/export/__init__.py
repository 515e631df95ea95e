"""Exports: records → the files other systems take, one module a format.

A format is a module with two names: `ENDING` (of its file; "" where it writes a folder) and

    def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int

which reads the records once, writes `target` whole or not at all (`pipeline.write.replace`), the same bytes for
the same records, and gives back how many items it wrote. What it leaves out, cuts or puts otherwise it tells
`losses.lose`. Its crosswalk stands in `rules/exports/`: the elements of a record that `[elements]` does not
name are counted as lost here, for all formats alike.

A format whose records become text one apart from another may offer two names more, and is then made in several
processes; what `join` writes of the parts is what `write` writes:

    def maker(options: Options, losses: Losses) -> Callable[[Iterable[Record]], Part]
    def join(parts: Iterable[Part], target: Path, options: Options) -> int
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, cast, runtime_checkable

from pipeline.model.record import Record
from pipeline.write.export.confident import confident
from pipeline.write.export.elements import left_out
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.parts import Part, can_fork, made
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


@runtime_checkable
class Parted(Protocol):
    """What the module of a format offers that is put together from parts."""

    def maker(self, options: Options, losses: Losses) -> Callable[[Iterable[Record]], Part]:
        """What makes records a part."""

    def join(self, parts: Iterable[Part], target: Path, options: Options) -> int:
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
    form, losses = _form_for(name, target), Losses()
    rest = iter(records)
    first = list(islice(rest, 1))  # before anything is made: where there are no records, nothing shall be
    told = _Told(options, losses)
    target.parent.mkdir(parents=True, exist_ok=True)
    items = form.write(told(chain(first, rest)), target, options, losses)
    return _reported(name, target, told.read, items, losses)


def export_batches(
    name: str, batches: Iterable[Iterable[Record]], target: Path, options: Options, jobs: int
) -> Exported:
    """The same, the same bytes, for records in batches that can be pickled.

    Formats that are made of parts have these made in `jobs` processes, where there is more than one batch.
    """
    form, rest = _form_for(name, target), iter(batches)
    first = list(islice(rest, 2))
    every = chain(first, rest)
    if jobs < 2 or len(first) < 2 or not isinstance(form, Parted) or not can_fork():
        return export(name, chain.from_iterable(every), target, options)
    next(iter(first[0]), None)  # as above
    losses, read = Losses(), 0
    lost = Losses()  # of a batch, in the process that makes it
    told, make = _Told(options, lost), form.maker(options, lost)

    def part_of(batch: Iterable[Record]) -> tuple[Part, int, Losses]:
        before = told.read
        return make(told(batch)), told.read - before, lost.taken()

    def parts() -> Iterator[Part]:
        nonlocal read
        for part, count, others in made(part_of, every, jobs):
            losses.add(others)
            read += count
            yield part

    target.parent.mkdir(parents=True, exist_ok=True)
    items = form.join(parts(), target, options)
    return _reported(name, target, read, items, losses)


class _Told:
    """Records on their way into a format: counted, without what is too unsure, all that has no place there told."""

    __slots__ = ("_held", "_losses", "_options", "read")

    def __init__(self, options: Options, losses: Losses) -> None:
        self._options, self._losses, self.read = options, losses, 0
        self._held = frozenset(options.crosswalk.elements)

    def __call__(self, records: Iterable[Record]) -> Iterator[Record]:
        least = self._options.minimum_confidence
        for record in records:
            self.read += 1
            kept = record if least is None else confident(record, least, self._losses)
            for pointer, count in left_out(kept, self._held):
                self._losses.lose(record.id, pointer, _NO_PLACE, count)
            yield kept


def _form_for(name: str, target: Path) -> Format:
    form = format_named(name)
    if target.exists() and target.is_dir() is bool(form.ENDING):
        raise FileExistsError(f"expected {'a file' if form.ENDING else 'a folder'} there")
    return form


def _reported(name: str, target: Path, read: int, items: int, losses: Losses) -> Exported:
    report = target.with_name(f"{target.name}.losses.json")
    with replacing(report) as file:
        file.write(losses.to_json(name, read, items))
    return Exported(read, items, losses, report)
