"""`fiche decide`: the decisions of an output folder, replayed over its records."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.review import OutputArgument
from pipeline.cli.screen import FAILED, WRONG_USE, complain, plain, rules_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.review.history import History
    from pipeline.review.match import Conflict
    from pipeline.review.replay import Replayed


def decide(
    output: OutputArgument,
    replay: Annotated[bool, typer.Option("--replay", help="Write reviewed.jsonl: the records as decided.")] = False,
    take: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="First add the decisions of another decisions.jsonl.", exists=True),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the decisions as a table, for OpenRefine.")
    ] = None,
) -> None:
    """Lay all decisions over the records: counts, every conflict with both sides. Exit: 1 for conflicts or refusals."""
    from pipeline.read.stored import StoredError
    from pipeline.review.history import History
    from pipeline.review.log import Log, LogError
    from pipeline.review.replay import REVIEWED, strays
    from pipeline.review.table import as_csv
    from pipeline.write.replace import replacing

    refused = 0
    try:
        if take is not None:
            refused = _take(output, take)
        lines = Log(output).read()
        history = History(lines)
        counts, conflicts, seen = _replayed(output, history, write=replay)
        if table is not None:
            with replacing(table) as file:
                csv.writer(file, lineterminator="\n").writerows(as_csv(lines))
    except (StoredError, LogError) as error:
        complain(str(error), FAILED)
    except OSError as error:
        complain(str(error), WRONG_USE)
    conflicts += strays(history, seen)
    for word, number in counts.items():
        typer.echo(f"{number:7} {word}")
    for conflict in conflicts:
        typer.echo(plain(_told(conflict)))
    if replay:
        typer.echo(plain(str(output / REVIEWED)))
    if conflicts or refused:
        raise typer.Exit(FAILED)


def _take(output: Path, file: Path) -> int:
    """Add the decisions of another file and tell how many there were; how many could not be taken."""
    from pipeline.read.stored import stored
    from pipeline.review.take import take

    taken = take(output, file, lambda: stored(output), lambda: rules_from(None))
    typer.echo(f"{taken.count:7} taken")
    for line in taken.refused:
        found = f"expected a value that {line.field} can hold, found {line.new!r}"
        typer.echo(plain(f"not taken: {file}: decision {line.id}: {found}"))
    return len(taken.refused)


def _replayed(output: Path, history: History, *, write: bool) -> tuple[Counter[str], list[Conflict], set[str]]:
    """Counts by verdict, conflicts and the keys of the pages; with `write`, reviewed.jsonl takes its new content."""
    from contextlib import ExitStack

    from pipeline.review.decision import origin_of
    from pipeline.review.replay import REVIEWED
    from pipeline.write.replace import replacing

    counts: Counter[str] = Counter(records=0, decided=0, added=0, conflicts=0)
    conflicts: list[Conflict] = []
    seen: set[str] = set()
    with ExitStack() as stack:
        file = stack.enter_context(replacing(output / REVIEWED)) if write else None
        for one in replayed_from(output, history):
            if file is not None:
                file.write(one.reviewed.to_json() + "\n")
            seen.add(origin_of(one.extracted).key)
            conflicts += one.fits.conflicts
            counts.update(records=1, decided=len(one.fits.decided), added=len(one.fits.added))
    counts["conflicts"] = len(conflicts)
    return counts, conflicts, seen


def replayed_from(output: Path, history: History) -> Iterator[Replayed]:
    """The records of a folder with the decisions laid over them."""
    from pipeline.read.stored import stored
    from pipeline.review.replay import replayed

    return replayed(lambda: stored(output), history)


def _told(conflict: Conflict) -> str:
    decision = conflict.decision
    source = decision.source.key if decision.source else ""
    now = "nothing" if conflict.other is None else repr(conflict.other.value)
    outcome = "nothing" if decision.outcome is None else repr(decision.outcome)
    decided = f"decided {outcome} by {decision.reviewer}, read now {now}"
    return f"conflict: {source}: {decision.field}: {decided}: {conflict.why}"
