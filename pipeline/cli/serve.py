"""`fiche serve-reconcile`: an archive's file as a reconciliation service for OpenRefine on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.screen import WRONG_USE, RulesOption, complain, plain, rules_from


def serve_reconcile(
    authority: Annotated[
        Path,
        typer.Option("--authority", metavar="FILE", help="The archive's names and films: CSV or SQLite with id, name."),
    ],
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1; 0 takes a free one.", min=0, max=65535)] = 8087,
    rules: RulesOption = None,
) -> None:
    """Serve the W3C Reconciliation Service API 0.2 on 127.0.0.1 until interrupted."""
    import socket

    import uvicorn

    from pipeline.cli.reconcile import index_of
    from pipeline.works.entries import AuthorityError
    from pipeline.works.service import service

    try:
        index = index_of(authority, rules_from(rules, ner="off"))
    except AuthorityError as error:
        complain(str(error), WRONG_USE)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            complain(f"cannot listen on 127.0.0.1:{port}: {error}", WRONG_USE)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        typer.echo(plain(f"{len(index.entries)} entries of {authority} at {address}"))
        app = service(index, f"{authority.stem} (filmfiche)")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
