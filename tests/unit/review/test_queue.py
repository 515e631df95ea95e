"""The queue: by doubt, under filters, forth and back; bulk lists hold one site, label and value."""

import pytest

from pipeline import Record
from pipeline.review.queue import Filter
from pipeline.review.value import label_before
from tests.unit.review.desks import FILM, Work, made, wanted


def pages() -> list[Record]:
    issue = {"code": "date.ambiguous", "severity": "warning", "message": "m", "pointer": "/people/0/born"}
    doubtful = made(id="0" * 15 + "1", path="a/one.txt", issues=[issue])
    page = {"kind": "film", "text": doubtful.page.text, "languages": ["de"]}
    german = made(id="0" * 15 + "2", path="b/zwei.txt", page=page)
    film = FILM | {"title": ("Prizes 100%", "Prizes")}
    other = made((film,), id="0" * 15 + "3", path="a/three.txt", rule="other#rule")
    return [german, doubtful, other]


FILTERED = [
    (Filter(), ["1", "2", "3"]),
    (Filter(site="b"), ["2"]),
    (Filter(language="de"), ["2"]),
    (Filter(code="date.ambiguous"), ["1"]),
    (Filter(rule="other#rule"), ["3"]),
    (Filter(words="100%"), ["3"]),
    (Filter(words="three"), ["3"]),
    (Filter(words="_"), []),
    (Filter(status="accepted"), ["1"]),
    (Filter(status="accepted", field="films/title"), []),
    (Filter(status="undecided", field="films/year"), ["2", "3"]),
    (Filter(site="a", language="de"), []),
    (Filter(field="'; DROP TABLE records; --"), []),
]


@pytest.mark.parametrize("wanted_ones, ids", FILTERED, ids=lambda x: str(x.query() if isinstance(x, Filter) else ""))
def test_records_are_filtered_and_the_doubtful_first(work: Work, wanted_ones: Filter, ids: list[str]) -> None:
    records = pages()
    desk = work.records(*records)
    desk.decide("eva", [wanted(desk, records[1], "films/year")])
    rows, total = desk.queue.records(wanted_ones)
    assert [r.id[-1] for r in rows] == ids
    assert total == len(ids)
    if not wanted_ones.words:  # in lists of values, words are looked for in the values alone
        values, count = desk.queue.values(wanted_ones)
        assert {v.id[-1] for v in values} == set(ids)
        assert count == len(values)


def test_steps_follow_the_list_both_ways(work: Work) -> None:
    desk = work.records(*pages())
    order = [r.id for r in desk.queue.records(Filter())[0]]
    steps = [desk.queue.neighbour(Filter(), i, 1) for i in order]
    assert steps == [*order[1:], None]
    assert [desk.queue.neighbour(Filter(), i, -1) for i in order] == [None, *order[:-1]]
    assert desk.queue.neighbour(Filter(site="a"), order[0], 1) == order[2]
    assert desk.queue.neighbour(Filter(), "unknown", 1) is None


def test_bulk_is_keyed_on_site_label_and_value(work: Work) -> None:
    records = pages()
    desk = work.records(*records)
    rows = desk.queue.same("a", "films/credits/director", "Director", "Andrey Tarkovsky")
    assert [r.id[-1] for r in rows] == ["1", "3"]
    assert desk.queue.same("a", "films/credits/director", "Editor", "Andrey Tarkovsky") == []
    desk.decide("eva", [wanted(desk, records[1], "films/credits/director")])
    assert [r.id[-1] for r in desk.queue.same("a", "films/credits/director", "Director", "Andrey Tarkovsky")] == ["3"]


def test_counts_follow_decisions(work: Work) -> None:
    records = pages()
    desk = work.records(*records)
    before = desk.queue.counts()
    desk.decide("eva", [wanted(desk, records[0], "films/year")])
    assert desk.queue.counts() == before._replace(decided=before.decided + 1)


@pytest.mark.parametrize(
    "text, label",
    [("a\nRegie: X", "Regie"), ("导演：X", "导演"), ("Regie X", None), (": X", None), ("18: Uhr\nX", None)],
)
def test_a_label_stands_before_a_colon_on_the_same_line(text: str, label: str | None) -> None:
    assert label_before(text, text.index("X")) == label
