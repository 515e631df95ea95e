"""Lines of a cast list: where the name ends and the part begins, or the part and the name."""

import re

from pipeline.rules import Rules
from pipeline.values.persons import is_person

_PARTING = re.compile(r"\s*(?:\.\s?){3,}\s*|\s*…+\s*|\t+|\s{2,}|:\s+|\s+[-–—]+\s+|\s+/\s+")
_LONGEST = 120

Half = tuple[int, int]


def halves(text: str) -> tuple[Half, Half] | None:
    """The two halves of a line that one gap, leader, colon, slash or dash parts; None where none or several do."""
    marks = list(_PARTING.finditer(text, 1))
    if len(marks) != 1 or "(" in text[: marks[0].start()] or marks[0].end() >= len(text) or len(text) > _LONGEST:
        return None
    return (0, marks[0].start()), (marks[0].end(), len(text))


def plays(text: str, rules: Rules) -> bool:
    """Whether one half of a line is a person's name."""
    parted = halves(text)
    return parted is not None and any(is_person(text[a:b].strip(), rules) for a, b in parted)
