"""One way through: a source in, its record out; the whole pipeline in five lines, and a time it must not pass."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from time import process_time

from pipeline import assemble, check, fields, sections, text
from pipeline.model.page import Page, Source
from pipeline.model.parts import Candidate, Entry
from pipeline.model.record import Issue, Record
from pipeline.rules.load import Rules
from pipeline.rules.sites import host_of
from pipeline.values.dates import page_order


@dataclass(frozen=True, slots=True)
class Trace:
    """What every stage made of one page, in the order of the stages."""

    page: Page
    entries: tuple[Entry, ...]
    candidates: tuple[Candidate, ...]
    record: Record


def trace(source: Source, rules: Rules, seconds: float = inf) -> Trace:
    """What every stage made of a source; the record is the one that `extract` gives.

    When `seconds` of computing are used up, no further entry is read (with 0 the record has the page's text
    alone), and the issue `page.budget` says so: the only thing about a record that a clock decides.
    """
    end = process_time() + seconds
    page = text.page(source)
    rules = rules_for(page, rules)
    entries = sections.split(page, rules) if process_time() < end else ()
    found: list[Candidate] = []
    read = 0
    while read < len(entries) and process_time() < end:
        found += fields.find_in(entries, read, rules)
        read += 1
    record = assemble.build(page, entries, tuple(found), rules)
    record = check.review(page, entries, record, rules)
    if read == 0 or read < len(entries):
        record = _cut_short(record, read, len(entries))
    return Trace(page, entries, tuple(found), record)


def _cut_short(record: Record, read: int, entries: int) -> Record:
    left = f"{entries - read} of its {entries} parts were not read" if entries else "nothing but its text was read"
    issue = Issue(code="page.budget", severity="error", message=f"the page took too long: {left}")
    return record.model_copy(update={"issues": (issue, *record.issues)})


def rules_for(page: Page, rules: Rules) -> Rules:
    """The rules as they hold on a page: those of its site, and the order of its dates where no site tells it."""
    own = rules.for_host(host_of(page.source.uri))
    order = own.date_order or page_order((page.text,))
    return own if order == own.date_order else _ordered(own, order)


@lru_cache(maxsize=256)
def _ordered(rules: Rules, order: str | None) -> Rules:
    """Rules with an order of dates: the same ones for the same order, since what is remembered hangs on them."""
    return replace(rules, date_order=order)


def extract(source: Source, rules: Rules, seconds: float = inf) -> Record:
    """The record of one source: the same for the same bytes, origin and rules, unless `seconds` run out."""
    collected = gc.isenabled()
    gc.disable()  # what a page makes holds no cycles: looking for some in a long one would take a fifth of its time
    try:
        return trace(source, rules, seconds).record
    finally:
        if collected:
            gc.enable()


def extract_many(sources: Iterable[Source], rules: Rules) -> Iterator[Record]:
    """The records of sources, in their order, one at a time; what a stage raises is raised here."""
    for source in sources:
        yield extract(source, rules)
