"""Who made the film, in MARC: notes as printed (508, 511), added entries (700, 710) and statements (245 $c, 264)."""

from collections.abc import Iterable
from itertools import groupby

from pipeline.model.record import Company, Credit
from pipeline.write.export.marc_draft import Draft, ended
from pipeline.write.export.mention import role_of, role_words
from pipeline.write.export.sorting import family_given

_LOOSE = " ,;:"


def credit_notes(draft: Draft) -> None:
    """Add 508 (credits and companies with their labels as printed) and 511 (cast with characters)."""
    film = draft.mention.film
    told = [*_told(draft, "credits", film.credits), *_told(draft, "companies", film.companies)]
    if told:
        draft.note("508", "  ", ended(" ; ".join(told)), path="credits")
    cast = []
    for number, member in enumerate(film.cast):
        name = draft.line(f"cast/{number}/name", member.name)
        character = f" ({draft.line(f'cast/{number}/character', member.character)})" if member.character else ""
        cast.append(f"{name}{character}")
    if cast:
        draft.note("511", "1 ", ended(", ".join(cast)), path="cast")


def _told(draft: Draft, kind: str, items: Iterable[Credit | Company]) -> Iterable[str]:
    numbered = enumerate(items)
    for label, group in groupby(numbered, key=lambda pair: pair[1].label or role_words(pair[1].role)):
        members = list(group)
        names = ", ".join(draft.line(f"{kind}/{number}/name", item.name) for number, item in members)
        yield f"{draft.line(f'{kind}/{members[0][0]}/label', label)}, {names}"


def responsibility(draft: Draft) -> str | None:
    """The directors as 245 $c states them, or None."""
    directors = [
        (number, credit) for number, credit in enumerate(draft.mention.film.credits) if credit.role == "director"
    ]
    if not directors:
        return None
    names = ", ".join(draft.line(f"credits/{number}/name", credit.name) for number, credit in directors)
    return f"directed by {names}"


def added_entries(draft: Draft) -> None:
    """Add 700 for each person and 710 (110 where companies lead) for each company, all roles of one in one field."""
    film = draft.mention.film
    people: dict[str, list[tuple[str, str]]] = {}
    for number, credit in enumerate(film.credits):
        people.setdefault(draft.line(f"credits/{number}/name", credit.name), []).append(
            (credit.role, f"credits/{number}/name")
        )
    for number, member in enumerate(film.cast):
        people.setdefault(draft.line(f"cast/{number}/name", member.name), []).append(("cast", f"cast/{number}/name"))
    for name, roles in people.items():
        turned = family_given(name, draft.mention, draft.marc.order)
        _entry(draft, "700", "1 " if turned else "0 ", turned or name, roles)
    companies: dict[str, list[tuple[str, str]]] = {}
    for number, company in enumerate(film.companies):
        companies.setdefault(draft.line(f"companies/{number}/name", company.name), []).append(
            (company.role, f"companies/{number}/name")
        )
    for name, roles in companies.items():
        _entry(draft, "110" if name == leading_company(draft) else "710", "2 ", name, roles)


def leading_company(draft: Draft) -> str | None:
    """The company under which the film is entered, where the site's profile asks for one."""
    if not draft.marc.company_leads:
        return None
    companies = enumerate(draft.mention.film.companies)
    return next((draft.line(f"companies/{n}/name", c.name) for n, c in companies if c.role == "production"), None)


def _entry(draft: Draft, tag: str, indicators: str, name: str, roles: list[tuple[str, str]]) -> None:
    terms: list[str] = []
    codes: list[str] = []
    for key, path in roles:
        role = role_of(key, draft.marc.roles)
        term = draft.marc.tables["terms"].get(role.key) if role is not None else None
        terms.append(draft.line(path, term or role_words(key)))
        code = role.crosswalk.get("marc") if role is not None else None
        codes += [code] if code else []
    terms, codes = list(dict.fromkeys(terms)), list(dict.fromkeys(codes))
    stated = [("e", f"{term},") for term in terms[:-1]] + [("e", ended(terms[-1]))]
    draft.add(
        tag, indicators, ("a", f"{name.rstrip(_LOOSE) or name},"), *stated, *(("4", code) for code in codes),
        path=roles[0][1],
    )  # fmt: skip


def production_and_distribution(draft: Draft) -> None:
    """Add 264: production with the year (second indicator 0), distribution (2)."""
    film = draft.mention.film
    made = _names(draft, ("production", "co_production"))
    if made or film.year is not None:
        parts = []
        if made:
            parts.append(("b", f"{made}," if film.year is not None else ended(made)))
        if film.year is not None:
            parts.append(("c", f"{film.year}."))
        draft.add("264", " 0", *parts, path="companies")
    shown = _names(draft, ("distribution", "sales"))
    if shown:
        draft.add("264", " 2", ("b", ended(shown)), path="companies")


def _names(draft: Draft, roles: tuple[str, ...]) -> str:
    companies = enumerate(draft.mention.film.companies)
    names = [draft.line(f"companies/{number}/name", c.name) for number, c in companies if c.role in roles]
    return " : ".join(dict.fromkeys(names))
