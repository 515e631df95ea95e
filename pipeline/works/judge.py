"""Two mentions: one work, two works, or not to be told; by the ways that the rules name."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.rules.works import Joining
from pipeline.works.mention import Mention
from pipeline.works.names import name_form
from pipeline.works.titles import title_key, title_level

_NAMED = ("same", "initial", "shorter")
_RANK = {"same": 0, "like": 1, "part": 2, "different": 3}


@dataclass(frozen=True, slots=True)
class Levels:
    """How far two mentions agree, evidence by evidence, in the words of `rules/works.toml`."""

    title: str
    director: str
    year: str
    runtime: str
    countries: str
    languages: str
    site: str


def at_odds(a: Mention, b: Mention, joining: Joining) -> bool:
    """Whether what is told of them says that these are two films."""
    return (
        _year(a.year, b.year, joining) == "different"
        or _runtime(a.runtime, b.runtime, joining) == "different"
        or any(len(pair & a.form) == 1 == len(pair & b.form) and pair <= a.form | b.form for pair in joining.apart)
        or _director(a.directors, b.directors, joining) == "different"
        or _originals_differ(a, b, joining)
    )


def way(a: Mention, b: Mention, joining: Joining) -> int | None:
    """The number of the first way in which two mentions are one work (0 is the surest); None where none is."""
    if at_odds(a, b, joining):
        return None
    found = levels(a, b, joining)
    shared: int | None = None
    for number, one in enumerate(joining.ways):
        if all(getattr(found, evidence) in taken for evidence, taken in one.levels.items()):
            if one.shared and shared is None:  # counted last: it compares every name with every other
                shared = _shared(a, b, joining)
            if (shared or 0) >= one.shared:
                return number
    return None


def rivals(a: Mention, b: Mention, joining: Joining) -> bool:
    """Whether two mentions have titles that differ though a language of their pages is one, or not known."""
    return _common(a.languages, b.languages) != "different" and _title(a, b, joining) == "different"


def levels(a: Mention, b: Mention, joining: Joining) -> Levels:
    """How far two mentions agree."""
    return Levels(
        title=_title(a, b, joining),
        director=_director(a.directors, b.directors, joining),
        year=_year(a.year, b.year, joining),
        runtime=_runtime(a.runtime, b.runtime, joining),
        countries=_common(a.countries, b.countries),
        languages=_common(a.languages, b.languages),
        site="unknown" if not a.host or not b.host else "same" if a.host == b.host else "different",
    )


def _title(a: Mention, b: Mention, joining: Joining) -> str:
    if not (a.titles or a.others) or not (b.titles or b.others):
        return "none"
    # Two further titles that agree may be a site's own words that its pages repeat: never as good as a title proper.
    proper = [(x, y) for x in a.titles for y in (*b.titles, *b.others)] + [(x, y) for x in a.others for y in b.titles]
    found = [title_level(x, y, joining) for x, y in proper]
    if not found or "same" not in found:
        found += ["like" for x in a.others for y in b.others if title_key(x, joining) == title_key(y, joining)]
    return min(found, key=_RANK.__getitem__, default="different")


def _originals_differ(a: Mention, b: Mention, joining: Joining) -> bool:
    return bool(a.original and b.original) and title_level(str(a.original), str(b.original), joining) == "different"


def _director(a: tuple[str, ...], b: tuple[str, ...], joining: Joining) -> str:
    if not a or not b:
        return "unknown"
    forms = {name_form(x, y, joining) for x in a for y in b}
    if forms.intersection(_NAMED):
        return "same"
    return next((form for form in ("family", "unknown") if form in forms), "different")


def _year(a: int | None, b: int | None, joining: Joining) -> str:
    if a is None or b is None:
        return "unknown"
    apart = abs(a - b)
    if apart > joining.year_far:
        return "different"
    return "same" if not apart else "near" if apart <= joining.year_near else "far"


def _runtime(a: int | None, b: int | None, joining: Joining) -> str:
    if a is None or b is None:
        return "unknown"
    apart = abs(a - b)
    if apart <= joining.runtime_same:
        return "same"
    near = apart <= joining.runtime_minutes or apart <= joining.runtime_near * max(a, b)
    return "near" if near else "different"


def _common(a: frozenset[str], b: frozenset[str]) -> str:
    return "unknown" if not a or not b else "same" if a & b else "different"


def _shared(a: Mention, b: Mention, joining: Joining) -> int:
    """How many makers in one role, players and companies both mentions name."""
    makers = sum(
        any(role == other and _one(name, theirs, joining) for other, theirs in b.makers) for role, name in a.makers
    )
    players = _met(a.players, b.players, joining)
    keys = {title_key(name, joining) for name in b.companies}
    return makers + players + sum(title_key(name, joining) in keys for name in a.companies)


def _met(a: Iterable[str], b: tuple[str, ...], joining: Joining) -> int:
    return sum(any(_one(x, y, joining) for y in b) for x in a)


def _one(a: str, b: str, joining: Joining) -> bool:
    return name_form(a, b, joining) in _NAMED
