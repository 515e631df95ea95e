"""A folder of pages that needs nothing else: written beside the old one, which it replaces whole."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.write.marked import visible

_OWN: Final = ".fiche-report"  # by this file a folder is known as one that a report wrote and may replace
_CHUNK: Final = 1000  # rows a file: the first ones show before the last ones are read
_UNSAFE_IN_SCRIPT: Final = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)

Cell = str | int | float | None


class NotAReportError(Exception):
    """The folder to be written holds something else; the message names it."""


@contextmanager
def replacing_folder(folder: Path) -> Iterator[Path]:
    """A new folder with the static files, which takes the place of `folder` when the block ends well.

    Raises `NotAReportError` where `folder` holds anything that no report wrote.
    """
    if folder.exists() and not (folder.is_dir() and ((folder / _OWN).is_file() or not list(folder.iterdir()))):
        raise NotAReportError(f"{folder} is no report; expected a new or empty folder, or an earlier report")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        new, old = beside / "new", beside / "old"
        shutil.copytree(Path(__file__).parent / "static", new / "static")
        (new / _OWN).touch()
        yield new
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(beside)


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates; every text they show is escaped, control characters made visible."""
    environment = Environment(
        loader=PackageLoader("pipeline.write.report"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_finalized, auto_reload=False,
    )  # fmt: skip
    environment.filters["percent"] = percent
    return environment


def percent(share: float) -> str:
    """A share as a whole percentage; what is neither nothing nor all is never rounded to it."""
    number = round(share * 100)
    return f"{number if share in (0, 1) else min(max(number, 1), 99)} %"


def page_path(record_id: str) -> str:
    """Where the page of a record stands in the report: folders of few files, for file systems that need it."""
    return f"pages/{record_id[:2]}/{record_id}.html"


def write_page(folder: Path, path: str, template: str, **told: object) -> None:
    """Nothing comes back; the page stands at `path`. `root` of the template leads from it to the folder."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    html = templates().get_template(template).render(root="../" * path.count("/"), **told)
    file.write_text(html, encoding="utf-8", newline="\n")


class Rows:
    """The rows of one list, written as they come: `data/<name>-<n>.js`, read by `list.js`.

    A row is the id of its record ("" for none), the place on the record's page ("" for its top), and its cells.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.count = 0
        self.chunks = 0
        self._folder = folder / "data"
        self._waiting: list[list[Cell]] = []

    def add(self, record_id: str, place: str, cells: Sequence[Cell]) -> None:
        """Nothing comes back; the row stands in the list."""
        shown = [visible(cell) if isinstance(cell, str) else cell for cell in cells]
        self._waiting.append([record_id, place, *shown])
        self.count += 1
        if len(self._waiting) == _CHUNK:
            self.close()

    def close(self) -> None:
        """Nothing comes back; all rows stand in files."""
        if not self._waiting:
            return
        self._folder.mkdir(exist_ok=True)
        rows = json.dumps(self._waiting, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_SCRIPT)
        file = self._folder / f"{self.name}-{self.chunks}.js"
        file.write_text(f"fiche.rows({self.chunks},{rows});\n", encoding="utf-8", newline="\n")
        self.chunks += 1
        self._waiting = []


def _finalized(value: object) -> object:
    return visible(value) if type(value) is str else value  # markup made here (`Markup`) stays as it is
