"""One way through: a source in, its record out; the whole pipeline in five lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline import assemble, check, fields, sections, text
from pipeline.model.page import Page, Source
from pipeline.model.parts import Candidate, Entry
from pipeline.model.record import Record
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


def trace(source: Source, rules: Rules) -> Trace:
    """What every stage made of a source; the record is the one that `extract` gives."""
    page = text.page(source)
    rules = rules_for(page, rules)
    entries = sections.split(page, rules)
    found = fields.find(entries, rules)
    record = assemble.build(page, entries, found, rules)
    return Trace(page, entries, found, check.review(page, entries, record, rules))


def rules_for(page: Page, rules: Rules) -> Rules:
    """The rules as they hold on a page: those of its site, and the order of its dates where no site tells it."""
    own = rules.for_host(host_of(page.source.uri))
    order = own.date_order or page_order((page.text,))
    return own if order == own.date_order else replace(own, date_order=order)


def extract(source: Source, rules: Rules) -> Record:
    """The record of one source: the same for the same bytes, origin and rules."""
    return trace(source, rules).record


def extract_many(sources: Iterable[Source], rules: Rules) -> Iterator[Record]:
    """The records of sources, in their order, one at a time; what a stage raises is raised here."""
    for source in sources:
        yield extract(source, rules)
