"""One film entry's candidates → `Film`."""

from pipeline.assemble.choose import choose_list, choose_one
from pipeline.assemble.groups import group
from pipeline.assemble.ledger import Fields, Ledger
from pipeline.model.candidates import single
from pipeline.model.fold import fold, label_key
from pipeline.model.parts import Candidate, Part
from pipeline.rules import Rules
from pipeline.values.formats import find_forms
from pipeline.values.names import split_names

_ONE = (
    "title",
    "original_title",
    "year",
    "runtime_minutes",
    "colour",
    "sound",
    "aspect_ratio",
    "premiere",
    "synopsis",
    "section",
)
_MANY = {
    "form": True,
    "genres": True,
    "countries": False,
    "languages": False,
    "subtitles": False,
    "formats": True,
    "other_titles": True,
}
_GROUPS = ("credits", "cast", "companies", "awards", "reviews", "screenings")
# What of the page itself holds for each of its films, where the film does not say it.
_SHARED = ("screenings", "section")


def build_film(
    ledger: Ledger, place: int, own: list[Candidate], shared: list[Candidate], *, several: bool
) -> Fields | None:
    """The film at `/films/<place>`; None where nothing tells of one."""
    by_field: dict[str, list[Candidate]] = {}
    for candidate in own:
        by_field.setdefault(candidate.field, []).append(candidate)
    for field in _SHARED:
        if field not in by_field and (common := [c for c in shared if c.field == field]):
            by_field[field] = common
    if not by_field:
        return None
    prizes = by_field.get("awards", [])
    by_field.setdefault("form", []).extend(_prize_forms(prizes, ledger.rules))
    for credit in _prize_credits(prizes, ledger.rules):
        by_field.setdefault(credit.field, []).append(credit)
    if several:
        by_field.setdefault("form", []).extend(c for c in shared if c.field == "form")
    at = f"/films/{place}"
    film: Fields = {}
    for field in _ONE:
        film[field] = choose_one(ledger, field, f"{at}/{field}", by_field.get(field, []))
    main = {fold(str(film[f])) for f in ("title", "original_title") if film[f]}
    titles = [c for c in by_field.get("other_titles", []) if fold(str(c.parts[0].value)) not in main]
    by_field["other_titles"] = titles
    for field, unite in _MANY.items():
        film[field] = choose_list(ledger, field, f"{at}/{field}", by_field.get(field, []), unite=unite)
    for field in _GROUPS:
        film[field] = group(ledger, field, f"{at}/{field}", by_field.get(field, []))
    film["statement"] = _statement(ledger, f"{at}/statement", by_field.get("statement", []))
    return film


def _prize_forms(awards: list[Candidate], rules: Rules) -> list[Candidate]:
    """The forms named by prizes that a film has won ("Best Short Film")."""
    found: list[Candidate] = []
    for award in awards:
        for part in award.parts:
            if part.name == "award" and isinstance(part.value, str):
                forms = find_forms(part.value, rules)
                found += [single(award.entry, "form", f.value, part.spans[0], "awards#form") for f in forms]
    return found


def _prize_credits(awards: list[Candidate], rules: Rules) -> list[Candidate]:
    """The recipients of prizes for a role, in that role: the best actress played, the best director directed."""
    found: list[Candidate] = []
    for award in awards:
        parts = {p.name: p for p in award.parts}
        prize, recipient = parts.get("award"), parts.get("recipient")
        if prize is None or recipient is None:
            continue
        words = {m.key for w in str(prize.value).split() for m in rules.labels.get(label_key(w), ())}
        for name in split_names(str(recipient.value), rules):
            named = Part("name", name.value.name, recipient.spans)
            if "cast" in words:
                found.append(Candidate(award.entry, "cast", (named,), "awards#recipient"))
            elif "director" in words:
                role = Part("role", "director", prize.spans)
                found.append(Candidate(award.entry, "credits", (role, named), "awards#recipient"))
    return found


def _statement(ledger: Ledger, pointer: str, candidates: list[Candidate]) -> dict[str, str | int] | None:
    """The first statement that has a speaker, else the first."""
    if not candidates:
        return None
    chosen = next((c for c in candidates if any(p.name == "speaker" for p in c.parts)), candidates[0])
    told: dict[str, str | int] = {}
    for part in chosen.parts:
        if part.value is not None:
            told[part.name] = part.value
            ledger.enter(f"{pointer}/{part.name}", part.spans, chosen.rule)
    return told
