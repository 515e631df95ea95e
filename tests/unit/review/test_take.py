"""Decisions made elsewhere: taken once and in order, corrections read as their field is, what suits none told."""

from pathlib import Path

import pytest

from pipeline.review.decision import Decision, origin_of, passage
from pipeline.review.log import DECISIONS, Log
from pipeline.review.match import anchor_of, told_of
from pipeline.review.take import take
from pipeline.review.value import top_of, values
from tests.unit.review.desks import made
from tests.unit.review.test_log import decision, write


def no_rules() -> None:
    raise AssertionError("nothing here has to be read")


def correction(number: int, pointer: str, new: str | int) -> Decision:
    """What a page of the report makes of words typed for a value of `made()`."""
    record = made()
    value = next(one for one in values(record) if one.pointer == pointer)
    spans = tuple(passage(record.page.text, s.start, s.end) for s in value.evidence.spans)
    return decision(
        number, verdict="correct", record=record.id, source=origin_of(record), pointer=pointer, new=new, spans=spans,
        **told_of(value, anchor_of(values(record), top_of(pointer))),
    )  # fmt: skip


def test_decisions_made_elsewhere_are_taken_in_once(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    write(tmp_path, 1, 2)
    write(tmp_path / "away", 2, 3, 4)
    assert take(tmp_path, tmp_path / "away" / DECISIONS, no_rules, no_rules).count == 2
    assert take(tmp_path, tmp_path / "away" / DECISIONS, no_rules, no_rules).count == 0
    assert [d.id[-1] for d in Log(tmp_path).read()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("pointer", "new", "taken"),
    [
        ("/films/0/year", "1981", 1981),
        ("/films/0/year", 1981, 1981),
        ("/films/0/year", "nineteen", None),
        ("/films/0/runtime_minutes", "2h 40min", 160),
        ("/films/0/countries/0", "France", "FR"),
        ("/films/0/countries/0", "FR", "FR"),
        ("/films/0/countries/0", "Nowhere at all", None),
        ("/films/0/credits/0/name", "ANDREY  tarkovsky", "ANDREY  tarkovsky"),
    ],
)
def test_a_correction_has_the_value_that_its_field_can_hold(tmp_path, rules, pointer, new, taken) -> None:
    (tmp_path / "away").mkdir()
    line = correction(1, pointer, new)
    with Log(tmp_path / "away").appending() as appender:
        appender.add([line, decision(2)])
    told = take(tmp_path, tmp_path / "away" / DECISIONS, lambda: [made()], lambda: rules)
    assert (told.count, told.refused) == ((1, (line,)) if taken is None else (2, ()))
    lines = Log(tmp_path).read()
    expected = [] if taken is None else [line.model_copy(update={"new": taken})]
    assert lines == [*expected, decision(2)]
