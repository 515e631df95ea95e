"""`fiche show`: the record beside its page, each value in the colour of the characters it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from pipeline.cli.page import NumberOption, PageArgument, traced
from pipeline.cli.screen import RulesOption, colour_of, out, plain, rules_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from pipeline.model.record import Film, Person, Record

_LONG = 300  # characters of a running text shown in the record; the page beside it has the rest
_WIDE = 100  # columns from which page and record stand side by side
_SEVERITY = {"error": "bold red", "warning": "yellow", "note": "dim"}


def show(
    page: PageArgument,
    number: NumberOption = 1,
    rules: RulesOption = None,
) -> None:
    """Show a page and its record side by side, the evidence in colour."""
    record = traced(page, number, rules_from(rules)).record
    console = out()
    left, right = page_text(record), record_text(record)
    if console.width < _WIDE:
        console.print(left, Text("\u2500" * console.width, style="dim"), right, sep="\n")
        return
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(left, right)
    console.print(table)


def page_text(record: Record) -> Text:
    """The page's text, harmless, evidence in the colours of its fields and what nothing was read from dim."""
    text = Text(plain(record.page.text))
    for extent in record.unread:
        text.stylize("dim", extent.start, extent.end)
    for pointer, evidence in record.evidence.items():
        for span in evidence.spans:
            text.stylize(_style(pointer), span.start, span.end)
    return text


def record_text(record: Record) -> Text:
    """The record as lines "field  value", then its issues."""
    text = Text()
    source = record.source
    text.append(f"{plain(source.path or source.uri or '')}  {record.id}\n", "dim")
    text.append(f"{record.page.kind} page, {', '.join(record.page.languages) or 'language unknown'}\n", "dim")
    parts: list[tuple[str, Film | Person]] = [(f"films/{n}", film) for n, film in enumerate(record.films)]
    parts += [(f"people/{n}", person) for n, person in enumerate(record.people)]
    for name, part in parts:
        text.append(f"\n{name}\n", "bold")
        for field, value in _values(part):
            text.append(f"  {field:16} ", colour_of(field))
            text.append(f"{plain(value)}\n")
    if record.issues:
        text.append("\nissues\n", "bold")
    for issue in record.issues:
        text.append(f"  {plain(issue.code)} ", _SEVERITY[issue.severity])
        text.append(f"{plain(issue.message)} {plain(issue.pointer)}\n")
    return text


def _values(part: Film | Person) -> Iterator[tuple[str, str]]:
    """The filled fields in the record's order; a list gives one line a value."""
    for field in type(part).model_fields:
        value = getattr(part, field)
        for one in value if isinstance(value, tuple) else () if value is None else (value,):
            told = str(one) if isinstance(one, str | int) else _line(one)
            yield field, told if len(told) <= _LONG else told[:_LONG] + " \u2026"


def _line(part: BaseModel) -> str:
    """What stands in one credit, award, ... on one line."""
    return " \u00b7 ".join(str(v) for v in (getattr(part, name) for name in type(part).model_fields) if v is not None)


def _style(pointer: str) -> str:
    steps = pointer.split("/")
    return colour_of(steps[3]) if len(steps) > 3 else "bold"
