"""Films that look like one another stay two, whatever a page leaves out that does not tell them apart."""

from pathlib import Path

import pytest

from pipeline.works.groups import groups

TABLE = Path(__file__).parent / "look_alikes.tsv"
PAIRS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
FIELDS = ("title", "year", "runtime_minutes", "director", "countries")


def side(tell, record, values, left_out):
    told = dict(zip(FIELDS, values, strict=True))
    told["countries"] = told["countries"].split(",")
    return tell(record, **{name: value for name, value in told.items() if name not in left_out})


def test_there_are_enough() -> None:
    assert len(PAIRS) >= 100
    assert {len(pair) for pair in PAIRS} == {11}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[1]} {pair[2]}, {pair[6]} {pair[7]}")
def test_two_films_stay_two(joining, tell, pair) -> None:
    for left_out in ((), ("countries",), ("runtime_minutes",), ("year",), ("director",), ("countries", "year")):
        one = side(tell, "a", pair[1:6], ())
        for mentions in (
            [one, side(tell, "b", pair[6:], left_out)],
            [side(tell, "a", pair[1:6], left_out), side(tell, "b", pair[6:], left_out)],
        ):
            assert [len(group.mentions) for group in groups(mentions, joining)] == [1, 1], left_out


SAME = [pair for pair in PAIRS if pair[1] == pair[6] and pair[4] == pair[9]]


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: f"{pair[1]} {pair[2]} {pair[7]}")
def test_a_list_that_could_mean_either_joins_neither(joining, tell, pair) -> None:
    bare = tell("c", pair[1], director=pair[4])
    found = groups([side(tell, "a", pair[1:6], ()), side(tell, "b", pair[6:], ()), bare], joining)
    assert [len(group.mentions) for group in found] == [1, 1, 1]
    assert [mention.record[0] for mention in found[2].torn] == ["a", "b"]
