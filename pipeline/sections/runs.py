"""Credits in a row that only dashes, commas or blanks part ("Scénario A – Image B", "reż. A, zdj. B")."""

import re
from itertools import pairwise

from pipeline.rules import Rules
from pipeline.rules.schema import SECTION_KEYS
from pipeline.sections.labels import Head, bare_head
from pipeline.sections.meanings import meaning
from pipeline.values.scan import opens_label
from pipeline.values.shapes import has_letters

_LOOSE = re.compile(r"[,;.]\s+")
_TIGHT = re.compile(r"\s+[-–—]\s+|\s{2,}|\t+|\s*[|·•]\s*")
_SHORT = re.compile(r"([^\W\d_]{1,3})\.?\s+(?=\S)")
_SHORTEST = 2  # letters of a label that stands for a word
_FEWEST = 3  # labels of a row; two are enough where more than a comma parts them
_FEWEST_SHORT = 4  # labels of a row in which letters stand for roles ("D Ana Berg  P Tom Hill")
_LONGEST = 4_000
_OTHERS = frozenset((*SECTION_KEYS, "title", "section", "venue", "date", "related", "ignored", "contact"))


def run_heads(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a row of credits, the first at the line's beginning; none where too few stand in it."""
    if len(text) > _LONGEST or not (opens_label(text, rules) or _SHORT.match(text)):
        return []
    first = _head_at(text, 0, rules, languages) or _short_at(text, 0, rules, languages)
    if first is None:
        return []
    tight = {m.end() for m in _TIGHT.finditer(text)}
    places = sorted(tight | {m.end() for m in _LOOSE.finditer(text)})
    found = [first]
    short = first.end <= _SHORTEST
    for place in places:
        if place <= found[-1].value:
            continue
        head = _head_at(text, place, rules, languages)
        if head is None and (place in tight or short):
            head = _short_at(text, place, rules, languages)
        if head is not None:
            found.append(head)
    if not all(has_letters(text[a.value : b.start]) for a, b in pairwise(found)):
        return []
    keys = {head.keys[0] for head in found}
    apart = all(head.start in tight for head in found[1:])
    fewest = _FEWEST_SHORT if any(h.end - h.start <= _SHORTEST for h in found) else _FEWEST - apart
    return found if len(keys) >= fewest and keys & rules.roles.keys() else []


def _head_at(text: str, place: int, rules: Rules, languages: tuple[str, ...]) -> Head | None:
    """The label that opens a part of a line before a value that begins as names do."""
    head = bare_head(text[place:], rules, languages)
    if head is None or head.keys[0] in _OTHERS or not _opens_name(text[place + head.value :]):
        return None
    return _moved(head, place)


def _short_at(text: str, place: int, rules: Rules, languages: tuple[str, ...]) -> Head | None:
    """The letters for a role that open a part of a line."""
    match = _SHORT.match(text, place)
    keys = meaning(match[1], rules, languages) if match and match[1][:1].isupper() else None
    if match is None or keys is None or keys[0][0] in _OTHERS or not _opens_name(text[match.end() :]):
        return None
    return Head(*keys, place, match.end(1), match.end())


def _opens_name(value: str) -> bool:
    first = value.lstrip()[:1]
    return bool(first) and not first.islower() and (first.isalpha() or first in '"“„«')


def _moved(head: Head, by: int) -> Head:
    return Head(head.keys, head.language, head.start + by, head.end + by, head.value + by)
