"""`fiche diff`: what a run tells more, less and otherwise than an earlier one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from pipeline.cli.screen import FAILED, WRONG_USE, complain, out, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.score import Change

_SIGNS = {"gain": ("+", "green"), "loss": ("-", "red"), "change": ("~", "yellow")}
_LONG = 70  # characters of a value on the screen
_PAGES = 10  # pages whose changes are listed there


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="An earlier run: its folder or its records.jsonl.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A later run over the same pages.")],
    folder: Annotated[Path | None, typer.Option("--report", metavar="DIR", help="Also write a page of it.")] = None,
) -> None:
    """Show gains, losses and changes by page and field. Exit: 0 fine, 1 records cannot be read, 2 wrong use."""
    from pipeline.read.stored import StoredError, stored
    from pipeline.score import by_field, changes
    from pipeline.write.report.diff import write_diff
    from pipeline.write.report.site import NotAReportError

    try:
        found = list(changes(stored(old), stored(new)))
    except (StoredError, FileNotFoundError) as error:
        complain(str(error), FAILED)
    fields = by_field(found)
    if folder is not None:
        try:
            write_diff(found, fields, folder, *_names(old, new))
        except NotAReportError as error:
            complain(str(error), WRONG_USE)
        except OSError as error:
            complain(f"cannot write {folder}: {error}", WRONG_USE)
    _print(found, fields)


def _names(old: Path, new: Path) -> tuple[str, str]:
    """The last names of two paths, with as much before them as tells them apart."""
    before, after = old.resolve().parts, new.resolve().parts
    apart = next((n for n in range(1, 4) if before[-n:] != after[-n:]), 1)
    return "/".join(before[-apart:]), "/".join(after[-apart:])


def _print(found: Sequence[Change], fields: Mapping[str, Mapping[str, int]]) -> None:
    console = out()
    if not found:
        console.print("the same values")
        return
    table = Table(box=None, show_header=True, header_style="dim")
    table.add_column("field")
    for what, (sign, colour) in _SIGNS.items():
        table.add_column(f"{sign} {what}", justify="right", style=colour)
    for field, counts in fields.items():
        table.add_row(field, *(str(counts.get(what) or "") for what in _SIGNS))
    console.print(table)
    pages = dict.fromkeys(change.page for change in found)
    for page in list(pages)[:_PAGES]:
        console.print(Text(f"\n{plain(page)}", "bold"))
        for change in (change for change in found if change.page == page):
            sign, colour = _SIGNS[change.what]
            values = " → ".join(_short(value) for value in (change.old, change.new) if value)
            console.print(Text.assemble((f"  {sign} {change.field}: ", colour), values))
    if len(pages) > _PAGES:
        console.print(f"\n… and {len(pages) - _PAGES} more pages: --report DIR lists all")


def _short(text: str) -> str:
    told = plain(" ".join(text.split()))
    return told if len(told) <= _LONG else told[:_LONG] + "…"
