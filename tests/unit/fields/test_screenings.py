"""When and where films are shown."""

import pytest

from pipeline import Rules, extract
from pipeline.model.page import Source

FACTS = "Director: Ann Moore\nCountry: Norway\nYear: 2019\nDuration: 80 min\n"


def screenings(text: str, rules: Rules) -> list[list[tuple[str | None, str | None]]]:
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    return [[(s.start, s.venue) for s in f.screenings] for f in record.films]


@pytest.mark.parametrize(
    "lines, expected",
    [
        ("26.04.2019, 11:00 Movie 2", [("2019-04-26T11:00", "Movie 2")]),
        ("TUE 22/10 AT 17:00 SLOTTS", [("XXXX-10-22T17:00", "Slotts")]),
        ("20 October 2024, 18:00\nGreat Hall\n24 October 2024, 10:00\nSmall Hall",
         [("2024-10-20T18:00", "Great Hall"), ("2024-10-24T10:00", "Small Hall")]),
        ("The film is shown on 19 April, Venue: the Great Hall. It begins at 19:00.",
         [("XXXX-04-19T19:00", "the Great Hall")]),
        ("Posted 2019-05-03 15:14:24", []),
    ],
)  # fmt: skip
def test_reads_lines_with_date_and_time(lines: str, expected: list[tuple[str, str]], rules: Rules) -> None:
    assert screenings(f"The Quiet Lake\n\n{FACTS}\n{lines}\n", rules) == [expected]


def test_screenings_above_the_films_hold_for_all(rules: Rules) -> None:
    page = (
        "National Competition 2\n\nTUE 22/10 AT 17:00 SLOTTS\n\n"
        "The Quiet Lake\nNorway 2019 / 17 min / Director: Ann Moore\n\n"
        "Salt and Stone\nChile 2018 / 12 min / Director: Eva Bloom\n"
    )
    assert screenings(page, rules) == [[("XXXX-10-22T17:00", "Slotts")]] * 2


def test_a_timetable_gives_each_film_its_slot(rules: Rules) -> None:
    page = (
        "Two Nights of Film\n\n11 February\n\n10:00-11:36\nThe Quiet Lake (Norway, 2019, 96 min)\n\n"
        "11:41-13:21\nSalt and Stone (Chile, 2018, 100 min)\n"
    )
    assert screenings(page, rules) == [[("XXXX-02-11T10:00", None)], [("XXXX-02-11T11:41", None)]]
