"""schema.org JSON-LD: one graph; each film a Movie, each screening an event, each biography a Person."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.record import Award, Company, Credit, Record
from pipeline.rules.codes import Codes, read_codes
from pipeline.rules.schema import Role
from pipeline.write.export.dates import moment, plain
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import (
    Mention,
    biographies,
    mentions,
    preferred_title,
    role_of,
    role_words,
    variant_titles,
)
from pipeline.write.export.options import Options
from pipeline.write.export.schemaorg_people import person_node
from pipeline.write.replace import replacing

ENDING = ".jsonld"

Json = dict[str, object]

_NO_DATE = "schema.org takes plain dates only"
_CONTRIBUTOR = "contributor(Role)"


@dataclass(frozen=True, slots=True)
class _Export:
    """What all nodes of one export share."""

    codes: Codes
    roles: Mapping[str, Role]
    relations: Mapping[str, str]
    base: str


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many nodes (films, screenings, people) were written to `target`."""
    export = _Export(
        read_codes(options.rules / "codes.toml"), options.roles, options.crosswalk.table["relations"],
        str(options.profile["base"]),
    )  # fmt: skip
    written = 0
    with replacing(target) as file:
        file.write('{"@context": "https://schema.org", "@graph": [')
        for record in records:
            for node in _nodes(record, export, losses):
                file.write("\n" if not written else ",\n")
                file.write(json.dumps(node, ensure_ascii=False))
                written += 1
        file.write("\n]}\n")
    return written


def _nodes(record: Record, export: _Export, losses: Losses) -> Iterator[Json]:
    for mention in mentions(record, losses):
        movie = _movie(mention, export)
        yield movie
        yield from _screenings(mention, str(movie["@id"]))
    for biography in biographies(record, losses):
        yield person_node(biography, export.base, export.relations)


def _movie(mention: Mention, export: _Export) -> Json:
    film, record = mention.film, mention.record
    preferred = preferred_title(film)
    movie: Json = {"@type": "Movie", "@id": f"{export.base}{mention.id}"}
    parts: Json = {
        "name": preferred[0] if preferred else None,
        "alternateName": [title for title, _ in variant_titles(film)],
        "dateCreated": f"{film.year:04}" if film.year is not None else None,
        "duration": f"PT{film.runtime_minutes}M" if film.runtime_minutes is not None else None,
        "genre": [*(form.replace("_", " ") for form in film.form), *film.genres],
        "countryOfOrigin": [
            {"@type": "Country", "name": export.codes.country(code).name, "identifier": code} for code in film.countries
        ],
        "inLanguage": list(film.languages),
        "subtitleLanguage": list(film.subtitles),
        **_credits(mention, export),
        "award": [text for award in film.awards if (text := _award(award, export))],
        "review": _reviews(mention),
        "comment": _comment(mention),
        "description": film.synopsis,
        "keywords": film.section,
        "url": list(film.links),
        "citation": _cited(record),
    }
    return movie | {key: value for key, value in parts.items() if value}


def _credits(mention: Mention, export: _Export) -> dict[str, list[Json]]:
    """Property → agents, in the order of the record; roles that schema.org has no property for are contributors."""
    film = mention.film
    made: dict[str, list[Json]] = {}
    for number, credit in enumerate(film.credits):
        _add(made, mention, f"credits/{number}", credit, "Person", export.roles)
    for member in film.cast:
        actor: Json = {"@type": "Person", "name": member.name}
        if member.character is not None:
            actor = {"@type": "PerformanceRole", "actor": actor, "characterName": member.character}
        made.setdefault("actor", []).append(actor)
    for number, company in enumerate(film.companies):
        _add(made, mention, f"companies/{number}", company, "Organization", export.roles)
    return made


def _add(
    made: dict[str, list[Json]],
    mention: Mention,
    path: str,
    credit: Credit | Company,
    kind: str,
    roles: Mapping[str, Role],
) -> None:
    role = role_of(credit.role, roles)
    told = (role.crosswalk.get("schema_org") if role is not None else None) or _CONTRIBUTOR
    name = told.partition("/")[0].partition("(")[0]
    agent: Json = {"@type": kind, "name": credit.name}
    if name == "isBasedOn":
        agent = {"@type": "CreativeWork", "author": agent}
    if "(" in told:
        agent = {"@type": "Role", name: agent, "roleName": credit.label or role_words(credit.role)}
    elif credit.label is not None:
        mention.lose(f"{path}/label", "the property says the role")
    made.setdefault(name, []).append(agent)


def _award(award: Award, export: _Export) -> str:
    country = export.codes.country(award.country).name if award.country else None
    edition = f"edition {award.edition}" if award.edition is not None else None
    to = f"to {award.recipient}" if award.recipient else None
    parts = (award.award, award.result, to, award.festival, edition, country, award.year)
    return ", ".join(str(part) for part in parts if part is not None)


def _reviews(mention: Mention) -> list[Json]:
    nodes = []
    for number, review in enumerate(mention.film.reviews):
        published = plain(review.date) if review.date is not None else None
        if review.date is not None and published is None:
            mention.lose(f"reviews/{number}/date", _NO_DATE)
        parts: Json = {
            "name": review.title,
            "author": {"@type": "Person", "name": review.byline} if review.byline else None,
            "publisher": {"@type": "Organization", "name": review.publication} if review.publication else None,
            "datePublished": published,
            "reviewBody": review.text,
        }
        node: Json = {"@type": "Review"}
        nodes.append(node | {key: value for key, value in parts.items() if value})
    return nodes


def _comment(mention: Mention) -> Json | None:
    statement = mention.film.statement
    if statement is None:
        return None
    author: Json = {"author": {"@type": "Person", "name": statement.speaker}} if statement.speaker else {}
    return {"@type": "Comment", "text": statement.text} | author


def _cited(record: Record) -> Json | None:
    """The page with its address, title and festival, or None where nothing is known of it."""
    page, festival = record.page, record.page.festival
    parts: Json = {
        "url": record.source.uri,
        "name": page.title,
        "about": {"@type": "Festival", "name": festival} if festival else None,
    }
    told = {key: value for key, value in parts.items() if value}
    return {"@type": "WebPage"} | told if told else None


def _screenings(mention: Mention, movie: str) -> Iterator[Json]:
    festival = mention.record.page.festival
    for number, screening in enumerate(mention.film.screenings):
        start = moment(screening.start) if screening.start is not None else None
        if screening.start is not None and start is None:
            mention.lose(f"screenings/{number}/start", _NO_DATE)
        if start is None and screening.venue is None:
            continue
        parts: Json = {
            "startDate": start,
            "location": {"@type": "Place", "name": screening.venue} if screening.venue else None,
            "superEvent": {"@type": "Festival", "name": festival} if festival else None,
        }
        node: Json = {"@type": "ScreeningEvent", "@id": f"{movie}-s{number}", "workPresented": {"@id": movie}}
        yield node | {key: value for key, value in parts.items() if value}
