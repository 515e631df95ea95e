"""Person entries' candidates → `Person`s; two lives of one name are one person."""

from pipeline.assemble.choose import choose_one
from pipeline.assemble.groups import group
from pipeline.assemble.ledger import Fields, Ledger
from pipeline.model.fold import fold
from pipeline.model.page import Span
from pipeline.model.parts import Candidate, Entry

_ONE = ("name", "born", "birth_place", "died", "death_place", "text")
_GROUPS = ("relations", "events", "filmography")


def build_people(
    ledger: Ledger, entries: tuple[Entry, ...], by_entry: list[list[Candidate]], films: list[Fields]
) -> list[Fields]:
    """The people of a page in page order, with the roles its films credit them with."""
    by_name: dict[str, list[Candidate]] = {}
    for entry, own in zip(entries, by_entry, strict=True):
        name = next((c.parts[0].value for c in own if c.field == "name"), None)
        if entry.subject == "person" and name:
            by_name.setdefault(fold(str(name)), []).extend(own)
    people: list[Fields] = []
    for folded, own in by_name.items():
        at = f"/people/{len(people)}"
        by_field: dict[str, list[Candidate]] = {}
        for candidate in own:
            by_field.setdefault(candidate.field, []).append(candidate)
        person: Fields = {}
        for field in _ONE:
            person[field] = choose_one(ledger, field, f"{at}/{field}", by_field.get(field, []))
        for field in _GROUPS:
            person[field] = group(ledger, field, f"{at}/{field}", by_field.get(field, []))
        person["roles"] = _roles(ledger, at, folded, films)
        people.append(person)
    return people


def _roles(ledger: Ledger, at: str, folded: str, films: list[Fields]) -> list[str]:
    """The roles under which the page's films credit a name; their evidence is that of the credits."""
    roles: dict[str, list[Span]] = {}
    for i, film in enumerate(films):
        for j, credit in enumerate(film["credits"]):
            if fold(credit["name"]) == folded:
                quotes = ledger.evidence[f"/films/{i}/credits/{j}/role"]["spans"]
                roles.setdefault(credit["role"], []).extend(Span(q["start"], q["end"]) for q in quotes)
    for k, (_, spans) in enumerate(roles.items()):
        ledger.enter(f"{at}/roles/{k}", spans, "people#roles")
    return list(roles)
