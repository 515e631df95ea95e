"""The cut of a text into the pieces the model reads: words, single characters where a script has no blanks, marks."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Han, Hiragana and Hangul by the character (particles are glued to names), Katakana by the run, capitals apart from
# the word that is glued behind them; a joiner of Persian spelling stays inside its word.
_PIECE = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Hangul}\p{Thai}]|\p{Katakana}[\p{Katakana}ー]*|\p{Lu}[\p{Lu}\p{M}]+(?!\p{Ll})"
    r"|\p{Lu}?[\p{Ll}\p{Lt}\p{Lm}\p{M}]+|\p{Lo}[\p{Lo}\p{M}\u200c\u200d]*|\p{Lu}|\p{N}+|\s+|\S"
)
_LONGEST = 40  # characters of a piece that may be of use; a longer one is cut


def pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a text stand, blanks left out, as (start, end)."""
    return [m.span() for m in _PIECE.finditer(text) if not m.group().isspace()]


def pieces_and_blanks(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a text and the blanks stand that are more than one blank behind a piece, as (start, end)."""
    spans: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if spans and text[start] == " ":
            start += 1
        while end - start > _LONGEST:
            spans.append((start, start + _LONGEST))
            start += _LONGEST
        if start < end:
            spans.append((start, end))
    return spans


class Cutter:
    """A spaCy tokenizer that cuts into pieces; the text of its documents is the text given."""

    def __init__(self, vocab: "Vocab") -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        """The document of a text."""
        from spacy.tokens import Doc

        spans = pieces_and_blanks(text)
        next_starts = [*(start for start, _ in spans[1:]), len(text)]
        words = [text[start:end] for start, end in spans]
        blanks = [end < behind for (_, end), behind in zip(spans, next_starts, strict=False)]
        return Doc(self.vocab, words=words, spaces=blanks)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the cut is code."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Cutter":
        """The cutter itself."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Nothing is written: the cut is code."""

    def from_disk(self, _path: str | Path, **_: Any) -> "Cutter":
        """The cutter itself."""
        return self
