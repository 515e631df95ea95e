"""The person whom a prize honours, told in the same stretch: "Acting Prize (Jane Doe)", "Prix X pour Jane Doe"."""

import re

from pipeline.fields.awards_pieces import TRIM, cues_in
from pipeline.rules import Rules
from pipeline.values.names import is_person, split_names

_LEAD = re.compile(r"(?:[^\W\d_A-Z]{1,12}\s){1,4}(?=[^\W\d_a-z])")  # "postum an Jane Doe"
_FEWEST = 2  # words of a prize before "for" and a person ("Prize for Human Rights" names none)
_LONGEST = 120  # characters of the persons' names


def honoured_in(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the persons stand who are all that a text names, but for small words and a label before them."""
    if not text or len(text) > _LONGEST or any(c.isdigit() for c in text):
        return None
    start = 0
    for mark in (":", "："):
        start = max(start, text.rfind(mark) + 1)
    while start < len(text) and text[start] in TRIM:
        start += 1
    lead = _LEAD.match(text, start)
    start = lead.end() if lead and text[start].islower() else start
    end = len(text.rstrip(TRIM))
    named = text[start:end]
    people = split_names(named, rules, languages) if " " in named or named[:1] > "\u2e7f" else []
    if not people or not all(is_person(n.value.name, rules) for n in people) or cues_in(named, rules, languages):
        return None
    return start, end


def parted_recipient(
    text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]
) -> tuple[int, tuple[int, int] | None]:
    """Where a prize ends that names the person it went to, and where that person stands (None: nobody)."""
    for cue in rules.words.words.find(text[start:end]):
        spoken = any(c.key == "for" and (c.language in languages or c.language == "en") for c in cue.value)
        if not spoken or len(text[start : start + cue.start].split()) < _FEWEST:
            continue
        behind = start + cue.end
        place = honoured_in(text[behind:end], rules, languages)
        if place is not None and text[behind:end].strip() == text[behind + place[0] : behind + place[1]]:
            return start + cue.start, (behind + place[0], behind + place[1])
    return end, None
