"""Words and sentences."""

from pathlib import Path

import pytest

from pipeline.ner import sentences
from pipeline.ner.cutting import cut
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
    for text, own in zip(texts, found, strict=True):
        assert [text[a : a + len(w)] for a, w in zip(own.at, own.text, strict=True)] == own.text


def test_the_end_of_a_word() -> None:
    (own,) = words(["Salt 🎬 sea"])
    assert own.end(len(own.text) - 1) == len("Salt 🎬 sea")


def test_words_are_those_of_spacys_tokenizer(root: Path) -> None:
    import spacy

    nlp = spacy.blank("xx")
    nlp.tokenizer.rules = {}  # type: ignore[attr-defined]
    pages = [p for folder in ("gold", "unseen") for p in sorted((root / "tests" / folder / "pages").iterdir())]
    chunks = {c for page in pages[::2] for c in page.read_text(encoding="utf-8", errors="replace").split()}
    chunks |= {"$5.", "12km", "a.b@c.org/x-y", "U.S.A.", "x" * 300 + ".Y", "('s)", "3..5", "«A.B».", "°C.", "a--b"}
    assert len(chunks) > 10_000
    unlike = {c: cut(c) for c in sorted(chunks) if [t.text for t in nlp.make_doc(c)] != list(cut(c))}
    assert not unlike


def test_a_long_run_of_words_without_blanks_is_cut_in_one_walk() -> None:
    assert len(cut("a:" * 50_000)) == 100_000
    assert "".join(cut("'s" * 20_000)) == "'s" * 20_000


def test_long_runs_of_marks_are_no_words() -> None:
    (found,) = words(["Salt " + "=" * 40 + " sea"])
    assert (found.text, found.at) == (["Salt", "sea"], [0, 46])
