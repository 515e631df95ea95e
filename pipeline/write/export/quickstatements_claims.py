"""What a film, or a life, says that Wikidata can hold: properties and values, sent or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.record import Award
from pipeline.rules.codes import Codes
from pipeline.rules.schema import Role
from pipeline.write.export.mention import Biography, Mention, role_of
from pipeline.write.export.quickstatements_items import Items
from pipeline.write.export.quickstatements_line import text, time, titled

UNMATCHED = "not sent: the name is not matched"

_FILM_CREW = "P3092"  # asks for the role as an item
_MINUTES = "U7727"


@dataclass(frozen=True, slots=True)
class Claims:
    """What all statements of one export share."""

    codes: Codes
    roles: Mapping[str, Role]
    items: Items
    forms: Mapping[str, str]
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement to be: the paths it stands for (the first is quoted), property and value.

    Without a value `reason` says why; `unmatched` is the kind and name that must be matched first.
    """

    paths: tuple[str, ...]
    name: str = ""
    value: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    unmatched: tuple[str, str] | None = None


def film_claims(mention: Mention, claims: Claims) -> Iterator[Claim]:
    """The statements of a film, in the order of its elements."""
    film = mention.film
    if film.original_title is not None:
        spoken = film.languages[0] if len(film.languages) == 1 and film.languages[0] != "zxx" else None
        if spoken is None:
            yield Claim(("original_title",), reason="not sent: a title needs its language")
        else:
            yield Claim(("original_title",), "P1476", titled(film.original_title, spoken.partition("-")[0]))
    if film.year is not None:
        yield Claim(("year",), "P2754", time(f"{film.year:04}")[0])
    if film.runtime_minutes is not None:
        yield Claim(("runtime_minutes",), "P2047", f"{film.runtime_minutes}{_MINUTES}")
    for number, form in enumerate(film.form):
        yield _coded(f"form/{number}", *claims.forms.get(form, " ").split(" "))
    for number, code in enumerate(film.countries):
        yield _coded(f"countries/{number}", "P495", claims.codes.country(code).wikidata)
    for number, tag in enumerate(film.languages):
        yield _coded(f"languages/{number}", "P364", claims.codes.language(tag).wikidata)
    if film.colour is not None:
        yield _coded("colour", "P462", claims.colours.get(film.colour))
    yield from _agents(mention, claims)
    for number, award in enumerate(film.awards):
        yield _award(f"awards/{number}", award, claims)


def _coded(path: str, name: str, item: str | None) -> Claim:
    return Claim((path,), name, item) if item else Claim((path,), reason="not sent: no item is known for it")


def _agents(mention: Mention, claims: Claims) -> Iterator[Claim]:
    film = mention.film
    for number, credit in enumerate(film.credits):
        yield _agent(mention, claims, f"credits/{number}", credit.role, "person", credit.name)
    for number, member in enumerate(film.cast):
        path = f"cast/{number}"
        item = claims.items.at(mention.record, f"{mention.at}/{path}/name")
        paths = (f"{path}/name", *([f"{path}/character"] if member.character is not None else []))
        if item is None:
            yield Claim(paths, reason=UNMATCHED, unmatched=("person", member.name))
        else:
            played = (("P4633", text(member.character)),) if member.character is not None else ()
            yield Claim(paths, "P161", item, played)
    for number, company in enumerate(film.companies):
        yield _agent(mention, claims, f"companies/{number}", company.role, "company", company.name)


def _agent(mention: Mention, claims: Claims, path: str, key: str, kind: str, name: str) -> Claim:
    paths = (f"{path}/name", f"{path}/role")
    role = role_of(key, claims.roles)
    known = role.crosswalk.get("wikidata") if role is not None else None
    crew = claims.items.crew.get(key)
    if known is None or (known == _FILM_CREW and crew is None):
        if crew is None:
            return Claim(paths, reason="not sent: Wikidata has no property for the role")
        known = _FILM_CREW
    item = claims.items.at(mention.record, f"{mention.at}/{path}/name")
    if item is None:
        return Claim(paths, reason=UNMATCHED, unmatched=(kind, name))
    return Claim(paths, known, item, (("P3831", crew),) if crew is not None else ())


def _award(path: str, award: Award, claims: Claims) -> Claim:
    told = (("award", award.award), ("festival", award.festival), ("result", award.result), ("year", award.year))
    paths = tuple(f"{path}/{name}" for name, value in told if value is not None)
    if award.result not in ("won", "nominated"):
        return Claim(paths, reason="not sent: neither won nor nominated")
    item = claims.items.award(award)
    if item is None:
        name = ": ".join(part for part in (award.festival, award.award) if part)
        return Claim(paths, reason=UNMATCHED, unmatched=("award", name) if award.award else None)
    dated = (("P585", time(f"{award.year:04}")[0]),) if award.year is not None else ()
    return Claim(paths, "P166" if award.result == "won" else "P1411", item, dated)


def life_claims(told: Biography) -> Iterator[Claim]:
    """The statements of a life: when it began and ended."""
    for path, name, date in (("born", "P569", told.person.born), ("died", "P570", told.person.died)):
        if date is None:
            continue
        when, doubts = time(date)
        if when:
            yield Claim((path,), name, when, tuple(("P1480", doubt) for doubt in doubts))
        else:
            yield Claim((path,), reason="not sent: Wikidata has no such date")
