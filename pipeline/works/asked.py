"""A query of the reconciliation protocol → a subject, as if a page had told it."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.record import Credit, Film
from pipeline.rules.load import Rules
from pipeline.works.entries import countries_of, host_of, minutes_of, parts, roles_of, year_of
from pipeline.works.subjects import Subject

LONGEST = 500  # characters of a name or value; what goes on after them is not read


def asked(query: Mapping[str, Any], kind: str, rules: Rules) -> Subject:
    """A query as a subject: its properties are named as the columns of an authority file are."""
    told: dict[str, list[str]] = {}
    properties = query.get("properties")
    for one in properties if isinstance(properties, list) else ():
        field = rules.authorities.column(str(one.get("pid"))) if isinstance(one, dict) else None
        if field:
            told.setdefault(field, []).extend(_values(one.get("v")))
    name = str(query.get("query") or "")[:LONGEST]
    titles = [*told.get("titles", ()), *(told.get("name", ()) if kind != "work" else ())]
    year = year_of(next(iter(told.get("year", ())), None))
    countries = countries_of(told.get("countries", ()), rules)
    return Subject(
        kind,
        name,
        born=next(iter(told.get("born", ())), None),
        died=next(iter(told.get("died", ())), None),
        roles=set(roles_of(told.get("roles", ()), rules)),
        titles=set(titles),
        years={year} if year else set(),
        countries=set(countries),
        hosts={host_of(host) for host in told.get("hosts", ())},
        film=Film(
            title=name,
            year=year,
            runtime_minutes=minutes_of(next(iter(told.get("runtime", ())), None)),
            countries=tuple(sorted(countries)),
            credits=tuple(Credit(role="director", name=one) for one in told.get("directors", ())),
        )
        if kind == "work" and name
        else None,
    )


def _values(value: object) -> Iterator[str]:
    """The texts of a property's value: a string, number or entity, or a list of them; cells of several are parted."""
    for one in value if isinstance(value, list) else (value,):
        text = one.get("name") or one.get("id") if isinstance(one, dict) else one
        if text is not None and str(text).strip():
            yield from (part[:LONGEST] for part in parts(str(text).strip()))
