"""Every example of every rule file, through the whole pipeline; what is known to fail must fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import Rules, load_rules
from pipeline.rules.schema import Example
from pipeline.run.examples import examples, faults

# "<file>#<number> <key>" a line: examples that do not come out yet. It only gets shorter.
KNOWN_FAILURES = Path(__file__).parent / "known_failures.txt"


def known_failures() -> frozenset[str]:
    """The lines of known_failures.txt, without comments."""
    if not KNOWN_FAILURES.exists():
        return frozenset()
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _cases() -> Iterator[object]:
    for name, example in examples(load_rules()):
        for key in example.gives:
            case = f"{name} {key}"
            marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case in known_failures() else []
            yield pytest.param(example, key, marks=marks, id=case)


@pytest.mark.parametrize(("example", "key"), list(_cases()))
def test_example(example: Example, key: str, rules: Rules) -> None:
    assert [f for f in faults(example, rules) if f.key == key] == []


def test_known_failures_are_examples(rules: Rules) -> None:
    there = {f"{name} {key}" for name, example in examples(rules) for key in example.gives}
    assert known_failures() <= there
