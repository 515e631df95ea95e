"""What timetables and lists show their films as: names of blocks, strands before titles, slots that films share."""

import pytest

from pipeline import Rules, extract
from pipeline.model.page import Source

DANISH = """Lørdag d. 7. september 2024

Kl. 10.30, Bio Nord
SALT
Dir. Ana Lind · Danmark · 2023 · 58 min. · Dansk tale

Kl. 15.30, Store Sal
KORTFILM: TANG
Samlet spilletid 36 min.

Tåge · Dir. Malik Berg · Danmark · 2024 · 16 min.

Vind · Dir. Eva Holm · Danmark · 2023 · 20 min.

Kl. 18.00, Bio Nord
FYRETS DATTER (1961)
Instruktør: Poul Krog · Danmark · 93 min.
"""
GERMAN = """FREITAG, 31. JANUAR 2025

KINO EINS

10.15  ausverkauft! Salz
Urs Lind, CH 2024, 78', Dial/f
Wettbewerb (G)

11.00  Kurzfilmblock 4: Unter Null
 Tau, Mia Rey, CH 2024, 12', F/d
 Eis, Arno Kraus, CH 2023, 19', Dial/e

14.00  Das Haus
Ida Berg, CH 1974, 84', s/w, Dial/–
Reihe «Aus dem Archiv»

16.00  Schulvorstellung: Der Mondhund
Eva Sund, SE 2022, 71', deutsch gesprochen

18.00  Podium: Wer zahlt?

19.00  Salz
"""
SWEDISH = """LÖRDAG 20 APRIL 2024

10.00 Knatteklubben: Igelkotten
Regi: Kaja Lind. Sverige 2023. 42 min. Svenskt tal.

11.00 Kortfilm: Grannar (38 min)
• Häcken, regi: Jon Berg, Sverige 2023, 14 min
• Vägg, regi: Eva Holm, Sverige 2022, 24 min

16.00 Seminarium: Vem äger en film?
Samtal om film och bygd. Fri entré för alla som har biljett till festivalen.

18.30 Fyren
Regi: Gösta Dahl. Sverige 1926. 72 min. Stumfilm med levande musik.

21.00 Igelkotten
"""
Told = list[tuple[str, str | None, list[str]]]  # title, section, starts of screenings


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            DANISH,
            [
                ("Salt", None, ["2024-09-07T10:30"]),
                ("Tåge", "Kortfilm: Tang", ["2024-09-07T15:30"]),
                ("Vind", "Kortfilm: Tang", ["2024-09-07T15:30"]),
                ("Fyrets datter", None, ["2024-09-07T18:00"]),
            ],
        ),
        (
            GERMAN,
            [
                ("Salz", "Wettbewerb", ["2025-01-31T10:15", "2025-01-31T19:00"]),
                ("Tau", "Kurzfilmblock 4: Unter Null", ["2025-01-31T11:00"]),
                ("Eis", "Kurzfilmblock 4: Unter Null", ["2025-01-31T11:00"]),
                ("Das Haus", "Aus dem Archiv", ["2025-01-31T14:00"]),
                ("Der Mondhund", "Schulvorstellung", ["2025-01-31T16:00"]),
            ],
        ),
        (
            SWEDISH,
            [
                ("Igelkotten", "Knatteklubben", ["2024-04-20T10:00", "2024-04-20T21:00"]),
                ("Häcken", "Kortfilm: Grannar", ["2024-04-20T11:00"]),
                ("Vägg", "Kortfilm: Grannar", ["2024-04-20T11:00"]),
                ("Fyren", None, ["2024-04-20T18:30"]),
            ],
        ),
    ],
)
def test_a_timetable_tells_what_its_films_are_shown_as(text: str, expected: Told, rules: Rules) -> None:
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    assert [(f.title, f.section, [s.start for s in f.screenings]) for f in record.films] == expected


def test_the_name_of_a_block_of_shorts_tells_their_form(rules: Rules) -> None:
    forms = [list(f.form) for f in extract(Source.of(GERMAN.encode(), path="page.txt"), rules).films]
    assert forms == [[], ["short"], ["short"], [], []]


def test_a_colon_in_a_title_is_no_strand_where_no_word_and_no_habit_tells_it(rules: Rules) -> None:
    text = "20 April 2024\n\n10.00 Iron: The Return\nDirector: Ann Moore\nNorway, 2019, 96 min\n\n"
    text += "12.00 Salt\nDirector: Eva Bloom\nChile, 2018, 100 min\n"
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    assert [f.title for f in record.films] == ["Iron: The Return", "Salt"]
