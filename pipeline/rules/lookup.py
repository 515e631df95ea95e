"""`Phrases` that first ask whether any of a line's words can begin one: most lines hold none."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from pipeline.model.parts import Found
from pipeline.rules.phrases import Phrases, Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lookup(Phrases[T]):
    """A set of phrases with what each stands for, for tables that every line of a page is asked about."""

    @classmethod
    def compiled(cls, pairs: Iterable[tuple[str, T]]) -> "Lookup[T]":
        """The table of (phrase, meaning) pairs; of two with the same words the first stays."""
        return cls(Phrases.of(pairs)._by_first)

    def find_among(self, words: AbstractSet[str], line: Sequence[Token]) -> list[Found[T]]:
        """As `find_in`, for a line in tokens whose words are also given as a set."""
        return [] if self._by_first.keys().isdisjoint(words) else self.find_in(line)
