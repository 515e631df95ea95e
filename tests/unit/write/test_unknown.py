"""Labels that no rule knows."""

import pytest

from pipeline import Rules, Source, extract
from pipeline.write.unknown import unknown_labels

TEXTS = [
    ("Salt\nYear: 1999\nQuality of ropes: fine\n", [("Quality of ropes", "fine")]),
    ("Salt\nYear: 1999\n• Rope quality : fine\n", [("Rope quality", "fine")]),
    ("Salt\nYear: 1999\nロープの質：よい\n", [("ロープの質", "よい")]),
    ("Salt\nYear: 1999\nWhat we want to say of it: nothing\n", []),
    ("Salt\nYear: 1999\nvvv://example.org/x\n", []),
    ("Salt\nYear: 1999\n12:30 doors\nDoors 15:14:24\nProgramme 3: ropes\n", []),
    ("Salt\nYear: 1999\nog/zq: something\n", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_unknown_labels(text: str, expected: list[tuple[str, str]], rules: Rules) -> None:
    found = extract(Source.of(text.encode(), path="salt.txt"), rules)
    assert [(label.text, label.rest) for label in unknown_labels(found)] == expected
    for label in unknown_labels(found):
        assert found.page.text[label.start : label.end] == label.text
