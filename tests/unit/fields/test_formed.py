"""Forms that sentences tell."""

import pytest

from pipeline.fields import formed

from .conftest import Believed

FILM = "Salt in the Cracks\nDirector: Ana Lindqvist\nYear: 1999\n\n"
TEXT = "In a village below the mountain an old miner keeps the lamps burning, though nobody goes down the shaft. "


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("Salt in the Cracks is her first feature-length film.", ["feature"]),
        ("“Salt in the Cracks” is her third short film.", ["short"]),
        ("This is a first feature film that looks at hands.", ["feature"]),
        ("Her second feature film came out in 2012.", []),
        ("Salt in the Cracks is a quiet film about work.", []),
    ],
)
def test_forms_told(believed: Believed, sentence: str, forms: list[str]) -> None:
    found = believed(formed, FILM + TEXT + sentence)
    assert found == [f"form: {form} < formed#told" for form in forms]
