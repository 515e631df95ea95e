"""Candidates written by hand about a text."""

from collections.abc import Callable

import pytest

from pipeline import Rules, Source
from pipeline.assemble.ledger import Ledger
from pipeline.model.page import Page, Span
from pipeline.model.parts import Candidate, Part
from pipeline.text import page

Say = Callable[..., Candidate]


@pytest.fixture
def paged() -> Callable[[str], Page]:
    """The page of a text."""
    return lambda text: page(Source.of(text.encode(), path="page.txt"))


@pytest.fixture
def ledger(rules: Rules) -> Callable[[str], Ledger]:
    """An empty ledger over a text."""
    return lambda text: Ledger(page(Source.of(text.encode(), path="page.txt")), rules)


@pytest.fixture
def say() -> Say:
    """A candidate whose evidence is the nth occurrence of its values (or of `quote`) in a text.

    A plain value is given as `value`, the parts of another by name.
    """

    def candidate(
        text: str, field: str, rule: str, value: str | int | None = None, *,
        quote: str | None = None, nth: int = 0, entry: int = 0, **named: str | int,
    ) -> Candidate:  # fmt: skip
        def span(printed: str) -> Span:
            at = -1
            for _ in range(nth + 1):
                at = text.index(printed, at + 1)
            return Span(at, at + len(printed))

        parts = {"": value} if value is not None else named
        return Candidate(entry, field, tuple(Part(n, v, (span(quote or str(v)),)) for n, v in parts.items()), rule)

    return candidate
