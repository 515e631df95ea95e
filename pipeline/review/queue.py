"""The queue: which records and values come next, by doubt, under the reviewer's filters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple
from urllib.parse import urlencode

from pipeline.review.index import Index

PAGE = 50  # rows of a list
BULK = 500  # values that one bulk decision may touch: as many as a reviewer can look over
_UNDECIDED = "undecided"
_LONGEST = 300  # characters of a filter


class Row(NamedTuple):
    """A record in the queue."""

    id: str
    title: str
    source: str
    site: str
    doubt: float
    total: int
    open: int
    conflicts: int


class Listed(NamedTuple):
    """A value in the queue, with the record it stands in."""

    id: str
    title: str
    source: str
    pointer: str
    field: str
    value: str
    rule: str
    confidence: float | None
    label: str
    quote: str
    status: str
    site: str


class Counts(NamedTuple):
    """How far the reviewers are: values, and records that have any, all and done."""

    values: int
    decided: int
    records: int
    done: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Filter:
    """What the queue shows; every part may be empty. `status` may be "undecided", `words` are looked for anywhere."""

    field: str = ""
    site: str = ""
    language: str = ""
    code: str = ""
    status: str = ""
    rule: str = ""
    words: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Filter":
        """The filter that the query of an address tells; what it does not know is left out."""
        return cls(**{f.name: told.get(f.name, "")[:_LONGEST] for f in fields(cls)})

    def query(self, **more: object) -> str:
        """The query of an address that tells the filter."""
        told = {f.name: getattr(self, f.name) for f in fields(self)} | more
        return urlencode({k: v for k, v in told.items() if v not in ("", None)})

    def record_terms(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The conditions on a record `r`."""
        if self.site:
            yield "r.site = ?", (self.site,)
        if self.language:
            yield "r.n IN (SELECT n FROM languages WHERE language = ?)", (self.language,)
        if self.code:
            yield "r.n IN (SELECT n FROM issues WHERE code = ?)", (self.code,)
        if self.words:
            yield "r.n IN (SELECT n FROM words WHERE instr(words, ?))", (self.words.casefold(),)

    def value_terms(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The conditions on a value `v`."""
        if self.field:
            yield "v.field = ?", (self.field,)
        if self.rule:
            yield "v.rule = ?", (self.rule,)
        if self.status == _UNDECIDED:
            yield "v.status IN ('open', 'conflict')", ()
        elif self.status:
            yield "v.status = ?", (self.status,)


class Queue:
    """Lists and steps through them, straight from the index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def records(self, wanted: Filter, page: int = 0) -> tuple[list[Row], int]:
        """One page of the records that a filter shows, the most doubtful first, and how many it shows in all."""
        where, told = _records_where(wanted)
        rows = self._index.ask(
            "SELECT id, title, source, site, doubt, total, open, conflicts FROM records r"
            f" WHERE {where} ORDER BY doubt DESC, n LIMIT {PAGE} OFFSET ?",
            (*told, page * PAGE),
        )
        return [Row(*row) for row in rows], self._count(f"SELECT count(*) FROM records r WHERE {where}", told)  # type: ignore[arg-type]

    def values(self, wanted: Filter, page: int = 0) -> tuple[list[Listed], int]:
        """One page of the values that a filter shows, the most doubtful first, and how many it shows in all."""
        terms = list(wanted.value_terms())
        records = list(wanted.record_terms())
        if records:
            inside = " AND ".join(t for t, _ in records)
            terms.append(
                (f"v.n IN (SELECT r.n FROM records r WHERE {inside})", tuple(v for _, vs in records for v in vs))
            )
        if wanted.words:
            terms.append(("(v.value LIKE ? ESCAPE '!' OR v.quote LIKE ? ESCAPE '!')", (_like(wanted.words),) * 2))
        where = " AND ".join(t for t, _ in terms) or "1"
        told = tuple(v for _, vs in terms for v in vs)
        total = self._count(f"SELECT count(*) FROM vals v WHERE {where}", told)
        if records and not (wanted.site or wanted.words):
            where = where.replace("v.n IN (SELECT r.n", "+v.n IN (SELECT r.n")  # many: walked in the order of doubt
        tail = f"vals v WHERE {where} ORDER BY v.doubt DESC, v.n LIMIT {PAGE} OFFSET ?"
        return self._listed(tail, (*told, page * PAGE)), total

    def same(self, site: str, field: str, label: str, value: str) -> list[Listed]:
        """The undecided values of a site that have that field, that label and that value, in the queue's order."""
        alike = "v.site = ? AND v.field = ? AND v.value = ? AND v.label = ? AND v.status IN ('open', 'conflict')"
        tail = f"vals v WHERE {alike} ORDER BY v.doubt DESC, v.n, v.k LIMIT {BULK}"
        return self._listed(tail, (site, field, value, label))

    def neighbour(self, wanted: Filter, record: str, step: int) -> str | None:
        """The record after (1) or before (-1) one in the queue under a filter; None at its end."""
        here = self._index.ask("SELECT doubt, n FROM records WHERE id = ?", (record,))
        if not here:
            return None
        where, told = _records_where(wanted)
        doubt, n = here[0]
        beyond, order = ("(doubt < ? OR (doubt = ? AND n > ?))", "doubt DESC, n") if step > 0 else (
            "(doubt > ? OR (doubt = ? AND n < ?))", "doubt, n DESC"
        )  # fmt: skip
        rows = self._index.ask(
            f"SELECT id FROM records r WHERE {beyond} AND {where} ORDER BY {order} LIMIT 1",
            (doubt, doubt, n, *told),
        )
        return str(rows[0][0]) if rows else None

    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """The words each filter can have, with how many values or records have them."""
        told: dict[str, list[tuple[str, int]]] = {}
        for kind, word, number in self._index.ask("SELECT kind, word, number FROM facets ORDER BY kind, word"):
            told.setdefault(str(kind), []).append((str(word), int(str(number))))
        return told

    def counts(self) -> Counts:
        """How far the reviewers are."""
        row = self._index.ask(
            "SELECT coalesce(sum(total), 0), coalesce(sum(total - open), 0), coalesce(sum(total > 0), 0),"
            " coalesce(sum(total > 0 AND open = 0 AND conflicts = 0), 0), coalesce(sum(conflicts), 0) FROM records"
        )[0]
        return Counts(*(int(str(cell)) for cell in row))

    def statuses(self) -> list[tuple[str, int]]:
        """How many values have each status."""
        rows = self._index.ask("SELECT status, count(*) FROM vals GROUP BY status ORDER BY 2 DESC")
        return [(str(status), int(str(number))) for status, number in rows]

    def _count(self, query: str, told: tuple[str, ...]) -> int:
        return int(str(self._index.ask(query, told)[0][0]))

    def _listed(self, tail: str, told: tuple[object, ...]) -> list[Listed]:
        columns = "v.pointer, v.field, v.value, v.rule, v.confidence, v.label, v.quote, v.status, v.site"
        rows = self._index.ask(f"SELECT v.n, {columns} FROM {tail}", told)
        numbers = sorted({int(str(row[0])) for row in rows})
        marks = ",".join("?" * len(numbers))
        heads = self._index.ask(f"SELECT n, id, title, source FROM records WHERE n IN ({marks})", numbers)
        by_number = {row[0]: row[1:] for row in heads}
        return [Listed(*by_number[row[0]], *row[1:]) for row in rows]  # type: ignore[arg-type]


def _records_where(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    terms = list(wanted.record_terms())
    values = list(wanted.value_terms())
    if values:
        inner = " AND ".join(t for t, _ in values)
        terms.append((f"r.n IN (SELECT v.n FROM vals v WHERE {inner})", tuple(v for _, vs in values for v in vs)))
    return " AND ".join(t for t, _ in terms) or "1", tuple(v for _, vs in terms for v in vs)


def _like(words: str) -> str:
    escaped = words.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"
