"""The record's evidence and issues while it is being built."""

from collections.abc import Iterable

from pipeline.model.page import Page, Span
from pipeline.model.parts import Candidate
from pipeline.model.record import Alternative, Evidence, Issue, Quote
from pipeline.rules import Rules
from pipeline.rules.trust import field_of


class Ledger:
    """Where every leaf's evidence is entered under its JSON Pointer, once."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self.page = page
        self.rules = rules
        self.evidence: dict[str, Evidence] = {}
        self.issues: list[Issue] = []

    def enter(self, pointer: str, spans: Iterable[Span], rule: str, alternatives: tuple[Alternative, ...] = ()) -> None:
        """Enter the evidence of one leaf; spans in page order, each once; as sure as its rule was on gold pages."""
        self.evidence[pointer] = Evidence(
            spans=self.quotes(spans),
            rule=rule,
            confidence=self.rules.trust.confidence(field_of(pointer), rule),
            alternatives=alternatives,
        )

    def quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """The quotes of some spans in page order, each once."""
        text = self.page.text
        return tuple(
            Quote.model_construct(start=s.start, end=s.end, quote=text[s.start : s.end]) for s in sorted(set(spans))
        )

    def rank(self, field: str, rule: str) -> int:
        """The place of a rule in the field's order of trust; rules that are not named come last."""
        order = self.rules.prefer.get(field) or self.rules.prefer.get("any", ())
        return next((i for i, prefix in enumerate(order) if rule.startswith(prefix)), len(order))

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
