"""What sentences tell of a film: credits, cast, and the facts between its title and its director."""

import pytest

from pipeline.fields import prose

FILM = "Salt\nDirector: Ana Lindqvist\nYear: 1999\n\n"

SENTENCES = [
    (
        "A woman counts the waves in this film, which was written by Eva Ott and shot by Jan Ott in one winter.",
        [
            "credits: role=screenwriter, name=Eva Ott < prose#credit",
            "credits: role=cinematographer, name=Jan Ott < prose#credit",
        ],
    ),
    ("A woman counts the waves until one of them answers her in her own voice, and nobody believes her.", []),
    ("She was directed by the wind, written by nobody, and shot by the light of a lamp that had gone out.", []),
]

LISTS = [
    (
        (
            "1. Salt, directed by Ana Lindqvist, tells of a woman who counts the waves.\n"
            "2. Pepper, directed by Tomas Brenner, tells of a man who keeps a lamp."
        ),
        [
            "credits: role=director, name=Ana Lindqvist < prose#credit",
            "credits: role=director, name=Tomas Brenner < prose#credit",
        ],
    ),
    (
        (
            "“Salt” (France, 1999, 12 min), directed by Ana Lindqvist, tells of a woman who counts the waves.\n"
            "“Pepper” (Italy, 2001, 14 min), directed by Tomas Brenner, tells of a man who keeps a lamp."
        ),
        [
            "credits: role=director, name=Ana Lindqvist < prose#credit",
            "countries: FR < prose#country",
            "year: 1999 < prose#year",
            "runtime_minutes: 12 < prose#runtime",
            "credits: role=director, name=Tomas Brenner < prose#credit",
            "countries: IT < prose#country",
            "year: 2001 < prose#year",
            "runtime_minutes: 14 < prose#runtime",
        ],
    ),
]

ANOTHERS = (
    "Since director Jan Ott made his film “The Lamp” in one long winter, nobody in the town has slept.\n"
    "A woman counts the waves in this film, which was directed by Eva Ott and shot in the same winter."
)

ABOUT_ONE = (
    "The film “Salt”, directed by Ana Lindqvist and starring Eva Ott, opened the season. "
    "In “Salt” a woman counts the waves until one of them answers her."
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_credits_in_sentences(text: str, expected: list[str], believed) -> None:
    assert believed(prose, FILM + text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_of_sentences(text: str, expected: list[str], believed) -> None:
    assert believed(prose, text) == expected


def test_a_text_about_one_film(believed) -> None:
    assert believed(prose, ABOUT_ONE) == [
        "credits: role=director, name=Ana Lindqvist < prose#credit",
        "cast: name=Eva Ott < prose#cast",
    ]


def test_the_director_of_another_film_gives_way(believed) -> None:
    assert believed(prose, FILM + ANOTHERS) == ["credits: role=director, name=Eva Ott < prose#credit"]
