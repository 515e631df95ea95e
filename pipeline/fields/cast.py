"""Cast lists of one line a person: who plays, and the part, whichever of the two stands first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.fold import label_key, tidy
from pipeline.model.page import View, join
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.names import Name, is_company, is_person, split_names
from pipeline.values.persons import past_honorific
from pipeline.values.playing import halves

_REMARK = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")
_LEAST = 2  # lines of such a list
_OPENING_WORDS = 6

Played = tuple[View, Found[Name]]


def played(values: Sequence[View], rules: Rules, languages: tuple[str, ...]) -> list[Played]:
    """The people of a cast list in order with the parts they play, each in the view that names them."""
    couples = _couples(values, rules)
    if couples:
        return [p for name, part in couples for p in _one(name, part, rules, languages)]
    lines = [_halves(v) for v in values]
    parted = [h for h in lines if h is not None]
    if len(parted) < _LEAST or 3 * len(parted) < 2 * len(values):
        return [p for v in values for p in _several(v, rules, languages)]
    left, right = (sum(is_person(h[side].text, rules) for h in parted) for side in (0, 1))
    if max(left, right) * 2 <= len(parted):
        return [p for v in values for p in _several(v, rules, languages)]
    first = 0 if left >= right else 1
    found: list[Played] = []
    for view, half in zip(values, lines, strict=True):
        if half is None or not is_person(half[first].text, rules):
            found += _several(view, rules, languages)
        else:
            found += _one(half[first], half[1 - first], rules, languages)
    return found


def _halves(view: View) -> tuple[View, View] | None:
    """The two halves of a line that one gap, leader, colon or dash parts."""
    parted = halves(view.text)
    return None if parted is None else (view.cut(*parted[0]), view.cut(*parted[1]))


def _couples(values: Sequence[View], rules: Rules) -> list[tuple[View, View]]:
    """The names and parts of a list that prints them one below the other."""
    if len(values) < 2 * _LEAST or len(values) % 2:
        return []
    names, parts = values[::2], values[1::2]
    if not all(is_person(v.text, rules) for v in names) or any("," in v.text or "(" in v.text for v in parts):
        return []
    apart = [b.span().start - a.span().end > 1 for a, b in pairwise(values)]
    spaced = not any(apart[::2]) and all(apart[1::2])
    plain = sum(not is_person(v.text, rules) for v in parts) * 2 > len(parts)
    return list(zip(names, parts, strict=True)) if spaced or plain else []


def _one(name: View, part: View, rules: Rules, languages: tuple[str, ...]) -> list[Played]:
    """The one person of a half of a line, with the part that the other half names, in a view of both."""
    both = join([name, part])
    said = _REMARK.sub("", part.text)  # "Maj (voice on the telephone)"
    return [
        (both, Found(replace(f.value, character=tidy(said.strip(" .()\"„“”«»")) or None), f.start, f.end))
        for f in split_names(name.text, rules, languages)
    ]


def _several(view: View, rules: Rules, languages: tuple[str, ...]) -> list[Played]:
    """The people of a list in one line; words before a name that only introduce it are left out."""
    return [(view, _introduced(view, f, rules)) for f in split_names(view.text, rules, languages)]


def _introduced(view: View, found: Found[Name], rules: Rules) -> Found[Name]:
    """A name without words that introduce it ("with the participation of Anna Berg") or honour its bearer."""
    if past := past_honorific(found.value.name, rules):
        printed = view.text[found.start : found.end]
        start = found.start + (past if printed.startswith(found.value.name[:past]) else 0)
        bare = found.value.name[past:].strip()
        found = Found(replace(found.value, name=bare), view.text.find(bare.split()[0], start), found.end)
    if is_person(found.value.name, rules) or is_company(found.value.name, rules):
        words = view.text[found.start : found.end].split()
        if not words or label_key(words[0]) not in rules.words.label_openers:
            return found
    ends = [m.end() for m in re.finditer(r"\S+", view.text[found.start : found.end])][:_OPENING_WORDS]
    for end in reversed(ends[:-1]):
        opening = view.text[found.start : found.start + end]
        rest = view.text[found.start + end : found.end].strip()
        if any(m.key == "cast" for m in rules.labels.get(label_key(opening), ())) and is_person(rest, rules):
            return Found(replace(found.value, name=tidy(rest)), found.end - len(rest), found.end)
    return found
