"""The desk: nothing is overwritten silently, what makes no record is refused, another process is heard."""

from typing import Any

import pytest

from pipeline.review.desk import RefusedError, StaleError, Wanted
from pipeline.review.queue import Filter
from tests.unit.review.desks import TEXT, Work, made, wanted


def test_who_did_not_see_the_last_decision_is_told_of_it(work: Work) -> None:
    desk = work.records(record := made())
    mine = wanted(desk, record, "films/year", "reject")
    desk.decide("bob", [wanted(desk, record, "films/year", "correct", new=1980)])
    with pytest.raises(StaleError) as caught:
        desk.decide("eva", [mine])
    assert caught.value.decision is not None
    assert (caught.value.decision.reviewer, caught.value.decision.new) == ("bob", 1980)
    assert len(desk.lines()) == 1


def test_a_batch_of_which_one_is_stale_writes_nothing(work: Work) -> None:
    desk = work.records(record := made())
    both = [wanted(desk, record, "films/title"), wanted(desk, record, "films/year")]
    desk.decide("bob", [both[1]])
    with pytest.raises(StaleError):
        desk.decide("eva", both)
    assert [d.reviewer for d in desk.lines()] == ["bob"]


def test_another_process_is_heard_before_a_decision_is_written(work: Work) -> None:
    record = made()
    one, other = work.records(record), work.records(record)
    mine = wanted(one, record, "films/year", "reject")
    other.decide("bob", [wanted(other, record, "films/year")])
    with pytest.raises(StaleError):
        one.decide("eva", [mine])
    one.read_others()
    assert one.fits(record).decided["/films/0/year"].reviewer == "bob"


REFUSED = [
    {"pointer": "/films/0/year", "verdict": "correct", "new": 99999},
    {"pointer": "/films/0/year", "verdict": "correct", "new": None},
    {"pointer": "/films/0/year", "verdict": "accept", "new": 1980},
    {"pointer": "/films/0/year", "verdict": "correct", "new": 1980, "selected": ((0, 10_000),)},
    {"pointer": "/films/0/year", "verdict": "correct", "new": 1980, "selected": ((7, 7),)},
    {"pointer": "/films/0/year", "verdict": "correct", "new": 1980, "selected": ((-3, 4),)},
    {"pointer": "/films/0/countries/0", "verdict": "correct", "new": "Germany"},
    {"pointer": "/films/7/year", "verdict": "accept"},
    {"pointer": "/films/../source/path", "verdict": "accept"},
    {"pointer": "/source/path", "verdict": "accept"},
    {"pointer": "", "verdict": "accept"},
    {"pointer": "@0000000000000000", "verdict": "accept"},
    {"pointer": "/films/0/year", "verdict": "add", "new": 1980},
    {"pointer": "/films/0/colour", "verdict": "add", "new": "green"},
    {"pointer": "/films/0/credits/-/name", "verdict": "add", "new": "Olga"},
    {"pointer": "/films/0/credits/-/name", "verdict": "add", "new": "Olga", "beside": (("role", "../x"),)},
    {"pointer": "/page/text", "verdict": "add", "new": "x"},
    {"record": "00000000000000ff", "pointer": "/films/0/year", "verdict": "accept"},
]


@pytest.mark.parametrize("told", REFUSED, ids=lambda t: f"{t['verdict']} {t['pointer']}")
def test_what_makes_no_record_is_refused_and_not_written(work: Work, told: dict[str, Any]) -> None:
    desk = work.records(record := made())
    with pytest.raises(RefusedError):
        desk.decide("eva", [Wanted(**{"record": record.id, "seen": "", **told})])
    assert desk.lines() == []


def test_undo_and_redo_reach_back_over_restarts(work: Work) -> None:
    record = made()
    fields = ["films/title", "films/year", "films/runtime_minutes", "people/born"]
    desk = work.records(record)
    for field in fields:
        desk.decide("eva", [wanted(desk, record, field)])
    for left in (3, 2, 1, 0):
        desk = work.records(record)
        desk.undo("eva")
        assert len(desk.fits(record).decided) == left
    assert desk.undo("eva") == []
    for there in (1, 2, 3, 4):
        desk = work.records(record)
        desk.redo("eva")
        assert len(desk.fits(record).decided) == there
    assert desk.redo("eva") == []


def test_a_place_can_be_filled_again_after_an_undo(work: Work) -> None:
    desk = work.records(record := made())
    at = TEXT.index("USSR")
    add = Wanted(record.id, "/films/0/sound", "", "add", "mono", ((at, at + 4),))
    desk.decide("eva", [add])
    desk.undo("eva")
    seen = desk.history.version(record.id, "/films/0/sound")
    desk.decide("eva", [Wanted(record.id, "/films/0/sound", seen, "add", "stereo", ((at, at + 4),))])
    assert [a.decision.new for a in desk.fits(record).added] == ["stereo"]


def test_a_decision_keeps_what_the_machine_knew(work: Work) -> None:
    desk = work.records(record := made())
    told = desk.decide("eva", [wanted(desk, record, "films/year", "correct", new=1978)])[0]
    assert (told.old, told.new, told.rule, told.confidence) == (1979, 1978, "facts#year", 0.9)
    assert [(p.quote, p.prefix, p.suffix[:6]) for p in told.spans] == [("1979", "STALKER\n", " | 162")]
    assert told.source is not None
    assert told.source.key == "pages/stalker.txt"
    assert told.tool.startswith("filmfiche ")


def test_a_damaged_index_is_made_again(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/year")])
    desk.index.close()
    (work.folder / "review.sqlite").write_bytes(b"SQLite format 3\x00 and then nothing of the kind" * 100)
    desk = work.records(record)
    assert [r.open for r in desk.queue.records(Filter())[0]] == [11]
    assert desk.queue.counts().decided == 1
