"""Which candidate wins: the order of trust of `prefer.toml`, then agreement, then place on the page."""

from dataclasses import dataclass

from pipeline.assemble.ledger import Fields, Ledger
from pipeline.model.fold import fold
from pipeline.model.page import Span
from pipeline.model.parts import Candidate


@dataclass(slots=True)
class Choice:
    """A value with all the candidates that say it."""

    value: str | int
    candidates: list[Candidate]

    @property
    def first(self) -> Candidate:
        return self.candidates[0]

    def spans(self) -> list[Span]:
        return [span for c in self.candidates for p in c.parts for span in p.spans]


def choices(ledger: Ledger, field: str, candidates: list[Candidate]) -> list[Choice]:
    """The different values of a field, the most trusted first."""
    if not candidates:
        return []
    by_value: dict[str | int, Choice] = {}
    for candidate in sorted(candidates, key=lambda c: (ledger.rank(field, c.rule), c.parts[0].spans[0].start)):
        value = candidate.parts[0].value
        if value is None:
            continue
        key = fold(value) if isinstance(value, str) and len(candidates) > 1 else value
        by_value.setdefault(key, Choice(value, [])).candidates.append(candidate)
    ranked = enumerate(by_value.values())
    return [
        c for _, c in sorted(ranked, key=lambda r: (ledger.rank(field, r[1].first.rule), -len(r[1].candidates), r[0]))
    ]


def choose_one(ledger: Ledger, field: str, pointer: str, candidates: list[Candidate]) -> str | int | None:
    """The value of a field that has one; the others stay as alternatives and make an issue."""
    ranked = choices(ledger, field, candidates)
    if not ranked:
        return None
    best, others = ranked[0], ranked[1:]
    ledger.enter(pointer, best.spans(), best.first.rule, alternatives(ledger, others))
    for other in others:
        ledger.disagreement(field, pointer, best.first, other.first)
    return best.value


def choose_list(ledger: Ledger, field: str, pointer: str, candidates: list[Candidate], *, unite: bool) -> list[str]:
    """The values of a field that has several, in page order.

    With `unite` all of them; else those of the most trusted family of rules, the others' agreeing
    evidence added and their other values kept as alternatives of the first value.
    """
    ranked = choices(ledger, field, candidates)
    if not ranked:
        return []
    # A choice's first candidate is its most trusted one.
    best = ledger.rank(field, ranked[0].first.rule)
    kept = [c for c in ranked if unite or ledger.rank(field, c.first.rule) == best]
    lost = [c for c in ranked if c not in kept]
    kept.sort(key=lambda c: min(c.first.parts[0].spans))
    values = []
    for i, choice in enumerate(kept):
        here = f"{pointer}/{i}"
        ledger.enter(here, choice.spans(), choice.first.rule, alternatives(ledger, lost) if i == 0 else ())
        values.append(str(choice.value))
    for other in lost:
        ledger.disagreement(field, f"{pointer}/0", kept[0].first, other.first)
    return values


def alternatives(ledger: Ledger, others: list[Choice]) -> tuple[Fields, ...]:
    """The values that lost, as they stand in the record."""
    return tuple([{"value": o.value, "spans": ledger.quotes(o.spans()), "rule": o.first.rule} for o in others])
