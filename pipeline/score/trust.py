"""Judgements → what every rule deserves: the counts of `rules/trust.toml`, and how far they carry."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.rules.trust import Measure, Trust
from pipeline.score.judge import Judgement

COVERAGES = (1.0, 0.95, 0.9, 0.8, 0.5)
_REVIEWED = 0.1

_HEADER = """\
# How often each rule was right about each field: [right, wrong], counted on {pages} gold pages.
# Written by `make trust` (`fiche score GOLD RECORDS --calibrate`), never by hand: pages the rules were written with
# and pages that came after them (`tests/unseen`), on which they are less often right. A record's confidence is
# (right + 1) / (right + wrong + 2); a rule that read nothing on the gold pages is not here and gives null.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """Of the surest values (a share of all, 0 to 1), the share that is right."""

    coverage: float
    precision: float


def measure(judged: Iterable[Judgement]) -> Trust:
    """The trust that judgements earn."""
    counts = _counts(judged)
    fields: dict[str, dict[str, Measure]] = {}
    for field, rule in sorted({(field, rule) for field, rule, _ in counts}):
        fields.setdefault(field, {})[rule] = Measure(counts[field, rule, True], counts[field, rule, False])
    return Trust(fields)


def trust_text(trust: Trust, pages: int) -> str:
    """The text of `trust.toml`: fields and rules in alphabetical order."""
    tables = (
        f"\n[{field}]\n" + "".join(f'"{rule}" = [{m.right}, {m.wrong}]\n' for rule, m in sorted(rules.items()))
        for field, rules in sorted(trust.measures.items())
    )
    return _HEADER.format(pages=pages) + "".join(tables)


def curve(pages: Sequence[Sequence[Judgement]], coverages: Iterable[float] = COVERAGES) -> tuple[Point, ...]:
    """Coverage against precision, each page's values ranked by what all other pages taught; empty without values.

    A rule that no other page knows is worth one half. Of values that are equally sure, a share is kept that
    is as right as they are together.
    """
    ranked = sorted(_ranked(pages), key=lambda told: -told[0])
    groups = [[right for _, right in group] for _, group in groupby(ranked, key=lambda told: told[0])]
    return tuple(Point(coverage, _precision(groups, coverage * len(ranked))) for coverage in coverages if ranked)


def curve_lines(pages: Sequence[Sequence[Judgement]]) -> Iterator[str]:
    """The lines of the curve, and what it means for who has little time to review."""
    points = curve(pages)
    if not points:
        yield "no value with evidence was judged"
        return
    yield f"{'surest values':>13} {'right':>6}   each page judged by what the other {len(pages) - 1} taught"
    for point in points:
        yield f"{point.coverage:>13.0%} {point.precision:>6.3f}"
    rest = curve(pages, (1 - _REVIEWED,))[0].precision
    yield f"review the least sure {_REVIEWED:.0%} of values and the rest is {rest:.1%} right"


def _counts(judged: Iterable[Judgement]) -> Counter[tuple[str, str, bool]]:
    return Counter((j.field, j.rule, j.right) for j in judged)


def _ranked(pages: Sequence[Sequence[Judgement]]) -> Iterator[tuple[float, bool]]:
    """(confidence, right) of every value, the confidence from the other pages."""
    everywhere = _counts(j for page in pages for j in page)
    for page in pages:
        here = _counts(page)
        for j in page:
            right, wrong = (everywhere[j.field, j.rule, r] - here[j.field, j.rule, r] for r in (True, False))
            yield Measure(right, wrong).confidence, j.right


def _precision(groups: Iterable[Sequence[bool]], kept: float) -> float:
    """The share of right values among the first `kept` of groups of equal rank."""
    hits, left = 0.0, kept
    for group in groups:
        taken = min(left, len(group))
        hits += taken * sum(group) / len(group)
        left -= taken
    return hits / kept
