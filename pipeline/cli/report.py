"""`fiche report`: the records of a run as a folder of pages that opens anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.screen import FAILED, WRONG_USE, complain, out, plain


def report(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="What fiche extract wrote: its folder or records.")],
    folder: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Where the report goes [OUTPUT/report].")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but complaints.")] = False,
) -> None:
    """Write a report that needs no network. Exit: 0 fine, 1 the records cannot be read, 2 wrong use."""
    from pipeline.read.stored import StoredError, stored
    from pipeline.review.offline import decidable
    from pipeline.write.report import write_report
    from pipeline.write.report.failures import failures
    from pipeline.write.report.site import NotAReportError

    home = output if output.is_dir() else output.parent
    target = folder or home / "report"
    name = (output if output.is_dir() else output.with_suffix("")).resolve().name
    try:
        tally = write_report(stored(output), failures(home), target, name, decidable)
    except (StoredError, FileNotFoundError) as error:
        complain(str(error), FAILED)
    except NotAReportError as error:
        complain(str(error), WRONG_USE)
    except OSError as error:
        complain(f"cannot write {target}: {error}", WRONG_USE)
    if not quiet:
        told = f"{target / 'index.html'}: {tally.pages} pages, {tally.films} films, {tally.issues} issues"
        out().print(plain(told), soft_wrap=True)
