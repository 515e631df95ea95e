"""Numbers of editions."""

import pytest

from pipeline import Rules
from pipeline.values.ordinals import find_editions


@pytest.mark.parametrize(
    "text, expected",
    [
        ("32nd Moscow International Film Festival", [32]),
        ("1st", [1]),
        ("41ª Mostra", [41]),
        ("El 22º premió", [22]),
        ("26.º Festival de Quito", [26]),
        ("15:e Filmdagarna", [15]),
        ("на 11-ия филмов фестивал", [11]),
        ("la 22e édition du festival", [22]),
        ("16. Internationales Dokumentarfilmfestival", [16]),
        ("7. Avşa Film Festivalinde", [7]),
        ("I. Foça ulusal kısa filmler festivali", [1]),
        ("XXII Festival de Cine", [22]),
        ("la VI edición", [6]),
        ("40-й фестиваль", [40]),
        ("Liên hoan phim Cửa Biển lần thứ 12", [12]),
        ("ΤΟΥ 9ου ΦΕΣΤΙΒΑΛ ΛΙΜΝΩΝ", [9]),
        ("ОДЛУКЕ ЖИРИЈА 18. ФЕСТИВАЛА", [18]),
        ("第35回東京国際映画祭", [35]),
        ("제25회 전주", [25]),
        ("(ה-13 במספר)", [13]),
        ("του 9ου Φεστιβάλ Ταινιών", [9]),
        ("Liên hoan phim ngắn lần thứ 5", [5]),
        ("58 edición", [58]),
        ("Edições: 31", [31]),
        ("sixth edition", [6]),
        ("الدورة الثامنة", [8]),
        ("18th September 2023", []),
        ("the second film", []),
        ("10 films", []),
        ("35mm", []),
        ("15 min.", []),
        ("Edition 2022", []),
        ("I am here", []),
    ],
)
def test_editions(rules: Rules, text: str, expected: list[int]) -> None:
    assert [f.value for f in find_editions(text, rules)] == expected
