"""What a page says that no field took: labels without a value, text that was not read."""

from collections.abc import Iterator

from pipeline.model.issue import Doubt
from pipeline.model.page import Page, View
from pipeline.model.parts import Entry
from pipeline.model.record import Extent, Record


def empty_labels(entries: tuple[Entry, ...]) -> Iterator[Doubt]:
    """Labels of roles and facts that stand on the page without a value."""
    for entry in entries:
        for section in entry.sections:
            for reading in section.readings:
                for label in reading.labels:
                    if not label.values and section.kind in ("credits", "head", "facts") and label.head.text:
                        span = label.head.span()
                        yield Doubt(
                            "label.empty",
                            "note",
                            f"the label {label.head.text!r} has no value",
                            "",
                            span.start,
                            span.end,
                        )


def unread(page: Page, entries: tuple[Entry, ...], record: Record) -> tuple[Extent, ...]:
    """The stretches of the text that are neither evidence nor understood, those without letter or digit left out."""
    covered = sorted({*_evidence(record), *_understood(entries)})
    extents: list[Extent] = []
    at = 0
    for start, end in [*covered, (len(page.text), len(page.text))]:
        if start > at:
            extents += _worth_reading(page.text, at, start)
        at = max(at, end)
    return tuple(extents)


def _evidence(record: Record) -> Iterator[tuple[int, int]]:
    for evidence in record.evidence.values():
        for quote in evidence.spans:
            yield quote.start, quote.end
        for alternative in evidence.alternatives:
            for quote in alternative.spans:
                yield quote.start, quote.end


def _understood(entries: tuple[Entry, ...]) -> list[tuple[int, int]]:
    """Headings and labels that were understood, furniture, and what stands under other films' headings."""
    found: list[View] = []
    for entry in entries:
        for section in entry.sections:
            if section.heading is not None and section.heading.labels:
                found.append(section.heading.line.view)
            for reading in section.readings:
                if reading.zone != "main":
                    found.append(reading.line.view)
                for label in reading.labels:
                    found.append(label.head)
                    if label.keys[0] == "ignored":
                        found += label.values
    return [(span.start, span.end) for span in (view.span() for view in found)]


def _worth_reading(text: str, start: int, end: int) -> list[Extent]:
    """One extent without blanks and marks at its ends, or none where there is neither letter nor digit."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return [Extent(start=start, end=end)] if end > start else []
