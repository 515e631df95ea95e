"""What an extractor believes about a page, made through the real stages before it."""

from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline import Rules, Source
from pipeline.model.parts import Candidate
from pipeline.sections import split
from pipeline.text import page

Believed = Callable[..., list[str]]


def _told(candidate: Candidate) -> str:
    """ "credits: role=director, name=Ana Lindqvist < labels#director"."""
    parts = (f"{p.name}={p.value}" if p.name else str(p.value) for p in candidate.parts)
    return f"{candidate.field}: {', '.join(parts)} < {candidate.rule}"


@pytest.fixture
def believed(rules: Rules) -> Believed:
    """What an extractor's module finds on a page, a line a candidate; each quote is checked to stand on the page."""

    def run(extractor: ModuleType, text: str, path: str = "page.txt") -> list[str]:
        source = page(Source.of(text.encode(), path=path))
        entries = split(source, rules)
        found = [c for place in range(len(entries)) for c in extractor.find(entries, place, rules)]
        for candidate in found:
            for part in candidate.parts:
                assert part.spans, f"{_told(candidate)} has no evidence"
                assert all(0 <= s.start < s.end <= len(source.text) for s in part.spans)
        return [_told(candidate) for candidate in found]

    return run
