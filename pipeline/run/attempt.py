"""The failure boundary: a source that cannot be read or makes a stage raise becomes a named failure."""

import json
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import TypeVar

from pipeline.model.page import Source
from pipeline.model.record import Record
from pipeline.read import Failure, Skip
from pipeline.rules.load import Rules
from pipeline.run.extract import extract

T = TypeVar("T")

_MESSAGE_LIMIT = 500  # a validation error may quote a whole page


@dataclass(frozen=True, slots=True)
class Extracted:
    """A record and its line of `records.jsonl` (without the line's end)."""

    record: Record
    line: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A source without a record: which one, the error's type and message, and where it arose.

    `where` is `module.function` of the innermost frame inside the package, empty where reading failed.
    """

    path: str | None
    uri: str | None
    container: str | None
    offset: int | None
    error: str
    message: str
    where: str = ""

    @property
    def name(self) -> str:
        """The source as a person would name it: path or address, the line of a feed behind it."""
        name = self.path or self.uri or self.container or "?"
        return f"{name}:{self.offset}" if self.offset is not None else name

    def to_json(self) -> str:
        """One line of `errors.jsonl`."""
        return json.dumps(asdict(self), ensure_ascii=False)


Outcome = Extracted | Failed | Skip


def attempt(sources: Iterable[Source | Failure | Skip], rules: Rules, seconds: float = inf) -> Iterator[Outcome]:
    """One outcome a source, in their order (what is no page stays a `Skip`); only interrupts end the run early.

    `seconds` is the time budget of each page.
    """
    for source in sources:
        if isinstance(source, Source):
            yield guarded(source, lambda source: _extracted(source, rules, seconds))
        else:
            yield unread(source)


def unread(item: Failure | Skip) -> Failed | Skip:
    """The outcome of what reading gave no source for."""
    return Failed(item.path, None, None, None, "ReadError", item.message) if isinstance(item, Failure) else item


def guarded(source: Source, work: Callable[[Source], T]) -> T | Failed:
    """What `work` gives for the source, or the failure it raised."""
    try:
        return work(source)
    except Exception as error:  # noqa: BLE001  the project's failure boundary: one bad page must not cost the others
        return failed(source, type(error).__name__, str(error).strip(), _where(error))


def failed(source: Source, error: str, message: str, where: str = "") -> Failed:
    """The failure of a source, its message cut to what one wants to read."""
    message = message[:_MESSAGE_LIMIT] or "(no message)"
    return Failed(source.path, source.uri, source.container, source.offset, error, message, where)


def _extracted(source: Source, rules: Rules, seconds: float) -> Extracted:
    record = extract(source, rules, seconds)
    return Extracted(record, record.to_json())


def _where(error: Exception) -> str:
    package = Path(__file__).parent.parent
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(package):
            return ".".join(["pipeline", *path.relative_to(package).with_suffix("").parts, frame.name])
    return ""
