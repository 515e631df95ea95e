"""`fiche export`: records of a run → the files that catalogues take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from pipeline.cli.screen import FAILED, WRONG_USE, RulesOption, complain, cores, out, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.model.record import Record
    from pipeline.write.export import Exported
    from pipeline.write.export.options import Options

_REVIEWED = "reviewed.jsonl"
_ALL = "all"


def export(
    output: Annotated[
        Path | None, typer.Argument(metavar="OUTPUT", help="Where a run wrote its records: a folder or a file.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", "-t", metavar="FORMAT", help="The format (see --explain).")] = None,
    target: Annotated[Path | None, typer.Option("--output", "-o", help="The file or folder to write.")] = None,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help=f"Take the records as reviewers decided ({_REVIEWED}).")
    ] = False,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Leave out values less sure than this, or never measured.")
    ] = None,
    profile: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A site's own codes, in TOML (keys: see --explain).")
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="FORMAT", help="Print what goes where, or what formats there are."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes for CSV (default: cores).")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print it as Markdown.")] = False,
    rules: RulesOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the loss report is written.")] = False,
) -> None:
    """Write records for a catalogue, and beside them what it cannot hold. Exit: 0 fine, 1 failed, 2 wrong use."""
    if explain is not None:
        typer.echo(_explained(explain, rules, markdown=markdown))
        return
    if output is None or to is None or target is None:
        complain("expected OUTPUT, --to FORMAT and -o TARGET (or --explain FORMAT)", WRONG_USE)
    options = _options(to, rules, profile, min_confidence)
    exported = _export(to, _batches(output, reviewed_only=reviewed_only), target, options, jobs or cores())
    if not quiet:
        told = f"{target}: {exported.items} rows or items of {exported.records} records; losses: {exported.report}"
        typer.echo(plain(told))
        out().print(_table(exported))


def _options(to: str, rules: Path | None, profile: Path | None, least: float | None) -> Options:
    from pipeline.model.issue import RuleError
    from pipeline.rules.load import rules_directory
    from pipeline.write.export import FORMATS
    from pipeline.write.export.options import ProfileError, options_for

    if to not in FORMATS:
        complain(f"--to: expected one of {', '.join(FORMATS)}, got {to!r}", WRONG_USE)
    try:
        return options_for(FORMATS[to].crosswalk, rules or rules_directory(), profile, least)
    except (RuleError, ProfileError) as error:
        complain(str(error), WRONG_USE)


def _batches(output: Path, *, reviewed_only: bool) -> Iterator[Iterable[Record]]:
    from pipeline.works.work import batches

    path = output
    if reviewed_only:
        path = output / _REVIEWED if output.is_dir() else output
        if path.name != _REVIEWED or not path.is_file():
            complain(f"{output}: expected {_REVIEWED}, as fiche review writes it", WRONG_USE)
    return batches(path)


def _export(to: str, batches: Iterator[Iterable[Record]], target: Path, options: Options, jobs: int) -> Exported:
    from pipeline.model.issue import RuleError
    from pipeline.read.stored import StoredError
    from pipeline.write.export import export_batches
    from pipeline.write.export.options import ProfileError

    try:
        return export_batches(to, batches, target, options, jobs)
    except (FileNotFoundError, ProfileError, RuleError) as error:
        complain(str(error), WRONG_USE)
    except StoredError as error:
        complain(str(error), FAILED)
    except ImportError as error:
        complain(f"{to}: needs a library that is not installed: {error}", WRONG_USE)
    except OSError as error:
        complain(f"cannot write {target}: {error}", WRONG_USE)


def _table(exported: Exported) -> Table:
    """A row for each kind of loss, the most frequent first."""
    table = Table(box=None, pad_edge=False)
    table.add_column("lost", justify="right", style="bold")
    table.add_column("element")
    table.add_column("why", style="dim")
    for loss in sorted(exported.losses.kinds(), key=lambda loss: -loss.count):
        table.add_row(str(loss.count), plain(loss.element), plain(loss.reason))
    return table


def _explained(name: str, rules: Path | None, *, markdown: bool) -> str:
    from pipeline.model.issue import RuleError
    from pipeline.rules.load import rules_directory
    from pipeline.write.export import FORMATS
    from pipeline.write.export.explained import documented, explained, overview

    directory = rules or rules_directory()
    try:
        if name == _ALL:
            return documented(directory).rstrip() if markdown else overview(directory)
        if name not in FORMATS:
            complain(f"--explain: expected {_ALL} or one of {', '.join(FORMATS)}, got {name!r}", WRONG_USE)
        return explained(name, directory, markdown=markdown)
    except RuleError as error:
        complain(str(error), WRONG_USE)
