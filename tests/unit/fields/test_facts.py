"""Year, running time, countries, languages, form, colour, formats."""

import pytest

from pipeline.fields import facts

FILM = "Salt\nDirector: Ana Lindqvist\n"

LINES = [
    (
        "France, Italy, 1999, 88 min",
        ["countries: FR < facts#country", "countries: IT < facts#country", "year: 1999 < facts#year",
         "runtime_minutes: 88 < facts#runtime"],
    ),
    (
        "Short film, documentary\nFrance, 1999",
        ["form: short < facts#form", "form: documentary < facts#form", "countries: FR < facts#country",
         "year: 1999 < facts#year"],
    ),
    (
        "No dialogue, France 1999, 12 min",
        ["languages: zxx < facts#language", "countries: FR < facts#country", "year: 1999 < facts#year",
         "runtime_minutes: 12 < facts#runtime"],
    ),
    ("1999\n88 min", ["year: 1999 < facts#year", "runtime_minutes: 88 < facts#runtime"]),
]  # fmt: skip

LABELS = [
    ("Year: 1999", ["year: 1999 < labels#year"]),
    ("Year: 1999-2000", ["year: 1999 < labels#year"]),
    ("Running Time: 88 min", ["runtime_minutes: 88 < labels#runtime"]),
    ("Duration: 1h 28min", ["runtime_minutes: 88 < labels#runtime"]),
    ("Country: France / Italy", ["countries: FR < labels#country", "countries: IT < labels#country"]),
    ("Country: Soviet Union", ["countries: SUHH < labels#country"]),
    ("Language: French, Italian", ["languages: fr < labels#language", "languages: it < labels#language"]),
    ("Version : VOSTA", ["subtitles: en < labels#language.subtitles"]),
    (
        "Language: Welsh with English subtitles",
        ["languages: cy < labels#language", "subtitles: en < labels#language.subtitles"],
    ),
    ("Subtitles: English", ["subtitles: en < labels#subtitles"]),
    ("Colour: Black and white", ["colour: bw < labels#colour"]),
    ("Format: 35mm", ["formats: 35mm < labels#format"]),
    ("Genre: Drama, Comedy", ["genres: Drama < labels#genre", "genres: Comedy < labels#genre"]),
    ("Aspect ratio: 1.85:1", ["aspect_ratio: 1.85:1 < labels#aspect_ratio"]),
    ("Sound format: Dolby SR", ["sound: Dolby SR < labels#sound_format"]),
    ("Form: Short", ["form: short < labels#form"]),
    ("Section: Winter Lights", ["section: Winter Lights < labels#section"]),
    ("Premiere: World Premiere", ["premiere: World Premiere < labels#premiere"]),
    (
        "Format: Documentary, colour, Turkish",
        ["form: documentary < labels#format.form", "colour: colour < labels#format.colour",
         "languages: tr < labels#format.language"],
    ),
    (
        "Country, Year, Runtime: France, 1999, 88 min",
        ["countries: FR < labels#country", "year: 1999 < labels#year", "runtime_minutes: 88 < labels#runtime"],
    ),
    ("Country: the far side of the moon", []),
    ("Year: unknown", []),
]  # fmt: skip

ELSEWHERE = [  # facts that are not the film's
    "Awards\n2001: Harbour Film Festival, Best Film, Norway",
    "Filmography\nPepper, Italy, 2003, 90 min",
    "Related films\nPepper\nItaly, 2003, 90 min",
    "© 2003 Harbour Film Festival",
    "Contact\nSalt Pictures, Harbour Street 88, Rome, Italy",
]


@pytest.mark.parametrize(("text", "expected"), [*LINES, *LABELS])
def test_facts(text: str, expected: list[str], believed) -> None:
    assert believed(facts, FILM + "Editor: Eva Ott\n" + text) == expected


@pytest.mark.parametrize("text", ELSEWHERE)
def test_facts_of_something_else(text: str, believed) -> None:
    assert believed(facts, f"{FILM}Year: 1999\n\n{text}") == ["year: 1999 < labels#year"]


def test_each_film_has_its_own(believed) -> None:
    text = "Salt\nFrance, 1999, 12 min\n\nPepper\nItaly, 2001, 14 min"
    years = [line for line in believed(facts, text) if line.startswith("year")]
    assert years == ["year: 1999 < facts#year", "year: 2001 < facts#year"]


def test_no_film_no_facts(believed) -> None:
    assert believed(facts, "Tickets cost 12 euros in 2024, and the box office opens 30 minutes before the film.") == []


def test_a_running_time_below_a_line_of_facts(believed) -> None:
    assert "runtime_minutes: 4 < facts#runtime" in believed(
        facts, "Salt, dir. Ana Lind (Norway, 2012)\nComedy / 4 minutes"
    )
    apart = believed(facts, "Salt, dir. Ana Lind (Norway, 2012)\n\nInterval / 4 minutes")
    assert not any(told.startswith("runtime_minutes") for told in apart)


def test_a_clock_is_trusted_less_than_minutes(believed) -> None:
    told = believed(facts, f"{FILM}1999, France, 88 min\n19:30 35mm")
    assert "runtime_minutes: 88 < facts#runtime" in told
    assert "runtime_minutes: 20 < facts#clock" in told
