"""Markup that no browser's limits would let pass → markup that parses in linear time.

The parser takes quadratic time and memory for elements nested by the ten thousand, for formatting left open
by the hundred and for tags with thousands of attributes; browsers stop at 512 levels.
"""

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/<>]{0,30}))")
# As the parser reads them: quotes count behind an equals sign only.
_VALUE = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
_ATTRIBUTES = re.compile(rf"(?:[^>=]++|{_VALUE}|=)*+")
_NO_NAMES = re.compile(rf"{_VALUE}|[/=]")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)  # fmt: skip
# Elements that the next of their kind closes; they count as levels only through their parents.
_LOOSE = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "html", "head", "body")
)  # fmt: skip
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)  # fmt: skip
_RAW = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
)  # fmt: skip
_SCOPES = frozenset(("table", "template", "button", "object", "svg", "math", "select"))
_FOREIGN = frozenset(("svg", "math"))
_DEEPEST = 400
_OPEN_FORMATTING = 12
_NAMES_AT_MOST = 2_000  # of attributes and of values without quotes
_LONGEST_TAG = 8_000
_TAGS_ALWAYS_SAFE = 2_500  # even the worst page of so many tags parses in about a second
_BETWEEN_TAGS = re.compile("<(?=[a-zA-Z/!])")


def tame(text: str) -> tuple[str, bool]:
    """The text with tags that nest too deep, and attributes too many, cut out; and whether it was too deep."""
    if text.count("<") <= _TAGS_ALWAYS_SAFE:
        long = [piece for piece in _BETWEEN_TAGS.split(text) if len(piece) > _LONGEST_TAG]
        if not any(any(_attributes(piece, 0)) for piece in long):
            return text, False
    cuts = list(_cuts(text))
    if not cuts:
        return text, False
    kept: list[str] = []
    at = 0
    for start, end, _ in cuts:
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return "".join(kept), any(deep for _, _, deep in cuts)


def _cuts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Half-open ranges to leave out, in order, and whether depth is why."""
    open_now = _Open()
    raw_end = 0
    tag = -1  # where the last start tag's name ends
    for found in _TAG.finditer(text):
        start = found.start()
        if start < raw_end:
            continue
        if tag >= 0 and start - tag > _LONGEST_TAG:
            yield from _attributes(text, tag)
        tag = -1
        if found[1]:
            raw_end = _behind(text, "-->", start)
            continue
        name = found[3].lower()
        if found[2]:
            open_now.close(name)
            continue
        tag = found.end()
        if name in _RAW:
            raw_end = _behind(text, f"</{name}", start)
        elif open_now.foreign and text[_tag_end(text, tag) - 2] == "/":
            continue
        elif not open_now.open(name):
            yield start, _tag_end(text, tag), name not in _FORMATTING
            tag = -1
    if tag >= 0 and len(text) - tag > _LONGEST_TAG:
        yield from _attributes(text, tag)


class _Open:
    """The elements that stand open, about as the parser counts them."""

    __slots__ = ("foreign", "formatting", "stack", "tables")

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.formatting: list[str] = []
        self.tables: list[int] = []  # how much formatting was open when each table began
        self.foreign = 0

    def open(self, name: str) -> bool:
        """Opens an element; False where it would stand too deep."""
        if name in _FORMATTING:
            if name in ("a", "nobr") and name in self.formatting:
                return True  # a link closes the link before it
            if len(self.formatting) >= _OPEN_FORMATTING:
                return False
            self.formatting.append(name)
        elif name in _LOOSE:
            if name in ("td", "th", "tr"):
                self._clear_formatting()
        elif name not in _VOID:
            if len(self.stack) >= _DEEPEST:
                return False
            self.stack.append(name)
            if name == "table":
                self.tables.append(len(self.formatting))
            self.foreign += name in _FOREIGN
        return True

    def close(self, name: str) -> None:
        """Closes the nearest open element of a name, as far as the parser would."""
        if name in _FORMATTING:
            for place in range(len(self.formatting) - 1, -1, -1):
                if self.formatting[place] == name:
                    del self.formatting[place]
                    break
        elif name in _LOOSE:
            if name in ("td", "th", "tr"):
                self._clear_formatting()
        else:
            for place in range(len(self.stack) - 1, -1, -1):
                if self.stack[place] == name:
                    for inner in reversed(self.stack[place:]):
                        if inner == "table":
                            self._clear_formatting()
                            self.tables.pop()
                        self.foreign -= inner in _FOREIGN
                    del self.stack[place:]
                    return
                if self.stack[place] in _SCOPES and name not in _SCOPES:
                    return

    def _clear_formatting(self) -> None:
        if self.tables:
            del self.formatting[self.tables[-1] :]


def _attributes(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    found = _ATTRIBUTES.match(text, start)
    if found and found.end() - start > _LONGEST_TAG and _many(found[0]):
        yield start, found.end(), False


def _many(attributes: str) -> bool:
    return len(_NO_NAMES.sub(" ", attributes).split(maxsplit=_NAMES_AT_MOST)) > _NAMES_AT_MOST


def _tag_end(text: str, start: int) -> int:
    end = text.find(">", start, start + 2_000)
    return end + 1 if end >= 0 else start


def _behind(text: str, mark: str, start: int) -> int:
    found = re.compile(mark, re.IGNORECASE).search(text, start)
    return found.start() if found else len(text)
