"""Lists of films in HTML: the same block again and again, a title in each and a date, a director or facts beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.fold import fold
from pipeline.model.page import Line
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.heads import names_people
from pipeline.sections.showing import ends_in_event, is_cinema, says_film
from pipeline.sections.told import Stretch
from pipeline.values.dates import find_dates
from pipeline.values.pagetitle import page_titles, site_names
from pipeline.values.shapes import has_letters, is_prose
from pipeline.values.times import find_times

_FEWEST = 4  # blocks that make a list of a programme
_FEWEST_OTHERS = 2  # blocks below one film's facts that are other films'
_ASKED = 60  # blocks whose words are looked at: a list is of one kind throughout
_LONGEST = 14  # lines of a block
_LONGEST_TITLE = 130
_ABOVE = 2  # lines of a block that may stand above its title
_CORE = frozenset(("year", "runtime", "country"))
_UNIQUE = frozenset(("director", *_CORE))
_NEWS = ("related", "contact")
_MAIN_LEVELS = 2
_RICH = 3  # kinds of facts that make a page one film's, its cards those of other films


@dataclass(frozen=True, slots=True)
class Cards:
    """The blocks of a list in order, and whether they tell facts of films (else dates alone)."""

    stretches: tuple[Stretch, ...]
    factual: bool


def find_cards(readings: Sequence[Reading], rules: Rules) -> Cards | None:
    """The longest list of two blocks or more among the lines of a page; None where there is none (as in plain text)."""
    places: dict[str, list[int]] = {}
    for i, reading in enumerate(readings):
        if _may_head(reading):
            places.setdefault(reading.line.place, []).append(i)
    best: Cards | None = None
    kept = [_without_refrains(readings, group) for group in places.values() if len(group) >= _FEWEST_OTHERS]
    groups = sorted(filter(None, kept), key=lambda g: (readings[g[0]].line.kind != "heading", -len(g)))
    for group in groups:
        if len(group) >= _FEWEST_OTHERS and (best is None or len(group) > len(best.stretches) * 1.25):
            best = _cards(readings, group, rules) or best
    return best


def films_of(
    cards: Cards, readings: Sequence[Reading], meta: Sequence[Line], rules: Rules, found: Sequence[Stretch]
) -> tuple[Stretch, ...]:
    """The blocks that are films: by facts in most of them, or by dates on a cinema's or a festival's programme.

    `found` are the films that the page's facts alone tell of: a list must hold at least most of them. Where
    dates alone speak, blocks whose title ends in the word for another event ("quiz", "party") are left out.
    """
    if len(cards.stretches) < _FEWEST:
        return ()
    if cards.factual:
        return cards.stretches if len(cards.stretches) * 5 >= len(found) * 4 else ()
    if found:
        return ()
    told = [line.text for line in meta if line.place == "html/title"] + page_titles(meta)
    sites = site_names(meta)
    if not (is_cinema(meta, sites, rules) or any(says_film(t, rules) for t in told)):
        return ()
    heads = [r for r in readings if r.zone == "main" and r.line.kind == "heading" and r.line.level <= _MAIN_LEVELS]
    if any(label.keys[0] in _NEWS for r in heads for label in r.labels) or any(_names_news(t, rules) for t in told):
        return ()
    return tuple(s for s in cards.stretches if not (s.title and ends_in_event(s.title.text, sites, rules)))


def without_cards(cards: Cards, readings: Sequence[Reading]) -> list[Reading] | None:
    """The lines with the blocks marked as other films', where the page above them is about one film; else None."""
    if not cards.factual:
        return None
    first, last = cards.stretches[0].start, cards.stretches[-1].end
    stated = {
        key
        for reading in readings[:first]
        if reading.zone == "main"
        for key in (
            *(k for label in reading.labels if label.values for k in label.keys),
            *(f.key for f in (reading.facts.facts if reading.facts else ())),
        )
    }
    if len(stated & _UNIQUE) < _RICH:
        return None
    return [replace(r, zone="related") if first <= i < last and r.zone == "main" else r for i, r in enumerate(readings)]


def _names_news(title: str, rules: Rules) -> bool:
    return any(m.key in _NEWS for m in rules.labels.get(fold(title), ()))


def _may_head(reading: Reading) -> bool:
    """Whether a line could head a block: a heading or a link with a name's length that is no label."""
    line = reading.line
    if reading.zone != "main" or line.kind not in ("heading", "link") or not line.place or reading.owned:
        return False
    text = line.view.text
    return 0 < len(text) <= _LONGEST_TITLE and has_letters(text) and not reading.labels


def _without_refrains(readings: Sequence[Reading], group: list[int]) -> list[int]:
    """The lines of one place without those that say the same in block after block ("Continue reading")."""
    counts = Counter(fold(readings[i].text) for i in group)
    return [i for i in group if counts[fold(readings[i].text)] * 3 <= max(len(group), 6)]


def _cards(readings: Sequence[Reading], group: list[int], rules: Rules) -> Cards | None:
    """The blocks that the lines of one place head; None where most tell nothing of a showing."""
    if len({fold(readings[i].text) for i in group}) < _FEWEST_OTHERS:
        return None
    heads = [readings[i].text for i in group[:_ASKED]]
    if sum(is_prose(text) or bool(find_dates(text, rules)) for text in heads) * 3 > len(heads):
        return None
    if sum(names_people(text, rules) for text in heads) * 10 >= len(heads) * 9:
        return None  # a list of guests
    shift = _shift(readings, group)
    starts = [i - shift for i in group]
    sizes = sorted(b - a for a, b in pairwise(starts))
    usual = sizes[len(sizes) // 2]
    if usual < 2 or usual > _LONGEST:
        return None
    ends = [*starts[1:], min(len(readings), starts[-1] + usual)]
    bodies = [readings[a : min(b, a + _LONGEST)] for a, b in zip(starts, ends, strict=True)]
    factual = sum(_has_facts(body) for body in bodies)
    if factual * 2 < len(bodies):
        dated = sum(_has_date(body, rules) for body in bodies[:_ASKED])
        if dated * 10 < len(bodies[:_ASKED]) * 7:
            return None
    stretches = tuple(Stretch(a, b, readings[i].line.view) for a, b, i in zip(starts, ends, group, strict=True))
    return Cards(stretches, factual * 2 >= len(bodies))


def _shift(readings: Sequence[Reading], group: list[int]) -> int:
    """How many lines of each block stand above its title: those at one place above every title, the first's too."""
    shift = 0
    for step in range(1, _ABOVE + 1):
        if group[0] < step:
            break
        place = readings[group[0] - step].line.place
        alike = sum(i >= step and readings[i - step].line.place == place for i in group)
        if alike * 10 < len(group) * 9 or place == readings[group[0]].line.place:
            break
        shift = step
    return shift


def _has_facts(body: Sequence[Reading]) -> bool:
    for reading in body:
        if any(label.values and set(label.keys) & _UNIQUE for label in reading.labels):
            return True
        if reading.facts and len(reading.facts.kinds() & _CORE) >= 2:
            return True
    return False


def _has_date(body: Sequence[Reading], rules: Rules) -> bool:
    short = [r.text for r in body if len(r.text) <= 80 and not is_prose(r.text)]
    return any(find_dates(text, rules) or find_times(text, rules) for text in short)
