"""`fiche score`: records against gold; with `--calibrate`, what every rule deserves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.screen import WRONG_USE, complain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.score import Gold, Judgement, Told


def score(
    gold: Annotated[Path, typer.Argument(help="Folder of gold pages (<stem>.json).", exists=True, file_okay=False)],
    records: Annotated[Path, typer.Argument(help="A records.jsonl.", exists=True, dir_okay=False)],
    also: Annotated[
        list[Path] | None,
        typer.Option("--also", metavar="DIR", help="A further folder of gold pages.", exists=True, file_okay=False),
    ] = None,
    misses: Annotated[bool, typer.Option(help="List every missed and every wrong value.")] = False,
    by: Annotated[
        Literal["page", "language", "kind"] | None, typer.Option(help="Also per group, the worst first.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    curve: Annotated[bool, typer.Option("--curve", help="Also: how right the surest values are.")] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Count how often each rule is right, write it, print no figures.")
    ] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where --calibrate writes.")
    ] = Path("rules/trust.toml"),
) -> None:  # fmt: skip
    """Print precision, recall and F1 per field, matching records to gold by the stem of their path."""
    import pipeline.score as figures
    from pipeline.model.issue import ReadError

    try:
        pages = [page for folder in (gold, *(also or ())) for page in figures.read_gold(folder)]
        told = figures.read_records(records)
    except ReadError as error:
        complain(str(error), WRONG_USE)
    if calibrate:
        _calibrate(_judged(pages, told), output)
        return
    groups = {page.stem: _groups(page, by) for page in pages}
    verdicts = [figures.compare(page, told.get(page.stem)) for page in pages]
    result = figures.figures(verdicts, lambda verdict: groups[verdict.stem])
    judged = _judged(pages, told) if curve else []
    if as_json:
        typer.echo(figures.as_json(result, figures.curve(judged)))
        return
    if misses:
        for miss in sorted(m for v in verdicts for m in v.misses):
            typer.echo("\t".join(miss))
    for line in figures.table(result):
        typer.echo(line)
    for line in figures.curve_lines(judged) if curve else ():
        typer.echo(line)


def _judged(pages: Sequence[Gold], told: Mapping[str, Told]) -> list[tuple[Judgement, ...]]:
    """The values of each page that has a record, right or wrong."""
    from pipeline.score import judge

    return [judge(page, told[page.stem]) for page in pages if page.stem in told]


def _calibrate(judged: Sequence[Sequence[Judgement]], output: Path) -> None:
    from pipeline.score import measure, trust_text
    from pipeline.write.replace import replacing

    trust = measure(j for page in judged for j in page)
    try:
        with replacing(output) as file:
            file.write(trust_text(trust, len(judged)))
    except OSError as error:
        complain(f"cannot write {output}: {error}", WRONG_USE)
    rules = {rule for rules in trust.measures.values() for rule in rules}
    values = sum(map(len, judged))
    typer.echo(f"{values} values of {len(judged)} pages: {len(rules)} rules in {len(trust.measures)} fields, {output}")


def _groups(page: Gold, by: str | None) -> tuple[str, ...]:
    if by == "language":
        return page.languages
    return {"page": (page.stem,), "kind": (page.kind,)}.get(by or "", ())
