"""Sentences and words of running text."""

import pytest

from pipeline.ner.tokens import sentences, words


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Born in Oslo. She paints.", ["Born in Oslo.", "She paints."]),
        ("He met A. Stern in St. Gallen. Then he left.", ["He met A. Stern in St. Gallen.", "Then he left."]),
        ("Born on 4. 6. 1974 in Brno.", ["Born on 4. 6. 1974 in Brno."]),
        ("Окончил институт им. С.А. Иванова. Живет в Туле.", ["Окончил институт им. С.А. Иванова.", "Живет в Туле."]),
        ("1975年東京生まれ。日本大学卒業。", ["1975年東京生まれ。", "日本大学卒業。"]),
        ("이천에서 태어났다. 2012년에 졸업했다.", ["이천에서 태어났다.", "2012년에 졸업했다."]),
        ("Two films: What now? (2019) and Later (2020).", ["Two films: What now? (2019) and Later (2020)."]),
        ("ends without a mark", ["ends without a mark"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [text[a:b].strip() for a, b in sentences(text)] == expected


def test_words_know_their_places_in_their_own_text() -> None:
    texts = ["Anna Berg, Oslo", "", "x  y (VGIK)"]
    for text, cut in zip(texts, words(texts), strict=True):
        assert [text[a : a + len(w)] for w, a in zip(cut.text, cut.at, strict=True)] == cut.text
        assert "".join(cut.text) == "".join(text.split())
