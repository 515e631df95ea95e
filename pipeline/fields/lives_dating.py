"""When the events of a life were: every date of a clause goes to the event it stands beside."""

import re
from dataclasses import dataclass, field, replace

from pipeline.fields.lives import EVENTS, Clause, Point
from pipeline.model.parts import Found
from pipeline.ner import Entity

FAR = 110  # characters between a cue and its organisation or date
NEAR = 45  # characters between the name of a prize and the festival that gives it, or a prize and its year
_BEHIND = 2  # characters between a date and the word for graduating behind it ("waar ze in 2013 afstudeerde")
_QUOTED = re.compile("[«“„\"][^«»“”„\"]{2,40}[»”“\"]")
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff]{1,8}")


@dataclass(slots=True)
class Event:
    """An event while it is gathered: its cue, the name of its organisation, its point in time, its kind's cue keys."""

    cue: Found[str]
    org: Entity | None = None
    point: Point | None = None
    keys: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """Its kind in the record."""
        return EVENTS[self.cue.value]

    @property
    def place(self) -> tuple[int, int]:
        """Where it is told: its organisation, else its cue."""
        return (self.org.start, self.org.end) if self.org else (self.cue.start, self.cue.end)


def date_events(clause: Clause, events: list[Event], joiners: frozenset[str] = frozenset()) -> None:
    """Give every point in time to the event nearest to it; the years of films in brackets are nobody's.

    A date does not belong to what one of the `joiners` ("and") parts it from.
    """
    born = clause.has("born", "died")
    for point in clause.points:
        if any(e.point is point for e in events):
            continue
        own = born is not None and point.finish is None and abs(point.start - born.end) < 60
        if own and born is not None and not any(born.end <= e.cue.start <= point.start for e in events):
            continue  # the day of birth or death
        near: list[tuple[float, int]] = []
        for n, event in enumerate(events):
            start, end = event.place
            behind = point.start - end
            gap = float(behind) if behind >= 0 else float(start - point.end) + 0.5
            if point.bracketed and not (event.org is not None and _beside(clause, event, point)):
                continue
            if event.kind == "award" and gap > NEAR:
                continue
            if behind >= 0 and any(e is not event and 0 <= e.cue.start - point.end <= 1 for e in events):
                continue  # "… at Graz and in 2014 completed an MA …"
            between = clause.text[point.end : start]
            joined = n and between.split(maxsplit=1)[:1]
            apart = any(mark in between for mark in ";()") or bool(joined and joined[0] in joiners)
            if -1 <= gap <= FAR and (not apart if behind < 0 else _runs_on(clause.text[end : point.start])):
                near.append((gap, n))
        chosen = events[min(near)[1]] if near else _by_cue(clause, events, point)
        if chosen is not None and chosen.point is None:
            chosen.point = point
        elif chosen is not None and _ends(clause, chosen, point):
            chosen.point = replace(point, begin=chosen.point.begin if chosen.point else None, finish=point.begin)


def _ends(clause: Clause, event: Event, point: Point) -> bool:
    """Whether a point told behind the word for graduating ends the studies that an earlier one began."""
    begun = event.point
    if begun is None or begun.finish is not None or begun.begin is None or point.begin is None:
        return False
    told = any(c.value == "graduated" and event.place[1] <= c.start < point.start for c in clause.cues)
    return told and event.kind == "education" and begun.begin < point.begin


def _beside(clause: Clause, event: Event, point: Point) -> bool:
    """Whether a bracket with a date stands right behind an event's organisation, its place or its degree between."""
    end = event.place[1]
    if point.start - end <= 2:
        return point.start >= end
    between = clause.text[end : point.start].rstrip(" (（[").strip()
    if _QUOTED.fullmatch(between):
        return True  # "Школи «Об’єктив» (2017)"
    between = between.strip(" ”“\"»«’")
    if not between or len(between) > NEAR or any(mark in between for mark in ",;.:()（）"):
        return not between
    cue = next((c for c in clause.cues if c.start >= end and clause.text[c.start : c.end] == between), None)
    if cue is not None or _EASTERN.fullmatch(between):
        return True
    first, *others = between.split()
    at = clause.text.index(first, end)
    in_place = any(c.value == "in" and c.start == at for c in clause.cues)
    return in_place and 0 < len(others) <= 3 and all(w[:1].isupper() for w in others)


def _by_cue(clause: Clause, events: list[Event], point: Point) -> Event | None:
    """The event whose kind the word right before a date repeats ("… à La Fémis, dont il sort diplômé en 2001")."""
    if point.bracketed:
        return None
    for cue in reversed(clause.cues):
        if cue.end <= point.start and cue.value in EVENTS and EVENTS[cue.value] not in ("award", "shown"):
            between = clause.text[cue.end : point.start]
            same = [e for e in events if e.kind == EVENTS[cue.value] and e.place[0] < cue.end]
            return same[-1] if same and len(between) <= NEAR and _runs_on(between) else None
    behind = next((c for c in clause.cues if c.value == "graduated" and 0 <= c.start - point.end <= _BEHIND), None)
    same = [e for e in events if e.kind == "education" and e.place[1] <= point.start] if behind else []
    return same[-1] if same else None


def _runs_on(between: str) -> bool:
    """Whether what stands between an event and a date behind it keeps them together: no comma but right before it."""
    cut = max(between.rfind(mark) for mark in (",", ";", "،", "、"))
    return cut < 0 or len(between[cut + 1 :].strip()) <= 4
