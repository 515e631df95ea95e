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
INDONESIAN = """KAMIS, 22 AGUSTUS 2024

Pukul\tTempat\tProgram
10.00\tRuang Besar\tLayar Anak: Rumah Ikan (sut. Wulan Lind, Indonesia, 2022, 64', animasi)
13.00\tRuang Besar\tKompetisi Film Pendek 2
\t\t1. Nomor (sut. Bagas Berg, Indonesia, 2024, 15')
\t\t2. Sinyal (sut. Reno Holm, Indonesia, 2024, 11', tanpa dialog)
16.00\tRuang Kecil\tPanorama: Garam / Salt (sut. Andi Sund, Indonesia–Belanda, 2023, 102')
19.30\tLapangan\tLayar Tancap: Garam – pemutaran kedua

Tentang film hari ini

Garam
Di sebuah pulau dua saudara berebut pohon warisan yang hanya berbuah setiap empat tahun sekali, sampai tetangga datang.
Pemain: Rita Dahl
Penyunting: Eva Moore

Unduh jadwal
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
            INDONESIAN,
            [
                ("Rumah Ikan", "Layar Anak", ["2024-08-22T10:00"]),
                ("Nomor", "Kompetisi Film Pendek 2", ["2024-08-22T13:00"]),
                ("Sinyal", "Kompetisi Film Pendek 2", ["2024-08-22T13:00"]),
                ("Garam", "Panorama", ["2024-08-22T16:00", "2024-08-22T19:30"]),
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


def test_what_stands_below_a_timetable_under_a_films_title_is_told_of_it(rules: Rules) -> None:
    film = extract(Source.of(INDONESIAN.encode(), path="page.txt"), rules).films[-1]
    assert [c.name for c in film.cast] == ["Rita Dahl"]
    assert {(c.role, c.name) for c in film.credits} == {("director", "Andi Sund"), ("editor", "Eva Moore")}
    assert (film.synopsis or "").startswith("Di sebuah pulau")


def test_cells_that_hold_a_film_with_its_facts_name_no_section(rules: Rules) -> None:
    rows = "<tr><td>18:00<td>Lumen<td>Panorama: Salt (dir. Ana Berg, Chile, 2018, 102')"
    rows += "<tr><td>20:00<td>Capitol<td>Focus: Pepper (dir. Eva Ott, Italy, 2018, 92')"
    page = f"<html><h1>Friday 12 April 2019</h1><table><tr><th>Time<th>Venue<th>Programme{rows}</table>"
    films = extract(Source.of(page.encode(), path="page.html"), rules).films
    assert [(f.title, f.section) for f in films] == [("Salt", "Panorama"), ("Pepper", "Focus")]
    assert [s.start for f in films for s in f.screenings] == ["2019-04-12T18:00", "2019-04-12T20:00"]


def test_a_colon_in_a_title_is_no_strand_where_no_word_and_no_habit_tells_it(rules: Rules) -> None:
    text = "20 April 2024\n\n10.00 Iron: The Return\nDirector: Ann Moore\nNorway, 2019, 96 min\n\n"
    text += "12.00 Salt\nDirector: Eva Bloom\nChile, 2018, 100 min\n"
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    assert [f.title for f in record.films] == ["Iron: The Return", "Salt"]
