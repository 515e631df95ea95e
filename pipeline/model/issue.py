"""What is doubtful about a page, and the three errors that are no page's doubt."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


class RuleError(ValueError):
    """A rule file cannot be used; the message names the file, the key and what was expected."""


class ReadError(ValueError):
    """One source cannot be read; the message names it and what was expected."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a stage noticed, before it is written as an `Issue` of the record.

    `pointer` is an RFC 6901 JSON Pointer into the record ("" where none fits); `start` and `end` are
    offsets into `Page.text`.
    """

    code: str
    severity: Severity
    message: str
    pointer: str = ""
    start: int = 0
    end: int = 0
