"""Words and sentences."""

import pytest

from pipeline.ner import sentences
from pipeline.ner.tokens import words

SENTENCES = [
    ("She was born in Bergen. She died in Oslo.", ["She was born in Bergen.", "She died in Oslo."]),
    ("Is it so? Yes! It is.", ["Is it so?", "Yes!", "It is."]),
    ("J. R. Holt met her. They left.", ["J. R. Holt met her.", "They left."]),
    ("Dr. Holt came. He left!", ["Dr. Holt came.", "He left!"]),
    ("She said “No.” He left.", ["She said “No.”", "He left."]),
    ("Born on 4. 5. 1961 in Graz. He left.", ["Born on 4. 5. 1961 in Graz.", "He left."]),
    ("Perhaps… she was there. Or not.", ["Perhaps… she was there.", "Or not."]),
    ("日本で生まれた。東京に住む。", ["日本で生まれた。", "東京に住む。"]),
    ("no end", ["no end"]),
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b].strip() for a, b in sentences(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in SENTENCES])
def test_sentences_leave_nothing_out(text: str) -> None:
    assert "".join(text[a:b] for a, b in sentences(text)).strip() == text.strip()


WORDS = [
    (["Salt, sea"], [["Salt", ",", "sea"]]),
    (["Salt", "", "A sea"], [["Salt"], [], ["A", "sea"]]),
    (["a\nb", "c"], [["a", "b"], ["c"]]),
    ([], []),
]


@pytest.mark.parametrize(("texts", "expected"), WORDS)
def test_words(texts: list[str], expected: list[list[str]]) -> None:
    found = words(texts)
    assert [w.text for w in found] == expected
    for text, cut in zip(texts, found, strict=True):
        assert [text[a : a + len(w)] for a, w in zip(cut.at, cut.text, strict=True)] == cut.text


def test_the_end_of_a_word() -> None:
    (cut,) = words(["Salt 🎬 sea"])
    assert cut.end(len(cut.text) - 1) == len("Salt 🎬 sea")
