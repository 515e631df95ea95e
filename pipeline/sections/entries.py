"""One film or many: where each film of a page begins and ends."""

from dataclasses import dataclass, field

from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.dates import find_dates
from pipeline.values.names import is_person
from pipeline.values.shapes import has_letters, is_contact, is_prose, words

_CORE = ("year", "runtime", "country")
_UNIQUE = ("director", "title", *_CORE)


@dataclass(slots=True)
class Anchor:
    """Lines that state facts only one film can have: first and last line, and the facts (folded)."""

    first: int
    last: int
    facts: dict[str, str] = field(default_factory=dict)
    title: View | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines [start, end) of one film, and the line or part of a line that heads them."""

    start: int
    end: int
    title: View | None


def find_stretches(readings: list[Reading], rules: Rules) -> list[Stretch]:
    """The films of a page in order, as stretches of its lines; empty where nothing states a film's facts."""
    anchors = _anchors(readings)
    if not anchors:
        return []
    starts: list[tuple[int, View | None]] = []
    for n, anchor in enumerate(anchors):
        after = anchors[n - 1].last + 1 if n else 0
        starts.append(_start(readings, anchor, after, rules, first=n == 0))
    ends = [s for s, _ in starts[1:]] + [len(readings)]
    return [Stretch(start, end, title) for (start, title), end in zip(starts, ends, strict=True)]


def _anchors(readings: list[Reading]) -> list[Anchor]:
    anchors: list[Anchor] = []
    for i, reading in enumerate(readings):
        if reading.zone != "main" or reading.line.kind == "meta":
            continue
        stated = _stated(reading)
        if not stated:
            continue
        title = _own_title(reading, stated)
        if anchors and not _new_film(anchors[-1], i, stated, title, readings):
            current = anchors[-1]
            for key, value in stated.items():
                current.facts.setdefault(key, value)
            current.last = i
        else:
            anchors.append(Anchor(i, i, dict(stated), title))
    return [a for a in anchors if _is_film(a)]


def _stated(reading: Reading) -> dict[str, str]:
    """The facts a line states that only one film can have, folded for comparison."""
    stated: dict[str, str] = {}
    for label in reading.labels:
        for key in label.keys:
            if key in _UNIQUE and label.values:
                stated.setdefault(key, fold(" ".join(v.text for v in label.values)))
    if reading.facts and not reading.owned:
        keys = reading.facts.keys()
        if len(keys & frozenset(_CORE)) >= 2 or (keys & frozenset(_CORE) and len(keys) >= 2):
            for fact in reading.facts.facts:
                if fact.key in _CORE:
                    stated[fact.key] = stated.get(fact.key, "") + fold(str(fact.value))
            stated["line"] = fold(reading.line.view.text)
    return stated


def _own_title(reading: Reading, stated: dict[str, str]) -> View | None:
    """The title that stands in the anchor's own line: before its first label, or as first part of a facts line."""
    if reading.lead is not None and "director" in stated and not is_prose(reading.lead.text):
        return reading.lead
    if reading.facts and reading.facts.rest and "line" in stated:
        start, end = reading.facts.rest[0]
        if start <= 3 and has_letters(reading.line.view.text[start:end]):
            return reading.line.view.cut(start, end)
    return None


def _new_film(anchor: Anchor, i: int, stated: dict[str, str], title: View | None, readings: list[Reading]) -> bool:
    """Whether a line's facts cannot be those of the film before: they repeat a fact with another value."""
    clash = [k for k in stated if k in anchor.facts and anchor.facts[k] != stated[k]]
    if not clash:
        return False
    if title is not None and anchor.title is not None:
        return True
    between = [r for r in readings[anchor.last + 1 : i] if r.zone == "main" and r.line.view.text and not r.owned]
    if not any(not r.labels and not r.facts for r in between):
        return False
    if "line" in stated and "line" in anchor.facts:
        return len(set(clash) - {"line"}) >= 1
    return "director" in clash or "title" in clash or len(set(clash) & set(_CORE)) >= 2


def _is_film(anchor: Anchor) -> bool:
    """Whether the facts gathered are enough to speak of a film."""
    return (
        "director" in anchor.facts
        or "title" in anchor.facts
        or len(set(anchor.facts) & set(_CORE)) >= 2
        or ("line" in anchor.facts and anchor.title is not None)
    )


def _start(
    readings: list[Reading], anchor: Anchor, after: int, rules: Rules, *, first: bool
) -> tuple[int, View | None]:
    """Where a film's lines begin, not before line `after`, and its title there (None: no line shows one)."""
    if anchor.title is not None:
        return anchor.first, anchor.title
    run: list[int] = []
    i = anchor.first - 1
    while i >= after and not is_prose(readings[i].line.view.text):
        if is_titlelike(readings[i], rules):
            run.append(i)
        i -= 1
    if run:
        best = _best(readings, run, rules)
        return (0 if first else best), readings[best].line.view
    # Nothing but running text above the facts: the title stands above that text, if anywhere.
    top = i
    while top >= after and not is_titlelike(readings[top], rules):
        top -= 1
    if top >= after:
        while top - 1 >= after and is_titlelike(readings[top - 1], rules) and not first and top - 1 > after:
            top -= 1
        return (0 if first else top), readings[top].line.view
    return (0 if first else after), None


def _best(readings: list[Reading], run: list[int], rules: Rules) -> int:
    """Of the lines that could be the title, nearest first: a heading, else the nearest that is no mere name."""
    for i in run:
        if readings[i].line.kind == "heading":
            return i
    for k, i in enumerate(run):
        below = run[k - 1] if k else None
        if k + 1 < len(run) and is_person(readings[i].line.view.text, rules) and below is None and i - run[k + 1] <= 2:
            continue
        return i
    return run[0]


def is_titlelike(reading: Reading, rules: Rules) -> bool:
    """Whether a line could be a film's title by its shape alone."""
    line = reading.line
    text = line.view.text
    if reading.labels or reading.owned or reading.zone != "main" or line.kind == "meta" or not text:
        return False
    if len(text) > 130 or not any(c.isalnum() for c in text) or len(words(text)) > 16:
        return False
    if is_prose(text) or is_contact(text) or text.endswith((":", ",", ";")):
        return False
    if reading.facts and not reading.facts.rest:
        return False
    dates = find_dates(text, rules)
    return not dates or sum(d.end - d.start for d in dates) * 2 < len(text)
