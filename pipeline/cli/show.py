"""`fiche show`: the record beside its page, each value in the colour of the characters it was read from."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pipeline.cli.page import NumberOption, PageArgument, traced
from pipeline.cli.screen import WRONG_USE, RulesOption, complain, out, plain, rules_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from pipeline.model.record import Film, Person, Record

_LONG = 300  # characters of a running text shown in the record; the page beside it has the rest
_WIDE = 100  # columns from which page and record stand side by side
_SEVERITY = {"error": "bold red", "warning": "yellow", "note": "dim"}
_COLOURS = (
    "bright_yellow", "bright_cyan", "bright_magenta", "bright_green", "bright_red", "bright_blue",
    "yellow", "cyan", "magenta", "green", "red", "blue",
)  # fmt: skip
_PICTURE = 160  # columns of a picture
_PICTURE_LONG = 150  # characters of a line of the page or of a value that a picture shows: it is an overview

# Background, text, then the eight dark and the eight bright colours of terminals.
_THEME = TerminalTheme(
    (13, 17, 23),
    (201, 209, 217),
    [(13, 17, 23), (255, 166, 87), (63, 185, 80), (210, 153, 34), (88, 166, 255), (247, 120, 186), (57, 197, 207),
     (139, 148, 158)],
    [(110, 118, 129), (255, 123, 114), (126, 231, 135), (242, 204, 96), (121, 192, 255), (210, 168, 255),
     (118, 227, 234), (240, 246, 252)],
)  # fmt: skip

# Rich's own format loads a font from the web; a picture in a catalogue's files must not.
_SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def show(
    page: PageArgument,
    number: NumberOption = 1,
    rules: RulesOption = None,
    svg: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a picture (SVG), long texts cut short, and print nothing."),
    ] = None,
) -> None:
    """Show a page and its record side by side, the evidence in colour."""
    record = traced(page, number, rules_from(rules)).record
    if svg is not None:
        try:
            svg.write_text(picture(record), encoding="utf-8", newline="\n")
        except OSError as error:
            complain(f"cannot write {svg}: {error}", WRONG_USE)
        return
    console = out()
    left, right = page_text(record), record_card(record)
    if console.width < _WIDE:
        console.print(left, Text("\u2500" * console.width, style="dim"), right, sep="\n")
    else:
        console.print(_beside(left, right))


def picture(record: Record) -> str:
    """An SVG of page and record side by side; the same text for the same record."""
    console = Console(
        record=True, width=_PICTURE, file=StringIO(), force_terminal=True, color_system="truecolor",
        legacy_windows=False, highlight=False, emoji=False, markup=False, _environ={},
    )  # fmt: skip
    console.print(_beside(_shortened(page_text(record)), record_card(record, _PICTURE_LONG)))
    name = plain(record.source.path or record.source.uri or record.id)
    return console.export_svg(title=f"fiche show {name}", theme=_THEME, code_format=_SVG, unique_id="fiche")


def page_text(record: Record) -> Text:
    """The page's text, harmless, evidence in the colours of its fields and what nothing was read from dim."""
    text = Text(plain(record.page.text))
    for extent in record.unread:
        text.stylize("dim", extent.start, extent.end)
    colours = _colours(record)
    quotes = [
        (span.end - span.start, span.start, colours.get(_field(pointer), "bold"))
        for pointer, evidence in record.evidence.items()
        for span in evidence.spans
    ]
    for length, start, colour in sorted(quotes, key=lambda quote: -quote[0]):  # a date shows inside its biography
        text.stylize(colour, start, start + length)
    return text


def record_card(record: Record, long: int = _LONG) -> Group:
    """The record as rows "field  value" under the film or person they belong to, then its issues.

    A value is shown up to its character `long`.
    """
    source, colours = record.source, _colours(record)
    card: list[RenderableType] = [
        Text(f"{plain(source.path or source.uri or '')}  {record.id}", "dim"),
        Text(f"{record.page.kind} page, {', '.join(record.page.languages) or 'language unknown'}", "dim"),
    ]
    parts: list[tuple[str, Film | Person]] = [(f"films/{n}", film) for n, film in enumerate(record.films)]
    parts += [(f"people/{n}", person) for n, person in enumerate(record.people)]
    for name, part in parts:
        rows = [(Text(f, colours[f]), Text(plain(value), colours[f])) for f, value in _values(part, long)]
        card += [Text(f"\n{name}", "bold"), _rows(rows)]
    issues = [
        (Text(plain(issue.code), _SEVERITY[issue.severity]), Text(f"{plain(issue.message)} {plain(issue.pointer)}"))
        for issue in record.issues
    ]
    if issues:
        card += [Text("\nissues", "bold"), _rows(issues)]
    return Group(*card)


def _beside(left: RenderableType, right: RenderableType) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(left, right)
    return table


def _rows(rows: list[tuple[Text, Text]]) -> Table:
    """Two columns; a name that stands over several values stands once."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=15)
    table.add_column()
    above = ""
    for name, value in rows:
        table.add_row(Text() if name.plain == above else name, value)
        above = name.plain
    return table


def _shortened(text: Text) -> Text:
    """A text whose long lines break off, and whose runs of blank lines are one."""
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        if not line.plain.strip() and lines and not lines[-1].plain.strip():
            continue
        lines.append(line[:_PICTURE_LONG].append(" \u2026", "dim") if len(line) > _PICTURE_LONG else line)
    return Text("\n").join(lines)


def _values(part: Film | Person, long: int) -> Iterator[tuple[str, str]]:
    """The filled fields in the record's order; a list gives one line a value."""
    for field in type(part).model_fields:
        value = getattr(part, field)
        for one in value if isinstance(value, tuple) else () if value is None else (value,):
            told = str(one) if isinstance(one, str | int) else _line(one)
            yield field, told if len(told) <= long else told[:long] + " \u2026"


def _line(part: BaseModel) -> str:
    """What stands in one credit, award, ... on one line."""
    return " \u00b7 ".join(str(v) for v in (getattr(part, name) for name in type(part).model_fields) if v is not None)


def _colours(record: Record) -> dict[str, str]:
    """The colour of each field of the record, neighbours apart: the same in the page's text and in the record."""
    parts: tuple[Film | Person, ...] = (*record.films, *record.people)
    fields = dict.fromkeys(field for part in parts for field, _ in _values(part, _LONG))
    return {field: _COLOURS[place % len(_COLOURS)] for place, field in enumerate(fields)}


def _field(pointer: str) -> str:
    """ "/films/0/year" → "year"."""
    return pointer.split("/")[3]
