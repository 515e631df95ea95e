"""`fiche reconcile`: printed names and films matched with an archive's own file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import FAILED, WRONG_USE, RulesOption, complain, err, plain, rules_from

if TYPE_CHECKING:
    from pipeline.rules.load import Rules
    from pipeline.works.match import Index

AuthorityOption = Annotated[
    Path | None,
    typer.Option(
        "--authority", metavar="FILE", help="The archive's names and films: CSV or SQLite with id, name, type …"
    ),
]

_NAMED = 20  # faults named on the screen


def reconcile(
    records: Annotated[Path, typer.Argument(metavar="OUTPUT", help="Output of a run, or works.jsonl of fiche works.")],
    authority: AuthorityOption = None,
    matches: Annotated[
        Path | None,
        typer.Option("--matches", metavar="FILE", help="Matches made elsewhere: CSV with key and match id."),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of reconciled.jsonl and subjects.csv.")] = Path(
        "reconciled"
    ),
    rules: RulesOption = None,
) -> None:
    """Match persons, companies, festivals and films with an archive's file; candidates keep score and reasons."""
    import csv
    from contextlib import ExitStack

    from pipeline.read.stored import StoredError
    from pipeline.works.entries import AuthorityError
    from pipeline.works.reconciled import COLUMNS, RECONCILED, SUBJECTS, read_matches, reconciled, row
    from pipeline.works.work import records_or_works
    from pipeline.write.replace import replacing

    if authority is None and matches is None:
        complain("expected --authority FILE, --matches FILE or both", WRONG_USE)
    loaded = rules_from(rules, ner="off")
    told = matched = 0
    try:
        index = index_of(authority, loaded) if authority else None
        elsewhere = read_matches(matches, loaded) if matches else {}
        unused = set(elsewhere)
        output.mkdir(parents=True, exist_ok=True)
        with ExitStack() as files:
            lines = files.enter_context(replacing(output / RECONCILED))
            table = csv.writer(files.enter_context(replacing(output / SUBJECTS)), lineterminator="\n")
            table.writerow(COLUMNS)
            for subject, line in reconciled(records_or_works(records), index, elsewhere):
                lines.write(line.to_json() + "\n")
                table.writerow(row(subject, line.key))
                told, matched = told + 1, matched + (line.match is not None)
                unused.discard(line.key)
    except StoredError as error:
        complain(str(error), FAILED)
    except (AuthorityError, FileNotFoundError) as error:
        complain(str(error), WRONG_USE)
    except OSError as error:
        complain(f"cannot write under {output}: {error}", WRONG_USE)
    _name("matches a name these records do not have", sorted(unused))
    typer.echo(plain(f"{told} names, {matched} matched: {output / RECONCILED}"))


def index_of(authority: Path, rules: Rules) -> Index:
    """The entries of an authority file, ready to be asked; rows that are none are named on standard error."""
    from pipeline.works.entries import read_entries
    from pipeline.works.match import Index

    entries, faults = read_entries(authority, rules)
    _name("left out", faults)
    return Index(entries, rules)


def _name(what: str, faults: list[str] | tuple[str, ...]) -> None:
    for fault in faults[:_NAMED]:
        err().print(plain(f"{what}: {fault}"))
    if len(faults) > _NAMED:
        err().print(f"... and {len(faults) - _NAMED} more")
