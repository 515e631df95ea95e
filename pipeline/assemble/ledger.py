"""The record's evidence and issues while it is being built."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pipeline.model.page import Page, Span
from pipeline.model.parts import Candidate
from pipeline.model.record import Issue
from pipeline.rules import Rules
from pipeline.rules.trust import field_of

Fields = dict[str, Any]  # a part of the record before the whole of it is validated


class Ledger:
    """Where every leaf's evidence is entered under its JSON Pointer, once."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self.page = page
        self.rules = rules
        self.evidence: dict[str, Fields] = {}
        self.issues: list[Issue] = []

    def enter(self, pointer: str, spans: Iterable[Span], rule: str, alternatives: tuple[Fields, ...] = ()) -> None:
        """Enter the evidence of one leaf; spans in page order, each once; as sure as its rule was on gold pages."""
        self.evidence[pointer] = {
            "spans": self.quotes(spans),
            "rule": rule,
            "confidence": _confidence(self.rules, field_of(pointer), rule),
            "alternatives": alternatives,
        }

    def quotes(self, spans: Iterable[Span]) -> tuple[Fields, ...]:
        """The quotes of some spans in page order, each once."""
        text = self.page.text
        places = sorted({(span.start, span.end) for span in spans})
        return tuple([{"start": start, "end": end, "quote": text[start:end]} for start, end in places])

    def rank(self, field: str, rule: str) -> int:
        """The place of a rule in the field's order of trust; rules that are not named come last."""
        return _rank(self.rules, field, rule)

    def disagreement(self, field: str, pointer: str, chosen: Candidate, other: Candidate) -> None:
        """An issue for two readings of one field."""
        span = other.parts[0].spans[0]
        told, lost = (f"{c.parts[0].value!r} ({c.rule})" for c in (chosen, other))
        self.issues.append(
            Issue(
                code="value.disagreement",
                severity="warning",
                message=f"{field}: {told} against {lost}",
                pointer=pointer,
                start=span.start,
                end=span.end,
            )
        )


# Every leaf of every page asks the same few hundred questions of the rules.
@lru_cache(maxsize=2048)
def _rank(rules: Rules, field: str, rule: str) -> int:
    order = rules.prefer.get(field) or rules.prefer.get("any", ())
    return next((i for i, prefix in enumerate(order) if rule.startswith(prefix)), len(order))


@lru_cache(maxsize=2048)
def _confidence(rules: Rules, field: str, rule: str) -> float | None:
    return rules.trust.confidence(field, rule)
