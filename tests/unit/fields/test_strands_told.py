"""The strand a sentence tells beside the film's title; none where it is another festival's."""

import pytest

from pipeline.fields import strands_told

TEXTS = [
    ("Salt is the opening film of the festival and shows on Monday.", ["section: opening film < strands#sentence"]),
    ("The closing film “Salt” was shown to a full house on Monday.", ["section: closing film < strands#sentence"]),
    ("“Salt”, which runs in the competition “New Voices”, shows soon.", ["section: New Voices < strands#sentence"]),
    ("Salt was the opening film of Rotterdam and has been to many festivals since.", []),
    ("The opening film of the festival is a comedy, and nobody knows its title yet.", []),
    ("“Salt” ran in the festival's competition “New Voices” and won nothing at all.", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_strands_in_sentences(text: str, expected: list[str], believed) -> None:
    page = f"Salt\nDirector: Ana Lindqvist\nYear: 1999\n\n{text} A woman counts the waves until one answers her."
    assert believed(strands_told, page) == expected
