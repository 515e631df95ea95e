"""AVefi: one work a film, in a JSON array; events, activities and agents under the FIAF glossary's terms."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.record import Record
from pipeline.rules.codes import Codes, read_codes
from pipeline.rules.schema import Role
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import Mention, mentions, preferred_title, role_of, variant_titles
from pipeline.write.export.options import Options
from pipeline.write.export.sorting import Order, family_given, nonfiling, order_of
from pipeline.write.replace import replacing

ENDING = ".json"

Json = dict[str, object]

_KEY = re.compile(r"""[^\s"&']+""")
_DISTRIBUTION = "CopyrightAndDistributionActivity"  # no part of a production, says the schema


@dataclass(frozen=True, slots=True)
class _Export:
    """What all works of one export share."""

    codes: Codes
    order: Order
    roles: Mapping[str, Role]
    forms: Mapping[str, str]
    genres: Mapping[str, str]
    issuer: str
    issuer_id: str


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many works were written to `target`."""
    export = _export(options)
    written = 0
    with replacing(target) as file:
        for mention in (mention for record in records for mention in mentions(record, losses)):
            file.write("[\n" if not written else ",\n")
            file.write(json.dumps(_work(mention, export), ensure_ascii=False))
            written += 1
        file.write("\n]\n" if written else "[]\n")
    return written


def _export(options: Options) -> _Export:
    table = options.crosswalk.table
    return _Export(
        codes=read_codes(options.rules / "codes.toml"),
        order=order_of(options.rules),
        roles=options.roles,
        forms=table["forms"],
        genres=table["genres"],
        issuer=str(options.profile["issuer"]),
        issuer_id=str(options.profile["issuer_id"]),
    )


def _work(mention: Mention, export: _Export) -> Json:
    work: Json = {
        "category": "avefi:WorkVariant",
        "type": "Serial" if "series" in mention.film.form else "Monographic",
        "has_identifier": [{"category": "avefi:LocalResource", "id": mention.id}],
        "has_primary_title": _primary(mention, export),
    }
    others = [_title(mention, export, title, path, "AlternativeTitle") for title, path in variant_titles(mention.film)]
    parts = {
        "has_alternative_title": others,
        "has_event": [*_production(mention, export), *_distribution(mention, export)],
        "has_form": _forms(mention, export),
        "has_genre": _genres(mention, export),
        "described_by": _described(mention, export),
    }
    return work | {key: value for key, value in parts.items() if value}


def _primary(mention: Mention, export: _Export) -> Json:
    preferred = preferred_title(mention.film)
    if preferred is None:
        return {"has_name": "[Title not known]", "type": "SuppliedDevisedTitle"}
    return _title(mention, export, *preferred, "PreferredTitle")


def _title(mention: Mention, export: _Export, title: str, path: str, kind: str) -> Json:
    name = mention.line(path, title)
    told: Json = {"has_name": name, "type": kind}
    skipped = nonfiling(name, (*mention.film.languages, *mention.record.page.languages), export.order)
    if skipped:
        told["has_ordering_name"] = f"{name[skipped:]}, {name[:skipped].strip()}"
    return told


def _production(mention: Mention, export: _Export) -> list[Json]:
    film = mention.film
    event: Json = {"category": "avefi:ProductionEvent"}
    if film.year is not None:
        event["has_date"] = f"{film.year:04}"
    if film.countries:
        named = (export.codes.country(code).name for code in film.countries)
        event["located_in"] = [{"category": "avefi:GeographicName", "has_name": name} for name in named]
    activities = _activities(mention, export, distribution=False)
    if activities:
        event["has_activity"] = activities
    return [event] if len(event) > 1 else []


def _distribution(mention: Mention, export: _Export) -> list[Json]:
    activities = _activities(mention, export, distribution=True)
    if not activities:
        return []
    return [{"category": "avefi:PublicationEvent", "type": "DistributionEvent", "has_activity": activities}]


def _activities(mention: Mention, export: _Export, *, distribution: bool) -> list[Json]:
    """Activities in the order of the record, the agents of one kind together."""
    film = mention.film
    agents: dict[str, list[Json]] = {}
    told = [(f"credits/{n}", credit.role, credit.name) for n, credit in enumerate(film.credits)]
    told += [(f"cast/{n}", "cast", member.name) for n, member in enumerate(film.cast)]
    people = len(told)
    told += [(f"companies/{n}", company.role, company.name) for n, company in enumerate(film.companies)]
    for place, (path, key, name) in enumerate(told):
        role = role_of(key, export.roles)
        kind = role.crosswalk.get("avefi") if role is not None else None
        if kind is None and not distribution:
            for part in ("role", "name"):
                mention.lose(f"{path}/{part}", "AVefi has no activity for the role")
        if kind is not None and kind.startswith(_DISTRIBUTION) == distribution:
            printed = mention.line(f"{path}/name", name)
            agents.setdefault(kind, []).append(_agent(printed, mention, export, person=place < people))
    return [
        {"category": f"avefi:{kind.partition(':')[0]}", "type": kind.partition(":")[2], "has_agent": members}
        for kind, members in agents.items()
    ]


def _agent(name: str, mention: Mention, export: _Export, *, person: bool) -> Json:
    agent: Json = {"category": "avefi:Agent", "has_name": name, "type": "Person" if person else "CorporateBody"}
    turned = family_given(name, mention, export.order) if person else None
    return agent | {"has_name": turned, "has_alternate_name": [name]} if turned else agent


def _forms(mention: Mention, export: _Export) -> list[str]:
    for number, form in enumerate(mention.film.form):
        if form not in export.forms and form not in export.genres:
            mention.lose(f"form/{number}", "AVefi has no such form")
    return list(dict.fromkeys(export.forms[form] for form in mention.film.form if form in export.forms))


def _genres(mention: Mention, export: _Export) -> list[Json]:
    film = mention.film
    names = [export.genres[form] for form in film.form if form in export.genres]
    names += [mention.line(f"genres/{number}", genre) for number, genre in enumerate(film.genres)]
    return [{"has_name": name} for name in dict.fromkeys(names)]


def _described(mention: Mention, export: _Export) -> list[Json]:
    """Who tells this, and the page it was read from: only where the profile names who (the schema asks for it)."""
    uri = mention.record.source.uri
    told = uri is not None and bool(_KEY.fullmatch(uri))
    if uri is not None and not (told and export.issuer_id):
        reason = "its characters cannot stand in a key" if not told else "AVefi asks who describes: see issuer_id"
        mention.losses.lose(mention.record.id, "/source/uri", reason)
    if not export.issuer_id:
        return []
    keys = [mention.id, *([uri] if told and uri is not None else [])]
    return [{
        "has_issuer_id": export.issuer_id, "has_issuer_name": export.issuer or export.issuer_id, "has_source_key": keys,
    }]  # fmt: skip
