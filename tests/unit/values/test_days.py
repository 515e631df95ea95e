"""Valid days and other calendars."""

import pytest

from pipeline.values.days import edtf, full_year, iranian


@pytest.mark.parametrize(
    "year, month, day, expected",
    [
        (2019, 2, 11, "2019-02-11"),
        (2019, 2, None, "2019-02"),
        (None, 2, 29, "XXXX-02-29"),
        (2019, 2, 29, None),
        (2020, 2, 29, "2020-02-29"),
        (1900, 2, 29, None),
        (2019, 13, 1, None),
        (2019, 4, 31, None),
        (2019, 0, 1, None),
        (None, 2, None, None),
        (1500, 1, 1, None),
        (2562, 5, 12, "2019-05-12"),
    ],
)
def test_days(year: int | None, month: int, day: int | None, expected: str | None) -> None:
    assert edtf(year, month, day) == expected


@pytest.mark.parametrize(
    "year, month, day, expected",
    [
        (1396, 11, 22, "2018-02-11"),
        (1396, 1, 1, "2017-03-21"),
        (1399, 12, 30, "2021-03-20"),
        (1357, 11, 22, "1979-02-11"),
        (1396, 6, None, "2017"),
        (1396, 11, None, "2018"),
        (1396, 13, 1, None),
    ],
)
def test_iranian_days(year: int, month: int, day: int | None, expected: str | None) -> None:
    assert iranian(year, month, day) == expected


def test_years_of_two_digits() -> None:
    assert [full_year(d) for d in ("19", "35", "36", "99", "1932")] == [2019, 2035, 1936, 1999, 1932]
