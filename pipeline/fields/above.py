"""The lines above a film on its page, nearest first, entry by entry: a list of hundreds is gone through once."""

from collections.abc import Iterator

from pipeline.model.parts import Entry, Reading


def start_of(entry: Entry) -> int | None:
    """Where a film's own lines begin: at its title, if it shows one; None for an entry without lines."""
    if entry.title is not None:
        return entry.title.span().start
    first = next((r for s in entry.sections for r in s.readings), None)
    return first.line.start if first else None


def lines_above(entries: tuple[Entry, ...], place: int, before: int | None = None) -> Iterator[Reading]:
    """The shown lines above the beginning of a film entry, nearest first, without furniture and other films.

    `before` is a place in the page to begin from, where it is not the film's beginning.
    """
    start = start_of(entries[place]) if before is None else before
    block: list[tuple[int, Reading]] = []
    for at in range(place, -1, -1):
        entry = entries[at]
        for section in entry.sections:
            if section.kind not in ("boilerplate", "related"):
                for reading in section.readings:
                    line = reading.line
                    if line.kind != "meta" and line.view.text and (start is None or line.start < start):
                        block.append((line.start, reading))
        if entry.subject != "person":  # lives stand behind their film's entry and among its lines
            block.sort(key=lambda pair: -pair[0])
            yield from (reading for _, reading in block)
            block = []


def shown_lines(entries: tuple[Entry, ...]) -> list[Reading]:
    """The lines a reader sees in page order, without furniture and other films."""
    sections = (s for e in entries for s in e.sections if s.kind not in ("boilerplate", "related"))
    shown = (r for s in sections for r in s.readings if r.line.kind != "meta" and r.text)
    return sorted(shown, key=lambda r: r.line.start)
