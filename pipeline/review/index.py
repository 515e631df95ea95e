"""`review.sqlite`: the records of an output folder as the bench asks for them; made again from the files at will."""

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import zstandard

from pipeline import __version__
from pipeline.model.record import Record
from pipeline.review.decision import Decision, origin_of
from pipeline.review.doubt import doubt_of, issues_by_value
from pipeline.review.labels import unknown_labels
from pipeline.review.match import Addition, Fits, fits
from pipeline.review.value import Value, site_of, title_of, values

INDEX = "review.sqlite"
OPEN = "open"
STATUSES = {
    "accept": "accepted", "correct": "corrected", "reject": "rejected", "not_on_page": "not on page",
    "ambiguous": "ambiguous", "add": "added",
}  # fmt: skip
STATUS_WORDS = (OPEN, *STATUSES.values(), "conflict")
_QUOTE = 200  # characters of a value or quote that lists show
_TABLES = """
CREATE TABLE state (fingerprint TEXT);
CREATE TABLE records (n INTEGER PRIMARY KEY, id TEXT, source TEXT, site TEXT, title TEXT, doubt REAL,
                      total INTEGER, open INTEGER, conflicts INTEGER DEFAULT 0, data BLOB);
CREATE TABLE languages (n INTEGER, language TEXT);
CREATE TABLE issues (n INTEGER, code TEXT);
CREATE TABLE labels (n INTEGER, language TEXT, label TEXT, key TEXT, example TEXT);
CREATE TABLE vals (k INTEGER PRIMARY KEY, n INTEGER, pointer TEXT, field TEXT, value TEXT, rule TEXT, confidence REAL,
                   label TEXT, quote TEXT, start INTEGER, site TEXT, doubt REAL, status TEXT DEFAULT 'open');
CREATE TABLE words (n INTEGER PRIMARY KEY, words TEXT);
CREATE TABLE facets (kind TEXT, word TEXT, number INTEGER);
"""
_INDEXES = """
CREATE UNIQUE INDEX records_id ON records (id);
CREATE INDEX records_source ON records (source);
CREATE INDEX records_doubt ON records (doubt DESC, n);
CREATE INDEX records_site ON records (site, doubt DESC);
CREATE INDEX languages_n ON languages (language, n);
CREATE INDEX issues_n ON issues (code, n);
CREATE INDEX labels_key ON labels (key, language);
CREATE INDEX vals_n ON vals (n, pointer, status);
CREATE INDEX vals_field_n ON vals (field, status, n);
CREATE INDEX vals_rule_n ON vals (rule, status, n);
CREATE INDEX vals_status_n ON vals (status, n);
CREATE INDEX vals_field ON vals (field, doubt DESC, n);
CREATE INDEX vals_rule ON vals (rule, doubt DESC, n);
CREATE INDEX vals_status ON vals (status, doubt DESC, n);
CREATE INDEX vals_doubt ON vals (doubt DESC, n);
CREATE INDEX vals_same ON vals (site, field, value, label);
"""


