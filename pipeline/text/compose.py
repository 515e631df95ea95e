"""Drafts of lines and leaves of metadata → the text of an HTML page and its lines."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.page import Line, LineKind
from pipeline.text.views import view, without_bullet


@dataclass(slots=True)
class Draft:
    """A line of an HTML page while its page is being read (the table it stands in may change its kind)."""

    text: str
    kind: LineKind
    place: str
    gap: bool
    row: int = -1
    column: int = -1
    level: int = 0
    head: int = 0  # characters of the text that stand in an element of their own at its start


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of the embedded metadata and the path of keys that leads to it; neither holds a line break."""

    place: str
    value: str


def compose(drafts: Sequence[Draft], leaves: Sequence[Leaf]) -> tuple[str, tuple[Line, ...]]:
    """`Page.text` and the lines in it: cells of a row joined by tabs, a blank line where a gap stands."""
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    row = column = -1
    for draft in drafts:
        beside = draft.row >= 0 and draft.row == row and draft.column != column
        gap = draft.gap and not beside and bool(lines)
        between = "" if not pieces else "\t" if beside else "\n\n" if gap else "\n"
        row, column = draft.row, draft.column
        pieces += (between, draft.text)
        at += len(between)
        shown = view(draft.text, at)
        at += len(draft.text)
        kind = draft.kind
        if kind == "text" or kind == "item":
            item = without_bullet(shown)
            if item:
                shown, kind = item, "item"
        head = bisect_left(shown.at, at - len(draft.text) + draft.head) if draft.head else 0
        lines.append(Line(shown, kind, draft.place, gap, row, column, draft.level, head))
    for leaf in leaves:
        between = "\n" if lines and lines[-1].kind == "meta" else "\n\n" if pieces else ""
        lead = f"{between}{leaf.place}: "
        shown = view(leaf.value, at + len(lead))
        if shown.text:
            pieces += (lead, leaf.value)
            at += len(lead) + len(leaf.value)
            lines.append(Line(shown, "meta", leaf.place, between == "\n\n"))
    return "".join(pieces), tuple(lines)
