"""The strand that a short line names: a competition, or a section with its number."""

import pytest

from pipeline.fields import strands

LINES = [
    ("International Competition", ["section: International Competition < strands#heading"]),
    ("◆ International Competition · Premiere", ["section: International Competition < strands#heading"]),
    ("Programme / International Competition", ["section: International Competition < strands#heading"]),
    ("Shorts Programme 3", ["section: Shorts Programme 3 < strands#heading"]),
    ("Film School Section II", ["section: Film School Section II < strands#heading"]),
    ("Programme 3", []),
    ("Buy the programme 3", []),
    ("Salt and Section Eight", []),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_above_the_facts(line: str, expected: list[str], believed) -> None:
    page = f"Salt\n{line}\nFrance | 1999 | 12 min\nDirector: Ana Lindqvist"
    assert [c for c in believed(strands, page) if c.startswith("section")] == expected
