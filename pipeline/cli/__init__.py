"""The command `fiche`: the only part of filmfiche that prints or exits.

Verbs import what they need when they run, so that `--help` and `--version` start fast.
"""

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.check import check_rules
from pipeline.cli.decide import decide
from pipeline.cli.diff import diff
from pipeline.cli.explain import explain
from pipeline.cli.export import export
from pipeline.cli.extract import extract
from pipeline.cli.gold import gold
from pipeline.cli.reconcile import reconcile
from pipeline.cli.report import report
from pipeline.cli.review import review
from pipeline.cli.schema import schema
from pipeline.cli.score import score
from pipeline.cli.serve import serve_reconcile
from pipeline.cli.show import show
from pipeline.cli.works import works

app = typer.Typer(
    name="fiche",
    help="Film festival pages in, grounded catalogue records out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.command()(extract)
app.command()(show)
app.command()(explain)
app.command()(report)
app.command()(review)
app.command()(decide)
app.command()(works)
app.command()(reconcile)
app.command()(serve_reconcile)
app.command()(export)
app.command()(diff)
app.command()(gold)
app.command()(score)
app.command()(schema)
app.command()(check_rules)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fiche {__version__}")
        raise typer.Exit


@app.callback()
def _fiche(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None: ...


def main() -> None:
    """Run the command line; ends the process with its exit code (0 fine, 1 something failed, 2 wrong use)."""
    app()
