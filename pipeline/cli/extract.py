"""`fiche extract`: pages in, files of records out."""

from __future__ import annotations

import gc
import os
import signal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Never

import typer
from rich.table import Table
from rich.text import Text

from pipeline.cli.progress import Shown
from pipeline.cli.screen import FAILED, WRONG_USE, NerOption, RulesOption, complain, cores, err, out, plain, rules_from
from pipeline.write.formats import Format

if TYPE_CHECKING:
    from collections import Counter

    from rich.console import Console

    from pipeline.rules.load import Rules
    from pipeline.run.output import Output
    from pipeline.run.whole import Engine, Report
    from pipeline.run.worker import Settings

_INTERRUPTED = 130


class Compression(StrEnum):
    """How parts are compressed."""

    ZST = "zst"


class EngineName(StrEnum):
    """Who works: processes of this machine, or a Ray cluster."""

    LOCAL = "local"
    RAY = "ray"


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Pages, folders, feeds; - is standard input.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR|URL", help="Where the files go (also s3://...).")
    ] = "output",
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format", "-f", help="jsonl: records.jsonl (default); json: a file a record. May be given twice."
        ),
    ] = None,
    rules: RulesOption = None,
    ner: NerOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes (default: cores).")] = None,
    shard_pages: Annotated[int, typer.Option(min=1, help="Pages of a part of the records.")] = 1_000,
    compress: Annotated[
        Compression | None, typer.Option(help="Compress the parts; there is no records.jsonl then.")
    ] = None,
    join: Annotated[bool, typer.Option(help="Join the parts in records.jsonl.")] = True,
    restart: Annotated[bool, typer.Option("--restart", help="Do everything again, whatever is there.")] = False,
    page_seconds: Annotated[
        float, typer.Option(min=0.01, help="Computing time of a page, after which its record says what was left out.")
    ] = 20.0,
    engine: Annotated[EngineName, typer.Option(help="Where pages are worked on.")] = EngineName.LOCAL,
    address: Annotated[str, typer.Option(metavar="ADDR", help="The Ray cluster.")] = "auto",
    keys: Annotated[
        list[str] | None,
        typer.Option("--key", metavar="NAME=KEY", help="What a feed calls its html, text, url ...; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; only failures.")] = False,
) -> None:  # fmt: skip
    """Read pages and write their records; a run that was interrupted goes on when it is started again.

    Exit: 0 fine, 1 a source failed, 2 wrong use or no room, 130 interrupted.
    """
    gc.disable()  # nothing of what is loaded now is garbage; `rules_from` ends that
    from pipeline.read import once, present, sources
    from pipeline.run.output import RunError
    from pipeline.run.whole import Plan, run
    from pipeline.run.worker import Settings

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # pages are worked on side by side; no page needs several cores
    wanted = formats or [Format.JSONL]
    named = _keys(keys or [])
    settings = Settings(
        None if rules is None else str(rules.absolute()), ner, page_seconds,
        compress=compress is not None, cards=Format.JSON in wanted,
    )  # fmt: skip
    plan = Plan(shard_pages, join=join and compress is None and Format.JSONL in wanted, restart=restart)
    loaded = rules_from(rules, ner)
    gc.freeze()  # the rules are many small objects that live as long as the run: no collection need walk them
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        place, workers = _place(output), _engine(engine, settings, loaded, jobs, address)
        with Shown(quiet=quiet) as shown:
            pages = once(present(sources(paths, keys=named), loaded.gone))
            report = run(pages, place, settings, loaded, plan, workers, shown.tell)
    except KeyboardInterrupt:
        complain("interrupted; the same command goes on from here", _INTERRUPTED)
    except RunError as error:
        complain(str(error), WRONG_USE)
    except OSError as error:
        complain(f"cannot write under {output}: {error}; what is finished is kept for the next run", WRONG_USE)
    _name_failures(report, err(), output)
    if not quiet:
        out().print(_table(report, output))
    if report.failures:
        raise typer.Exit(FAILED)


def _keys(given: list[str]) -> dict[str, str]:
    from pipeline.read.reading import KEYS

    pairs = dict(one.partition("=")[::2] for one in given)
    if unknown := [name for name, key in pairs.items() if name not in KEYS or not key]:
        complain(f"--key {unknown[0]}: expected NAME=KEY with NAME one of {', '.join(KEYS)}", WRONG_USE)
    return pairs


def _interrupt(_number: int, _frame: object) -> Never:
    raise KeyboardInterrupt


def _place(output: str) -> Output:
    output = output.removeprefix("file://")
    if "://" in output:
        from pipeline.run.remote import Remote

        return Remote(output)
    from pipeline.run.output import Folder

    return Folder(Path(output))


def _engine(name: EngineName, settings: Settings, rules: Rules, jobs: int | None, address: str) -> Engine:
    if name is EngineName.RAY:
        from pipeline.run.cluster import on_ray

        return on_ray(settings, rules, address)
    from pipeline.run.whole import here

    return here(settings, rules, jobs or cores())


def _name_failures(report: Report, console: Console, output: str) -> None:
    for failure in report.failures:
        where = f" (in {failure.where})" if failure.where else ""
        console.print(Text.assemble(
            ("failed: ", "bold red"), plain(failure.name), f": {failure.error}: ", plain(failure.message), where,
        ))  # fmt: skip
    more = report.summary.failed.total() - len(report.failures)
    if more:
        console.print(f"... and {more} more: see {plain(output)}/errors.jsonl")


def _table(report: Report, output: str) -> Table:
    """Counts on the left, what they count on the right, a part for each kind of count."""
    summary = report.summary
    table = Table(title=plain(output), title_justify="left", title_style="bold", show_header=False, box=None)
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim")
    table.add_row(str(summary.pages), "pages")
    table.add_row(str(summary.films), "films")
    table.add_row(str(summary.people), "people")
    for kind, counts in (("fact", summary.facts), ("issue", summary.issues), ("skipped", summary.skipped)):
        _add_rows(table, kind, counts)
    for name, number in sorted(summary.failed.items()):
        table.add_row(str(number), name, "failed", style="red")
    failed, skipped = summary.failed.total(), summary.skipped.total()
    table.add_row(str(summary.sources), f"sources = {summary.pages} records + {failed} failures + {skipped} skips")
    if report.kept:
        table.add_row(str(report.kept), f"of {report.shards} parts kept from an earlier run")
    return table


def _add_rows(table: Table, kind: str, counts: Counter[str]) -> None:
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(str(number), plain(name), kind)
