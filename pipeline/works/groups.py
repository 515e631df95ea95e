"""Mentions → groups that are one work each; a mention that fits two works that exclude each other joins neither."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from pipeline.rules.works import Joining
from pipeline.works.blocks import pairs
from pipeline.works.judge import at_odds, rivals, way
from pipeline.works.mention import Mention

Links = Mapping[int, Mapping[int, int]]  # telling → the tellings it is one work with → by which way


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one work, in order; `ways` are the names of those that joined them.

    `torn` are the mentions of other works that one of these would fit, had they not excluded each other.
    """

    mentions: tuple[Mention, ...]
    ways: tuple[str, ...] = ()
    torn: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class _Telling:
    """Mentions that tell the very same and are one work: a site's pages repeat a film a thousand times.

    `ways` has the number of the way that joins them, where they are several; `pages` are their records.
    """

    mentions: tuple[Mention, ...]
    pages: frozenset[str]
    ways: frozenset[int]

    @property
    def mention(self) -> Mention:
        """One that speaks for all."""
        return self.mentions[0]


def groups(mentions: Iterable[Mention], joining: Joining) -> list[Group]:
    """The works, each mention in one of them, whatever order the mentions come in."""
    told = _tellings(mentions, joining)
    links: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for a, b in pairs([telling.mention for telling in told], joining):
        number = way(told[a].mention, told[b].mention, joining)
        if number is not None and not told[a].pages & told[b].pages:
            links[a][b] = links[b][a] = number
    kept, torn = _without_doubt(told, links, joining)
    return _joined(told, kept, torn, joining)


def _tellings(mentions: Iterable[Mention], joining: Joining) -> list[_Telling]:
    """Mentions that tell the same together, where that is enough to be one work; never two of one page."""
    same: defaultdict[tuple[Mention, int], list[Mention]] = defaultdict(list)
    times: Counter[tuple[str, Mention]] = Counter()
    for mention in sorted(mentions, key=lambda mention: mention.key):
        bare = replace(mention, record="", number=0)
        same[bare, times[mention.record, bare]].append(mention)
        times[mention.record, bare] += 1
    told = []
    for (bare, _), alike in same.items():
        number = way(bare, bare, joining) if len(alike) > 1 else None
        parts = [alike] if number is not None else [[mention] for mention in alike]
        ways = frozenset(() if number is None else (number,))
        told += [_Telling(tuple(part), frozenset(mention.record for mention in part), ways) for part in parts]
    return sorted(told, key=lambda telling: telling.mention.key)


def _without_doubt(
    told: list[_Telling], links: Links, joining: Joining
) -> tuple[list[tuple[int, int, int]], dict[int, set[int]]]:
    """The links to follow, surest first, and for a telling that fits works that exclude each other: which ones."""
    torn: dict[int, set[int]] = {}
    for one, others in links.items():
        doubtful = _doubtful(told, others, joining)
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


def _doubtful(told: list[_Telling], others: Mapping[int, int], joining: Joining) -> set[int]:
    """Neighbours that exclude one another and of which none is joined by a surer way."""
    doubtful: set[int] = set()
    for a, b in combinations(sorted(others), 2):
        retitled = joining.ways[others[a]].retitles or joining.ways[others[b]].retitles
        if _exclude(told[a], told[b], joining, retitled=retitled):
            weaker = max(others[a], others[b])
            doubtful |= {x for x in (a, b) if others[x] == weaker}
    return doubtful


def _joined(
    told: list[_Telling], kept: list[tuple[int, int, int]], torn: Mapping[int, set[int]], joining: Joining
) -> list[Group]:
    home = list(range(len(told)))
    members = {place: [place] for place in home}
    ways = {place: set(telling.ways) for place, telling in enumerate(told)}
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for number, one, other in kept:
        a, b = sorted((home[one], home[other]))
        if a == b:
            continue
        retitled = joining.ways[number].retitles
        across = product(members[a], members[b])
        if any(_exclude(told[x], told[y], joining, retitled=retitled) for x, y in across):
            apart[one].add(other)
            apart[other].add(one)
            continue
        for place in members[b]:
            home[place] = a
        members[a] += members.pop(b)
        ways[a] |= ways.pop(b) | {number}
    return [
        Group(
            _mentions(told, places),
            tuple(joining.ways[number].name for number in sorted(ways[first])),
            _mentions(told, _of(torn, places) | _of(apart, places)),
        )
        for first, places in sorted(members.items())
    ]


def _mentions(told: list[_Telling], places: Iterable[int]) -> tuple[Mention, ...]:
    found = (mention for place in places for mention in told[place].mentions)
    return tuple(sorted(found, key=lambda mention: mention.key))


def _of(links: Mapping[int, set[int]], places: Iterable[int]) -> set[int]:
    return {x for place in places for x in links.get(place, ())}


def _exclude(a: _Telling, b: _Telling, joining: Joining, *, retitled: bool) -> bool:
    """Whether two tellings are two films, also where only others join them; a page that lists two says so."""
    if a.pages & b.pages or at_odds(a.mention, b.mention, joining):
        return True
    return retitled and rivals(a.mention, b.mention, joining)