class Index:
    """The index of one output folder; safe to be asked by several threads."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / INDEX
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None

    def open(self, records: Iterable[Record], fingerprint: str) -> int:
        """Use the index that is there, or make it anew where the records' files are others; how many were read."""
        try:
            self._db = self._connect()
            row = self._db.execute("SELECT fingerprint FROM state").fetchone()
            if row and row[0] == f"{__version__} {fingerprint}":
                self._db.execute("UPDATE vals SET status = 'open' WHERE status != 'open'")
                self._db.execute("DELETE FROM vals WHERE pointer LIKE '@%'")
                self._db.execute("UPDATE records SET open = total, conflicts = 0")
                self._db.commit()
                return 0
        except sqlite3.DatabaseError:
            pass  # none yet, of another make, or damaged: it holds nothing that is not in the files
        self.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        self._db = self._connect()
        return self._fill(self._db, records, f"{__version__} {fingerprint}")

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def ask(self, query: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """The rows of a query."""
        with self._held() as db:
            return db.execute(query, tuple(values)).fetchall()

    def record(self, name: str) -> Record | None:
        """The record of an id."""
        rows = self.ask("SELECT data FROM records WHERE id = ?", (name,))
        return _unpacked(rows[0][0]) if rows else None

    def records(self, query: str, values: Iterable[object] = ()) -> Iterator[Record]:
        """The records whose `data` a query gives, one after the other."""
        for (data,) in self.ask(query, values):
            yield _unpacked(data)

    def ids(self, source: str) -> list[str]:
        """The ids of the records of a page, in the run's order."""
        return [str(row[0]) for row in self.ask("SELECT id FROM records WHERE source = ? ORDER BY n", (source,))]

    def lay(self, record: Record, standing: list[Decision]) -> Fits:
        """Lay decisions over a record and note what became of its values."""
        held = fits(record, standing)
        now = {p: STATUSES[d.verdict] for p, d in held.decided.items()}
        now |= {c.other.pointer: "conflict" for c in held.conflicts if c.other is not None}
        with self._held() as db:
            n, site = db.execute("SELECT n, site FROM records WHERE id = ?", (record.id,)).fetchone()
            db.execute("DELETE FROM vals WHERE n = ? AND pointer LIKE '@%'", (n,))
            was = dict(db.execute("SELECT pointer, status FROM vals WHERE n = ?", (n,)).fetchall())
            changed = [(now.get(p, OPEN), n, p) for p, status in was.items() if status != now.get(p, OPEN)]
            db.executemany("UPDATE vals SET status = ? WHERE n = ? AND pointer = ?", changed)
            db.executemany(
                "INSERT INTO vals (n, pointer, field, value, rule, label, quote, start, site, doubt, status)"
                " VALUES (?, ?, ?, ?, 'reviewed', '', ?, 0, ?, 0, ?)",
                [(n, *_added(a), site, STATUSES[(a.later or a.decision).verdict]) for a in held.added],
            )
            undecided = "SELECT count(*) FROM vals WHERE n = ? AND status IN ('open', 'conflict')"
            db.execute(
                f"UPDATE records SET open = ({undecided}), conflicts = ? WHERE n = ?",
                (n, len(held.conflicts), n),
            )
            db.commit()
        return held

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, check_same_thread=False, timeout=10)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # what a crash of the machine takes is made again from the files
        return db

    @contextmanager
    def _held(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            assert self._db is not None, "opened before it is asked"
            yield self._db

    def _fill(self, db: sqlite3.Connection, records: Iterable[Record], fingerprint: str) -> int:
        db.executescript(_TABLES)
        facets: Counter[tuple[str, str]] = Counter()
        seen: set[str] = set()
        for record in records:
            if record.id not in seen:  # the same bytes of the same page twice are one page to decide about
                seen.add(record.id)
                _insert(db, len(seen), record, facets)
        db.executemany("INSERT INTO facets VALUES (?, ?, ?)", ((*f, number) for f, number in facets.items()))
        db.executescript(_INDEXES)
        db.execute("INSERT INTO state VALUES (?)", (fingerprint,))
        db.commit()
        db.execute("ANALYZE")
        return len(seen)


def _insert(db: sqlite3.Connection, n: int, record: Record, facets: Counter[tuple[str, str]]) -> None:
    told, site = values(record), site_of(record)
    about = issues_by_value(told, record.issues)
    doubts = [doubt_of(value, about[value.pointer]) for value in told]
    rows = [_row(n, site, value, doubt) for value, doubt in zip(told, doubts, strict=True)]
    data = zstandard.compress(record.to_json().encode("utf-8"))
    source = origin_of(record).key
    db.execute(
        "INSERT INTO records (n, id, source, site, title, doubt, total, open, data) VALUES (?,?,?,?,?,?,?,?,?)",
        (n, record.id, source, site, title_of(record)[:_QUOTE], max(doubts, default=0.0), len(rows), len(rows), data),
    )
    db.executemany(
        "INSERT INTO vals (n, pointer, field, value, rule, confidence, label, quote, start, site, doubt)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows,
    )  # fmt: skip
    words = "\n".join((title_of(record), source, *(f"{row[4]}\n{row[8]}" for row in rows)))
    db.execute("INSERT INTO words VALUES (?, ?)", (n, words.casefold()))
    codes = dict.fromkeys(i.code for i in record.issues)
    db.executemany("INSERT INTO languages VALUES (?, ?)", ((n, language) for language in record.page.languages))
    db.executemany("INSERT INTO issues VALUES (?, ?)", ((n, code) for code in codes))
    db.executemany("INSERT INTO labels VALUES (?, ?, ?, ?, ?)", ((n, *label) for label in unknown_labels(record)))
    facets.update(("field", value.field) for value in told)
    facets.update(("rule", value.evidence.rule) for value in told)
    facets.update(("code", code) for code in codes)
    facets.update(("language", language) for language in record.page.languages)
    facets[("site", site)] += 1


def _row(n: int, site: str, value: Value, doubt: float) -> tuple[object, ...]:
    why = value.evidence
    quote = " … ".join(s.quote for s in why.spans)[:_QUOTE]
    return (
        n, value.pointer, value.field, str(value.value)[:_QUOTE], why.rule, why.confidence, value.label or "", quote,
        why.spans[0].start, site, doubt,
    )  # fmt: skip


def _added(addition: Addition) -> tuple[str, str, str, str]:
    decision = addition.decision
    quote = " … ".join(p.quote for p in addition.chosen)[:_QUOTE]
    return f"@{decision.id}", decision.field, str(decision.new)[:_QUOTE], quote


def fingerprint(files: Iterable[Path]) -> str:
    """A word that changes when one of the files does."""
    seen: Mapping[str, tuple[int, int]] = {f.name: ((s := f.stat()).st_size, s.st_mtime_ns) for f in files}
    return repr(sorted(seen.items()))


def _unpacked(data: object) -> Record:
    assert isinstance(data, bytes)
    return Record.model_validate_json(zstandard.decompress(data))
