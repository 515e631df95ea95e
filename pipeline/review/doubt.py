"""How doubtful values and records are: what the queue of the bench is sorted by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.model.record import Issue
from pipeline.review.value import Value

_WEIGHTS = {"error": 4.0, "warning": 2.0, "note": 1.0}
_UNMEASURED = 0.5  # the doubt of a value whose rule was never measured


def doubt_of(value: Value, issues: Iterable[Issue]) -> float:
    """The doubt about a value: its issues first, then how often its rule is wrong."""
    confidence = value.evidence.confidence
    return sum(_WEIGHTS[i.severity] for i in issues) + (_UNMEASURED if confidence is None else 1 - confidence)


def issues_by_value(values: Iterable[Value], issues: Iterable[Issue]) -> Mapping[str, list[Issue]]:
    """Pointer of a value → the issues about it, about what stands beside it, or about the item it opens."""
    told = list(issues)
    by_pointer: defaultdict[str, list[Issue]] = defaultdict(list)
    opened: set[str] = set()
    for value in values:
        own = {value.pointer, *(p for p, _ in value.beside)}
        home = value.pointer
        while home := home.rpartition("/")[0]:
            if home not in opened:
                opened.add(home)
                own.add(home)
        by_pointer[value.pointer] = [i for i in told if i.pointer in own]
    return by_pointer
