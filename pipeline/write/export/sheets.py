"""Tables as the rules say them: `[tables.<name>]` of a crosswalk → the rows of each record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.model.record import Record
from pipeline.rules.tables import Table
from pipeline.write.export.cells import apart, cleaned
from pipeline.write.export.codes import functions_for
from pipeline.write.export.holdings import ALL_EVIDENCE, RECORD, is_single, kind_in, places
from pipeline.write.export.ids import person_ids, work_ids
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.paths import Expression, Function, Row, compile_expression
from pipeline.write.export.sourced import Sourced, losers, sourced

Cell = str | int | float | None

_EVIDENCE: Final[Mapping[str, Callable[[Record], Iterator[Sourced]]]] = dict(
    zip(ALL_EVIDENCE, (sourced, losers), strict=True)
)
_SEPARATOR: Final = " | "
_GIVEN: Final = {
    "id": "id", "owner": "owner", "record": "record.id", "work": "film", "person": "person", "position": "position",
    "kind": "kind", "pointer": "pointer", "value": "item",
}  # fmt: skip
_IDS: Final = frozenset({"id", "owner", "film", "person", "kind"})
_TOP: Final = ("issues", "unread")  # lists of the record itself: their ids begin with the record's
_NONE: Final = "position"  # read where a cell is made otherwise; also keeps attrgetter from giving back a lone value


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are ("text", "integer", "real"), and where the cell of a row comes from.

    That is an attribute of the row ("item.year"), or else `made`. `below` is the path from the row's item to the
    value ("/year"); "" where the cell is made of several.
    """

    name: str
    kind: str
    attribute: str = ""
    made: Callable[[Row], str | None] | None = None
    below: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: where its rows are in a record ("films.credits"; "record" is the record itself), and its columns."""

    name: str
    places: tuple[str, ...]
    columns: tuple[Column, ...]
    texts: tuple[int, ...]  # numbers of the columns that hold texts of the page
    _read: Callable[[Row], tuple[Any, ...]]
    _made: tuple[tuple[int, Callable[[Row], str | None]], ...]

    @classmethod
    def of(cls, name: str, where: tuple[str, ...], columns: tuple[Column, ...]) -> "Sheet":
        """The table, made ready: all plain attributes of a row are read at once, there are so many of them."""
        read = attrgetter(*(column.attribute or _NONE for column in columns), _NONE)
        # Ids of films, people and what is theirs begin with a letter: nothing in them has to be looked at.
        own = frozenset() if any(place in (RECORD, *_TOP) for place in where) else _IDS
        texts = tuple(n for n, column in enumerate(columns) if column.kind == "text" and column.attribute not in own)
        made = tuple((number, column.made) for number, column in enumerate(columns) if column.made is not None)
        return cls(name, where, columns, texts, read, made)

    def cells(self, row: Row) -> list[Cell]:
        """The cells of a row, texts as they are."""
        cells = list(self._read(row))
        cells.pop()
        for number, made in self._made:
            cells[number] = made(row)
        return cells


class Sheets:
    """All tables of an export, and the rows of records in them."""

    __slots__ = ("_losses", "_options", "separator", "sheets")

    def __init__(self, options: Options, losses: Losses) -> None:
        """Compiles the tables of the crosswalk; `RuleError` where a column is no path or template."""
        self._options, self._losses = options, losses
        self.separator = str(options.profile.get("separator", _SEPARATOR))
        functions = functions_for(options)
        self.sheets = tuple(
            Sheet.of(name, places(part), tuple(self._column(n, e, part, functions) for n, e in part["columns"].items()))
            for name, part in options.crosswalk.table["tables"].items()
        )

    def rows(self, record: Record) -> Iterator[tuple[int, Row]]:
        """(number of the table, row) for every row of a record, table by table."""
        for number, rows in self.tables(record):
            for row in rows:
                yield number, row

    def tables(self, record: Record) -> Iterator[tuple[int, Iterable[Row]]]:
        """(number of the table, its rows) of a record; a table that is read from several places comes several times."""
        works, persons = work_ids(record), person_ids(record)
        names = {fold(person.name): id_ for person, id_ in zip(record.people, persons, strict=True)}
        for number, sheet in enumerate(self.sheets):
            for place in sheet.places:
                yield number, _rows(record, place, works, persons, names)

    def cells(self, sheet: Sheet, row: Row) -> list[Cell]:
        """The cells of a row, with nothing in their texts that no cell can hold."""
        cells = sheet.cells(row)
        for number in sheet.texts:
            text: Any = cells[number]
            if text is not None and not text.isprintable():
                cells[number] = self.text(text, row, f"{row.pointer}{sheet.columns[number].below}")
        return cells

    def text(self, value: str, row: Row, pointer: str) -> str:
        """The text with nothing in it that no cell can hold; a change is told as a loss."""
        text = cleaned(value)
        if text is not value:
            self._told(row, pointer, "control characters stand as their pictures")
        return text

    def _column(self, name: str, text: object, part: Table, functions: Mapping[str, Function]) -> Column:
        several = isinstance(text, list)
        texts = text if isinstance(text, list) else [text]
        first = str(texts[0])
        if first.startswith("$"):
            if first[1:] not in self._options.profile:
                raise RuleError(f"{name}: {first}: expected one of {', '.join(self._options.profile)}")
            value = str(self._options.profile[first[1:]])
            return Column(name, "text", made=lambda _row: value)
        if first.startswith("@"):
            if first[1:] not in _GIVEN:
                raise RuleError(f"{name}: {first}: expected one of {', '.join(_GIVEN)}")
            return Column(name, kind_in(first, part), _GIVEN[first[1:]])
        kind = "text" if several else kind_in(first, part)
        if not several and is_single(first, part):
            below = "" if first.startswith("/") else f"/{first.replace('.', '/')}"
            path = f"record.{first[1:]}" if first.startswith("/") else f"item.{first}"
            if path.count(".") == 1 or path.startswith("record.") or RECORD in places(part):
                return Column(name, kind, path, below=below)
            return Column(name, kind, made=_optional(first), below=below)
        expressions = tuple(compile_expression(str(one), functions) for one in texts)
        unique = name in part.get("unique", ())
        return Column(name, kind, made=lambda row: self._joined(expressions, row, unique=unique))

    def _joined(self, expressions: tuple[Expression, ...], row: Row, *, unique: bool) -> str | None:
        """All values between separators; none of them twice where the column says so."""
        texts: list[str] = []
        for expression in expressions:
            for value, pointer in expression.values(row, self._told):
                text = self.text(str(value), row, pointer)
                part = apart(text, self.separator)
                if part != text:
                    self._told(row, pointer, f"{self.separator.strip()!r} inside would part it: written otherwise")
                texts.append(part)
        return self.separator.join(dict.fromkeys(texts) if unique else texts) or None

    def _told(self, row: Row, pointer: str, reason: str) -> None:
        self._losses.lose(row.record.id, pointer, reason)


def _optional(path: str) -> Callable[[Row], str | None]:
    """The text at a path of which a part may be absent, as that of a statement."""
    whole, _, name = path.partition(".")

    def text(row: Row) -> str | None:
        part = getattr(row.item, whole)
        return None if part is None else getattr(part, name)

    return text


def _rows(
    record: Record, place: str, works: tuple[str, ...], persons: tuple[str, ...], names: Mapping[str, str]
) -> Iterable[Row]:
    if place == RECORD:
        return (Row(record, record, "", record.id, record.id, 1, place),)
    if place in _EVIDENCE:
        return _of_evidence(record, place, works, persons)
    if place in _TOP:
        return (
            Row(record, item, f"/{place}/{number}", f"{record.id}.{place}.{number}", record.id, number + 1, place)
            for number, item in enumerate(getattr(record, place))
        )
    return _owned(record, place, works if place.startswith("films") else persons, names)


def _of_evidence(record: Record, place: str, works: tuple[str, ...], persons: tuple[str, ...]) -> Iterator[Row]:
    found, owner, row_id = None, "", ""
    for number, one in enumerate(_EVIDENCE[place](record), start=1):
        if one.place is not found:  # most values have several spans
            found = one.place
            owner = (works if found.top == "films" else persons)[found.owner]
            row_id = f"{owner}.{found.part}" if found.part else owner
        yield Row(record, one, one.pointer, row_id, owner, number, place)


def _owned(record: Record, place: str, owners: tuple[str, ...], names: Mapping[str, str]) -> Iterator[Row]:
    """The rows at a place of films or people: themselves, items of their lists, or single values."""
    top, _, below = place.partition(".")
    is_film = top == "films"
    for number, whole in enumerate(getattr(record, top)):
        owner, pointer = owners[number], f"/{top}/{number}"
        work = owner if is_film else None
        if not below:
            yield Row(record, whole, pointer, owner, owner, number + 1, top, work, None if is_film else owner)
            continue
        value = getattr(whole, below)
        many = value.__class__ is tuple
        for at, item in enumerate(value if many else () if value is None else (value,)):
            tail = f"{below}.{at}" if many else below
            who = owner if not is_film else names.get(fold(name)) if (name := getattr(item, "name", None)) else None
            where = f"{pointer}/{tail.replace('.', '/')}"
            yield Row(record, item, where, f"{owner}.{tail}", owner, at + 1, below, work, who)
