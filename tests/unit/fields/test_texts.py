"""Synopsis and statement."""

import pytest

from pipeline import Rules, extract
from pipeline.fields import texts
from pipeline.model.page import Source

WAVES = "A woman who has lost her boat counts the waves until one of them answers her in her own voice."
LAMP = "He spends the winter in a lighthouse and learns that the lamp has been dark for twenty years."
FILM = "Salt\nDirector: Ana Lindqvist\nYear: 1999\n\n"
BROKEN = "A woman who has lost her boat counts the waves until one of\nthem answers her in her own voice."

SYNOPSES = [
    (f"Synopsis\n{WAVES}", [f"synopsis: {WAVES} < texts#synopsis"]),
    (f"Synopsis: {WAVES}", [f"synopsis: {WAVES} < texts#synopsis"]),
    (f"Synopsis\n{WAVES}\n\n{LAMP}", [f"synopsis: {WAVES}\n\n{LAMP} < texts#synopsis"]),
    (f"Synopsis\n{BROKEN}", [f"synopsis: {WAVES} < texts#synopsis"]),  # hard line breaks are blanks
    (WAVES, [f"synopsis: {WAVES} < texts#unheaded"]),
    (f"{WAVES}\n\n{LAMP}", [f"synopsis: {WAVES}\n\n{LAMP} < texts#unheaded"]),
    # a label in the midst of a sentence, before a quotation
    (f"In its own words the synopsis of the film reads: “{WAVES}”", [f"synopsis: {WAVES} < texts#synopsis"]),
    (f"Ana Lindqvist said of her film before the showing: “{WAVES}”", [
        f"synopsis: Ana Lindqvist said of her film before the showing: “{WAVES}” < texts#unheaded"
    ]),
    (f"Reviews\n\nTomas Brenner\n\n{WAVES}", []),
    ("Editor: Eva Ott", []),
    (f"“{WAVES}” Jane Doe, Daily Herring", []),  # a quotation with its byline
    (f"“{WAVES}”", []),
    (f"Statement of the jury: {WAVES}", []),
    (f"“Count,” she says. {WAVES}", [f"synopsis: “Count,” she says. {WAVES} < texts#unheaded"]),
    (f"{WAVES} - Kurt", [f"synopsis: {WAVES} - Kurt < texts#unheaded"]),
]

STATEMENTS = [
    (
        f"Ana Lindqvist on Salt: “{WAVES}”\n\nDirector: Ana Lindqvist\nYear: 1999",
        [
            f"statement: speaker=Ana Lindqvist, text={WAVES} < texts#statement.lead",
            "title: Salt < texts#statement.title",
        ],
    ),
    (
        f"{FILM}Director's statement\n{WAVES}",
        [f"statement: speaker=Ana Lindqvist, text={WAVES} < texts#statement.director"],
    ),
    (
        f"Salt\nDirector: Ana Lindqvist, Eva Ott\nYear: 1999\n\nDirector's statement\n{WAVES}",
        [f"statement: text={WAVES} < texts#statement"],  # which of the two speaks is not told
    ),
]


@pytest.mark.parametrize(("text", "expected"), SYNOPSES)
def test_synopsis(text: str, expected: list[str], believed) -> None:
    assert believed(texts, FILM + text) == expected


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_statement(text: str, expected: list[str], believed) -> None:
    assert believed(texts, text) == expected


def test_notes_signed_on_several_films_are_reviews(believed) -> None:
    page = f"Salt\nNorway, 1999, 12 min\n{WAVES} - Kurt\n\nPepper\nItaly, 2001, 14 min\n{LAMP} - Ana\n"
    assert believed(texts, page) == []


def test_a_text_under_a_prize_is_the_jury_s(believed) -> None:
    page = f"Grand Prix\n\nSalt Dir: Ana Lindqvist\n\n{WAVES}\n\nJury Prize\n\nPepper Dir: Eva Ott\n\n{LAMP}\n"
    assert believed(texts, page) == []


def test_a_sentence_of_facts_is_no_synopsis(believed) -> None:
    first = "1. Salt, a Norwegian film of 1999 directed by Ana Lindqvist."
    second = "2. Pepper, a film from Italy directed by Eva Ott, 2001, that many people have seen."
    assert believed(texts, f"{first} {WAVES}\n{second}\n") == [f"synopsis: {WAVES} < texts#unheaded"]


@pytest.mark.parametrize(
    "lines, speaker",
    [
        ("DIRECTOR'S STATEMENT\n\nI came for the turbine and stayed, as the bridge was iced over.\n— Ann Moore",
         "Ann Moore"),
        ("Ann Moore om filmen:\n\nJag ville göra en film där alla spår leder hem till någon, men där ingen är hemma.",
         "Ann Moore"),
        ("“I wanted a film in which the landscape is only ever described and never once shown.” – Ann Moore",
         "Ann Moore"),
        ("“I wanted a film in which the landscape is only ever described and never once shown.” – Eva Bloom", None),
        ("Director's statement\n“I came for the turbine and stayed, as the bridge was iced over.” Eva Bloom",
         "Eva Bloom"),
        ("Nota de la directora\n\n«Yo fui por la turbina y me quedé, porque el puente estaba helado.»\n– Eva Bloom",
         "Eva Bloom"),
    ],
)  # fmt: skip
def test_a_statement_knows_who_speaks(lines: str, speaker: str | None, rules: Rules) -> None:
    page = f"The Quiet Lake\n\nDirector: Ann Moore\nCountry: Norway\nYear: 2019\nDuration: 80 min\n\n{lines}\n"
    record = extract(Source.of(page.encode(), path="page.txt"), rules)
    assert [f.statement.speaker if f.statement else None for f in record.films] == [speaker]


@pytest.mark.parametrize("heading", ["DIRECTOR'S STATEMENT", "LA RÉALISATRICE EN DIT", "ОД РЕЖИСЕРКАТА"])
def test_a_director_named_by_place_alone_speaks_in_a_headed_statement(heading: str, rules: Rules) -> None:
    said = "I came for the turbine and stayed, as the bridge was iced over and nobody left."
    page = f"THE QUIET LAKE\nANN MOORE\n\nNorway / 2019 / 80 min / fiction\n\n{heading}\n“{said}”\n"
    record = extract(Source.of(page.encode(), path="page.txt"), rules)
    assert [f.statement.speaker if f.statement else None for f in record.films] == ["Ann Moore"]
