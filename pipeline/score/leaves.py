"""A film or person, as gold or as a record tells it → the leaves that gold can judge, each as a fact."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.score.facts import LISTS, PERSON_FIELDS, SCALARS, Fact, Json, fold


class Leaf(NamedTuple):
    """A value and where it stands in the record; `scored` is the field of gold by which it is judged."""

    pointer: str
    scored: str
    fact: Fact


class _Part(NamedTuple):
    """The leaf of an item that is judged (the first told), the scored field, and all that must be as in gold."""

    leaf: tuple[str, ...]
    scored: str
    judged: tuple[str, ...]


# Leaves that are right or wrong together (the role and the name of a credit) are judged once.
_ITEMS: Mapping[str, tuple[_Part, ...]] = {
    "credits": (_Part(("name",), "credits", ("role", "name")),),
    "cast": (_Part(("name",), "cast", ("name",)), _Part(("character",), "characters", ("name", "character"))),
    "companies": (_Part(("name",), "companies", ("role", "name")),),
    "reviews": (_Part(("byline", "title"), "reviews", ("title", "byline")),),
    "screenings": (_Part(("start",), "screenings", ("start",)), _Part(("venue",), "screenings", ("venue",))),
}
_AWARD = ("year", "edition", "festival", "award", "result", "recipient", "country")
_EVENT = ("kind", "start", "end")


def film_leaves(film: Json, at: str = "") -> Iterator[Leaf]:
    """The leaves of a film that stands at the pointer `at`."""
    speaker = film.get("statement_by") or (film.get("statement") or {}).get("speaker")
    for name in SCALARS:
        value = speaker if name == "statement_by" else film.get(name)
        if value not in (None, "", []):
            place = "statement/speaker" if name == "statement_by" else name
            yield Leaf(f"{at}/{place}", name, Fact(name, fold(value)))
    if film.get("synopsis"):
        yield Leaf(f"{at}/synopsis", "synopsis", Fact("synopsis", fold(film["synopsis"])))
    yield from _other_titles(film, at)
    for name in LISTS:
        for i, value in enumerate(film.get(name) or ()):
            yield Leaf(f"{at}/{name}/{i}", name, Fact(name, fold(value)))
    for home, parts in _ITEMS.items():
        for i, item in enumerate(film.get(home) or ()):
            for leaves, scored, judged in parts:
                leaf = next((name for name in leaves if item.get(name)), None)
                if leaf is not None:
                    value = " | ".join(fold(item.get(k)) for k in judged)
                    yield Leaf(f"{at}/{home}/{i}/{leaf}", scored, Fact(f"{home}/{leaves[0]}", value))
    for i, award in enumerate(film.get("awards") or ()):
        yield from _award(award, f"{at}/awards/{i}")


def _other_titles(film: Json, at: str) -> Iterator[Leaf]:
    """Original and other titles alike, each once: pages seldom say which is which."""
    titles = [("original_title", film.get("original_title"))]
    titles += ((f"other_titles/{i}", title) for i, title in enumerate(film.get("other_titles") or ()))
    told = {fold(film.get("title")), fold(film.get("title_as_displayed")), ""}
    for place, title in titles:
        if fold(title) not in told:
            told.add(fold(title))
            yield Leaf(f"{at}/{place}", "other_titles", Fact("other_titles", fold(title)))


def _award(award: Json, at: str) -> Iterator[Leaf]:
    """The leaves of an award; those that say little alone ("won") are right where the festival's or prize's are."""
    anchor = fold(award.get("festival") or award.get("award"))
    for name in _AWARD:
        if award.get(name) not in (None, ""):
            value = fold(award[name])
            told = value if name in ("festival", "award") else f"{anchor} | {value}"
            yield Leaf(f"{at}/{name}", "award_detail", Fact(f"awards/{name}", told))


def person_leaves(person: Json, at: str = "") -> Iterator[Leaf]:
    """The leaves of a person who stands at the pointer `at`; a right date of a wrong person is wrong."""
    name = fold(person.get("name"))
    yield Leaf(f"{at}/name", "person", Fact("person", name))
    for field in PERSON_FIELDS:
        if person.get(field):
            yield Leaf(f"{at}/{field}", field, Fact(field, f"{name} | {fold(person[field])}"))
    for i, event in enumerate(person.get("events") or ()):
        told = " | ".join((name, *(fold(event.get(k)) for k in _EVENT)))
        yield Leaf(f"{at}/events/{i}/kind", "events", Fact("events/kind", told))
        if event.get("org"):
            yield Leaf(f"{at}/events/{i}/org", "events", Fact("events/org", f"{name} | {fold(event['org'])}"))
