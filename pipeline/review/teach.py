"""Unknown labels and the roles reviewers give them: what would change, then a line in `rules/local/`."""

import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.model.fold import label_key, tidy
from pipeline.model.issue import RuleError
from pipeline.model.record import Record
from pipeline.review.index import Index
from pipeline.rules import Rules, load_rules
from pipeline.rules.local import LOCAL, local_text, read_local, with_label
from pipeline.rules.schema import FACT_KEYS, SECTION_KEYS
from pipeline.write.replace import replacing

_SHOWN = 200  # labels of the list
_EXAMPLES = 3
_TRIED = 100  # records that are read again to see what a label changes

# The records whose films and people differ when their text is read by other rules.
Changes = Callable[[Sequence[Record], Rules, Rules], int]


class TeachError(Exception):
    """A label that cannot be taught; the message tells why."""


class Unknown(NamedTuple):
    """A label that the rules do not know: language, as printed, on how many records, lines it stands in."""

    language: str
    label: str
    records: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Teacher:
    """Teaches labels to a directory of rules; `changes` reads records again by two states of the rules."""

    index: Index
    rules: Rules
    changes: Changes

    def unknown(self) -> list[Unknown]:
        """The labels that most records have and no rule knows, with (record, line) where they stand."""
        rows = self.index.ask(
            "SELECT key, language, count(DISTINCT n), min(label) FROM labels GROUP BY key, language"
            f" ORDER BY 3 DESC, key, language LIMIT {_SHOWN}"
        )
        return [self._unknown(str(key), str(language), int(str(n)), str(label)) for key, language, n, label in rows]

    def roles(self) -> list[str]:
        """What a label can name."""
        return [*self.rules.roles, *FACT_KEYS, *SECTION_KEYS]

    def teach(self, language: str, label: str, role: str, *, save: bool) -> str:
        """Try a label (and `save` it): in words, what it changes and where it was written."""
        label = tidy(label)
        if language not in self.rules.languages:
            raise TeachError(f"{language}: no language of the rules")
        if role not in self.roles():
            raise TeachError(f"{role}: no role or field of the rules")
        if not label_key(label) or any(unicodedata.category(c)[0] == "C" for c in label):
            raise TeachError("the label holds nothing, or characters that are no text")
        path = self.rules.directory / LOCAL / f"{language}.toml"
        text = self._text(path, role, label)
        changed, tried, all_of_them = self._tried(path.name, text, label)
        more = f" of the first {tried}" if tried < all_of_them else ""
        told = f"{all_of_them} records have the label; {changed}{more} change when they are read again"
        if not save:
            return told
        try:
            path.parent.mkdir(exist_ok=True)
            with replacing(path) as file:
                file.write(text)
        except OSError as error:
            raise TeachError(
                f"cannot write {path.name} ({error.strerror}): start fiche review with --rules DIR"
            ) from error
        return f"{told}. Written to {LOCAL}/{path.name}; extract again to use it"

    def _text(self, path: Path, role: str, label: str) -> str:
        try:
            there = read_local(path, tuple(self.rules.roles)) if path.is_file() else {}
        except RuleError as error:
            raise TeachError(str(error)) from error
        return local_text(with_label(there, role, label))

    def _tried(self, name: str, text: str, label: str) -> tuple[int, int, int]:
        """How many records change, of how many tried, of how many that have the label."""
        key = label_key(label)
        number = int(str(self.index.ask("SELECT count(DISTINCT n) FROM labels WHERE key = ?", (key,))[0][0]))
        having = "n IN (SELECT n FROM labels WHERE key = ?)"
        records = list(self.index.records(f"SELECT data FROM records WHERE {having} ORDER BY n LIMIT {_TRIED}", (key,)))
        own = self.rules.directory / LOCAL
        with tempfile.TemporaryDirectory() as folder:
            for path in sorted(own.glob("*.toml")) if own.is_dir() else ():
                (Path(folder) / path.name).write_bytes(path.read_bytes())
            (Path(folder) / name).write_text(text, encoding="utf-8")
            try:
                taught = load_rules(self.rules.directory, self.rules.naming.model, Path(folder))
            except RuleError as error:
                raise TeachError(str(error).replace(folder, LOCAL)) from error
        return self.changes(records, self.rules, taught), len(records), number

    def _unknown(self, key: str, language: str, number: int, label: str) -> Unknown:
        rows = self.index.ask(
            "SELECT r.id, l.example FROM labels l JOIN records r ON r.n = l.n WHERE l.key = ? AND l.language = ?"
            f" ORDER BY l.n LIMIT {_EXAMPLES}", (key, language),
        )  # fmt: skip
        return Unknown(language, label, number, tuple((str(i), str(example)) for i, example in rows))
