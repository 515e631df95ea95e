"""Mentions → groups that are one work each; a mention that fits two works that exclude each other joins neither."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.rules.works import Joining
from pipeline.works.blocks import pairs
from pipeline.works.judge import opposed, rivals, way
from pipeline.works.mention import Mention

Links = Mapping[int, Mapping[int, int]]  # mention → the mentions it is one work with → by which way


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
    links: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for a, b in pairs(told, joining):
        number = way(told[a], told[b], joining)
        if number is not None:
            links[a][b] = links[b][a] = number
    kept, torn = _without_doubt(told, links, joining)
    return _joined(told, kept, torn, joining)


def _without_doubt(
    told: list[Mention], links: Links, joining: Joining
) -> tuple[list[tuple[int, int, int]], dict[int, set[int]]]:
    """The links to follow, surest first, and for a mention that fits works that exclude each other: which mentions."""
    torn: dict[int, set[int]] = {}
    for one, others in links.items():
        doubtful = _excluding(told, others, joining)
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


def _excluding(told: list[Mention], others: Mapping[int, int], joining: Joining) -> set[int]:
    """Neighbours that exclude one another and of which none is joined by a surer way."""
    doubtful: set[int] = set()
    near = sorted(others)
    for i, a in enumerate(near):
        for b in near[i + 1 :]:
            retitled = joining.ways[others[a]].retitles or joining.ways[others[b]].retitles
            if opposed(told[a], told[b], joining) or (retitled and rivals(told[a], told[b], joining)):
                weaker = max(others[a], others[b])
                doubtful |= {x for x in (a, b) if others[x] == weaker}
    return doubtful


def _joined(
    told: list[Mention], kept: list[tuple[int, int, int]], torn: Mapping[int, set[int]], joining: Joining
) -> list[Group]:
    home = list(range(len(told)))
    members = {place: [place] for place in home}
    ways: defaultdict[int, set[int]] = defaultdict(set)
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for number, one, other in kept:
        a, b = sorted((home[one], home[other]))
        if a == b:
            continue
        if _excluded(members[a], members[b], told, joining, retitled=joining.ways[number].retitles):
            apart[one].add(other)
            apart[other].add(one)
            continue
        for place in members[b]:
            home[place] = a
        members[a] += members.pop(b)
        ways[a] |= ways.pop(b, set()) | {number}
    return [
        Group(
            tuple(told[place] for place in sorted(places)),
            tuple(joining.ways[number].name for number in sorted(ways[first])),
            tuple(told[x] for x in sorted({x for place in places for x in torn.get(place, ())} | _of(apart, places))),
        )
        for first, places in sorted(members.items())
    ]


def _of(apart: Mapping[int, set[int]], places: Iterable[int]) -> set[int]:
    return {x for place in places for x in apart.get(place, ())}


def _excluded(a: list[int], b: list[int], told: list[Mention], joining: Joining, *, retitled: bool) -> bool:
    """Whether any mention of one group excludes any of the other."""
    pairs_across = ((told[x], told[y]) for x in a for y in b)
    return any(opposed(x, y, joining) or (retitled and rivals(x, y, joining)) for x, y in pairs_across)
