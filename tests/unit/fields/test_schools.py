"""A film school below a film's title is a company; a sentence about one and a list of several are not."""

import pytest

from pipeline.fields import schools

LINES = [
    ("Lindby Film Academy", ["companies: role=other, name=Lindby Film Academy < schools#line"]),
    ("경희대학교 Kyung Hee University", ["companies: role=other, name=경희대학교 < schools#line"]),
    ("Lindby Film Academy, Lodz Film School", []),
    ("The academy by the sea", []),
    ("Academy", []),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_school_alone(line: str, expected: list[str], believed) -> None:
    korean = line[0] > "\u3000"
    text = "그는 바다에서 파도를 세는 여자의 이야기를 들려준다." if korean else "She counts the waves of the sea."
    page = f"Salt\nFrance | 1999 | 12 min\n{line}\nDirector: Ana Lindqvist\n\n{text}"
    assert believed(schools, page) == expected
