"""`fiche gold`: pages that reviewers have decided entirely become gold pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.decide import replayed_from
from pipeline.cli.review import OutputArgument
from pipeline.cli.screen import FAILED, WRONG_USE, complain, plain


def gold(
    output: OutputArgument,
    directory: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the gold pages go.")],
) -> None:
    """Write a .txt and a .json for each page whose every value is decided; say which are not and why."""
    from pipeline.read.stored import StoredError
    from pipeline.review.gold import Named, whole
    from pipeline.review.history import History
    from pipeline.review.log import Log, LogError
    from pipeline.write.replace import replacing

    names = Named()
    written = 0
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for one in replayed_from(output, History(Log(output).read())):
            if not whole(one):
                continue
            page = names.page(one.reviewed)
            if isinstance(page, str):
                typer.echo(plain(f"left out: {page}"), err=True)
                continue
            for name, text in ((f"{page.stem}.txt", page.text), (f"{page.stem}.json", page.json)):
                with replacing(directory / name) as file:
                    file.write(text)
            written += 1
    except (StoredError, LogError) as error:
        complain(str(error), FAILED)
    except OSError as error:
        complain(str(error), WRONG_USE)
    typer.echo(plain(f"{written} gold pages: {directory}"))
