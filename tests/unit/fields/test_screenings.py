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
        ("4–13 October 2024\n\nSCREENINGS\nFri 11 Oct\n7:15 PM\nPine Hall\nBook\n\nSun 13 Oct\n10:00\nGrange Hall\n",
         [("2024-10-11T19:15", "Pine Hall"), ("2024-10-13T10:00", "Grange Hall")]),
        ("Fri 8 – Mon 11 September 2023\n\nSCREENINGS\nSat 9 - 17:30 - Small Hall (with all of the team).",
         [("2023-09-09T17:30", "Small Hall")]),
        ("SCREENINGS\nSat 9 - 17:30 - Small Hall", []),
        ("Harbour Film Festival 2023\n13–29 October\n\nSCREENINGS\n15 October, 14:20, Small Hall",
         [("2023-10-15T14:20", "Small Hall")]),
        ("港灣影展 2023\n第七屆｜10.13 – 10.29\n\n場次\n10/15（日）14:20　光影之家2廳",
         [("2023-10-15T14:20", "光影之家2廳")]),
        ("Fri 10 May 19:00 + Sun 12 May 16:30, Hall 1",
         [("XXXX-05-10T19:00", "Hall 1"), ("XXXX-05-12T16:30", "Hall 1")]),
        ("Fri 10 May 2024, 7:30 PM – 11:00 PM\nGreat Hall", [("2024-05-10T19:30", "Great Hall")]),
        ("10 May 2024 10:45 S2 16:00 S1",
         [("2024-05-10T10:45", "S2"), ("2024-05-10T16:00", "S1")]),
        ("Sonntag, 24.10.2021 um 13:30 Uhr | Saal 1", [("2021-10-24T13:30", "Saal 1")]),
        ("SCREENINGS\n9 May 2024, 20:00 Other Lake (Chile, 2020)", []),
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


def test_a_time_before_a_title_is_its_slot(rules: Rules) -> None:
    salt, iron = f"10.00 Salt\n{FACTS}", f"12.15 Iron (Raud)\n{FACTS.replace('Ann', 'Eva')}"
    text = f"Saturday 20 April 2024\n\n{salt}\n{iron}\nSmall Hall\n\n16.00 Seminar: Who owns a film?\n\n18.30 Salt\n"
    assert screenings(text, rules) == [
        [("2024-04-20T10:00", None), ("2024-04-20T18:30", None)], [("2024-04-20T12:15", None)],
    ]  # fmt: skip


def test_films_share_the_slot_of_a_programme(rules: Rules) -> None:
    page = (
        "River Bank\n10–13 August 2023\n\nSATURDAY, 12 AUGUST\n\n15:00 Small Hall\nShort films. 38 min.\n\n"
        "THE QUIET LAKE\nNorway | 2019 | 12 min\nDirector: Ann Moore\n\n"
        "SALT AND STONE\nChile | 2018 | 26 min\nDirector: Eva Bloom\n\n"
        "17:30 Great Hall\n\nPEPPER\nPeru | 2018 | 90 min\nDirector: Ida Berg\n"
    )
    afternoon = [("2023-08-12T15:00", "Small Hall")]
    assert screenings(page, rules) == [afternoon, afternoon, [("2023-08-12T17:30", "Great Hall")]]


def _html(*rows: str, day: str = "") -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"{day}<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


DAY = "<h2>Friday, 12 April 2019</h2>"
TWO = {"Salt": [("2019-04-12T18:00", "Lumen")], "Pepper": [("2019-04-12T20:30", "Capitol")]}
TIMETABLES = [
    (_html("Time|Venue|Film", "18:00|Lumen|Salt", "20:30|Capitol|Pepper", day=DAY), TWO),
    (_html("Uhrzeit|Film|Ort", "18:00 Uhr|Salt|Lumen", "20.30 Uhr|Pepper|Capitol", day="<p>12. April 2019</p>"), TWO),
    (_html("Fecha|Hora|Sala|Película", "12/04/2019|18:00|Lumen|Salt", "12/04/2019|20:30|Capitol|Pepper"), TWO),
    (_html("Время|Зал|Фильм", "18:00|Lumen|Salt", "20:30|Capitol|Pepper", day="<p>12 апреля 2019</p>"), TWO),
    (_html("Datum|Zeit|Titel|Kino", "12.4.2019|18:00|Salt|Lumen", "|20:30|Pepper|Capitol"), TWO),
    ("Friday 12 April 2019\nTime\tVenue\tFilm\n18:00\tLumen\tSalt\n20:30\tCapitol\tPepper", TWO),
    ("Vendredi 12 avril 2019\nHeure\tSalle\tFilm\n18h00\tLumen\tSalt\n20h30\tCapitol\tPepper", TWO),
    ("Pátek 12. dubna 2019\nČas\tSál\tFilm\n18:00\tLumen\tSalt\n20:30\tCapitol\tPepper", TWO),
    (
        "12 April 2019\nTime\tVenue\tFilm\n18:00\tLumen\tSalt\n13 April 2019\n16:00\tLumen\tPepper",
        {"Salt": [("2019-04-12T18:00", "Lumen")], "Pepper": [("2019-04-13T16:00", "Lumen")]},
    ),
    ("HOME | FILMS | CONTACT | PRESS\nABOUT | TRAILER | SHOP", {}),  # a menu is no table
    (_html("Time|Event|Venue", "10:00|Networking lunch|Foyer", "11:00|Panel|Hall A", day=DAY), {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMETABLES)
def test_rows_of_a_timetable(text: str, expected: dict[str, list[tuple[str, str]]], rules: Rules) -> None:
    path = "page.html" if text.startswith("<") else "page.txt"
    record = extract(Source.of(text.encode(), path=path), rules)
    assert {f.title: [(s.start, s.venue) for s in f.screenings] for f in record.films} == expected


def test_the_first_day_is_no_section(rules: Rules) -> None:
    page = "Programme\n\nFriday 12 April 2019\nTime\tVenue\tFilm\n18:00\tLumen\tSalt\n20:30\tCapitol\tPepper"
    assert [f.section for f in extract(Source.of(page.encode(), path="page.txt"), rules).films] == [None, None]


def test_a_calendar_whose_times_stand_below_their_films(rules: Rules) -> None:
    salt, lake = f"Salt and Stone\n{FACTS}", f"The Quiet Lake\n{FACTS.replace('Ann Moore', 'Eva Bloom')}"
    page = f"Calendar\n\nThu 23 January 2025\n\n{salt}10:45 S2 16:00 S1\n\n{lake}21:00 S2\n"
    assert screenings(page, rules) == [
        [("2025-01-23T10:45", "S2"), ("2025-01-23T16:00", "S1")], [("2025-01-23T21:00", "S2")],
    ]  # fmt: skip


def test_short_lines_of_many_syllables_tell_screenings(rules: Rules) -> None:
    page = "Mùa gió\n\nĐạo diễn: Hồ Ngọc Diệp\nQuốc gia: Việt Nam\nNăm: 2022\nThời lượng: 88 phút\n\nLỊCH CHIẾU\n"
    line = "19h30, ngày 14/11/2023 – Rạp Kim Đồng, phòng 1 (có giao lưu với đoàn phim)"
    assert screenings(page + line, rules) == [[("2023-11-14T19:30", "Rạp Kim Đồng, phòng 1")]]
