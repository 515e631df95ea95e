"""Hits, wrong and missed values, and the figures that follow from them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

CORE = ("title", "year", "runtime_minutes", "countries", "languages", "director")


@dataclass(frozen=True, slots=True)
class Count:
    """How many values were right, wrong (not in gold) and missed; the ratios are 1.0 where there was nothing."""

    hit: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.hit + other.hit, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def gold(self) -> int:
        return self.hit + self.missed

    @property
    def got(self) -> int:
        return self.hit + self.wrong

    @property
    def precision(self) -> float:
        return self.hit / self.got if self.got else 1.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Miss(NamedTuple):
    """A value of gold that the record lacks ("missed") or one that gold does not know ("wrong")."""

    stem: str
    what: Literal["missed", "wrong"]
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one page did: counts per field and every value that differs."""

    stem: str
    counts: Mapping[str, Count]
    misses: tuple[Miss, ...]
    absent: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """All pages together: counts per field (alphabetical), the six core fields, every field; then per group."""

    pages: int
    absent: tuple[str, ...]
    fields: Mapping[str, Count]
    core: Count
    all: Count
    groups: Mapping[str, Count]


def figures(
    verdicts: Iterable[Verdict], groups_of: Callable[[Verdict], Iterable[str]] = lambda _: ()
) -> Figures:  # fmt: skip
    """The figures of all pages; `groups_of` names the groups (page, language, kind) a page counts in.

    "director" is part of "credits": it counts on its own only where no page scores credits.
    """
    pages = list(verdicts)
    total: defaultdict[str, Count] = defaultdict(Count)
    groups: defaultdict[str, Count] = defaultdict(Count)
    for verdict in pages:
        for field, count in verdict.counts.items():
            total[field] += count
        for group in groups_of(verdict):
            for field, count in verdict.counts.items():
                if field != "director":
                    groups[group] += count
    everything = [c for f, c in total.items() if f != "director" or "credits" not in total]
    return Figures(
        pages=len(pages),
        absent=tuple(v.stem for v in pages if v.absent),
        fields=dict(sorted(total.items())),
        core=sum((total[f] for f in CORE if f in total), Count()),
        all=sum(everything, Count()),
        groups=dict(sorted(groups.items(), key=lambda item: item[1].f1)),
    )
