"""Decisions made elsewhere, added to a folder's own; a correction must suit its field, as on the bench."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from pipeline.model.record import Record
from pipeline.review.decided import decided
from pipeline.review.decision import Decision
from pipeline.review.log import Log
from pipeline.review.match import fits
from pipeline.review.understood import understood
from pipeline.rules import Rules


@dataclass(frozen=True, slots=True)
class Taken:
    """How many decisions were added, and those that were not: their value is none of their field."""

    count: int
    refused: tuple[Decision, ...]


def take(
    folder: Path, other: Path, records: Callable[[], Iterable[Record]], rules: Callable[[], Rules]
) -> Taken:  # fmt: skip
    """Add the decisions of another log that a folder's own lacks, in their order.

    A page of the report has no rules: a correction made there has the words as they were selected or typed.
    Where the field cannot hold them they are read as the machine reads that field ("Soviet Union" → "SUHH").
    """
    log, loaded = Log(folder), cache(rules)
    lines = Log(other.parent, other.name).read()
    corrected = {line.record for line in lines if line.verdict == "correct"}
    pages = {record.id: record for record in records() if record.id in corrected} if corrected else {}
    with log.appending() as appender:
        there = {line.id for line in appender.missed}
        new = [line for line in lines if line.id not in there]
        suited = [_suited(line, pages.get(line.record), loaded) for line in new]
        good = [line for line in suited if line is not None]
        appender.add(good)
    return Taken(len(good), tuple(line for line, fit in zip(new, suited, strict=True) if fit is None))


def _suited(line: Decision, page: Record | None, rules: Callable[[], Rules]) -> Decision | None:
    """The line, its new value as the field has it; None where the field can hold none that it gives."""
    if line.verdict != "correct" or page is None or line.pointer.startswith("@") or _held(line, page):
        return line
    value = understood(line.field, str(line.new), rules(), page.page.languages)
    read = line.model_copy(update={"new": value})
    return read if value is not None and _held(read, page) else None


def _held(line: Decision, page: Record) -> bool:
    """Whether the record stays one with the corrected value in it: a year is a number, a country one that is."""
    if type(line.new) is not type(line.old):
        return False
    try:
        decided(page, fits(page, [line]))
    except ValidationError:
        return False
    return True
