"""Roles printed below their holders: "Jana Horká / Producer / Petr Kos / Editor", one a line."""

from collections.abc import Sequence

from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.persons import is_person

_MOST = 40  # lines of such a list


def under_name(readings: Sequence[Reading], i: int, rules: Rules) -> bool:
    """Whether the role on a line belongs to the name right above it: the list of such pairs ends with a role."""
    above = readings[i - 1] if i else None
    if above is None or above.owned or above.labels or readings[i].line.gap or not _is_role(readings[i], rules):
        return False
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


def _is_role(reading: Reading, rules: Rules) -> bool:
    """Whether a line is nothing but a role, without a value beside it."""
    if len(reading.labels) != 1 or reading.labels[0].values or reading.text.endswith((":", "：")):
        return False
    label = reading.labels[0]
    return label.keys[0] in rules.roles and label.head.text == reading.text


def _went_before(readings: Sequence[Reading], i: int) -> bool:
    """Whether the role of the pair before was given to the name above it too."""
    if i < 3 or not readings[i - 2].labels:
        return False
    return readings[i - 2].labels[-1].values[:1] == (readings[i - 3].line.view,)
