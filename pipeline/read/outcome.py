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
    """A file of a folder that is no page; `kind` is what it is, in words that can be counted."""

    path: str
    kind: str


Outcome: TypeAlias = Source | Failure | Skip
