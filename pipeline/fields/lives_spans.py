"""Work that no verb tells but a span of years and a body ("From 1940 to 1945 she made films for the Ministry …")."""

import re

from pipeline.fields.lives import Clause
from pipeline.fields.lives_dating import Event
from pipeline.fields.lives_orgs import is_school
from pipeline.model.parts import Found
from pipeline.ner import Entity
from pipeline.rules import Rules

_TELLS_OTHER = ("born", "died", "shown")
_GAP = re.compile(r"[\s„“\"«»「『《‘”]{1,3}")


def work_in_span(clause: Clause, rules: Rules) -> list[Event]:
    """The work of a clause without a word for any event: its one span of years, its one body that is no school."""
    spans = [p for p in clause.points if p.begin is not None and p.finish is not None and not p.bracketed]
    if len(spans) != 1 or clause.has(*_TELLS_OTHER) is not None or any(n.label == "FESTIVAL" for n in clause.names):
        return []
    orgs = [n for n in clause.names if n.label == "ORG" or _is_press(clause, n)]
    if len(orgs) != 1 or is_school(clause, orgs[0], rules, by_word=True):
        return []
    span = spans[0]
    return [Event(Found("worked", span.start, span.end), Entity("ORG", orgs[0].start, orgs[0].end), span)]


def _is_press(clause: Clause, name: Entity) -> bool:
    """Whether a name is that of the paper which the word right before it tells ("the quarterly Tide")."""
    if name.label not in ("PERSON", "NAME", "WORK"):
        return False
    press = (c for c in clause.cues if c.value == "press" and c.end < name.start)
    return any(_GAP.fullmatch(clause.text, c.end, name.start) for c in press)
