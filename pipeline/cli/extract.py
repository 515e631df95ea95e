"""`fiche extract`: pages in, files of records out."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from pipeline.cli.screen import FAILED, WRONG_USE, NerOption, RulesOption, complain, err, out, plain, rules_from
from pipeline.write.formats import Format

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from rich.console import Console

    from pipeline.run.attempt import Failed
    from pipeline.run.summary import Summary

_NAMED = 20  # failures named on the screen; all of them stand in errors.jsonl


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Pages, folders, feeds; - is standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the files go.")] = Path("output"),
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format", "-f", help="jsonl: records.jsonl (default); json: a file a record. May be given twice."
        ),
    ] = None,
    rules: RulesOption = None,
    ner: NerOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; only failures.")] = False,
) -> None:
    """Read pages and write their records. Exit: 0 fine, 1 a source failed, 2 wrong use."""
    from pipeline.read import sources
    from pipeline.run.attempt import attempt
    from pipeline.run.output import written
    from pipeline.run.summary import Summary

    loaded = rules_from(rules, ner)
    gc.freeze()  # the rules are many small objects that live as long as the run: no collection need walk them
    summary = Summary()
    try:
        outcomes = written(attempt(sources(paths), loaded), output, formats or [Format.JSONL])
        with _progress(quiet) as progress:
            task = progress.add_task("", total=None)
            for outcome in outcomes:
                summary.add(outcome)
                progress.update(task, completed=summary.pages + len(summary.failures))
    except OSError as error:
        complain(f"cannot write under {output}: {error}", WRONG_USE)
    _name_failures(summary.failures, err(), output)
    if not quiet:
        out().print(_table(summary, output))
    if summary.failures:
        raise typer.Exit(FAILED)


def _progress(quiet: bool) -> Progress:
    console = err()
    return Progress(
        SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("pages"), TimeElapsedColumn(),
        console=console, transient=True, disable=quiet or not console.is_terminal,
    )  # fmt: skip


def _name_failures(failures: list[Failed], console: Console, output: Path) -> None:
    for failure in failures[:_NAMED]:
        where = f" (in {failure.where})" if failure.where else ""
        console.print(Text.assemble(
            ("failed: ", "bold red"), plain(failure.name), f": {failure.error}: ", plain(failure.message), where,
        ))  # fmt: skip
    if len(failures) > _NAMED:
        console.print(f"... and {len(failures) - _NAMED} more: see {plain(str(output / 'errors.jsonl'))}")


def _table(summary: Summary, output: Path) -> Table:
    """Counts on the left, what they count on the right, a part for each kind of count."""
    table = Table(title=f"{plain(str(output))}", title_justify="left", title_style="bold", show_header=False, box=None)
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim")
    table.add_row(str(summary.pages), "pages")
    table.add_row(str(summary.films), "films")
    table.add_row(str(summary.people), "people")
    for kind, counts in (("fact", summary.facts), ("issue", summary.issues), ("skipped", summary.skipped)):
        _add_rows(table, kind, counts)
    for kind, number in _by_error(summary.failures):
        table.add_row(str(number), kind, "failed", style="red")
    return table


def _add_rows(table: Table, kind: str, counts: Counter[str]) -> None:
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(str(number), plain(name), kind)


def _by_error(failures: Iterable[Failed]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for failure in failures:
        counts[failure.error] = counts.get(failure.error, 0) + 1
    return sorted(counts.items())
