"""A page's text as HTML whose marks say what was read where; nothing of the text can become markup."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from html import escape
from typing import Final

from pipeline.model.record import Quote, Record

# A field's hue: the same behind its characters in the text and beside its value in the record.
_HUES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("title", "original_title", "other_titles", "filmography", "section"), "title"),
    **dict.fromkeys(("credits", "cast", "name", "roles", "relations"), "person"),
    **dict.fromkeys(("companies", "links"), "company"),
    "awards": "award",
    **dict.fromkeys(("reviews", "statement", "synopsis", "text"), "prose"),
    **dict.fromkeys(("screenings", "premiere", "born", "died", "birth_place", "death_place", "events"), "time"),
}
HUES: Final = ("title", "fact", "person", "company", "award", "prose", "time")

# Each becomes one visible character, so that offsets into the text stay right: parsers of HTML drop or change
# control characters, and an override of direction could make the page lie about its text.
_VISIBLE = {
    **{c: 0x2400 + c for c in range(0x20) if chr(c) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029, 0x202D, 0x202E, *range(0xD800, 0xE000)), 0xFFFD),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open range of the text under a name that is free of blanks, quotes and `<`.

    `kind` is one or more CSS classes; `note` is told beside the range.
    """

    start: int
    end: int
    name: str
    kind: str
    note: str = ""


def visible(text: str) -> str:
    """Text with a visible character for each that a parser of HTML would drop or change; as long as before."""
    return text if text.isprintable() else text.translate(_VISIBLE)


def escaped(text: str) -> str:
    """Text for an element or a quoted attribute of HTML."""
    return escape(visible(text), quote=True)


def hue(pointer: str) -> str:
    """The hue of a leaf of the record: one of `HUES`."""
    steps = pointer.split("/")
    return _HUES.get(steps[3], "fact") if len(steps) > 3 else "fact"


def span_name(quote: Quote) -> str:
    """The name of the mark on a quote: the same for all values that were read there."""
    return f"s{quote.start}-{quote.end}"


def marks(record: Record) -> list[Mark]:
    """One mark for each range that values were read from, then for unread text (u0, …) and issues (i0, …)."""
    evidence = {
        span_name(quote): Mark(quote.start, quote.end, span_name(quote), f"read {hue(pointer)}")
        for pointer, why in record.evidence.items()
        for quote in why.spans
    }
    unread = [Mark(e.start, e.end, f"u{n}", "unread") for n, e in enumerate(record.unread)]
    issues = [
        Mark(issue.start, issue.end, f"i{n}", f"issue {issue.severity}", issue.message)
        for n, issue in enumerate(record.issues)
        if issue.code != "text.unread"  # its stretches are marked one by one
    ]
    return [*evidence.values(), *unread, *issues]


def marked(text: str, marks: Iterable[Mark]) -> str:
    """The text in nested `<mark data-mark=NAME>`: ranges that cross are cut where the one begun first ends.

    The first piece of a range has its name as `id` and its note as `data-note`. Ranges outside the text are
    cut to it, empty ones left out.
    """
    waiting = [
        (max(mark.start, 0), -min(mark.end, len(text)), number, True, mark)
        for number, mark in enumerate(marks)
        if max(mark.start, 0) < min(mark.end, len(text))
    ]
    heapify(waiting)
    pieces: list[str] = []
    ends: list[int] = []  # of the open marks, the innermost last
    at = 0
    while waiting or ends:
        if ends and (not waiting or ends[-1] <= waiting[0][0]):
            pieces += (escaped(text[at : ends[-1]]), "</mark>")
            at = ends.pop()
            continue
        start, minus_end, number, first, mark = heappop(waiting)
        if ends and -minus_end > ends[-1]:
            heappush(waiting, (ends[-1], minus_end, number, False, mark))
            minus_end = -ends[-1]
        pieces += (escaped(text[at:start]), _opening(mark, first))
        ends.append(-minus_end)
        at = start
    pieces.append(escaped(text[at:]))
    return "".join(pieces)


def _opening(mark: Mark, first: bool) -> str:
    own = f' id="{mark.name}" tabindex="-1"' if first else ""
    note = f' data-note="{escaped(mark.note)}"' if first and mark.note else ""
    return f'<mark{own} class="{mark.kind}" data-mark="{mark.name}"{note}>'
