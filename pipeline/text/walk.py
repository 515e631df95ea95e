"""The walk over a parsed HTML document that gathers its visible text line by line."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from pipeline.model.page import LineKind
from pipeline.text.compose import Draft
from pipeline.text.display import SHOWN, Show
from pipeline.text.grid import Grids
from pipeline.text.path import Path
from pipeline.text.views import blank

_WHITE = " \t\n\r\f"
_RUN = re.compile(f"[{_WHITE}]+")
_BETWEEN_LINKS = frozenset(("|", "•", "·", "»", "›", ">", "::", "—", "–"))
_SPACED = frozenset((Show.SPACED, Show.HEADING, Show.TABLE, Show.TERMS))
_CELLS = frozenset((Show.CELL, Show.TERM, Show.DETAIL))
_NAMED_BY_BUTTON = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "th"))

# What stands between two pieces of text in one line: nothing, an element's end, an end and a start, two links.
_NONE, _END, _SEAM, _LINKS = range(4)


class Walk:
    """One pass over a document. The walk keeps its own stack: depth is bounded by memory alone."""

    def __init__(self, unseen: frozenset[int], roles: Mapping[int, str], without_script: bool = False) -> None:
        """`unseen` and `roles` are keyed by node: hidden elements, and landmarks declared by a role.

        `without_script` shows what stands in `<noscript>`.
        """
        self._unseen = unseen
        self._shown_as: Mapping[str, Show] = {**SHOWN, "noscript": Show.BLOCK} if without_script else SHOWN
        self._path = Path(roles)
        self._drafts: list[Draft] = []
        self._grids = Grids(self._drafts)
        self._parts: list[str] = []
        self._gap = False
        self._fresh = self._outer_gap = False  # a cell or item that shows nothing yet, and the gap before it
        self._broken = False  # the last thing seen was a line break
        self._links = 0
        self._linked = self._bare = False  # text in links, text outside of links
        self._mark = -1  # how deep the last element stands that opened before the line's text
        self._head = 0  # how many parts of the line stand in that element
        self._level = self._kept = self._captions = self._naming = self._lists = 0
        self._seen = self._item = self._blank = False

    def run(self, root: LexborNode) -> list[Draft]:  # noqa: C901 - one loop over every node: calls would double its time
        """The drafts of all lines below a node, in reading order."""
        parts = self._parts
        unseen = self._unseen
        shown_as = self._shown_as
        stack: list[tuple[LexborNode, Show, str]] = []
        seam = _NONE
        last = ""
        node = root.first_child
        while True:
            if node is None:
                if not stack:
                    break
                node, show, tag = stack.pop()
                if show is Show.INLINE:
                    if seam == _NONE and tag != "sup" and tag != "sub":
                        seam, last = _END, tag
                    if len(stack) == self._mark and self._seen:
                        self._head, self._mark = len(parts), -1
                elif show is Show.LINK:
                    self._links -= 1
                    seam, last = _END, tag
                else:
                    self._close(show, tag)
                node = node.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                if not parts and not self._kept and text and not text.strip(_WHITE):
                    self._blank = True  # what stands before a line's first word is not shown
                    seam = _NONE
                    node = node.next
                    continue
                if seam:
                    if seam >= _SEAM and parts and (seam == _LINKS or _glued(parts[-1], text)):
                        parts.append(" ")
                    if text:
                        seam = _NONE
                parts.append(text)
                if not text.isspace():
                    self._seen = True
                    if self._links:
                        self._linked = True
                    elif not self._bare and text.strip() not in _BETWEEN_LINKS:
                        self._bare = True
                node = node.next
                continue
            show = shown_as.get(tag, Show.INLINE)
            if show is Show.HIDDEN or tag[:1] == "-" or (unseen and node.mem_id in unseen):
                node = node.next
                continue
            if show is Show.INLINE or show is Show.LINK:
                if seam == _END:
                    seam = _LINKS if tag == last == "a" else _SEAM if tag != "sup" and tag != "sub" else _NONE
                if show is Show.LINK:
                    self._links += 1
                elif not self._seen:
                    self._mark = len(stack)
            elif show is Show.IMAGE:
                if tag != "button" or not self._naming:
                    seam = max(seam, _SEAM)
                    node = node.next
                    continue
            else:
                seam = _NONE
                self._open(node, show, tag)
                if show is Show.BREAK or show is Show.RULE:
                    node = node.next
                    continue
            stack.append((node, show, tag))
            node = node.first_child
        self._flush()
        return self._drafts

    def _open(self, node: LexborNode, show: Show, tag: str) -> None:
        if show is Show.THROUGH:
            return
        wrote = self._flush()
        if show is Show.BREAK:
            self._gap = self._gap or (self._broken and not wrote)
            self._broken = True
            return
        self._broken = False
        if show is Show.RULE:
            self._gap = True
            return
        if show in _SPACED and not (self._lists and tag in ("ul", "ol", "menu")):
            self._gap = True
        self._path.enter(node, tag)
        if tag in _NAMED_BY_BUTTON:
            self._naming += 1
        if show is Show.HEADING:
            self._level = int(tag[1])
        elif show is Show.ITEM:
            self._lists += 1
            self._item = self._fresh = True
            self._outer_gap = self._gap
        elif show is Show.KEPT:
            self._kept += 1
        elif show is Show.CAPTION:
            self._captions += 1
        elif show >= Show.TABLE and show <= Show.DETAIL:
            self._grids.open(show, node)
            self._item = False
            if show in _CELLS:
                self._fresh, self._outer_gap = True, self._gap

    def _close(self, show: Show, tag: str) -> None:
        if show is Show.THROUGH or show is Show.IMAGE:
            return
        self._flush()
        self._broken = False
        if show in _SPACED and not (self._lists and tag in ("ul", "ol", "menu")):
            self._gap = True
        self._path.leave()
        if tag in _NAMED_BY_BUTTON:
            self._naming -= 1
        if show is Show.HEADING:
            self._level = 0
        elif show is Show.ITEM:
            self._lists -= 1
            self._item = self._fresh = self._gap = False
        elif show is Show.KEPT:
            self._kept -= 1
        elif show is Show.CAPTION:
            self._captions -= 1
        elif show >= Show.TABLE and show <= Show.DETAIL:
            self._grids.close(show)
            if show in _CELLS:
                self._fresh = self._gap = False

    def _flush(self) -> bool:
        """Ends the line; whether it showed anything."""
        parts = self._parts
        if not parts:
            if self._blank:
                self._blank = False
                self._mark = -1
            return False
        text = "".join(parts)
        head = _collapsed("".join(parts[: self._head])) if self._head else ""
        parts.clear()
        link = self._linked and not self._bare
        self._linked = self._bare = self._seen = self._blank = False
        self._mark, self._head = -1, 0
        if blank(text):
            # A line of hard blanks alone is how editors make a blank line.
            self._gap = self._gap or "\xa0" in text
            return False
        kind = self._kind(link)
        if self._kept:
            for line in text.splitlines():
                self._emit(line.rstrip(), kind)
        else:
            whole = _collapsed(text)
            self._emit(whole, kind, len(head) if len(head) < len(whole) else 0)
        return True

    def _kind(self, link: bool) -> LineKind:
        if self._level:
            return "heading"
        if self._captions:
            return "caption"
        if link:
            return "link"
        return "item" if self._item else "text"

    def _emit(self, text: str, kind: LineKind, head: int = 0) -> None:
        if blank(text):
            self._gap = True
            return
        row, column = self._grids.here()
        gap = self._outer_gap if self._fresh else self._gap
        self._drafts.append(Draft(text, kind, self._path.text(), gap, row, column, self._level, head))
        self._gap = self._item = self._fresh = self._broken = False


def _collapsed(text: str) -> str:
    """Runs of white space as one blank, as browsers show them; hard blanks stay."""
    return " ".join(text.split()) if text.isascii() else _RUN.sub(" ", text).strip(" ")


def _glued(before: str, after: str) -> bool:
    """Whether two neighbouring elements would show as one word that nobody writes ("DirectorJane", "Year2019").

    Style sheets set such elements apart; in one word only the case of letters stays as it was.
    """
    if not before or not after:
        return False
    left, right = before[-1], after[0]
    if left.isspace() or right.isspace():
        return False
    if right.isupper():
        return not left.isupper() and (left.isalnum() or left in ".:;,!?)")
    return right.isdigit() and (left.isalpha() or left in ":;)")
