"""Many phrases looked for at once, as whole words, without trying patterns one by one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from pipeline.model.fold import SHORT, fold, fold_short
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
_TOKEN = re.compile(f"(?:[^\\W{_CJK}]++|[{_SIGNS}]++)++|[{_CJK}]|[^\\w\\s]")
_OTHER = re.compile(f"[{_CJK}{_SIGNS}]")
_PLAIN_TOKEN = re.compile(r"\w+|[^\w\s]")  # the same where a text has no such characters and signs, in half the time
_REMEMBERED = 4_000  # characters of a text whose tokens are kept: the lines of a page, not hostile heaps


class Token(NamedTuple):
    """A word folded for look-up, and where it stands in the text."""

    word: str
    start: int
    end: int


class Scan:
    """A text in tokens: `spelled` holds the words in order, `words` the set of them.

    It remembers what each table of phrases found in it: many finders ask the same table about the same line.
    """

    __slots__ = ("_places", "_text", "found", "spelled", "words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: tuple[tuple[int, int], ...] | None = None
        self.spelled = spelling(text)
        self.words = frozenset(self.spelled)
        self.found: dict[Phrases[Any], tuple[Found[Any], ...]] = {}

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where the words stand (half-open), one place a word; few lines are asked for them."""
        if self._places is None:
            pattern = _PLAIN_TOKEN if self._text.isascii() or not _OTHER.search(self._text) else _TOKEN
            self._places = tuple([m.span() for m in pattern.finditer(self._text)])
        return self._places


def spelling(phrase: str) -> tuple[str, ...]:
    """The words and marks of a phrase, folded, without their places."""
    small = phrase.lower()
    if phrase.isascii():
        return tuple(_PLAIN_TOKEN.findall(small))
    if _OTHER.search(small):
        return tuple([fold_short(word) if len(word) <= SHORT else fold(word) for word in _TOKEN.findall(phrase)])
    # Most words of such a text are ASCII: in small letters they are folded already.
    words = _PLAIN_TOKEN.findall(small)
    return tuple([w if w.isascii() else fold_short(w) if len(w) <= SHORT else fold(w) for w in words])


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, folded, with their places."""
    line = scan(text)
    return tuple([Token(word, start, end) for word, (start, end) in zip(line.spelled, line.places, strict=True)])


def scan(text: str) -> Scan:
    """A text in tokens (remembered where it is no longer than a line: many finders look at one line)."""
    return _line(text) if len(text) <= _REMEMBERED else Scan(text)


_line = lru_cache(maxsize=512)(Scan)


@dataclass(frozen=True, slots=True, eq=False)  # tables are told apart, not compared
class Phrases(Generic[T]):
    """A set of phrases, each with what it stands for; built once from rule files."""

    _by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]
    _opened: dict[str, "_Opened[T]"] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> "Phrases[T]":
        """The table of (phrase, meaning) pairs; of two with the same words the first stays."""
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, meaning in pairs:
            words = spelling(phrase)
            if words:
                table.setdefault(words[0], {}).setdefault(words, meaning)
        return cls({k: tuple(sorted(v.items(), key=lambda p: -len(p[0]))) for k, v in table.items()})

    def find(self, text: str) -> tuple[Found[T], ...]:
        """Every phrase that stands in the text as whole words, longest first at each place, none overlapping."""
        line = _line(text) if len(text) <= _REMEMBERED else Scan(text)
        found = line.found.get(self)
        if found is None:
            found = () if self._by_first.keys().isdisjoint(line.words) else self._find(line)
            line.found[self] = found
        return found

    def find_in(self, line: Sequence[Token]) -> list[Found[T]]:
        """As `find`, for a text that is already in tokens."""
        spelled = tuple([t.word for t in line])
        opened = {word: self._opening(word) for word in self._by_first.keys() & spelled}
        return [Found(meaning, line[i].start, line[k - 1].end) for i, k, meaning in _spots(spelled, opened)]

    def _find(self, line: Scan) -> tuple[Found[T], ...]:
        opened: dict[str, _Opened[T]] = {}
        for word in self._by_first.keys() & line.words:
            known = self._opened.get(word) or self._opening(word)
            # Most phrases that could begin here have a second word that does not stand in the line.
            if known.lone or not known.longer.keys().isdisjoint(line.words):
                opened[word] = known
        spots = list(_spots(line.spelled, opened)) if opened else ()
        if not spots:
            return ()
        places = line.places
        return tuple([Found(meaning, places[i][0], places[k - 1][1]) for i, k, meaning in spots])

    def _opening(self, word: str) -> "_Opened[T]":
        """The phrases that begin with a word (sorted when first asked for: most are never)."""
        known = self._opened.get(word)
        if known is None:
            longer: dict[str, list[tuple[tuple[str, ...], T]]] = {}
            lone: tuple[T, ...] = ()
            for words, meaning in self._by_first[word]:
                if len(words) == 1:
                    lone = (meaning,)
                else:
                    longer.setdefault(words[1], []).append((words, meaning))
            known = self._opened[word] = _Opened(lone, longer)
        return known

    def opens(self, word: str) -> bool:
        """Whether any phrase begins with a folded word."""
        return word in self._by_first

    def heads(self, text: str) -> bool:
        """Whether a phrase stands at the very beginning of the text (told of most texts by their first word)."""
        first = _TOKEN.match(text)
        if first is None or fold(first.group()) not in self._by_first:
            return False
        found = self.find(text)
        return bool(found) and found[0].start == 0

    def has(self, text: str) -> bool:
        """Whether any phrase stands in the text."""
        return bool(self.find(text))


@dataclass(frozen=True, slots=True)
class _Opened(Generic[T]):
    """The phrases that begin with one word: that of this word alone, and by second word the others, longest first."""

    lone: tuple[T, ...]
    longer: Mapping[str, Sequence[tuple[tuple[str, ...], T]]]


def _spots(spelled: tuple[str, ...], opened: Mapping[str, _Opened[T]]) -> Iterator[tuple[int, int, T]]:
    """The words [start, end) of each phrase in a line and its meaning, of those that begin with some words."""
    free = 0
    for place in [i for i, word in enumerate(spelled) if word in opened]:
        if place < free:
            continue
        known = opened[spelled[place]]
        for words, meaning in known.longer.get(spelled[place + 1], ()) if place + 1 < len(spelled) else ():
            if spelled[place : place + len(words)] == words:
                free = place + len(words)
                yield place, free, meaning
                break
        else:
            for meaning in known.lone:
                free = place + 1
                yield place, free, meaning
