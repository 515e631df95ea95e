"""Gold files and records files → pages ready to be compared."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pipeline.model.issue import ReadError
from pipeline.score.facts import GROUPS, Fact, Json, film_facts, fold, person_facts
from pipeline.score.leaves import Leaf, film_leaves, person_leaves


@dataclass(frozen=True, slots=True)
class GoldFilm:
    """One film of a gold page; `shown` are its facts with the title as the page displays it.

    `leaves` are what the leaves of a record's film are judged by.
    """

    facts: tuple[Fact, ...]
    leaves: tuple[Fact, ...]
    shown: tuple[Fact, ...]
    shown_title: str
    synopsis_starts: str
    scored: frozenset[str] | None

    def as_shown(self) -> "GoldFilm":
        """The film with the title as the page displays it."""
        leaves = tuple(Fact("title", self.shown_title) if leaf.field == "title" else leaf for leaf in self.leaves)
        return replace(self, facts=self.shown, leaves=leaves)


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold page. `scored` and `scored_people` name the fields that are complete (`None`: all are)."""

    stem: str
    languages: tuple[str, ...]
    kind: str
    films: tuple[GoldFilm, ...]
    people: tuple[Fact, ...]
    people_leaves: tuple[Fact, ...]
    ignored_titles: frozenset[str]
    scored: frozenset[str] | None
    scored_people: frozenset[str] | None


class Grounded(NamedTuple):
    """A leaf of a record and the rule that read it."""

    leaf: Leaf
    rule: str


@dataclass(frozen=True, slots=True)
class ToldFilm:
    """One film of a record: its folded title and synopsis beside its facts and its leaves."""

    title: str
    synopsis: str
    facts: tuple[Fact, ...]
    leaves: tuple[Grounded, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a record tells, ready to be compared; leaves without evidence are not among the leaves."""

    films: tuple[ToldFilm, ...] = ()
    people: tuple[Fact, ...] = ()
    people_leaves: tuple[Grounded, ...] = ()


def read_gold(directory: Path) -> tuple[Gold, ...]:
    """Every `<stem>.json` under a directory, in the order of the paths; `ReadError` names what is no gold."""
    paths = sorted(directory.glob("**/*.json"))
    if not paths:
        raise ReadError(f"{directory}: expected gold pages (<stem>.json)")
    return tuple(_gold(path) for path in paths)


def read_records(path: Path) -> Mapping[str, Told]:
    """Stem of the source's path (or address) → what its record tells, from a records file."""
    records = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                source = record["source"]
                records[Path(str(source.get("path") or source.get("uri"))).stem] = told(record)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ReadError(f"{path}:{number}: expected a record: {error!r}") from error
    return records


def told(record: Json) -> Told:
    """What a record (as JSON) tells."""
    evidence = record.get("evidence") or {}
    films = tuple(
        ToldFilm(
            title=fold(film.get("title")),
            synopsis=fold(film.get("synopsis")),
            facts=tuple(film_facts(film)),
            leaves=tuple(_grounded(film_leaves(film, f"/films/{i}"), evidence)),
        )
        for i, film in enumerate(record.get("films", ()))
    )
    people = record.get("people", ())
    leaves = (leaf for i, person in enumerate(people) for leaf in person_leaves(person, f"/people/{i}"))
    return Told(films, tuple(f for person in people for f in person_facts(person)), tuple(_grounded(leaves, evidence)))


def _grounded(leaves: Iterable[Leaf], evidence: Json) -> Iterator[Grounded]:
    for leaf in leaves:
        if leaf.pointer in evidence:
            yield Grounded(leaf, evidence[leaf.pointer]["rule"])


def _gold(path: Path) -> Gold:
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
        return Gold(
            stem=path.stem,
            languages=tuple(page["page_languages"]),
            kind=page["kind"],
            films=tuple(_film(film) for film in page["films"]),
            people=tuple(f for person in page["people"] for f in person_facts(person)),
            people_leaves=tuple(leaf.fact for person in page["people"] for leaf in person_leaves(person)),
            ignored_titles=frozenset(fold(t) for t in page.get("ignore_titles") or ()),
            scored=_film_fields(page),
            scored_people=_people_fields(page),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{path}: expected a gold page: {error!r}") from error


def _film(film: Json) -> GoldFilm:
    return GoldFilm(
        facts=tuple(film_facts(film)),
        leaves=tuple(leaf.fact for leaf in film_leaves(film)),
        shown=tuple(film_facts(film, shown_title=bool(film.get("title_as_displayed")))),
        shown_title=fold(film.get("title_as_displayed")),
        synopsis_starts=fold(film.get("synopsis_starts")),
        scored=_film_fields(film),
    )


def _film_fields(part: Json) -> frozenset[str] | None:
    """The scored fields a page or film names, with the ones that follow from them."""
    named = part.get("scored_fields")
    if not named:
        return None
    fields = set(named) | {name for name, (home, _) in GROUPS.items() if home in named}
    if "original_title" in named:
        fields.add("other_titles")
    if "credits" in named or "credits.director" in named:
        fields.add("director")
    return frozenset(fields)


def _people_fields(page: Json) -> frozenset[str] | None:
    named = page.get("scored_people_fields")
    if named:
        return frozenset("person" if field == "name" else field for field in named)
    return frozenset() if page.get("scored_fields") else None
