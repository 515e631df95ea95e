"""Names and what they did, one below the other: "Jana Horká / Producer"; titles below names."""

from collections.abc import Sequence

from pipeline.model.page import View
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.heads import is_titlelike, names_people
from pipeline.values.names import is_company, split_names
from pipeline.values.persons import is_person

_MOST = 40  # lines of such a list
_WORDS = 6  # of a holder who is a band or a company


def under_name(readings: Sequence[Reading], i: int, rules: Rules) -> bool:
    """Whether the role on a line belongs to the name right above it: the list of such pairs ends with a role."""
    above = readings[i - 1] if i else None
    if above is None or above.owned or above.labels or readings[i].line.gap or not _is_role(readings[i], rules):
        return False
    if _in_couples(readings, i, rules):
        return True
    if not is_person(above.text, rules):
        return False
    below = [r for r in readings[i + 1 : i + _MOST] if r.text]
    pairs = 0
    while 2 * pairs + 1 < len(below) and is_person(below[2 * pairs].text, rules):
        if not _is_role(below[2 * pairs + 1], rules):
            return False
        pairs += 1
    if 2 * pairs < len(below) and is_person(below[2 * pairs].text, rules):
        return False
    return pairs > 0 or _went_before(readings, i)


def _in_couples(readings: Sequence[Reading], i: int, rules: Rules) -> bool:
    """Whether a name and a role stand alone between blank lines, as the couple before or behind them does."""
    if not _is_couple(readings, i, rules):
        return False
    near = [r for r in (_couple_before(readings, i), _couple_behind(readings, i)) if r is not None]
    return any(_is_couple(readings, place, rules) for place in near)


def _is_couple(readings: Sequence[Reading], i: int, rules: Rules) -> bool:
    """Whether the lines at `i` - 1 and `i` are a holder and a role with a gap before and behind them."""
    if not 0 < i < len(readings) or readings[i].line.gap or (i > 1 and not readings[i - 1].line.gap):
        return False
    if i + 1 < len(readings) and readings[i + 1].text and not readings[i + 1].line.gap:
        return False
    return _is_role(readings[i], rules, given=True) and _holds(readings[i - 1].text, rules)


def _couple_before(readings: Sequence[Reading], i: int) -> int | None:
    spots = [n for n in range(max(0, i - 5), i - 1) if readings[n].text]
    return spots[-1] if spots else None


def _couple_behind(readings: Sequence[Reading], i: int) -> int | None:
    spots = [n for n in range(i + 1, min(len(readings), i + 5)) if readings[n].text]
    return spots[1] if len(spots) > 1 else None


def _holds(text: str, rules: Rules) -> bool:
    """Whether a line may name who holds a role: people, a company, or a few words in capitals such as a band's."""
    if not text[:1].isupper() or len(text.split()) > _WORDS or any(c.isdigit() or c in ":!?" for c in text):
        return False
    names = split_names(text, rules, ())
    known = [is_person(n.value.name, rules) or is_company(n.value.name, rules) for n in names]
    return bool(known) and (all(known) or not text.isupper())


def _is_role(reading: Reading, rules: Rules, *, given: bool = False) -> bool:
    """Whether a line is nothing but a role, without a value beside it (`given`: it may have its holder by now)."""
    if len(reading.labels) != 1 or reading.text.endswith((":", "：")):
        return False
    label = reading.labels[0]
    if label.values and not given:
        return False
    return label.keys[0] in rules.roles and label.head.text == reading.text


def _went_before(readings: Sequence[Reading], i: int) -> bool:
    """Whether the role of the pair before was given to the name above it too."""
    if i < 3 or not readings[i - 2].labels:
        return False
    return readings[i - 2].labels[-1].values[:1] == (readings[i - 3].line.view,)


def cast_goes_on(readings: Sequence[Reading], i: int, taken: int) -> bool:
    """Whether a list of names and parts, two lines and a gap, goes on at `i` behind `taken` lines."""
    if taken % 2 or i < 2 or i + 1 >= len(readings):
        return False
    gaps = [readings[n].line.gap for n in (i - 1, i, i + 1)]
    ends = i + 2 >= len(readings) or readings[i + 2].line.gap or not readings[i + 2].text
    return gaps == [False, True, False] and ends


def with_names_above(
    readings: Sequence[Reading], starts: list[tuple[int, View | None]], directed: Sequence[bool], rules: Rules
) -> list[tuple[int, View | None]]:
    """The beginnings of a programme's films, above the names of their directors where those stand over the titles.

    `starts` are lines and titles; a film that is `directed` by a label has no name above it.
    """
    named = [
        start > 0 and title is not None and not told and _stands_over(readings[start - 1], readings[start], rules)
        for (start, title), told in zip(starts, directed, strict=True)
    ]
    if 2 * sum(named) < len(starts) or sum(named) < 2:
        return starts
    return [(start - above, title) for (start, title), above in zip(starts, named, strict=True)]


def _stands_over(reading: Reading, below: Reading, rules: Rules) -> bool:
    """Whether a line opens a block with nothing but names, right over another line."""
    if not reading.line.gap or below.line.gap or not is_titlelike(reading, rules):
        return False
    return names_people(reading.text, rules)
