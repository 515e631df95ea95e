"""The cut of a text into what the model reads."""

import pytest

from pipeline.ner.pieces import Cutter, pieces

TEXTS = [
    ("Anna Berg's film", ["Anna", "Berg", "'", "s", "film"]),
    ("MacTavish, DJ2000", ["Mac", "Tavish", ",", "DJ", "2000"]),
    ("Kino.BERGMANNFilm", ["Kino", ".", "BERGMANN", "Film"]),
    ("監督は林ハルカ", ["監", "督", "は", "林", "ハルカ"]),
    ("김수아는 왔다", ["김", "수", "아", "는", "왔", "다"]),
    ("می‌کند", ["می‌کند"]),
    ("  a  b ", ["a", "b"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_pieces(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in pieces(text)] == expected


@pytest.mark.parametrize("text", [t for t, _ in TEXTS] + ["a\n\n b\t c", " " * 3, "x" * 100, "\u200b\ufeff é"])
def test_a_document_has_the_text_it_was_given(text: str) -> None:
    from spacy.vocab import Vocab

    assert Cutter(Vocab())(text).text == text
