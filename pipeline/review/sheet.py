"""A record as the bench shows it: cards of rows, a row a value with all a reviewer needs to decide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.model.record import Alternative, Evidence, Issue, Record
from pipeline.review.decided import tree_as_decided
from pipeline.review.decision import Decision
from pipeline.review.desk import Desk
from pipeline.review.doubt import doubt_of, issues_by_value
from pipeline.review.index import OPEN, STATUSES
from pipeline.review.match import Conflict, Fits
from pipeline.review.slots import Slot, words_of
from pipeline.review.tree import Item, Leaf, Row, walk
from pipeline.review.value import WITH, Value, values
from pipeline.write.marked import Mark, hue, marked, marks, span_name

_LONG = 90  # characters from which a value stands on lines of its own
_DOUBTFUL = 0.1  # doubt from which a value is one that "next doubtful" stops at
_QUOTE = 300  # characters of a quote beside a value


_ITEMS = ("awards", "events", "relations", "reviews", "screenings")  # told with the name of their parts


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the text: the name of its mark and its characters (cut short)."""

    name: str
    quote: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading of a value."""

    value: str
    rule: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One value on the bench. `version` is the line of the log that a decision about it must have seen.

    `role_version` is that of its role, where it has one that can be corrected.
    """

    pointer: str
    field: str
    title: str
    group: str
    value: str
    machine: str | None
    status: str
    by: str
    why: str
    sure: str
    places: tuple[Place, ...]
    others: tuple[Other, ...]
    issues: tuple[Issue, ...]
    beside: tuple[tuple[str, str], ...]
    version: str
    hue: str
    doubtful: bool
    words: tuple[str, ...]
    role: str
    role_version: str | None

    @property
    def undecided(self) -> bool:
        return self.status in (OPEN, "conflict")

    @property
    def long(self) -> bool:
        return len(self.value) > _LONG

    @property
    def marks(self) -> str:
        return " ".join(place.name for place in self.places)


