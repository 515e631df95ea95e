"""What a column holds, as the rules say it: paths into a record, templates, and words for codes.

    year                                  an attribute of the row's item; of a list, every value
    credits[role=director].name           of the items of a list, those that match
    /source.uri                           from the record, whatever the row's item
    awards: {award}[, {festival}][ {year}]  a text for each item; a part in brackets stands where its value does
    credits: {role|marc!ctb} {name|sort}  a value through a function; behind "!" what stands where there is none
    {row.year}                            in a template: from the row's item, not the list's
    @id  $agency                          what the engine gives; a key of the site's profile
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pipeline.model.issue import RuleError
from pipeline.model.record import Record

_STEP: Final = re.compile(r"(\w+)(?:\[(\w+)=(\w+)\])?")
_FIELD: Final = re.compile(r"\{([\w./]+)(?:\|(\w+))?(?:!([^}]*))?\}")
_BETWEEN: Final = " ,;:-"  # what parts a piece from those before it goes where there are none
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")


class Row(NamedTuple):
    """One row to be: its item (a part of the record, or a value), where it stands, and the ids it goes by."""

    record: Record
    item: Any
    pointer: str
    id: str
    owner: str
    position: int
    kind: str
    film: str | None = None
    person: str | None = None


Value = tuple[Any, str]  # a value found and the pointer it stands at
Function = Callable[[str, Row], str | None]
Told = Callable[[Row, str, str], None]  # a row, a pointer and what was lost there


@dataclass(frozen=True, slots=True)
class _Step:
    attribute: str
    key: str | None
    wanted: str | None


@dataclass(frozen=True, slots=True)
class Path:
    """A compiled path: from the record or the row's item, step by step."""

    absolute: bool
    steps: tuple[_Step, ...]

    def values(self, row: Row) -> list[Value]:
        """All values at the path, in the record's order; none that are null."""
        return self.below(row.record, "") if self.absolute else self.below(row.item, row.pointer)

    def below(self, item: Any, pointer: str) -> list[Value]:
        """All values at the path, seen from an item."""
        found: list[Value] = [(item, pointer)]
        for step in self.steps:
            nearer: list[Value] = []
            for whole, where in found:
                value = getattr(whole, step.attribute)
                if value.__class__ is tuple:
                    nearer += [
                        (one, f"{where}/{step.attribute}/{number}")
                        for number, one in enumerate(value)
                        if step.key is None or str(getattr(one, step.key)) == step.wanted
                    ]
                elif value is not None:
                    nearer.append((value, f"{where}/{step.attribute}"))
            if not nearer:
                return nearer
            found = nearer
        return found

    def element(self, root: str) -> str | None:
        """The element of the record that the path holds whole; None where it chooses among its items."""
        if any(step.key for step in self.steps):
            return None
        return ".".join([*([root] if root and not self.absolute else []), *(s.attribute for s in self.steps)])


def compile_path(text: str) -> Path:
    """The path of a text; `RuleError` where it is none."""
    bare = text.removeprefix("/")
    steps = []
    for part in bare.split(".") if bare not in ("", ".") else ():
        match = _STEP.fullmatch(part)
        if match is None:
            raise RuleError(f"{text!r}: expected a path as credits[role=director].name")
        steps.append(_Step(match[1], match[2], match[3]))
    return Path(text.startswith("/"), tuple(steps))


@dataclass(frozen=True, slots=True)
class _Field:
    path: Path
    of_row: bool
    function: Function | None
    default: str | None

    def text(self, item: Value, row: Row, told: Told) -> str | None:
        found = self.path.values(row) if self.of_row or self.path.absolute else self.path.below(*item)
        texts = [text for value in found if (text := self._one(value, row, told)) is not None]
        return ", ".join(texts) if texts else self.default

    def _one(self, found: Value, row: Row, told: Told) -> str | None:
        value, pointer = found
        if self.function is None:
            return str(value)
        made = self.function(str(value), row)
        if made is None:
            told(row, pointer, f"no code for it; written as {self.default}" if self.default else "no code for it")
        return made


_Piece = str | _Field | tuple["_Piece", ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled column: `paths` say which elements it holds whole, `values` what it holds of a row."""

    paths: tuple[Path, ...]
    items: Path
    pieces: tuple[_Piece, ...] | None
    function: Function | None = None

    def values(self, row: Row, told: Told) -> Iterator[Value]:
        """The values of a row; a text for each item where the column is a template."""
        for found in self.items.values(row):
            if self.pieces is not None:
                text = _rendered(self.pieces, found, row, told)
                if text:
                    yield text, found[1]
            elif self.function is not None:
                made = self.function(str(found[0]), row)
                if made is None:
                    told(row, found[1], "no code for it")
                else:
                    yield made, found[1]
            else:
                yield found


def _rendered(pieces: tuple[_Piece, ...], item: Value, row: Row, told: Told) -> str | None:
    """The text of a template; None where a field outside brackets has no value."""
    texts = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        text = piece.text(item, row, told) if isinstance(piece, _Field) else _rendered(piece, item, row, told) or ""
        if text is None:
            return None
        if text and not any(texts) and isinstance(piece, tuple) and isinstance(piece[0], str):
            text = text[len(piece[0]) - len(piece[0].lstrip(_BETWEEN)) :]
        texts.append(text)
    return "".join(texts)


def compile_expression(text: str, functions: Mapping[str, Function]) -> Expression:
    """The expression of a column; `RuleError` where it is none."""
    head, colon, template = text.partition(": ")
    if not colon:
        path, _, name = text.partition("|")
        items = compile_path(path)
        return Expression((items,), items, None, _function(name, functions))
    items = compile_path(head)
    pieces = _pieces(template, functions)
    return Expression(tuple(_held(items, pieces)), items, pieces)


def _held(items: Path, pieces: tuple[_Piece, ...]) -> Iterator[Path]:
    for piece in pieces:
        if isinstance(piece, _Field) and not piece.of_row:
            yield piece.path if piece.path.absolute else Path(items.absolute, (*items.steps, *piece.path.steps))
        elif isinstance(piece, tuple):
            yield from _held(items, piece)


def _pieces(template: str, functions: Mapping[str, Function]) -> tuple[_Piece, ...]:
    pieces: list[_Piece] = []
    for number, part in enumerate(_OPTIONAL.split(template)):
        inside = _fields(part, functions)
        if number % 2:
            pieces.append(tuple(inside))
        else:
            pieces += inside
    return tuple(pieces)


def _fields(text: str, functions: Mapping[str, Function]) -> list[_Piece]:
    pieces: list[_Piece] = []
    start = 0
    for match in _FIELD.finditer(text):
        path, of_row = match[1], match[1].startswith("row.")
        field = _Field(compile_path(path.removeprefix("row.")), of_row, _function(match[2], functions), match[3])
        pieces += [text[start : match.start()], field]
        start = match.end()
    return [piece for piece in [*pieces, text[start:]] if piece != ""]


def _function(name: str | None, functions: Mapping[str, Function]) -> Function | None:
    if not name:
        return None
    if name not in functions:
        raise RuleError(f"|{name}: expected one of {', '.join(functions)}")
    return functions[name]
