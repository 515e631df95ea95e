"""Addresses that fsspec opens ("s3://bucket/dumps/") → sources; nothing outside of the address is opened."""

import re
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pipeline.read.files import read_file
from pipeline.read.kinds import kind_of_name
from pipeline.read.opened import Opened, begun
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.reading import ReadState
from pipeline.read.spelled import printable

_ADDRESS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{1,20})://")
_LOCAL = ("file", "local")
# The services' own errors that are neither OSError nor ValueError: where they are defined, if they are loaded.
_OWN_ERRORS = (
    ("botocore.exceptions", ("BotoCoreError", "ClientError")),
    ("google.auth.exceptions", ("GoogleAuthError",)),
    ("azure.core.exceptions", ("AzureError",)),
    ("aiohttp", ("ClientError",)),
    ("paramiko.ssh_exception", ("SSHException",)),
)


def local_path(path: str) -> str | None:
    """The path on this machine: that of "file:///tmp/a" too; None for what another protocol's address names."""
    found = _ADDRESS.match(path)
    if found is None:
        return path
    return unquote(path[found.end() :]) if found[1].lower() in _LOCAL else None


def read_remote(address: str, reading: ReadState) -> Iterator[Outcome]:
    """The sources of a file or, to the bottom and in the order of names, of a folder."""
    if "::" in address:
        yield Failure(address, "names one file system inside another; expected one protocol")
        return
    try:
        import fsspec

        system, root = fsspec.core.url_to_fs(address)
        info = system.info(root)
    except _errors() as error:
        yield _refused(address, error)
        return
    if info["type"] != "directory":
        yield from _file(system, root, root.rpartition("/")[2], reading, asked=True)
        return
    if address.lower().startswith(("http:", "https:")):
        yield Failure(address, "is no file; expected one file, as folders of the web are only links to elsewhere")
        return
    yield from _folder(system, root.rstrip("/"), reading)


def _folder(system: Any, root: str, reading: ReadState) -> Iterator[Outcome]:
    waiting = [iter([{"name": root, "type": "directory"}])]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        path = entry["name"].rstrip("/")
        name = printable(system.unstrip_protocol(path))
        last = path.rpartition("/")[2]
        if path != root and not path.startswith(f"{root}/"):
            yield Skip(name, "link")
        elif entry["type"] == "directory" and last.startswith(".") and path != root:
            yield Skip(name, "hidden folder")
        elif entry["type"] == "directory":
            try:
                inside = sorted(system.ls(path, detail=True), key=lambda entry: str(entry["name"]))
            except _errors() as error:
                yield _refused(name, error)
                continue
            waiting.append(iter([e for e in inside if e["name"].rstrip("/") != path]))
        else:
            below = f"{root.rpartition('/')[2]}/{path.removeprefix(root).lstrip('/')}"
            kind = "link" if entry.get("islink") else kind_of_name(printable(below))
            yield from [Skip(name, kind)] if kind else _file(system, path, below, reading, asked=False)


def _file(system: Any, path: str, below: str, reading: ReadState, *, asked: bool) -> Iterator[Outcome]:
    name = printable(system.unstrip_protocol(path))
    try:
        with system.open(path, "rb") as file:
            head, stream = begun(file)
            yield from read_file(Opened(stream, head, name, printable(below), asked), reading)
    except _errors() as error:
        yield _refused(name, error)


def _errors() -> tuple[type[BaseException], ...]:
    """What reading from elsewhere may raise: every service has errors of its own."""
    own = [
        getattr(sys.modules[module], name)
        for module, names in _OWN_ERRORS
        if module in sys.modules
        for name in names
        if hasattr(sys.modules[module], name)
    ]
    return (OSError, ValueError, ImportError, RuntimeError, *own)


def _refused(name: str, error: BaseException) -> Failure:
    if isinstance(error, FileNotFoundError):
        return Failure(name, "does not exist; expected a file or a folder")
    return Failure(name, f"cannot be read ({type(error).__name__}: {str(error)[:200]}); expected a file or a folder")
