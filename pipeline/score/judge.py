"""A record's evidence against its gold page: which values are right, and which rule read each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.rules.trust import field_of
from pipeline.score.facts import Fact
from pipeline.score.gold import Gold, Grounded, Told
from pipeline.score.page import begins_right, same_films, scored_of


class Judgement(NamedTuple):
    """A value of a record: where it stands, its field as in `trust.toml`, the rule that read it, right or wrong."""

    pointer: str
    field: str
    rule: str
    right: bool


def judge(gold: Gold, record: Told | None) -> tuple[Judgement, ...]:
    """Every value of a record whose field the gold page tells, film by film; none without a record.

    Values of one item that are right or wrong together (role and name of a credit) are one value. All values
    of a film or person whom gold does not know are wrong.
    """
    if record is None:
        return ()
    judged: list[Judgement] = []
    for film, got in same_films(gold, record):
        if got is not None:
            wanted = Counter(film.leaves if film is not None else ())
            right_synopsis = film is not None and begins_right(film, got)
            judged += _judged(got.leaves, wanted, scored_of(gold, film), right_synopsis)
    judged += _judged(record.people_leaves, Counter(gold.people_leaves), gold.scored_people, False)
    return tuple(judged)


def _judged(
    leaves: Iterable[Grounded], wanted: Counter[Fact], fields: frozenset[str] | None, right_synopsis: bool
) -> Iterator[Judgement]:
    """A judgement a leaf; what is told twice is right as often as gold tells it."""
    for (pointer, scored, fact), rule in leaves:
        if fields is not None and scored not in fields and not ("director" in fields and _directs(fact)):
            continue
        right = right_synopsis if scored == "synopsis" else wanted[fact] > 0
        wanted[fact] -= 1
        yield Judgement(pointer, field_of(pointer), rule, right)


def _directs(fact: Fact) -> bool:
    """Whether a credit is a director's: pages that score no other credit score these."""
    return fact.field == "credits/name" and fact.value.startswith("director |")
