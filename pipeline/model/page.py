"""What a page is before anything is understood: bytes with an origin, then text in lines with places."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

LineKind = Literal["heading", "text", "item", "cell", "link", "caption", "meta"]


class Span(NamedTuple):
    """Half-open range of Unicode code points in `Page.text` (a tuple: pages sort and compare thousands of them)."""

    start: int
    end: int


class View(NamedTuple):
    """A piece of a page's text made easy to read, which knows where each of its characters stands.

    `text` leaves invisible characters out and shows odd blanks as blanks; `at[i]` is the offset of
    `text[i]` in `Page.text` (a `range` where the characters run on without a gap). `ends[i]` is the
    offset behind it, told only where characters of the page were composed into one (None: `at[i] + 1`).
    """

    text: str
    at: Sequence[int]
    ends: Sequence[int] | None = None

    def cut(self, start: int, end: int | None = None) -> "View":
        """The part from `start` to `end` (offsets in this view), without blanks at its ends."""
        end = len(self.text) if end is None else end
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right <= left:
            return View("", self.at[start:start])
        kept = slice(start + left, start + right)
        return View(piece[left:right], self.at[kept], None if self.ends is None else self.ends[kept])

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where the part from `start` to `end` (offsets in this view) stands in `Page.text`."""
        end = len(self.text) if end is None else end
        if end <= start:
            at = self.at[start] if start < len(self.at) else (self.at[-1] + 1 if len(self.at) else 0)
            return Span(at, at)
        return Span(self.at[start], self.at[end - 1] + 1 if self.ends is None else self.ends[end - 1])


def join(views: Sequence[View]) -> View:
    """Several views read as one run of text, a blank between each two (a paragraph broken into lines)."""
    if len(views) == 1:
        return views[0]
    at: list[int] = []
    ends: list[int] = []
    for view in views:
        if not view.text:
            continue
        if at:
            at.append(at[-1])  # the blank stands for the line break; a span never starts or ends on it
            ends.append(ends[-1])
        at.extend(view.at)
        ends.extend((i + 1 for i in view.at) if view.ends is None else view.ends)
    composed = any(view.ends is not None for view in views)
    return View(" ".join(v.text for v in views if v.text), tuple(at), tuple(ends) if composed else None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as a reader sees it.

    `kind` says what shows it; `place` is the path of elements (HTML) or of keys (embedded metadata, such
    as `jsonld[0]/Movie/director[1]/name`), empty for plain text; `gap` is true where a blank line or the
    border of a block stands before it; `row` and `column` number table cells and terms of definition
    lists (-1 elsewhere; a row number is unique within the page); `level` is a heading's level (0: none);
    `head` counts the characters at the start that stand in an element of their own, as labels do
    ("<b>Director</b> Jane Doe": 8; 0: none).
    """

    view: View
    kind: LineKind = "text"
    place: str = ""
    gap: bool = False
    row: int = -1
    column: int = -1
    level: int = 0
    head: int = 0

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def span(self) -> Span:
        return self.view.span()


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one page and where they come from; nothing in it is trusted.

    `charset` is what a feed or an HTTP header claims; `offset` is the place in `container` (the number of
    an entry of a feed, counted from 1, or the byte at which an archive's record or packed member begins);
    `record_id` is the archive's own name for the record; `fetched` is the capture time as the container
    tells it; `http_status` and `content_type` are what the server answered; `remarks` are (code, message)
    of what reading the container noticed.
    """

    data: bytes
    media_type: str = "text/plain"
    path: str | None = None
    uri: str | None = None
    container: str | None = None
    offset: int | None = None
    charset: str | None = None
    fetched: str | None = None
    record_id: str | None = None
    http_status: int | None = None
    content_type: str | None = None
    remarks: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        data: bytes,
        *,
        media_type: str | None = None,
        path: str | None = None,
        uri: str | None = None,
        charset: str | None = None,
    ) -> "Source":
        """A source from bytes; `media_type` is concluded from the path's ending or the first bytes."""
        return cls(data, media_type or media_type_of(path, data), path, uri, None, None, charset)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def id(self) -> str:
        """Sixteen hex digits that depend on the origin and the payload alone."""
        origin = (self.uri or self.path or "").encode("utf-8", "surrogateescape")
        return hashlib.sha256(origin + b"\x00" + self.data).hexdigest()[:16]


def media_type_of(path: str | None, data: bytes) -> str:
    """`text/html` or `text/plain`, from the path's ending, else from what the bytes begin with."""
    ending = (path or "").rpartition(".")[2].lower()
    if ending in ("html", "htm", "xhtml"):
        return "text/html"
    if ending == "txt":
        return "text/plain"
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) else "text/plain"


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a source, fixed for good, and its lines in reading order (embedded metadata last).

    `charset_from` says how the charset was known; `languages` holds what the markup declares (BCP 47,
    may be empty or wrong); `remarks` are (code, message, start, end) of what reading noticed.
    """

    source: Source
    text: str
    lines: tuple[Line, ...]
    charset: str = "utf-8"
    charset_from: str = ""
    languages: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str, int, int], ...] = field(default=())

    def shown(self) -> Iterator[Line]:
        """The lines a reader sees: all but embedded metadata."""
        return (line for line in self.lines if line.kind != "meta")

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]
