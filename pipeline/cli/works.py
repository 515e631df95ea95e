"""`fiche works`: the films of many pages, each once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import FAILED, WRONG_USE, RulesOption, complain, plain, rules_from

if TYPE_CHECKING:
    from collections.abc import Iterator


def works(
    records: Annotated[Path, typer.Argument(metavar="OUTPUT", help="Output of a run, or a file of records.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="WORKS", help="Folder of works.jsonl.")],
    rules: RulesOption = None,
) -> None:
    """Bring mentions of one film on many pages together. Exit: 0 fine, 1 unreadable records, 2 wrong use."""
    from pipeline.read.stored import StoredError, stored
    from pipeline.works.build import works as built
    from pipeline.works.work import WORKS
    from pipeline.write.ordered import write_ordered

    joining = rules_from(rules, ner="off").joining
    pages = joined = 0

    def lines() -> Iterator[tuple[str, str]]:
        nonlocal pages, joined
        for work in built(lambda: stored(records), joining):
            pages += len(work.pages)
            joined += len(work.pages) > 1
            yield work.id, work.to_json()

    try:
        output.mkdir(parents=True, exist_ok=True)
        number = write_ordered(output / WORKS, lines())
    except StoredError as error:
        complain(str(error), FAILED)
    except FileNotFoundError as error:
        complain(str(error), WRONG_USE)
    except OSError as error:
        complain(f"cannot write under {output}: {error}", WRONG_USE)
    typer.echo(plain(f"{pages} mentions, {number} works, {joined} of them on several pages: {output / WORKS}"))
