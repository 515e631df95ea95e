"""`fiche review`: the bench on this machine, over the records of an output folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import FAILED, WRONG_USE, RulesOption, complain, err, plain, rules_from

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from pipeline.model.record import Record
    from pipeline.review.desk import Desk
    from pipeline.rules.load import Rules

OutputArgument = Annotated[
    Path, typer.Argument(help="A folder that fiche extract wrote.", exists=True, file_okay=False)
]
_PORT = 8765


def review(
    output: OutputArgument,
    reviewer: Annotated[str, typer.Option(help="Who decides (default: the name of the account).")] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where to listen; 0: any free port.")] = _PORT,
    browse: Annotated[bool, typer.Option(help="Open the address in the browser.")] = True,
    rules: RulesOption = None,
) -> None:
    """Decide about values in the browser: two panes, by keyboard, every decision on the disk at once."""
    import secrets
    import webbrowser

    import uvicorn

    from pipeline.review.server import application
    from pipeline.review.teach import Teacher

    loaded = rules_from(rules)
    desk = _desk(output, loaded)
    listening = _listening(port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    app = application(desk, Teacher(desk.index, loaded, _changed), token, port, reviewer or _account())
    address = f"http://127.0.0.1:{port}/?token={token}"
    typer.echo(address)
    err().print("Ctrl+C ends the bench; every decision is saved when it is made.", style="dim")
    if browse:
        webbrowser.open(address)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none")
    uvicorn.Server(config).run(sockets=[listening])
    desk.index.close()


def _desk(output: Path, rules: Rules) -> Desk:
    """The desk of a folder; records or decisions that cannot be read end the command by name."""
    from pipeline.read.stored import StoredError, stored, stored_files
    from pipeline.review.desk import Desk
    from pipeline.review.index import Index, fingerprint
    from pipeline.review.log import LogError

    index = Index(output)
    try:
        index.open(stored(output), fingerprint(stored_files(output)))
        desk = Desk(output, index, rules)
        desk.start()
    except (StoredError, LogError) as error:
        complain(str(error), FAILED)
    except OSError as error:
        complain(str(error), WRONG_USE)
    return desk


def _listening(port: int) -> socket.socket:
    import socket

    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen()  # who opens the address before the server runs waits for it
    except OSError as error:
        complain(f"port {port}: {error.strerror or error}; another bench may be open: try --port 0", WRONG_USE)
    return listening


def _account() -> str:
    import getpass

    try:
        return plain(getpass.getuser())[:80] or "reviewer"
    except (OSError, KeyError):  # an account without a name
        return "reviewer"


def _changed(records: Sequence[Record], before: Rules, after: Rules) -> int:
    """How many records tell other films and people when their text is read by other rules."""
    from pipeline.model.page import Source
    from pipeline.run.extract import extract

    changed = 0
    for record in records:
        data = record.page.text.encode("utf-8")
        source = Source(data, "text/plain", record.source.path, record.source.uri, charset="utf-8")
        one, other = (extract(source, rules) for rules in (before, after))
        changed += (one.films, one.people) != (other.films, other.people)
    return changed
