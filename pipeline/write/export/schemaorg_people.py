"""A biography as a Person of schema.org."""

from collections.abc import Mapping

from pipeline.write.export.dates import plain
from pipeline.write.export.mention import Biography, role_words

Json = dict[str, object]


def person_node(told: Biography, base: str, relations: Mapping[str, str]) -> Json:
    """The Person; dates in doubt and relations that schema.org has no word for are told as losses."""
    person = told.person
    dates = {}
    for path, date in (("born", person.born), ("died", person.died)):
        dates[path] = plain(date) if date is not None else None
        if date is not None and dates[path] is None:
            told.lose(path, "schema.org takes plain dates only")
    related: dict[str, list[Json]] = {}
    for place, relation in enumerate(person.relations):
        if relation.kind in relations:
            related.setdefault(relations[relation.kind], []).append({"@type": "Person", "name": relation.name})
        else:
            told.lose(f"relations/{place}/kind", "schema.org has no such relation")
            told.lose(f"relations/{place}/name", "schema.org has no such relation")
    parts: Json = {
        "name": person.name,
        "jobTitle": [role_words(role) for role in person.roles],
        "birthDate": dates["born"],
        "birthPlace": _place(person.birth_place),
        "deathDate": dates["died"],
        "deathPlace": _place(person.death_place),
        **related,
        "description": person.text,
    }
    node: Json = {"@type": "Person", "@id": f"{base}{told.id}"}
    return node | {key: value for key, value in parts.items() if value}


def _place(name: str | None) -> Json | None:
    return {"@type": "Place", "name": name} if name is not None else None
