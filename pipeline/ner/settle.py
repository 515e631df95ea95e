"""What the rules left open, settled by the model: single capitalised words, and people told by nothing but capitals."""

from pipeline.ner.entity import Entity
from pipeline.ner.spans import found
from pipeline.rules import Rules

_OPEN = ("NAME", "PERSON")  # what the rules say where no word tells what a name names


def settled(texts: list[str], told: list[list[Entity]], rules: Rules) -> list[list[Entity]]:
    """The names of each text, those that the rules left open as the model sees them."""
    asked = [n for n, names in enumerate(told) if any(e.label in _OPEN for e in names)]
    answers = dict(zip(asked, found([texts[n] for n in asked], rules), strict=True))
    return [_settled(names, answers[n]) if n in answers else names for n, names in enumerate(told)]


def _settled(told: list[Entity], seen: tuple[Entity, ...]) -> list[Entity]:
    sure = [e for e in told if e.label not in _OPEN]
    kept = list(sure)
    for entity in told:
        if entity.label not in _OPEN:
            continue
        over = [s for s in seen if s.start < entity.end and entity.start < s.end]
        free = len(over) == 1 and not any(over[0].start < e.end and e.start < over[0].end for e in sure)
        chosen = over[0] if free else entity
        if chosen not in kept:
            kept.append(chosen)
    return sorted(kept, key=lambda e: (e.start, e.end))
