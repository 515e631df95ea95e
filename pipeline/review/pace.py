"""How reviewing goes: counts by verdict, by rule and by reviewer, and the time a record takes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from statistics import median
from typing import NamedTuple

from pipeline.review.decision import Decision

_PAUSE = 300.0  # seconds without a decision that are a pause, not work
_EXAMPLES = 3


class RuleErrors(NamedTuple):
    """What reviewers said of a rule's values: how many were kept and changed, what was changed into what."""

    rule: str
    field: str
    kept: int
    changed: int
    examples: tuple[tuple[str, str], ...]


class Reviewer(NamedTuple):
    """What one reviewer decided, and the median seconds that a record took."""

    name: str
    decisions: int
    records: int
    seconds: float | None


def rule_errors(decisions: Iterable[Decision]) -> list[RuleErrors]:
    """Rules by how often reviewers changed what they read, the most often first (of decisions that stand)."""
    kept: Counter[tuple[str, str]] = Counter()
    changed: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for decision in decisions:
        key = (decision.rule or "", decision.field)
        if decision.rule is None:
            continue
        if decision.verdict == "accept":
            kept[key] += 1
        elif decision.verdict in ("correct", "reject", "not_on_page"):
            changed[key].append((str(decision.old), decision.verdict if decision.new is None else str(decision.new)))
    rows = [
        RuleErrors(rule, field, kept[rule, field], len(changed[rule, field]), tuple(changed[rule, field][:_EXAMPLES]))
        for rule, field in kept.keys() | changed.keys()
    ]
    return sorted(rows, key=lambda r: (-r.changed, -r.kept, r.rule, r.field))


def reviewers(decisions: Iterable[Decision]) -> list[Reviewer]:
    """What each reviewer did, by name; time runs from decision to decision on one record, pauses left out."""
    spent: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    count: Counter[str] = Counter()
    last: dict[str, datetime] = {}
    for decision in decisions:
        name, at = decision.reviewer, datetime.fromisoformat(decision.time)
        count[name] += 1
        gap = (at - last[name]).total_seconds() if name in last else 0.0
        spent[name][decision.record] += gap if 0 <= gap < _PAUSE else 0.0
        last[name] = at
    worked = {name: [seconds for seconds in of_record.values() if seconds] for name, of_record in spent.items()}
    return [
        Reviewer(name, count[name], len(spent[name]), median(times) if (times := worked[name]) else None)
        for name in sorted(count)
    ]
