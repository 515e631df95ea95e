"""Fields whose items have parts (credits, cast, companies, awards, reviews, screenings): merged, then entered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.assemble.ledger import Ledger
from pipeline.model.fold import fold
from pipeline.model.page import Span
from pipeline.model.parts import Candidate, Part

Values = dict[str, str | int]


@dataclass(slots=True)
class _Item:
    """One item with the values and the evidence of its parts, from all candidates that say the same."""

    values: Values
    spans: dict[str, list[Span]]
    rules: dict[str, str]
    order: int = -1
    candidates: list[Candidate] = field(default_factory=list)

    def add(self, part: Part, rule: str) -> None:
        if part.value is None:
            return
        if part.name not in self.values:
            self.values[part.name] = part.value
            self.rules[part.name] = rule
        if self.values[part.name] == part.value or part.name == "label":
            self.spans.setdefault(part.name, []).extend(part.spans)


def _key(names: tuple[str, ...]) -> Callable[[Candidate], tuple[str, ...]]:
    def key(candidate: Candidate) -> tuple[str, ...]:
        told = {p.name: fold(str(p.value)) for p in candidate.parts if p.name in names}
        return tuple(told.get(name, "") for name in names)

    return key


# What makes two items of a field one.
_SAME: dict[str, tuple[str, ...]] = {
    "credits": ("role", "name"), "cast": ("name",), "companies": ("role", "name"),
    "awards": ("year", "edition", "festival", "award"), "reviews": ("title", "byline", "text"),
    "screenings": ("start", "venue"), "events": ("kind", "start", "end", "org"), "relations": ("kind", "name"),
    "filmography": ("title", "year"),
}  # fmt: skip

_BY_ROLE = ("credits", "cast", "companies")


def group(ledger: Ledger, field_name: str, pointer: str, candidates: list[Candidate]) -> list[Values]:
    """The items of a field in page order, each once; every part's evidence is entered."""
    if not candidates:
        return []
    key = _key(_SAME[field_name])
    items: dict[tuple[str, ...], _Item] = {}
    ranked = [(ledger.rank(field_name, c.rule), c) for c in candidates]
    best = min(rank for rank, _ in ranked)
    for candidate in [c for rank, c in ranked if rank == best]:
        item = items.setdefault(key(candidate), _Item({}, {}, {}))
        for part in candidate.parts:
            item.add(part, candidate.rule)
    # Less trusted sources add evidence, and items only where there is no better source.
    for order, candidate in sorted([(r, c) for r, c in ranked if r != best], key=lambda pair: pair[0]):
        known = items.get(key(candidate)) or _same_time(field_name, candidate, items)
        if known is None and field_name in _BY_ROLE and not _adds(candidate, order, items):
            continue
        item = known or items.setdefault(key(candidate), _Item({}, {}, {}, order))
        for part in candidate.parts:
            item.add(part, candidate.rule)
    entered = []
    for i, item in enumerate(items.values()):
        for name in item.values:
            ledger.enter(f"{pointer}/{i}/{name}", item.spans[name], item.rules[name])
        entered.append(item.values)
    return entered


def _same_time(field_name: str, candidate: Candidate, items: dict[tuple[str, ...], _Item]) -> _Item | None:
    """The screening at the same time that a better source tells of: a film is shown in one place at a time."""
    if field_name != "screenings":
        return None
    start = next((p.value for p in candidate.parts if p.name == "start"), None)
    return next((item for item in items.values() if item.values.get("start") == start), None)


def _adds(candidate: Candidate, rank: int, items: dict[tuple[str, ...], _Item]) -> bool:
    """Whether a less trusted credit tells of a role that no better source fills."""
    role = next((p.value for p in candidate.parts if p.name == "role"), None)
    return all(item.values.get("role") != role or item.order == rank for item in items.values())
