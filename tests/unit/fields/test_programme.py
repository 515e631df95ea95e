"""What an introduction tells of all films of a programme."""

import pytest

from pipeline.fields import programme
from tests.unit.fields.conftest import Believed

FILMS = "\n\nSalt\nDirector: Ana Lindqvist\nYear: 1999\n\nPepper\nDirector: Tomas Brenner\nYear: 2001"


@pytest.mark.parametrize(
    ("told", "subtitles"),
    [
        ("All films have English subtitles.", ["en"]),
        ("Seven films in 79 minutes. All films have English subtitles.", ["en"]),
        ("Всички филми са с български и английски субтитри.", ["bg", "en"]),
        ("All films in or subtitled in English", []),
        ("Some of the films have English subtitles.", []),
        ("All films are shown twice.", []),
    ],
)
def test_subtitles_of_all_films(told: str, subtitles: list[str], believed: Believed) -> None:
    expected = [f"subtitles: {language} < programme#subtitles" for _ in range(2) for language in subtitles]
    assert believed(programme, f"Night Shorts\n\n{told}{FILMS}") == expected
