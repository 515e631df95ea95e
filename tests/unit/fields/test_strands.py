"""The strand that a short line names: a competition, or a section with its number."""

import pytest

from pipeline.fields import strands

LINES = [
    ("International Competition", ["section: International Competition < strands#heading"]),
    ("◆ International Competition · Premiere", ["section: International Competition < strands#heading"]),
    ("Programme / International Competition", ["section: International Competition < strands#heading"]),
    ("Shorts Programme 3", ["section: Shorts Programme 3 < strands#heading"]),
    ("Film School Section II", ["section: Film School Section II < strands#heading"]),
    ("Mezinárodní soutěž / International Competition", ["section: Mezinárodní soutěž < strands#heading"]),
    ("한국장편경쟁", ["section: 한국장편경쟁 < strands#heading"]),
    ("短編コンペティション Bプログラム", ["section: 短編コンペティション Bプログラム < strands#heading"]),
    ("Films > International Competition", []),
    ("Official Competition · Features", ["section: Official Competition · Features < strands#heading"]),
    ("Block 2: Far Shores", ["section: Block 2: Far Shores < strands#heading"]),
    ("Programme IV – Far Shores", ["section: Programme IV – Far Shores < strands#heading"]),
    ("Chapter 2: Far Shores", []),
    ("Programme 3", []),
    ("Buy the programme 3", []),
    ("Salt and Section Eight", []),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_above_the_facts(line: str, expected: list[str], believed) -> None:
    page = f"Salt\n{line}\nFrance | 1999 | 12 min\nDirector: Ana Lindqvist"
    assert [c for c in believed(strands, page) if c.startswith("section")] == expected


FILMS = "\n\nSalt\nDirector: Ana Lindqvist\nYear: 1999\n\nPepper\nDirector: Tomas Brenner\nYear: 2001"
PROGRAMMES = [
    ("lightwell\n\nROOM TONES\ncurated by Ilse March\n\nTuesday, November 7, 2023, 8 pm", ["section: Room Tones"] * 2),
    (  # a menu of the festival's programmes
        "well\n\nPROGRAMME\nInternational Competition\nStudent Competition\nTones\n\nROOM TONES\n\n7.11.2023, 20:00",
        ["section: Room Tones"] * 2,
    ),
    ("lightwell\n\nTuesday, November 7, 2023, 8 pm", []),
]


@pytest.mark.parametrize(("above", "expected"), PROGRAMMES)
def test_a_programme_shown_as_a_whole(above: str, expected: list[str], believed) -> None:
    found = [c.split(" < ")[0] for c in believed(strands, above + FILMS) if c.startswith("section")]
    assert found == expected


def test_days_of_short_film_name_a_festival_and_no_form(believed) -> None:
    page = "Dani kratkog filma Rt\n\nSol\nRežija: Ana Lukač\nGodina: 1999\n\nPapar\nRežija: Jan Tkalec\nGodina: 2001"
    assert believed(strands, page) == []


PRIZES = (
    "FEATURE FILMS\n\nBest Film: Salt (France, 2019, 90 min), by Ana Lindqvist\nBest Actor: Tom March, for Salt\n\n"
    "SHORT FILMS\n\nBest Film: Pepper (Spain, 2018, 12 min), by Tomas Brenner\n\nOTHER PRIZES\n\n"
    "Audience Award: Salt, by Ana Lindqvist\n"
)


def test_a_list_of_prizes_divided_by_form(believed) -> None:
    found = {c.split(" < ")[0] for c in believed(strands, PRIZES) if c.startswith(("section", "form"))}
    assert found == {"section: Feature Films", "form: feature", "section: Short Films", "form: short"}


JUDGED = """Winners of 2023

INTERNATIONAL COMPETITION
Jury: Ana Moore, Tom Hill

Best Film
Salt (dir. Eva Bloom, Chile, 2022)

DAYS OF OUR FILMS
Jury: Ida Berg

Best Debut
Pepper (dir. Jo Ott, Italy, 2023, 14 min)
"""
BRACKETED = """获奖名单

【剧情长片竞赛】
评委会:谢闻舟

最佳影片
《修伞的人》 导演:程砚秋 中国大陆/2024/108分钟

【短片竞赛】

最佳剧情短片
《电话亭》 导演:阮小满(中国香港,2024,17分钟,粤语)
"""


@pytest.mark.parametrize(
    "text, expected",
    [(JUDGED, ["International Competition", "Days of Our Films"]), (BRACKETED, ["剧情长片竞赛", "短片竞赛"])],
)
def test_a_heading_over_a_jury_or_in_brackets_names_the_section(text: str, expected: list[str], believed) -> None:
    found = [c.split(" < ")[0] for c in believed(strands, text) if c.startswith("section")]
    assert found == [f"section: {name}" for name in expected]


LISTED = (
    "The selection of the festival\n\nFiction films\n\n1- «Salt», directed by Ana Lindqvist (19 min)\n\n"
    "Documentaries\n\n2- «Pepper», directed by Tomas Brenner (2001)\n3- «Thyme», directed by Eva Ott\n"
)


def test_headings_that_part_a_list_by_form_tell_the_form_of_the_films_below(believed) -> None:
    assert [c.split(" < ")[0] for c in believed(strands, LISTED)] == [
        "form: fiction", "form: documentary", "form: documentary",
    ]  # fmt: skip


def test_the_strand_of_the_first_films_is_not_that_of_all(believed) -> None:
    text = "The tide comes in and a woman counts the waves until one of them answers her at last in her own voice."
    cards = [f"{strand}\n\n{title}\n\n{text}\n" for strand, title in (
        ("Medium-Length Competition", "SALT"), ("Medium-Length Competition", "IRON"), ("Short Competition", "TWO KEYS"),
    )]  # fmt: skip
    found = believed(strands, "Films of the festival\n\n" + "\n".join(cards))
    assert [c.split()[1] for c in found if c.startswith("form")] == ["medium", "medium", "short"]


def test_a_counted_part_of_a_strand_leaves_the_strand_to_its_films(believed) -> None:
    above = "Harbour Film Days\n\nInternational Competition\nProgramme 5: Far Shores"
    found = [c for c in believed(strands, above + FILMS) if c.startswith("section")]
    assert found == ["section: International Competition < strands#heading"] * 2
