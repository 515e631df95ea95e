"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO, cast


@contextmanager
def replacing(path: Path, *, keep_empty: bool = True) -> Iterator[TextIO]:
    r"""A text file (UTF-8, "\n") written beside `path`, which takes its name when the block ends well.

    When the block raises, `path` keeps what it held. With `keep_empty=False`, `path` is absent afterwards
    where nothing was written. Lone surrogates (names of files on odd disks) become JSON's own escapes.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace", newline="\n",
        dir=path.parent, prefix=f".{path.name}.", delete=False,
    ) as file:  # fmt: skip
        beside = Path(file.name)
        try:
            yield cast("TextIO", file)
            file.flush()
            os.fsync(file.fileno())
            empty = file.tell() == 0
        except BaseException:  # an interrupted run too must not leave its half beside the old file
            beside.unlink(missing_ok=True)
            raise
    if empty and not keep_empty:
        beside.unlink()
        path.unlink(missing_ok=True)
        return
    beside.chmod(_mode())
    beside.replace(path)


@contextmanager
def replacing_file(path: Path) -> Iterator[Path]:
    """The name of an empty file beside `path`, for libraries that open files themselves; it takes `path`'s name.

    As with `replacing`: when the block raises, `path` keeps what it held and nothing stays beside it.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix, delete=False) as file:
        beside = Path(file.name)
    try:
        yield beside
        with beside.open("rb") as file:
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    beside.chmod(_mode())
    beside.replace(path)


def _mode() -> int:
    """The permissions an ordinary new file gets (temporary ones are private)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