@dataclass(frozen=True, slots=True)
class Card:
    """A film or person: what it is called, its lines."""

    kind: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record on the bench."""

    record: Record
    text: Markup
    cards: tuple[Card, ...]
    conflicts: tuple[Conflict, ...]
    issues: tuple[Issue, ...]
    slots: tuple[tuple[str, tuple[Slot, ...]], ...]
    seen: Mapping[str, str]


def sheet(desk: Desk, record: Record) -> Sheet:
    """The record as it stands on the bench now."""
    held = desk.fits(record)
    return _Laid(desk, record, held).sheet()


def words_for(field: str) -> str:
    """A field in words: "films/credits/assistant_director" → "assistant director"."""
    *_, home, last = ("", *field.split("/"))
    if home == "cast" and last == "name":
        return "cast"
    return (f"{home[:-1]} {last}" if home in _ITEMS and last != home[:-1] else last).replace("_", " ")


class _Laid:
    def __init__(self, desk: Desk, record: Record, held: Fits) -> None:
        self.desk = desk
        self.record = record
        self.held = held
        self.root = tree_as_decided(record, held)
        self.values: Mapping[str, Value] = {v.pointer: v for v in values(record)}
        self.added = {f"@{a.decision.id}": a for a in held.added}
        self.issues = issues_by_value(self.values.values(), record.issues)
        self.conflicted = {c.other.pointer for c in held.conflicts if c.other is not None}

    def sheet(self) -> Sheet:
        cards = tuple(
            Card(name[:-1] if name == "films" else "person", self._title(item), tuple(self._lines(item, name)))
            for name in ("films", "people")
            for item in _items(self.root, name)
        )
        told = {id(i) for issues in self.issues.values() for i in issues}
        rest = tuple(i for i in self.record.issues if id(i) not in told)
        slots = self._slots()
        seen = {s.pointer: self.desk.history.version(self.record.id, s.pointer) for _, own in slots for s in own}
        return Sheet(self.record, Markup(self._text()), cards, self.held.conflicts, rest, slots, seen)  # noqa: S704 – marked() escapes

    def _text(self) -> str:
        """The page's text as HTML, with marks also where reviewers selected."""
        chosen = (p for d in (*self.held.decided.values(), *(a.decision for a in self.held.added)) for p in d.chosen)
        own = marks(self.record)
        there = {m.name for m in own}
        more = {f"s{p.start}-{p.end}": Mark(p.start, p.end, f"s{p.start}-{p.end}", "read fact") for p in chosen}
        return marked(self.record.page.text, [*own, *(m for name, m in more.items() if name not in there)])

    def _title(self, item: Item) -> str:
        leaves = (n for _, n in walk(item) if isinstance(n, Leaf))
        return str(next((n.value for n in leaves), ""))

    def _lines(self, item: Item, kind: str) -> Iterator[Line]:
        for at, node in walk(item, f"/{kind}/0"):
            if isinstance(node, Leaf) and (node.pointer in self.values or node.pointer in self.added):
                yield self._line(at, node)

    def _line(self, at: str, leaf: Leaf) -> Line:
        value, addition = self.values.get(leaf.pointer), self.added.get(leaf.pointer)
        field = value.field if value is not None else addition.decision.field if addition is not None else ""
        decision = self.held.decided.get(leaf.pointer) or (addition and (addition.later or addition.decision)) or None
        status = STATUSES[decision.verdict] if decision is not None else OPEN
        why = value.evidence if value is not None else leaf.evidence
        machine = str(value.value) if value is not None and value.value != leaf.value else None
        issues = tuple(self.issues.get(leaf.pointer, ()))
        beside = self._beside(value, addition.decision if addition else None)
        return Line(
            pointer=leaf.pointer, field=field, title=words_for(field), group=_group(at), value=str(leaf.value),
            machine=machine, status="conflict" if leaf.pointer in self.conflicted else status, by=_by(decision),
            why=why.rule, sure=_sure(why), places=_places(leaf.evidence),
            others=tuple(Other(str(a.value), a.rule, _places(a)) for a in why.alternatives),
            issues=issues, beside=beside,
            version=self.desk.history.version(self.record.id, leaf.pointer), hue=hue(at),
            doubtful=value is not None and doubt_of(value, issues) > _DOUBTFUL, words=words_of(field),
            role=dict(beside).get("role", ""), role_version=self._role_version(value),
        )  # fmt: skip

    def _beside(self, value: Value | None, decision: Decision | None) -> tuple[tuple[str, str], ...]:
        """What goes with a value (its role, its label), as it stands now: (name, word)."""
        if value is None:
            return tuple(decision.beside.items()) if decision is not None else ()
        leaves = {n.pointer: n for _, n in walk(self.root) if isinstance(n, Leaf)}
        return tuple((p.rpartition("/")[2], str(leaves[p].value)) for p, _ in value.beside if p in leaves)

    def _role_version(self, value: Value | None) -> str | None:
        at = next((p for p, _ in value.beside if p.endswith("/role")), None) if value is not None else None
        return None if at is None else self.desk.history.version(self.record.id, at)

    def _slots(self) -> tuple[tuple[str, tuple[Slot, ...]], ...]:
        """The places for more, under what they belong to."""
        groups: dict[str, list[Slot]] = {}
        names = {n.pointer: self._name(at, n) for at, n in walk(self.root) if isinstance(n, Item) and n.pointer}
        for slot in self.desk.slots(self.record):
            groups.setdefault(names.get(slot.home, "New"), []).append(slot)
        return tuple((name, tuple(own)) for name, own in groups.items())

    def _name(self, at: str, item: Item) -> str:
        steps = at.strip("/").split("/")
        kind = {"films": "Film", "people": "Person"}[steps[0]]
        words = f"{kind} {int(steps[1]) + 1}"
        if len(steps) > 2:
            words += f", {steps[2].rstrip('s')} {int(steps[3]) + 1 if len(steps) > 3 else ''}".rstrip()
        return f"{words}: {self._title(item)}"


def _items(root: Item, name: str) -> Sequence[Item]:
    row = root.parts.get(name)
    return [n for n in row.nodes if isinstance(n, Item)] if isinstance(row, Row) else []


def _group(at: str) -> str:
    """Which item of a list a value belongs to: the values of one award stand together."""
    steps = at.strip("/").split("/")
    several = len(steps) > 4 and WITH.get(steps[2], (None,))[0] is None
    return f"{steps[2].removesuffix('s')} {int(steps[3]) + 1}" if several and steps[3].isdigit() else ""


def _places(why: Evidence | Alternative) -> tuple[Place, ...]:
    return tuple(Place(span_name(s), s.quote[:_QUOTE]) for s in why.spans)


def _sure(why: Evidence) -> str:
    return "not measured" if why.confidence is None else f"{why.confidence:.0%} sure"


def _by(decision: Decision | None) -> str:
    return f"{decision.reviewer}, {decision.time[:16].replace('T', ' ')}" if decision is not None else ""
