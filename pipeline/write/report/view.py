"""A record as its page shows it: cards of fields, lines of leaves, each leaf with why it is there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel

from pipeline.model.record import Alternative, Evidence, Film, Person, Quote, Record
from pipeline.write.marked import hue, span_name

_LONG = 90  # characters from which a value stands on lines of its own
_SHOWN = 160  # characters of a quote that are shown beside its link
_NO_EVIDENCE: Final = Evidence.model_construct(spans=(), rule="")  # records of other makers may lack it
_SURE = 0.9  # values below are told to be doubtful
_CAPTIONS: Final[Mapping[str, str]] = {"label": "printed as", "character": "as"}
_TOLD: Final = (  # the others speak for themselves
    "character", "edition", "recipient", "publication", "speaker", "start", "end", "place",
)  # fmt: skip


class Place(NamedTuple):
    """A link to a range of the text: the name of its mark, the characters there (cut short)."""

    name: str
    quote: str


class Lost(NamedTuple):
    """A reading that lost: its value, rule and places."""

    value: str
    rule: str
    places: tuple[Place, ...]


class Leaf(NamedTuple):
    """A value as shown, and why it is there.

    `caption` says which part of an item it is ("" for a field of its own); `told`: to the eye too, not only to the
    ear. `marks` are the names of its marks, blanks between; `sign` stands behind it; `issues` are numbers of the
    record's issues. Only `value`, `rule`, places and lost readings hold text of the page; the rest is our own.
    """

    pointer: str
    classes: str
    caption: str
    told: bool
    value: str
    marks: str
    places: tuple[Place, ...]
    rule: str
    sure: str
    sign: str
    unsure: bool
    lost: tuple[Lost, ...]
    issues: tuple[int, ...]


class Row(NamedTuple):
    """A field: its name in words and one line of leaves an item."""

    field: str
    lines: tuple[tuple[Leaf, ...], ...]


class Card(NamedTuple):
    """A film or a person: which, what it is called, its fields."""

    kind: str
    number: int
    heading: str
    rows: tuple[Row, ...]


def cards(record: Record) -> tuple[Card, ...]:
    """One card a film, then one a person."""
    flags: dict[str, list[int]] = {}
    for number, issue in enumerate(record.issues):
        flags.setdefault(issue.pointer, []).append(number)
    films = (Card("film", n, f.title or "", _rows(record, f, f"/films/{n}", flags)) for n, f in enumerate(record.films))
    people = (Card("person", n, p.name, _rows(record, p, f"/people/{n}", flags)) for n, p in enumerate(record.people))
    return (*films, *people)


def heading(record: Record) -> str:
    """What the page of a record is called: its films, else its people, its title, its file."""
    names = [film.title for film in record.films if film.title] or [person.name for person in record.people]
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return ", ".join(names) or record.page.title or origin(record)


def origin(record: Record) -> str:
    """The page's address, else its file."""
    return record.source.uri or record.source.path or record.source.container or record.id


def web_address(address: str | None) -> str | None:
    """The address if a browser may be sent there: http or https and a host, nothing hidden; else None."""
    if address is None or not address.isprintable() or " " in address or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None


def words(field: str) -> str:
    """ "runtime_minutes" → "runtime minutes"."""
    return field.replace("_", " ")


def _rows(record: Record, part: Film | Person, at: str, flags: Mapping[str, Sequence[int]]) -> tuple[Row, ...]:
    rows = []
    for field in type(part).model_fields:
        value = getattr(part, field)
        if value is None or value == ():
            continue
        pointer = f"{at}/{field}"
        if isinstance(value, BaseModel):
            lines = [tuple(_item(record, value, pointer, flags))]
        elif not isinstance(value, tuple):
            lines = [(_leaf(record, pointer, "", value, flags),)]
        elif isinstance(value[0], BaseModel):
            lines = [tuple(_item(record, item, f"{pointer}/{n}", flags)) for n, item in enumerate(value)]
        else:
            lines = [tuple(_leaf(record, f"{pointer}/{n}", "", item, flags) for n, item in enumerate(value))]
        rows.append(Row(words(field), tuple(lines)))
    return tuple(rows)


def _item(record: Record, item: BaseModel, at: str, flags: Mapping[str, Sequence[int]]) -> Iterator[Leaf]:
    for name in type(item).model_fields:
        value = getattr(item, name)
        if value is not None:
            yield _leaf(record, f"{at}/{name}", name, value, flags)


def _leaf(record: Record, pointer: str, name: str, told: object, flags: Mapping[str, Sequence[int]]) -> Leaf:
    evidence = record.evidence.get(pointer) or _NO_EVIDENCE
    value, places = str(told), _places(evidence.spans)
    unsure = evidence.confidence is not None and evidence.confidence < _SURE
    sure = "not measured" if evidence.confidence is None else f"{evidence.confidence * 100:.0f} %"
    return Leaf(
        pointer=pointer,
        classes=f"leaf {hue(pointer)}{name and ' in-' + name}{' long' if len(value) > _LONG else ''}",
        caption=_CAPTIONS.get(name, name),
        told=name in _TOLD,
        value=value,
        marks=" ".join([place.name for place in places]),
        places=places,
        rule=evidence.rule,
        sure=sure,
        sign=sure if unsure else "?" if evidence.confidence is None else "°",
        unsure=unsure,
        lost=tuple(map(_lost, evidence.alternatives)),
        issues=tuple(flags.get(pointer, ())),
    )


def _lost(other: Alternative) -> Lost:
    return Lost(str(other.value), other.rule, _places(other.spans))


def _places(quotes: Sequence[Quote]) -> tuple[Place, ...]:
    return tuple(
        Place(span_name(q), q.quote if len(q.quote) <= _SHOWN else q.quote[:_SHOWN] + "\u2026") for q in quotes
    )
