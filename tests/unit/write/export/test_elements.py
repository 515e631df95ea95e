"""The elements of a record: all are known, and what a format does not hold is told value by value."""

from collections import Counter

import pytest

from pipeline.write.export.elements import ELEMENTS, is_element, is_held, left_out
from pipeline.write.export.losses import element_of
from tests.unit.write.export.records import full, leaf_pointers


def test_nothing_held_everything_is_left_out() -> None:
    record = full()
    pointers = [pointer for pointer, _ in left_out(record, frozenset())]
    assert len(pointers) == len(set(pointers))
    assert {element_of(pointer) for pointer in pointers} == set(ELEMENTS)
    assert [count for _, count in left_out(record, frozenset(ELEMENTS) - {"evidence.rule"})] == [len(record.evidence)]
    whole = record.model_dump(mode="json")
    leaves = [p for name in ("source", "page", "films", "people") for p, _ in leaf_pointers(whole[name], f"/{name}")]
    assert [p for p in pointers if not p.startswith(("/evidence", "/issues", "/unread"))] == leaves


def test_everything_held_nothing_is_left_out() -> None:
    assert list(left_out(full(), frozenset(ELEMENTS))) == []
    whole = ("source", "page", "films", "people", "evidence", "issues", "unread")
    assert list(left_out(full(), frozenset(whole))) == []


def test_what_is_held_in_part() -> None:
    held = frozenset({"source", "page", "people", "evidence", "issues", "unread", "films.credits.name", "films.cast"})
    left = Counter(element_of(pointer) for pointer, _ in left_out(full(), held))
    assert left["films.credits.role"] == 3
    assert left["films.other_titles"] == 2
    assert left.keys().isdisjoint({"films.credits.name", "films.cast.name", "films.cast.character"})


@pytest.mark.parametrize(
    ("element", "known"),
    [("films", True), ("films.credits", True), ("films.credits.role", True), ("films.gaffer", False), ("", False)],
)
def test_is_element(element: str, known: bool) -> None:
    assert is_element(element) is known


@pytest.mark.parametrize(
    ("element", "held", "expected"),
    [
        ("films.credits.role", ("films.credits",), True),
        ("films.credits.role", ("films.credits.name",), False),
        ("films.credits.role", ("films",), True),
        ("films", ("films.title",), False),
    ],
)
def test_is_held(element: str, held: tuple[str, ...], expected: bool) -> None:
    assert is_held(element, held) is expected
