"""The one page that `show` and `explain` look at."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import FAILED, complain

if TYPE_CHECKING:
    from pipeline.model.page import Source
    from pipeline.rules.load import Rules
    from pipeline.run.extract import Trace

PageArgument = Annotated[str, typer.Argument(metavar="PAGE", help="A page (of a folder or feed: --number).")]
NumberOption = Annotated[int, typer.Option("--number", "-n", min=1, help="Which page of a folder or feed, from 1.")]


def traced(path: str, number: int, rules: Rules) -> Trace:
    """What every stage made of the page; a page that cannot be read or fails ends the command by name."""
    from pipeline.run.attempt import Failed, guarded
    from pipeline.run.extract import trace

    outcome = guarded(_source(path, number), lambda source: trace(source, rules))
    if isinstance(outcome, Failed):
        where = f" (in {outcome.where})" if outcome.where else ""
        complain(f"{outcome.name}: {outcome.error}: {outcome.message}{where}", FAILED)
    return outcome


def _source(path: str, number: int) -> Source:
    from pipeline.read import Failure, Skip, sources

    pages = (one for one in sources([path]) if not isinstance(one, Skip))
    source = next(islice(pages, number - 1, None), None)
    if source is None:
        complain(f"{path}: expected {number} page(s) or more", FAILED)
    if isinstance(source, Failure):
        complain(str(source), FAILED)
    return source
