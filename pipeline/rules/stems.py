"""Inflected words: a table of whole words and of stems with short endings, looked up without patterns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stems(Generic[T]):
    """Folded words and stems with what they stand for; `longest` is the longest ending a stem may have.

    `words` hold (meaning, whether the word counts only with a capital letter); of several stems that fit
    the longest is taken; `heads` are the first three letters of the stems.
    """

    words: Mapping[str, tuple[T, bool]]
    stems: Mapping[str, T]
    longest: int
    heads: frozenset[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]], longest: int = 4) -> "Stems[T]":
        """The table of (printed form, meaning) pairs: "iranien*" is a stem, "Polish" asks for its capital.

        `RuleError` for a stem of less than three letters, which would fit too much.
        """
        words: dict[str, tuple[T, bool]] = {}
        stems: dict[str, T] = {}
        for printed, meaning in pairs:
            folded = fold(printed)
            if folded.endswith("*"):
                if len(folded) < 4:
                    raise RuleError(f"{printed}: a stem needs three letters or more")
                stems.setdefault(folded[:-1], meaning)
            else:
                words.setdefault(folded, (meaning, printed[:1].isupper()))
        return cls(words, stems, longest, frozenset(stem[:3] for stem in stems))

    def may_hold(self, words: frozenset[str]) -> bool:
        """Whether any of some folded words is known or begins as a stem does."""
        return not self.words.keys().isdisjoint(words) or any(word[:3] in self.heads for word in words)

    def get(self, folded: str, *, capital: bool = True) -> T | None:
        """What a folded word stands for; `capital` says whether it is printed with one."""
        known = self.words.get(folded)
        if known is not None and (capital or not known[1]):
            return known[0]
        if folded[:3] not in self.heads:
            return None
        for size in range(len(folded), max(2, len(folded) - self.longest - 1), -1):
            meaning = self.stems.get(folded[:size])
            if meaning is not None:
                return meaning
        return None
