"""Mentions → groups that are one work each; a mention that fits two works that exclude each other joins neither."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from pipeline.rules.works import Joining
from pipeline.works.blocks import pairs
from pipeline.works.judge import at_odds, rivals, way
from pipeline.works.mention import Mention

Links = Mapping[int, Mapping[int, int]]  # mention → the mentions it is one work with → by which way
Kinds = list[int]  # mention → the first mention that tells the same: a site's pages repeat a film a thousand times


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one work, in order; `ways` are the names of those that joined them.

    `torn` are the mentions of other works that one of these would fit, had they not excluded each other.
    """

    mentions: tuple[Mention, ...]
    ways: tuple[str, ...] = ()
    torn: tuple[Mention, ...] = ()


def groups(mentions: Iterable[Mention], joining: Joining) -> list[Group]:
    """The works, each mention in one of them, whatever order the mentions come in."""
    told = sorted(mentions, key=lambda mention: mention.key)
    first: dict[Mention, int] = {}
    kinds = [first.setdefault(replace(mention, record="", number=0), place) for place, mention in enumerate(told)]
    links: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for a, b in pairs(told, joining):
        number = way(told[a], told[b], joining)
        if number is not None:
            links[a][b] = links[b][a] = number
    kept, torn = _without_doubt(told, kinds, links, joining)
    return _joined(told, kinds, kept, torn, joining)


def _without_doubt(
    told: list[Mention], kinds: Kinds, links: Links, joining: Joining
) -> tuple[list[tuple[int, int, int]], dict[int, set[int]]]:
    """The links to follow, surest first, and for a mention that fits works that exclude each other: which mentions."""
    torn: dict[int, set[int]] = {}
    for one, others in links.items():
        doubtful = _doubtful(told, kinds, others, joining)
        if doubtful:
            torn[one] = doubtful
    dropped = {(min(one, other), max(one, other)) for one, others in torn.items() for other in others}
    kept = [
        (number, one, other)
        for one, others in links.items()
        for other, number in others.items()
        if one < other and (one, other) not in dropped
    ]
    return sorted(kept), torn


def _doubtful(told: list[Mention], kinds: Kinds, others: Mapping[int, int], joining: Joining) -> set[int]:
    """Neighbours that exclude one another and of which none is joined by a surer way."""
    alike: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    pages: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for place, number in others.items():
        alike[number, kinds[place]].add(place)
        pages[told[place].record].add((number, place))
    doubtful: set[int] = set()
    for (number, one), (other_number, other) in combinations(sorted(alike), 2):
        retitled = joining.ways[number].retitles or joining.ways[other_number].retitles
        if _exclude(told[one], told[other], joining, retitled=retitled):
            doubtful |= alike[other_number, other]
            if number == other_number:
                doubtful |= alike[number, one]
    for listed in pages.values():  # films of one page: the surer one is meant
        surest = min(number for number, _ in listed)
        alone = sum(number == surest for number, _ in listed) == 1
        doubtful |= {place for number, place in listed if not (alone and number == surest)}
    return doubtful


def _joined(
    told: list[Mention],
    kinds: Kinds,
    kept: list[tuple[int, int, int]],
    torn: Mapping[int, set[int]],
    joining: Joining,
) -> list[Group]:
    home = list(range(len(told)))
    members = {place: [place] for place in home}
    pages = {place: {mention.record} for place, mention in enumerate(told)}
    tells = {place: {kind} for place, kind in enumerate(kinds)}
    ways: defaultdict[int, set[int]] = defaultdict(set)
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for number, one, other in kept:
        a, b = sorted((home[one], home[other]))
        if a == b:
            continue
        retitled = joining.ways[number].retitles
        across = product(tells[a] - tells[b], tells[b] - tells[a])
        if pages[a] & pages[b] or any(_exclude(told[x], told[y], joining, retitled=retitled) for x, y in across):
            apart[one].add(other)
            apart[other].add(one)
            continue
        for place in members[b]:
            home[place] = a
        members[a] += members.pop(b)
        pages[a] |= pages.pop(b)
        tells[a] |= tells.pop(b)
        ways[a] |= ways.pop(b, set()) | {number}
    return [
        Group(
            tuple(told[place] for place in sorted(places)),
            tuple(joining.ways[number].name for number in sorted(ways[first])),
            tuple(told[x] for x in sorted(_of(torn, places) | _of(apart, places))),
        )
        for first, places in sorted(members.items())
    ]


def _of(links: Mapping[int, set[int]], places: Iterable[int]) -> set[int]:
    return {x for place in places for x in links.get(place, ())}


def _exclude(a: Mention, b: Mention, joining: Joining, *, retitled: bool) -> bool:
    """Whether what two mentions tell keeps them apart, also where only others join them."""
    return at_odds(a, b, joining) or (retitled and rivals(a, b, joining))
