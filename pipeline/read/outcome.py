"""What comes of a path: a source, a named failure, or a file that is no page."""

from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model.page import Source


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that cannot be read: where it is ("feed.jsonl:12" for a line) and what was expected of it."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Skip:
    """What is no page of its own; `kind` is what it is, in words that can be counted.

    `of` is told for duplicates only: the id of the record that its payload was recorded in.
    """

    path: str
    kind: str
    of: str | None = None


Outcome: TypeAlias = Source | Failure | Skip


def where(source: Source) -> str:
    """A source as failures name theirs: its path, or its container and the place in it."""
    if source.path or source.offset is None:
        return source.path or source.uri or "?"
    return f"{source.container}:{source.offset}"
