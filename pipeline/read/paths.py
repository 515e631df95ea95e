"""The paths a user names → sources, in the order named, folders sorted."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.read.bounds import HEAD
from pipeline.read.files import read_file, read_standard_input, unreadable
from pipeline.read.kinds import kind_of_name
from pipeline.read.opened import Opened
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.reading import ReadState
from pipeline.read.remote import local_path, read_remote
from pipeline.read.spelled import printable


def sources(paths: Sequence[str | Path], *, keys: Mapping[str, str] | None = None) -> Iterator[Outcome]:
    """Everything the paths hold, one at a time: a `Source` a page, a `Failure` for what cannot be read, a `Skip`
    for what is no page in a folder or archive.

    A path is a page (text, HTML, MHTML), a feed (JSON lines, JSON, CSV, Parquet), an archive (WARC, ARC, WACZ,
    zip, tar, packed or not), a folder (read to the bottom, names sorted, archives in it too), an address that
    fsspec opens ("s3://bucket/dump.warc.gz"), or "-" for standard input. `Source.path` is the path as named
    joined with the path below it; nothing is kept in memory but the page at hand. Links that lead out of a
    folder are not followed. `keys` names the keys of a feed that are not found by themselves
    ({"html": "body_html", "url": "self"}).
    """
    reading = ReadState.of(keys)
    for path in paths:
        local = local_path(str(path))
        if local is None:
            yield from read_remote(str(path), reading)
            continue
        if local == "-":
            yield from read_standard_input(sys.stdin.buffer, reading)
            continue
        named = Path(local)
        try:
            mode = named.stat().st_mode
        except (OSError, ValueError) as error:
            yield _missing(named, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(named, reading)
        else:
            yield from _file(named, named.name, reading, asked=True)


def _missing(path: Path, error: OSError | ValueError) -> Failure:
    name = _shown(path) if isinstance(error, OSError) else repr(str(path))
    if isinstance(error, FileNotFoundError):
        return Failure(name, 'does not exist; expected a file, a folder or "-"')
    return unreadable(name, error) if isinstance(error, OSError) else Failure(name, "is no path")


def _folder(root: Path, reading: ReadState) -> Iterator[Outcome]:
    home = root.resolve()
    # The folder's own name counts: a mirror is named by its host.
    waiting = [(root, home.name, iter([""]))]
    while waiting:
        folder, below, names = waiting[-1]
        name = next(names, None)
        if name is None:
            waiting.pop()
            continue
        path = folder / name
        place = f"{below}/{name}".rstrip("/")
        try:
            if path != root and (kind := _outside(path, home)):
                yield Skip(_shown(path), kind)
            elif path.is_dir():
                with os.scandir(path) as entries:
                    inside = sorted(entry.name for entry in entries)
                waiting.append((path, place, iter(inside)))
            elif path.is_file():
                yield from _in_folder(path, place, reading)
            else:
                yield Skip(_shown(path), "special file")
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a ring
            yield Failure(_shown(path), f"cannot be read ({error}); expected a folder")


def _outside(path: Path, home: Path) -> str | None:
    """What an entry of a folder is that is not to be followed: a link out of it or to a folder, a hidden folder."""
    if path.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(home)):
        return "link"
    return "hidden folder" if path.name.startswith(".") and path.is_dir() else None


def _in_folder(path: Path, below: str, reading: ReadState) -> Iterator[Outcome]:
    if kind := kind_of_name(printable(below)):
        yield Skip(_shown(path), kind)
    else:
        yield from _file(path, below, reading, asked=False)


def _file(path: Path, below: str, reading: ReadState, *, asked: bool) -> Iterator[Outcome]:
    name = _shown(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(0)
            yield from read_file(Opened(file, head, name, printable(below), asked), reading)
    except OSError as error:
        yield unreadable(name, error)


def _shown(path: Path) -> str:
    return printable(path.as_posix())
