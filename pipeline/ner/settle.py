"""What the rules left open, settled by the model: names told by nothing but capitals."""

import regex

from pipeline.ner.cues import worded
from pipeline.ner.entity import Entity
from pipeline.ner.spans import found
from pipeline.rules import Rules

_OPEN = ("NAME", "PERSON")  # what the rules say where no word tells what a name names
_TRUSTED = ("PERSON", "ORG", "PLACE", "WORK")  # prizes and festivals without a word that says so are seen too often
_CASELESS = regex.compile(r"\p{Lo}{2}")


def settled(
    texts: list[str], told: list[list[Entity]], rules: Rules, languages: tuple[str, ...] = ()
) -> list[list[Entity]]:
    """The names of each text, those that the rules left open as the model sees them.

    A text in a script without capitals is not asked about: half of what the model sees there is no name.
    """
    asked = [
        n for n, text in enumerate(texts)
        if any(e.label in _OPEN for e in told[n]) and (text.isascii() or not _CASELESS.search(text))
    ]  # fmt: skip
    seen = found([texts[n] for n in asked], rules)
    answers = {n: worded(texts[n], names, rules, languages) for n, names in zip(asked, seen, strict=True)}
    return [_settled(names, answers[n]) if n in answers else names for n, names in enumerate(told)]


def _settled(told: list[Entity], seen: tuple[Entity, ...]) -> list[Entity]:
    kept = [e for e in told if e.label not in _OPEN]
    for entity in told:
        if entity.label in _OPEN:
            over = [s for s in seen if _overlap(s, entity)]
            free = len(over) == 1 and over[0].label in _TRUSTED and not any(_overlap(over[0], e) for e in kept)
            kept.append(over[0] if free else entity)
    return sorted(set(kept), key=lambda e: (e.start, e.end))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.start < other.end and other.start < one.end
