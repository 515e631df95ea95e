"""An archive's own file (CSV or SQLite) → its entries; rows that are none are named and left out."""

import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.fold import label_key
from pipeline.rules.load import Rules
from pipeline.values.countries import read_countries

csv.field_size_limit(1 << 24)

_SQLITE = b"SQLite format 3\x00"
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_LONGEST = 6000  # minutes
_SEPARATORS = ("|", ";", "\n")


class AuthorityError(Exception):
    """A file that is no authority file: its name and what was expected."""


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One entry; `names` has the preferred one first, all lists as the file tells them.

    `born` and `died` are dates as far as the file tells them ("1932", "1932-04-04"); `roles` are ours.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    born: str | None = None
    died: str | None = None
    roles: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    first: int | None = None
    year: int | None = None
    runtime: int | None = None
    directors: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """What tells it from namesakes, in one line."""
        life = f"{self.born or ''}–{self.died or ''}" if self.born or self.died else ""
        facts = (life, str(self.year or ""), ", ".join(self.directors), ", ".join(sorted(self.roles)),
                 ", ".join(sorted(self.countries)), ", ".join(self.titles[:3]))  # fmt: skip
        return " · ".join(fact for fact in facts if fact)


def read_entries(path: Path, rules: Rules) -> tuple[tuple[AuthorityEntry, ...], tuple[str, ...]]:
    """The entries of a file and what was wrong with other rows; `AuthorityError` where it is no such file."""
    try:
        with path.open("rb") as file:
            is_database = file.read(len(_SQLITE)) == _SQLITE
        tables = dict(_tables_of_database(path, rules)) if is_database else {path.stem: _rows_of_csv(path)}
    except (OSError, UnicodeDecodeError, csv.Error, sqlite3.Error) as error:
        raise AuthorityError(f"{path}: expected CSV in UTF-8 or an SQLite file: {error}") from error
    entries: dict[tuple[str, str], AuthorityEntry] = {}
    faults: list[str] = []
    for name, rows in tables.items():
        for number, row in rows:
            where = f"{path}: {name} row {number}"
            entry = _entry(_fields(row, rules), name, rules)
            if isinstance(entry, str):
                faults.append(f"{where}: {entry}")
            elif (entry.kind, entry.id) in entries:
                faults.append(f"{where}: the id {entry.id!r} stands twice; the first is kept")
            else:
                entries[entry.kind, entry.id] = entry
    if not entries:
        raise AuthorityError(f"{path}: no entries; expected columns id and name, and what kind of entry a row is")
    return tuple(entries.values()), tuple(faults)


def host_of(address: str) -> str:
    """The host of a web address, without "www."."""
    found = _HOST.match(address.strip())
    return found.group(1).lower().rstrip(".") if found else ""


def roles_of(words: Iterable[str], rules: Rules) -> frozenset[str]:
    """The roles that words name, in any of the languages the rules know; "other" is none that two could share."""
    keys = (key for word in words for key in (word, *(m.key for m in rules.labels.get(label_key(word), ()))))
    return frozenset(key for key in keys if key in rules.roles and key != "other")


def countries_of(words: Iterable[str], rules: Rules) -> frozenset[str]:
    """The countries that words name or are the codes of."""
    return frozenset(found.value for word in words for found in read_countries(word, rules))


_Row = tuple[int, Mapping[str, str]]


def _rows_of_csv(path: Path) -> list[_Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = max(",;\t", key=file.readline(1 << 16).count)
        file.seek(0)
        return [
            (number, {str(k): v for k, v in row.items() if k and isinstance(v, str)})
            for number, row in enumerate(csv.DictReader(file, delimiter=delimiter), start=2)
        ]


def _tables_of_database(path: Path, rules: Rules) -> Iterator[tuple[str, list[_Row]]]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
        for (name,) in names.fetchall():
            rows = database.execute('SELECT * FROM "{}"'.format(name.replace('"', '""')))  # noqa: S608 a table's own name, quoted
            heads = [column[0] for column in rows.description]
            if {"id", "name"} <= {rules.authorities.column(head) for head in heads}:
                yield name, [
                    (n, {h: str(v) for h, v in zip(heads, row, strict=True) if v is not None})
                    for n, row in enumerate(rows, start=1)
                ]


def _fields(row: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """What a row tells, by our names; where two columns hold the same thing, their values together."""
    fields: dict[str, str] = {}
    for column, value in row.items():
        field = rules.authorities.column(column)
        if field and value.strip():
            fields[field] = f"{fields[field]}|{value.strip()}" if field in fields else value.strip()
    return fields


def _entry(fields: Mapping[str, str], table: str, rules: Rules) -> AuthorityEntry | str:
    """A row as an entry, or what is wrong with it."""
    if "id" not in fields or "name" not in fields:
        return "no entry; expected an id and a name"
    kind = rules.authorities.kind(fields.get("type", table))
    if kind is None:
        return f"{fields.get('type', table)!r} is no kind of entry; expected {', '.join(rules.authorities.weights)}"
    many = {key: parts(value) for key, value in fields.items()}
    return AuthorityEntry(
        id=fields["id"],
        kind=kind,
        names=tuple(dict.fromkeys((*many["name"], *many.get("variants", ())))),
        born=fields.get("born"),
        died=fields.get("died"),
        roles=roles_of(many.get("roles", ()), rules),
        titles=many.get("titles", ()),
        countries=countries_of(many.get("countries", ()), rules),
        hosts=frozenset(filter(None, map(host_of, many.get("hosts", ())))),
        first=year_of(fields.get("first")),
        year=year_of(fields.get("year")),
        runtime=minutes_of(fields.get("runtime")),
        directors=many.get("directors", ()),
    )


def parts(value: str) -> tuple[str, ...]:
    """The values of a cell of several, parted by the first of "|", ";" and line ends that stands in it."""
    mark = next((mark for mark in _SEPARATORS if mark in value), None)
    return tuple(piece.strip() for piece in value.split(mark) if piece.strip()) if mark else (value,)


def year_of(text: str | None) -> int | None:
    """The first year in a text."""
    found = _YEAR.search(text or "")
    return int(found.group()) if found else None


def minutes_of(text: str | None) -> int | None:
    """The whole number a text starts with; None where a film cannot be as long."""
    found = re.match(r"\d{1,4}(?!\d)", text or "")
    return int(found.group()) if found and 0 < int(found.group()) <= _LONGEST else None
