"""Tokens with their places, and phrases found among them."""

import pytest

from pipeline.rules.phrases import Phrases, tokens

TOKENS = [
    ("Ana's B&W", ["ana", "'", "s", "b", "&", "w"]),
    ("Réalisé à Łódź", ["realise", "a", "lodz"]),
    ("山田の家", ["山", "田", "の", "家"]),
    # vowel signs, points and joiners stand inside words
    ("निर्देशक", ["निर्देशक"]),
    ("فِيلْم", ["فیلم"]),
    ("שָׁלוֹם", ["שלום"]),
    ("سال‌های", ["سالهای"]),
    ("E\u0301mile", ["emile"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_words_are_folded_and_stand_where_they_say(text: str, expected: list[str]) -> None:
    found = tokens(text)
    assert [t.word for t in found] == expected
    assert "".join(text[t.start : t.end] for t in found) == "".join(text.split())


PHRASES = Phrases.of([("black", 1), ("black and white", 2), ("b/w", 3), ("黒", 4), ("white", 5), ("Black", 6)])
FOUND = [
    ("in Black and White, b/w", [(2, "Black and White"), (3, "b/w")]),
    ("black and blue", [(1, "black")]),
    ("blackish", []),
    ("白黒映画", [(4, "黒")]),
    ("b / w", [(3, "b / w")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_longest_phrase_at_each_place(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(f.value, text[f.start : f.end]) for f in PHRASES.find(text)] == expected
    assert tuple(PHRASES.find_in(tokens(text))) == PHRASES.find(text)
    assert PHRASES.has(text) == bool(expected)


def test_what_opens_a_phrase() -> None:
    assert PHRASES.opens("black")
    assert not PHRASES.opens("and")
