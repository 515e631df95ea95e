"""`fiche check-rules`: do the rule files load, and does every example in them come out as it says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.screen import FAILED, complain, plain


def check_rules(
    directory: Annotated[Path | None, typer.Argument(help="A directory of rules (default: the built-in ones).")] = None,
) -> None:
    """Load the rules, run every example, print what differs. Exit: 0 none, 1 a fault."""
    from pipeline.model.issue import RuleError
    from pipeline.rules.load import load_rules
    from pipeline.run.examples import examples, faults

    try:
        rules = load_rules(directory)
    except RuleError as error:
        complain(str(error), FAILED)
    failed = 0
    named = examples(rules)
    for name, example in named:
        for fault in faults(example, rules):
            failed += 1
            typer.echo(plain(f"{name}: {fault.key}: expected {list(fault.expected)}, got {list(fault.got)}"))
    typer.echo(f"{len(rules.languages)} languages, {len(named)} examples, {failed} faults")
    if failed:
        raise typer.Exit(FAILED)
