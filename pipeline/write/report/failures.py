"""The sources of a run that gave no record, as `errors.jsonl` names them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FAILURES: Final = "errors.jsonl"
_LONGEST = 2000  # characters of a message that are kept


@dataclass(frozen=True, slots=True)
class Failure:
    """A source without a record: what it is called, the error's type and message, the function where it arose."""

    name: str
    error: str
    message: str
    where: str = ""


def failures(folder: Path) -> Iterator[Failure]:
    """The failures of the run that wrote `folder`; a line that is none is a failure of its own."""
    file = folder / FAILURES
    if not file.is_file():
        return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _failure(line, f"{FAILURES}:{number}")


def _failure(line: str, at: str) -> Failure:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return Failure(at, "damaged line", f"expected a JSON object, found {line[:80].strip()!r}")
    name = next((str(told[key]) for key in ("path", "uri", "container") if told.get(key)), at)
    if told.get("offset") is not None:
        name = f"{name}:{told['offset']}"
    return Failure(name, *(str(told.get(key) or "")[:_LONGEST] for key in ("error", "message", "where")))
