"""The days a festival lasts, and days placed in them."""

import pytest

from pipeline import Rules
from pipeline.values.seasons import Season, day_of, find_seasons, named_day, year_of


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Lindau, 17.–26. Oktober 2025", "de", ("2025-10-17", "2025-10-26")),
        ("October 10-13, 2024  |  Mill Town", "en", ("2024-10-10", "2024-10-13")),
        ("Friday 8 – Monday 11 September 2023", "en", ("2023-09-08", "2023-09-11")),
        ("2023年10月27日(金)〜11月5日(日)", "ja", ("2023-10-27", "2023-11-05")),
        ("2023 m. rugpjūčio 10–13 d.", "lt", ("2023-08-10", "2023-08-13")),
        ("Del 3 al 11 de mayo", "es", ("XXXX-05-03", "XXXX-05-11")),
        ("12 t/m 22 november 2020", "nl", ("2020-11-12", "2020-11-22")),
        ("January – February 2020", "en", ("2020-01-01", "2020-02-31")),
        ("Mai 2019", "de", ("2019-05-01", "2019-05-31")),
        ("2024.10.18 - 10.30", "zh", ("2024-10-18", "2024-10-30")),
        ("20-27 Eylül / September 2024", "tr", ("2024-09-20", "2024-09-27")),
        ("27 januari – 5 februari 2023", "sv", ("2023-01-27", "2023-02-05")),
        ("Du vendredi 27 janvier au dimanche 5 février 2023", "fr", ("2023-01-27", "2023-02-05")),
        ("29.11.–4.12.2022", "de", ("2022-11-29", "2022-12-04")),
        ("Posted 12 May 2019", "en", None),
    ],
)
def test_reads_seasons(text: str, language: str, expected: tuple[str, str] | None, rules: Rules) -> None:
    told = [f.value for f in find_seasons(text, rules, (language,))]
    assert told == ([Season(*expected)] if expected else [])


@pytest.mark.parametrize(
    "text, expected",
    [("Lun 24   17:00   Hall 1", 24), ("SÁB 4 - 19:00", 4), ("Fri 8, 11.00am", 8), ("do 16 mei 20:00", None),
     ("Room 24 17:00", None)],
)  # fmt: skip
def test_reads_a_weekday_with_a_number(text: str, expected: int | None, rules: Rules) -> None:
    named = named_day(text, rules)
    assert (named.value if named else None) == expected


def test_a_season_completes_days_that_only_one_of_its_days_can_be() -> None:
    week = Season("2022-10-21", "2022-10-29")
    assert day_of(24, [week]) == "2022-10-24"
    assert day_of(30, [week]) is None
    assert year_of("XXXX-10-22", [week]) == "2022-10-22"
    assert year_of("XXXX-11-22", [week]) is None
    assert year_of("XXXX-10-22", [week, Season("2021-10-21", "2021-10-29")]) is None
