"""Many phrases looked for at once, as whole words, without trying patterns one by one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from pipeline.model.fold import fold
from pipeline.model.parts import Found

T = TypeVar("T")

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
# Vowel points, vowel signs and joiners stand inside words; folding takes most of them out again.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u200c\u200d"
)
# A Chinese, Japanese or Korean character is a token of its own, since those scripts print no blanks
# (Korean does, but glues its endings on); elsewhere a token is a word, its signs with it, or a mark.
_TOKEN = re.compile(f"[{_CJK}]|(?:[^\\W{_CJK}]|[{_SIGNS}])+|[^\\w\\s]")
_ASCII_TOKEN = re.compile(r"\w+|[^\w\s]")
_REMEMBERED = 4_000  # characters of a text whose tokens are kept: the lines of a page, not hostile heaps


@dataclass(frozen=True, slots=True)
class Token:
    """A word folded for look-up, and where it stands in the text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A text in tokens, column by column: the words, their places (half-open), the set of the words."""

    spelled: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    words: frozenset[str]


def spelling(phrase: str) -> tuple[str, ...]:
    """The words and marks of a phrase, folded, without their places."""
    if phrase.isascii():
        return tuple(_ASCII_TOKEN.findall(phrase.lower()))
    return tuple([fold(word) for word in _TOKEN.findall(phrase)])


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, folded, with their places."""
    line = scan(text)
    return tuple([Token(word, start, end) for word, (start, end) in zip(line.spelled, line.places, strict=True)])


def scan(text: str) -> Scan:
    """A text in tokens (remembered where it is no longer than a line: many finders look at one line)."""
    return _line(text) if len(text) <= _REMEMBERED else _scanned(text)


def _scanned(text: str) -> Scan:
    spelled = spelling(text)
    pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
    return Scan(spelled, tuple([m.span() for m in pattern.finditer(text)]), frozenset(spelled))


_line = lru_cache(maxsize=512)(_scanned)


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """A set of phrases, each with what it stands for; built once from rule files."""

    _by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> "Phrases[T]":
        """The table of (phrase, meaning) pairs; of two with the same words the first stays."""
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, meaning in pairs:
            words = spelling(phrase)
            if words:
                table.setdefault(words[0], {}).setdefault(words, meaning)
        return cls({k: tuple(sorted(v.items(), key=lambda p: -len(p[0]))) for k, v in table.items()})

    def find(self, text: str) -> list[Found[T]]:
        """Every phrase that stands in the text as whole words, longest first at each place, none overlapping."""
        line = scan(text)
        if self._by_first.keys().isdisjoint(line.words):
            return []
        return self._find(line.spelled, line.places)

    def find_in(self, line: Sequence[Token]) -> list[Found[T]]:
        """As `find`, for a text that is already in tokens."""
        return self._find(tuple([t.word for t in line]), [(t.start, t.end) for t in line])

    def _find(self, spelled: tuple[str, ...], places: Sequence[tuple[int, int]]) -> list[Found[T]]:
        found: list[Found[T]] = []
        by_first = self._by_first
        free = 0
        for place in [i for i, word in enumerate(spelled) if word in by_first]:
            if place < free:
                continue
            for words, meaning in by_first[spelled[place]]:
                size = len(words)
                if size == 1 or spelled[place : place + size] == words:
                    found.append(Found(meaning, places[place][0], places[place + size - 1][1]))
                    free = place + size
                    break
        return found

    def opens(self, word: str) -> bool:
        """Whether any phrase begins with a folded word."""
        return word in self._by_first

    def has(self, text: str) -> bool:
        """Whether any phrase stands in the text."""
        return bool(self.find(text))
