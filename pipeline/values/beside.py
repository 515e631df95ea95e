"""What stands beside the facts in a line of them: a title, and directors behind a label ("Echo, dir. A. Berg")."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from pipeline.model.fold import label_key
from pipeline.model.parts import FactsLine
from pipeline.rules import Rules
from pipeline.values.facts import read_facts
from pipeline.values.names import is_person, split_names
from pipeline.values.shapes import ends_sentence

_WORDS = re.compile(r"\S+")
_MOST_LABEL_WORDS = 3
_LIST_MARKS = frozenset(" ,&/;")
_KINDS = 2  # of facts behind a title in an element of its own
_FACTS = 3  # kinds of facts that show a line to be a film's, however long
_LONGEST = 200
_FURTHEST = 3  # characters before a title: quotation marks, a number's remains

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Beside:
    """The stretch of the title (None: the line holds none) and those of the directors, as offsets in the line."""

    title: Stretch | None
    directors: tuple[Stretch, ...]


def director_label(text: str, rules: Rules) -> int:
    """How many characters at a text's start are a director's label and the blank behind it ("dir. Ana Berg": 5)."""
    return _label(text, ("director",), rules)


def role_label(text: str, rules: Rules) -> int:
    """How many characters at a text's start are the label of any role and the blank behind it."""
    return _label(text, rules.roles, rules)


def _label(text: str, keys: Container[str], rules: Rules) -> int:
    words = list(_WORDS.finditer(text[:40]))[: _MOST_LABEL_WORDS + 1]
    for size in range(len(words) - 1, 0, -1):
        label = text[: words[size - 1].end()]
        if any(m.key in keys for m in rules.labels.get(label_key(label), ())):
            return words[size].start()
    return 0


def read_beside(
    text: str, facts: FactsLine, rules: Rules, languages: tuple[str, ...] = (), head: int = 0
) -> Beside | None:
    """Title and directors of a line of facts where a director's label or an element tells them apart; else None.

    Whatever stands before a part that opens with a director's label is the title, commas and dashes
    included, unless a fact stands between. `head` counts the characters in an element of their own (see
    `Line.head`): before names and facts they are the title.
    """
    for n, (start, end) in enumerate(facts.rest):
        skip = director_label(text[start:end], rules)
        if skip:
            title = (facts.rest[0][0], facts.rest[n - 1][1]) if n and facts.rest[0][0] <= _FURTHEST else None
            if title and any(title[0] <= fact.start < title[1] for fact in facts.facts):
                title = facts.rest[0]
            directors = [(start + skip, end)]
            directors += _names(text, end, facts.rest[n + 1 :], rules, languages)
            return Beside(title, tuple(directors))
    if 0 < head < len(text) and len({fact.key for fact in facts.facts if fact.start >= head}) >= _KINDS:
        behind = [(max(start, head), end) for start, end in facts.rest if text[max(start, head) : end].strip()]
        directors = _names(text, head, behind, rules, languages)
        if directors:
            return Beside((0, head), tuple(directors))
    return None


def is_told(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line's facts show it to be a film's ("Salt (Sól), Croatia, 2022, 52 min., directed by: …")."""
    if len(text) > _LONGEST or ends_sentence(text) or not text[:1].isupper():
        return False
    facts = read_facts(text, rules, languages)
    return facts is not None and len(facts.kinds()) >= _FACTS


def _names(
    text: str, after: int, stretches: Sequence[Stretch], rules: Rules, languages: tuple[str, ...]
) -> list[Stretch]:
    """The stretches behind `after` that hold nothing but persons' names, up to the first that does not follow on."""
    found: list[Stretch] = []
    for start, end in stretches:
        names = split_names(text[start:end].strip(), rules, languages)
        if not set(text[after:start]) <= _LIST_MARKS or not names:
            break
        if not all(is_person(name.value.name, rules) for name in names):
            break
        found.append((start, end))
        after = end
    return found
