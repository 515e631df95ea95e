"""A film or person, as gold or as a record tells it → comparable facts."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

Json = Mapping[str, Any]
Parts = tuple[object, ...]


class Fact(NamedTuple):
    """One value of one field, folded for comparison; several parts are joined by " | "."""

    field: str
    value: str


SCALARS = ("title", "year", "runtime_minutes", "colour", "statement_by", "section")
LISTS = ("form", "countries", "languages", "subtitles", "formats")

# Field → where its items stand in a film, and which of an item's values make it that fact.
GROUPS: Mapping[str, tuple[str, Callable[[Json], Parts]]] = {
    "credits": ("credits", lambda c: (c.get("role"), c.get("name"))),
    "cast": ("cast", lambda c: (c.get("name"),)),
    "characters": ("cast", lambda c: (c.get("name"), c.get("character")) if c.get("character") else ()),
    "companies": ("companies", lambda c: (c.get("role"), c.get("name"))),
    "award_year_festival": ("awards", lambda a: (a.get("year"), a.get("festival"))),
    "award_name": ("awards", lambda a: (a.get("award"),)),
    "award_detail": (
        "awards",
        lambda a: tuple(a.get(k) for k in ("festival", "award", "edition", "result", "recipient", "country")),
    ),
    "reviews": ("reviews", lambda r: (r.get("title"), r.get("byline"))),
    "screenings": ("screenings", lambda s: (s.get("start"),)),
}
PERSON_FIELDS = ("born", "birth_place", "died", "death_place")

# Every field a page is scored by, in the order of a record ("director" counts again inside "credits").
FIELDS = (
    "title", "other_titles", *SCALARS[1:], "synopsis", *LISTS, "director", *GROUPS, "person", *PERSON_FIELDS, "events",
)  # fmt: skip

_SINGLE_QUOTES = re.compile("[‘’ʼ`´']")
_DOUBLE_QUOTES = re.compile('[“”„«»"]')
_DASHES = re.compile("[‐‑‒–—−]")
_BLANKS = re.compile(r"\s+")


def fold(value: object) -> str:
    """Text for comparing: no matter of case, encoding of accents, quotes, dashes, outer points, spacing, "the"."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = _DASHES.sub("-", _DOUBLE_QUOTES.sub("", _SINGLE_QUOTES.sub("'", text)))
    return _BLANKS.sub(" ", text).strip(" .,;:!-–|/()[]").removeprefix("the ")


def film_facts(film: Json, *, shown_title: bool = False) -> Iterator[Fact]:
    """The facts of one film of gold or of a record.

    `shown_title`: the title is given as the page displays it (capitals, brackets) instead of tidied; gold
    that holds both accepts either.
    """
    title = film.get("title_as_displayed") if shown_title else film.get("title")
    speaker = film.get("statement_by") or (film.get("statement") or {}).get("speaker")
    for name in SCALARS:
        value = {"title": title, "statement_by": speaker}.get(name, film.get(name))
        if value not in (None, "", []):
            yield Fact(name, fold(value))
    yield from (Fact("other_titles", value) for value in _other_titles(film))
    for name in LISTS:
        yield from (Fact(name, fold(value)) for value in film.get(name) or ())
    for name, (home, values) in GROUPS.items():
        for item in film.get(home) or ():
            yield from _group_facts(name, item, values(item))


def _other_titles(film: Json) -> list[str]:
    """Original and other titles as one set: pages seldom say which is which."""
    main = {fold(film.get("title")), fold(film.get("title_as_displayed")), ""}
    return sorted({fold(t) for t in (film.get("original_title"), *(film.get("other_titles") or ()))} - main)


def _group_facts(name: str, item: Json, parts: Parts) -> Iterator[Fact]:
    if any(parts):
        yield Fact(name, " | ".join(fold(p) for p in parts))
    if name == "credits" and item.get("role") == "director":
        yield Fact("director", fold(item.get("name")))


def person_facts(person: Json) -> Iterator[Fact]:
    """The facts of one person; each names the person, so that a right date of a wrong person is wrong."""
    name = fold(person.get("name"))
    yield Fact("person", name)
    for field in PERSON_FIELDS:
        if person.get(field):
            yield Fact(field, f"{name} | {fold(person[field])}")
    for event in person.get("events") or ():
        told = (fold(event.get(k)) for k in ("kind", "start", "end"))
        yield Fact("events", " | ".join((name, *told)))
