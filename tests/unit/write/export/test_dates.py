"""Dates for targets that take less than EDTF; every date of a record is EDTF."""

import pytest

from pipeline.model.record import Record
from pipeline.write.export.dates import day, fetched_day, moment, plain


@pytest.mark.parametrize(
    ("date", "is_plain", "is_day"),
    [
        ("1932", True, False), ("1932-04", True, False), ("1932-04-04", True, True), ("1932~", False, False),
        ("193X", False, False), ("[1932, 1933]", False, False), ("1932-02-31", False, False), ("1932-13", False, False),
        ("0932", True, False), ("0000", False, False),
    ],
)  # fmt: skip
def test_plain_and_day(date: str, is_plain: bool, is_day: bool) -> None:
    assert (plain(date) is not None, day(date) is not None) == (is_plain, is_day)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2019-04-29T18:00", True), ("2019-04-29", True), ("XXXX-04-29T18:00", False), ("2019-04-31", False),
        ("2019-04-29T24:10", False),
    ],
)  # fmt: skip
def test_moment(time: str, expected: bool) -> None:
    assert (moment(time) is not None) == expected


@pytest.mark.parametrize(
    ("fetched", "expected"), [("2024-05-06T07:08:09Z", "2024-05-06"), ("20240506", None), (None, None), ("", None)]
)
def test_fetched_day(fetched: str | None, expected: str | None) -> None:
    assert fetched_day(fetched) == expected


def test_every_date_is_edtf(records: list[Record]) -> None:
    edtf = pytest.importorskip("edtf")
    dates = {f"{film.year:04}" for found in records for film in found.films if film.year is not None}
    dates |= {review.date for found in records for film in found.films for review in film.reviews if review.date}
    for person in (person for found in records for person in found.people):
        events = (date for event in person.events for date in (event.start, event.end))
        dates |= {date for date in (person.born, person.died, *events) if date is not None}
    assert len(dates) > 100
    for date in dates:
        assert edtf.parse_edtf(date) is not None
