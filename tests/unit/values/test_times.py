"""Times of day; lengths, prices and ratios that look like them."""

import pytest

from pipeline import Rules
from pipeline.values.times import find_times


@pytest.mark.parametrize(
    "text, expected",
    [
        ("20 octobre 2024, 18:00", ["18:00"]),
        ("Fr 26.04. 18.00", ["18:00"]),
        ("21 de octubre, 18.00 h", ["18:00"]),
        ("19.30 Uhr", ["19:30"]),
        ("19 Uhr", ["19:00"]),
        ("6 pm", ["18:00"]),
        ("शाम 6:00 बजे", ["18:00"]),
        ("6:30 p.m.", ["18:30"]),
        ("12:00 am", ["00:00"]),
        ("7:34 AM |", ["07:34"]),
        ("18h30", ["18:30"]),
        ("à 18h", ["18:00"]),
        ("20u30", ["20:30"]),
        ("kl. 19", ["19:00"]),
        ("10.5.2019 klo 19", ["19:00"]),
        ("в 19 часов", ["19:00"]),
        ("Начало в 19:00.", ["19:00"]),
        ("下午2:30", ["14:30"]),
        ("午後3時30分", ["15:30"]),
        ("오후 3시 30분", ["15:30"]),
        ("arratseko 9etan", ["21:00"]),
        ("- 10:00~11:36", ["10:00"]),
        ("18.30-20.00 Uhr", ["18:30"]),
        ("2 pm - 4 pm", ["14:00"]),
        ("2019-04-29T18:00:00Z", ["18:00"]),
        ("17:00 and 19:00", ["17:00", "19:00"]),
        ("1h 36min", []),
        ("1h30", []),
        ("26 min.", []),
        ("1.85:1", []),
        ("€ 12.50", []),
        ("18.30", []),
        ("2019-05-03 오후 15:14:24", []),
    ],
)
def test_times(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in find_times(text, rules)] == expected
