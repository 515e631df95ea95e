"""Which mentions are worth comparing: those that share a title's sound, or a director's and a year or running time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.rules.works import Joining
from pipeline.works.letters import bones, sound, words
from pipeline.works.mention import Mention
from pipeline.works.titles import title_key

_NAME = 4  # letters of a name's word that a key keeps: a name misspelt further on is still found


def pairs(mentions: Sequence[Mention], joining: Joining) -> Iterator[tuple[int, int]]:
    """Places of mentions to compare, each pair once; their number grows with the mentions, not with their square."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        for key in keys(mention, joining):
            blocks[key].append(place)
    seen: set[int] = set()
    for block in blocks.values():
        reach = len(block)
        if reach > joining.limit:
            block.sort(key=lambda place: _order(mentions[place]))
            reach = joining.limit
        for i, one in enumerate(block):
            for other in block[i + 1 : i + reach]:
                first, second = (one, other) if one < other else (other, one)
                if (pair := first * len(mentions) + second) not in seen:
                    seen.add(pair)
                    yield first, second


def keys(mention: Mention, joining: Joining) -> set[str]:
    """The blocks a mention stands in."""
    letters = joining.letters
    titles = (*mention.titles, *mention.others)
    found = {f"title {title_key(title, joining)}" for title in titles}
    for title in titles:  # of every script: the other page's may be the one that writes no vowels
        framed = "".join(bones(w, letters) for w in words(title))
        if len(framed) >= letters.bones:
            found.add(f"bones {framed}")
    starts = {sound(w, letters)[:_NAME] for name in mention.directors for w in words(name) if len(w) >= _NAME}
    for start in starts:
        if mention.year is not None:
            found.add(f"year {start} {mention.year}")
        if mention.runtime is not None:
            found |= {f"runtime {start} {mention.runtime}", f"runtime {start} {mention.runtime + 1}"}
    return found


def _order(mention: Mention) -> tuple[int, int, tuple[str, int]]:
    return mention.year or 0, mention.runtime or 0, mention.key
