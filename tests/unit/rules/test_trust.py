"""What rules deserve: read, smoothed, and laid on the evidence without touching a value."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import RuleError, Rules, Source, extract
from pipeline.rules.trust import Measure, Trust, field_of, read_trust

PAGE = b"Salt\n\nDirector: Ana Lindqvist\nCountry: France\nYear: 1999\n"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 0), 0.5), ((1, 0), 0.667), ((0, 1), 0.333), ((98, 0), 0.99), ((7, 2), 0.727), ((9999, 0), 1.0)],
)
def test_confidence_is_smoothed_precision(counts: tuple[int, int], expected: float) -> None:
    assert Measure(*counts).confidence == expected


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("/films/0/year", "year"), ("/films/12/countries/1", "countries"), ("/films/0/credits/3/name", "credits"),
        ("/films/0/statement/speaker", "statement"), ("/people/0/events/2/start", "events"), ("/people/1/born", "born"),
    ],
)  # fmt: skip
def test_field_of(pointer: str, field: str) -> None:
    assert field_of(pointer) == field


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "trust.toml"
    path.write_text('[year]\n"facts#year" = [7, 2]\n', encoding="utf-8")
    trust = read_trust(path)
    assert trust.confidence("year", "facts#year") == 0.727
    assert trust.confidence("year", "labels#year") is None
    assert trust.confidence("title", "facts#year") is None


def test_without_a_file_nothing_was_measured(tmp_path: Path) -> None:
    assert read_trust(tmp_path / "trust.toml") == Trust({})


@pytest.mark.parametrize(
    "text",
    [
        "year = 3",
        '[year]\n"a#b" = 0.9',
        '[year]\n"a#b" = [1]',
        '[year]\n"a#b" = [1, 2, 3]',
        '[year]\n"a#b" = [-1, 2]',
        '[year]\n"a#b" = [0, 0]',
        '[year]\n"a#b" = [1.0, 2]',
        '[year]\n"a#b" = [true, true]',
    ],
)
def test_what_is_no_count_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "trust.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=r"trust.toml: .*year"):
        read_trust(path)


def test_trust_changes_confidences_and_nothing_else(rules: Rules) -> None:
    source = Source.of(PAGE, path="salt.txt")
    untold = json.loads(extract(source, replace(rules, trust=Trust({}))).to_json())
    year = untold["evidence"]["/films/0/year"]
    told = json.loads(extract(source, replace(rules, trust=Trust({"year": {year["rule"]: Measure(7, 2)}}))).to_json())
    assert list(differences(untold, told)) == [("/evidence//films/0/year/confidence", None, 0.727)]


def differences(before: object, after: object, pointer: str = "") -> Iterator[tuple[str, object, object]]:
    """(pointer, before, after) for every leaf of two JSON values that differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key), after.get(key), f"{pointer}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for i, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, f"{pointer}/{i}")
    elif before != after:
        yield pointer, before, after
