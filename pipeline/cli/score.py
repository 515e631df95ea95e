"""`fiche score`: records against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.screen import WRONG_USE, complain

if TYPE_CHECKING:
    from pipeline.score import Gold


def score(
    gold: Annotated[Path, typer.Argument(help="Folder of gold pages (<stem>.json).", exists=True, file_okay=False)],
    records: Annotated[Path, typer.Argument(help="A records.jsonl.", exists=True, dir_okay=False)],
    misses: Annotated[bool, typer.Option(help="List every missed and every wrong value.")] = False,
    by: Annotated[
        Literal["page", "language", "kind"] | None, typer.Option(help="Also per group, the worst first.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Print precision, recall and F1 per field, matching records to gold by the stem of their path."""
    import pipeline.score as figures
    from pipeline.model.issue import ReadError

    try:
        pages = figures.read_gold(gold)
        told = figures.read_records(records)
    except ReadError as error:
        complain(str(error), WRONG_USE)
    groups = {page.stem: _groups(page, by) for page in pages}
    verdicts = [figures.compare(page, told.get(page.stem)) for page in pages]
    result = figures.figures(verdicts, lambda verdict: groups[verdict.stem])
    if as_json:
        typer.echo(figures.as_json(result))
        return
    if misses:
        for miss in sorted(m for v in verdicts for m in v.misses):
            typer.echo("\t".join(miss))
    for line in figures.table(result):
        typer.echo(line)


def _groups(page: Gold, by: str | None) -> tuple[str, ...]:
    if by == "language":
        return page.languages
    return {"page": (page.stem,), "kind": (page.kind,)}.get(by or "", ())
