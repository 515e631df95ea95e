"""Many phrases looked for at once, as whole words, without trying patterns one by one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.model.fold import fold
from pipeline.model.parts import Found

T = TypeVar("T")

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
# A Chinese, Japanese or Korean character is a token of its own, since those scripts print no blanks
# (Korean does, but glues its endings on); elsewhere a token is a word, its vowel signs with it, or a mark.
_TOKEN = re.compile(f"[{_CJK}]|(?:[^\\W{_CJK}]|[\u0900-\u0dff\u0e31-\u0e4e])+|[^\\w\\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word folded for look-up, and where it stands in the text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, folded, with their places."""
    return [Token(fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """A set of phrases, each with what it stands for; built once from rule files."""

    _by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> "Phrases[T]":
        """The table of (phrase, meaning) pairs; of two with the same words the first stays."""
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, meaning in pairs:
            words = tuple(t.word for t in tokens(phrase))
            if words:
                table.setdefault(words[0], {}).setdefault(words, meaning)
        return cls({k: tuple(sorted(v.items(), key=lambda p: -len(p[0]))) for k, v in table.items()})

    def find(self, text: str) -> list[Found[T]]:
        """Every phrase that stands in the text as whole words, longest first at each place, none overlapping."""
        return self.find_in(tokens(text))

    def find_in(self, line: Sequence[Token]) -> list[Found[T]]:
        """As `find`, for a text that is already in tokens."""
        found: list[Found[T]] = []
        place = 0
        while place < len(line):
            step = 1
            for words, meaning in self._by_first.get(line[place].word, ()):
                size = len(words)
                if size == 1 or (
                    len(line) - place >= size and all(line[place + k].word == words[k] for k in range(1, size))
                ):
                    found.append(Found(meaning, line[place].start, line[place + size - 1].end))
                    step = size
                    break
            place += step
        return found

    def has(self, text: str) -> bool:
        """Whether any phrase stands in the text."""
        return bool(self.find(text))
