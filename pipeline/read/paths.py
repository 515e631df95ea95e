"""The paths a user names → sources, in the order named, folders sorted."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.read.files import read_file, read_standard_input, shown, unreadable
from pipeline.read.kinds import FEED_ENDINGS, PAGE_ENDINGS, ending_of, kind_of_ending, looks_like_html
from pipeline.read.outcome import Failure, Outcome, Skip


def sources(paths: Sequence[str | Path]) -> Iterator[Outcome]:
    """Everything the paths hold, one at a time: a `Source` a page, a `Failure` for what cannot be read, a `Skip`
    for what is no page in a folder.

    A path is a file (text, HTML, a feed of JSON lines), a folder (read to the bottom, names sorted) or "-"
    for standard input. `Source.path` is the path as named joined with the path below it; nothing is kept
    in memory but the page at hand. Links that lead out of a folder are not followed.
    """
    for path in paths:
        if str(path) == "-":
            yield read_standard_input()
            continue
        named = Path(path)
        try:
            mode = named.stat().st_mode
        except (OSError, ValueError) as error:
            yield _missing(named, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(named)
        else:
            yield from read_file(named, shown(named))


def _missing(path: Path, error: OSError | ValueError) -> Failure:
    name = shown(path) if isinstance(error, OSError) else repr(str(path))
    if isinstance(error, FileNotFoundError):
        return Failure(name, 'does not exist; expected a file, a folder or "-"')
    return unreadable(name, error) if isinstance(error, OSError) else Failure(name, "is no path")


def _folder(root: Path) -> Iterator[Outcome]:
    home = root.resolve()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            link = path.is_symlink() and path != root
            if link and (path.is_dir() or not path.resolve().is_relative_to(home)):
                yield Skip(shown(path), "link")
                continue
            if path.is_dir():
                if path.name.startswith(".") and path != root:
                    yield Skip(shown(path), "hidden folder")
                    continue
                inside = sorted((entry for entry in path.iterdir()), key=lambda entry: entry.name, reverse=True)
                waiting.extend(inside)
                continue
            regular = path.is_file()
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a ring
            yield Failure(shown(path), f"cannot be read ({error}); expected a folder")
            continue
        yield from _in_folder(path, regular)


def _in_folder(path: Path, regular: bool) -> Iterator[Outcome]:
    name = shown(path)
    ending = ending_of(path.name)
    if not regular:
        yield Skip(name, "special file")
    elif path.name.startswith("."):
        yield Skip(name, "hidden file")
    elif ending in PAGE_ENDINGS or ending in FEED_ENDINGS:
        yield from read_file(path, name)
    elif kind := kind_of_ending(ending):
        yield Skip(name, kind)
    elif _opens_html(path):
        yield from read_file(path, name)
    else:
        yield Skip(name, f".{ending[:12]} file" if ending else "file without an ending")


def _opens_html(path: Path) -> bool:
    """Whether a file of another name is a saved web page; what cannot be opened is none."""
    try:
        with path.open("rb") as file:
            return looks_like_html(file.read(1_024))
    except OSError:
        return False
