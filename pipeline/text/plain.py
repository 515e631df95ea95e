"""Plain text → its lines, exactly as they stand."""

import re

from pipeline.model.page import Line
from pipeline.text.views import view, without_bullet

# Not `str.splitlines`: form feeds, vertical tabs and the separators of teletype stand inside lines.
_LINE = re.compile("([^\r\n\u2028\u2029]*)(?:\r\n|[\r\n\u2028\u2029]|$)")


def read_plain(text: str) -> tuple[Line, ...]:
    """The lines of a plain text that show anything, as kind "text" or "item"; blank ones become `gap`."""
    lines: list[Line] = []
    gap = False
    for found in _LINE.finditer(text):
        shown = view(found[1], found.start())
        if not shown.text:
            gap = True
            continue
        item = without_bullet(shown)
        lines.append(Line(item, "item", gap=gap) if item else Line(shown, gap=gap))
        gap = False
    return tuple(lines)
