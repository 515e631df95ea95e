"""Short ways to write a candidate down."""

from pipeline.model.page import Span, View
from pipeline.model.parts import Candidate, Part


def part(name: str, value: str | int, view: View, start: int = 0, end: int | None = None) -> Part:
    """A leaf whose evidence is the stretch [start, end) of a view."""
    return Part(name, value, (view.span(start, end),))


def single(entry: int, field: str, value: str | int, span: Span, rule: str) -> Candidate:
    """A candidate for a plain value with one stretch of evidence."""
    return Candidate(entry, field, (Part("", value, (span,)),), rule)
