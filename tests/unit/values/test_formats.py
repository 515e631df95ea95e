"""Forms, colour, carriers, picture shapes, sound."""

import pytest

from pipeline import Rules
from pipeline.values.formats import find_aspect_ratio, find_colour, find_formats, find_forms, find_sound


@pytest.mark.parametrize(
    "text, languages, expected",
    [
        ("Feature documentary", ("en",), ["feature", "documentary"]),
        ("Documentary/Fiction.15 min.", ("en",), ["documentary", "fiction"]),
        ("Feature Short Film", ("en",), ["short"]),
        ("Belgesel, Renkli", ("tr",), ["documentary"]),
        ("Belgesel, Renkli", (), ["documentary"]),
        ("Drama", ("en",), []),
    ],
)
def test_forms(rules: Rules, text: str, languages: tuple[str, ...], expected: list[str]) -> None:
    assert [f.value for f in find_forms(text, rules, languages)] == expected


@pytest.mark.parametrize(
    "text, languages, expected",
    [
        ("HD | Color", ("en",), ["colour"]),
        ("B&W", ("en",), ["bw"]),
        ("Colour/B&W", ("en",), ["both"]),
        ("b/w, colour", ("en",), ["both"]),
        ("Renkli", (), ["colour"]),
        ("colourful", ("en",), []),
    ],
)
def test_colour(rules: Rules, text: str, languages: tuple[str, ...], expected: list[str]) -> None:
    assert [f.value for f in find_colour(text, rules, languages)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("35mm, DCP", ["35mm", "DCP"]),
        ("35 mm · 100'", ["35 mm"]),
        ("16 and 35mm film", ["16mm", "35mm"]),
        ("Super 8", ["Super 8"]),
        ("DCP 4K", ["DCP 4K"]),
        ("Betacam SP", ["Betacam SP"]),
        ("Dolby Digital", []),
        ("1935mm", []),
        ("Dcps", []),
    ],
)
def test_formats(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in find_formats(text, rules)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1.85:1", ["1.85:1"]),
        ("1:1.66", ["1:1.66"]),
        ("1:2,39", ["1:2,39"]),
        ("16:9 or 4:3", ["16:9", "4:3"]),
        ("16/9", ["16/9"]),
        ("13:16", []),
        ("18:00", []),
        ("2:30", []),
        ("won 3:1", []),
    ],
)
def test_picture_shapes(text: str, expected: list[str]) -> None:
    assert [f.value for f in find_aspect_ratio(text)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Dolby Digital 5.1", ["Dolby Digital 5.1"]),
        ("DCP, Stereo", ["Stereo"]),
        ("5.1", ["5.1"]),
        ("5.1.2019", []),
        ("monologue", []),
    ],
)
def test_sound(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in find_sound(text, rules)] == expected
