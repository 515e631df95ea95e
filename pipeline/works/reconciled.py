"""Subjects of records with their candidates: the lines of `reconciled.jsonl`, and the table other tools match."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.record import Record, Text
from pipeline.rules.authority import column_key
from pipeline.rules.load import Rules
from pipeline.works.entries import AuthorityError
from pipeline.works.match import Index, NameCandidate, candidates
from pipeline.works.subjects import Subject, subjects

SCHEMA: Final = "filmfiche/reconciled/1"
RECONCILED = "reconciled.jsonl"
SUBJECTS = "subjects.csv"
COLUMNS = ("key", "kind", "name", "born", "died", "roles", "titles", "years", "countries", "directors")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Match(_Part):
    """The entry that is meant, and who said so; `name` is the archive's form of the name."""

    id: Text
    name: str | None = None
    by: Literal["fiche", "elsewhere"]


class Option(_Part):
    """An entry that may be meant: points of 100, for what, in words too."""

    id: Text
    name: Text
    score: Annotated[int, Field(ge=0, le=100)]
    features: Mapping[str, int]
    reasons: tuple[str, ...]


class Reconciled(BaseModel):
    """One printed name of one record; the record itself keeps what it printed."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="filmfiche reconciled", serialize_by_alias=True)

    schema_: Annotated[Literal["filmfiche/reconciled/1"], Field(alias="schema")] = SCHEMA
    key: Text
    record: Text
    kind: Literal["person", "company", "festival", "work"]
    name: Text
    pointers: tuple[Text, ...]
    match: Match | None = None
    candidates: tuple[Option, ...] = ()

    def to_json(self) -> str:
        """One line of JSON, the same bytes for the same subject."""
        return self.model_dump_json()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A match made elsewhere: the entry's id, and its name where the table has it."""

    id: str
    name: str | None


def reconciled(
    records: Iterable[Record], index: Index | None, elsewhere: Mapping[str, Elsewhere]
) -> Iterator[tuple[Subject, Reconciled]]:
    """Every subject of every record with candidates and match; a match made elsewhere goes before ours."""
    for record in records:
        for subject in subjects(record):
            key = f"{record.id}#{subject.pointers[0]}"
            found = candidates(subject, index) if index else ()
            yield (
                subject,
                Reconciled.model_validate({
                    "key": key, "record": record.id, "kind": subject.kind, "name": subject.name,
                    "pointers": tuple(subject.pointers), "match": _match(elsewhere.get(key), found),
                    "candidates": tuple(map(_option, found)),
                }),
            )  # fmt: skip


def _match(told: Elsewhere | None, found: tuple[NameCandidate, ...]) -> Match | None:
    if told is not None:
        return Match(id=told.id, name=told.name, by="elsewhere")
    best = next((candidate.entry for candidate in found if candidate.match), None)
    return None if best is None else Match(id=best.id, name=best.names[0], by="fiche")


def _option(candidate: NameCandidate) -> Option:
    return Option(
        id=candidate.entry.id,
        name=candidate.entry.names[0],
        score=candidate.score,
        features=candidate.features,
        reasons=candidate.reasons,
    )


def row(subject: Subject, key: str) -> tuple[str, ...]:
    """A subject as a row of `subjects.csv` (see `COLUMNS`); no cell is a formula."""
    film = subject.film
    years = {film.year} if film and film.year else subject.years
    directors = [c.name for c in film.credits if c.role == "director"] if film else ()
    cells = (
        key, subject.kind, subject.name, subject.born or "", subject.died or "", "|".join(sorted(subject.roles)),
        "|".join(sorted(subject.titles)), "|".join(map(str, sorted(years))),
        "|".join(sorted(film.countries if film else subject.countries)), "|".join(directors),
    )  # fmt: skip
    return tuple(f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell for cell in cells)


def read_matches(path: Path, rules: Rules) -> dict[str, Elsewhere]:
    """Matches made elsewhere (OpenRefine's exported CSV) by their keys; `AuthorityError` names what is missing."""
    known = rules.authorities.matches
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = {known[column_key(head)]: head for head in reader.fieldnames or () if column_key(head) in known}
            if not {"key", "id"} <= columns.keys():
                expected = ", ".join(sorted(name for name, key in known.items() if key == "id"))
                raise AuthorityError(f"{path}: expected a column `key` and one of: {expected}")
            name = columns.get("name", "")
            return {
                line[columns["key"]]: Elsewhere(line[columns["id"]].strip(), line.get(name) or None)
                for line in reader
                if line[columns["key"]] and (line[columns["id"]] or "").strip()
            }
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AuthorityError(f"{path}: expected CSV in UTF-8: {error}") from error
