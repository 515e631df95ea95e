"""A record whose every value is decided → a gold page: the text, and what an archivist recorded from it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.model.record import Film, Person, Record
from pipeline.review.match import Fits
from pipeline.review.replay import Replayed
from pipeline.review.value import values

_WORDS = 6  # of a synopsis
_CHARACTERS = 12  # of one in a script without blanks
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_LONGEST = 150  # characters of a file's name
_FILM = (
    "title", "original_title", "other_titles", "year", "runtime_minutes", "form", "countries", "languages", "subtitles",
    "colour", "formats",
)  # fmt: skip
_PERSON = ("name", "born", "birth_place", "died", "death_place")


class GoldPage(NamedTuple):
    """The stem of its two files, and what stands in them."""

    stem: str
    text: str
    json: str


def whole(one: Replayed) -> bool:
    """Whether reviewers decided every value of a page, none of it ambiguous and nothing in conflict."""
    return bool(one.fits.decided or one.fits.added) and not one.fits.conflicts and _all_decided(one.extracted, one.fits)


def _all_decided(record: Record, fits: Fits) -> bool:
    verdicts = [d.verdict for d in fits.decided.values()]
    verdicts += [(a.later or a.decision).verdict for a in fits.added]
    return "ambiguous" not in verdicts and all(v.pointer in fits.decided for v in values(record))


class Named:
    """Gives gold pages the stems by which `fiche score` finds their records, each once."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def page(self, record: Record) -> GoldPage | str:
        """The gold page of a record as decided; in words, why there can be none."""
        origin = record.source.path or record.source.uri or ""
        stem = Path(origin).stem
        if not stem.strip(". ") or _UNSAFE.search(stem) or len(stem) > _LONGEST:
            return f"{origin or record.id}: its name is none that a file can have"
        if stem in self._taken:
            return f"{origin}: {self._taken[stem]} has the same stem {stem!r}"
        self._taken[stem] = origin
        return GoldPage(stem, record.page.text, json.dumps(_told(record, stem), ensure_ascii=False, indent=1) + "\n")


def _told(record: Record, stem: str) -> Mapping[str, Any]:
    return {
        "id": stem, "url": record.source.uri, "festival": record.page.festival,
        "page_languages": list(record.page.languages), "kind": record.page.kind,
        "films": [_film(film) for film in record.films], "people": [_person(person) for person in record.people],
        "notes": "decided on the review bench",
    }  # fmt: skip


def _film(film: Film) -> Mapping[str, Any]:
    shown = film.model_dump(mode="json")
    return {
        **{name: shown[name] for name in _FILM},
        "credits": [{"role": c.role, "name": c.name} for c in film.credits],
        "cast": shown["cast"],
        "companies": [{"role": c.role, "name": c.name} for c in film.companies],
        "awards": shown["awards"],
        "reviews": [{"title": r.title, "byline": r.byline} for r in film.reviews],
        "statement_by": film.statement.speaker if film.statement is not None else None,
        "synopsis_starts": _beginning(film.synopsis),
        "screenings": shown["screenings"],
        "section": film.section,
    }  # fmt: skip


def _person(person: Person) -> Mapping[str, Any]:
    events = [{"kind": e.kind, "start": e.start, "end": e.end, "org": e.org} for e in person.events]
    return {**{name: getattr(person, name) for name in _PERSON}, "events": events}


def _beginning(synopsis: str | None) -> str | None:
    """How a synopsis begins: six words, or twelve characters where blanks part no words."""
    if synopsis is None:
        return None
    words = synopsis.split()
    return " ".join(words[:_WORDS]) if len(words) >= _WORDS or len(synopsis) <= _CHARACTERS else synopsis[:_CHARACTERS]
