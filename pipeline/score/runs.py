"""Two runs over the same pages: what the new one tells more, what it lost, what it tells otherwise."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel

from pipeline.model.record import Film, PageInfo, Person, Record
from pipeline.score.facts import Fact
from pipeline.score.page import pair

_BETWEEN = " · "
_PAGE = ("kind", "festival", "title", "languages")

Items = tuple[tuple[str, tuple[str, ...]], ...]  # (field, the told parts of one value), in the record's order


class Change(NamedTuple):
    """A value that one run has and the other lacks ("gain", "loss"), or that both tell, but otherwise ("change")."""

    page: str
    what: Literal["gain", "loss", "change"]
    field: str
    old: str
    new: str


class _Page(NamedTuple):
    """What a record tells, as far as runs are compared: about the page, its films, its people."""

    name: str
    page: Items
    films: tuple[Items, ...]
    people: tuple[Items, ...]


_NOTHING = _Page("", (), (), ())


def changes(old: Iterable[Record], new: Iterable[Record]) -> Iterator[Change]:
    """Every change from an old run to a new one, page by page in the order of the new one, then the lost pages.

    Records of one id are one page; of the others, those of one address (or file and place in it).
    """
    before: dict[str, _Page] = {}
    for record in old:
        before.setdefault(record.id, _told(record))
    later: list[_Page] = []
    seen: set[str] = set()
    for record in new:
        if record.id in seen:
            continue
        seen.add(record.id)
        page = _told(record)
        if record.id in before:
            yield from _between(before.pop(record.id), page)
        else:
            later.append(page)
    left: dict[str, list[_Page]] = {}
    for page in before.values():
        left.setdefault(page.name, []).append(page)
    for page in later:
        same = left.get(page.name)
        yield from _between(same.pop(0) if same else _NOTHING, page)
    for page in (page for pages in left.values() for page in pages):
        yield from _between(page, _NOTHING)


def by_field(found: Iterable[Change]) -> Mapping[str, Counter[str]]:
    """Field → how many gains, losses and changes, the fields with most of them first."""
    counts: dict[str, Counter[str]] = {}
    for change in found:
        counts.setdefault(change.field, Counter())[change.what] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])))


def _told(record: Record) -> _Page:
    source = record.source
    name = source.uri or source.path or source.container or record.id
    return _Page(
        name if source.offset is None else f"{name}:{source.offset}",
        tuple(_items(record.page, "page.", _PAGE)),
        tuple(tuple(_items(film, "", Film.model_fields)) for film in record.films),
        tuple(tuple(_items(person, "person.", Person.model_fields)) for person in record.people),
    )


def _items(part: PageInfo | Film | Person, prefix: str, names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in names:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else () if value is None else (value,):
            yield prefix + name, _parts(item)


def _parts(item: object) -> tuple[str, ...]:
    if not isinstance(item, BaseModel):
        return (str(item),)
    return tuple(str(v) for v in (getattr(item, name) for name in type(item).model_fields) if v is not None)


def _between(old: _Page, new: _Page) -> Iterator[Change]:
    name = new.name or old.name
    yield from _of_part(name, old.page, new.page)
    for before, after in (*_paired(old.films, new.films), *_paired(old.people, new.people)):
        yield from _of_part(name, before, after)


def _paired(old: Sequence[Items], new: Sequence[Items]) -> Iterator[tuple[Items, Items]]:
    """Films (or people) that belong together; what did not change need not be looked at again."""
    same = Counter(old) & Counter(new)
    before, after = _without(old, same), _without(new, same)
    for left, right in pair([_facts(part) for part in before], [_facts(part) for part in after]):
        yield () if left is None else before[left], () if right is None else after[right]


def _without(parts: Sequence[Items], same: Counter[Items]) -> list[Items]:
    """The parts but as many of each as `same` says."""
    left = Counter(same)
    kept = []
    for part in parts:
        left[part] -= 1
        if left[part] < 0:
            kept.append(part)
    return kept


def _facts(items: Items) -> list[Fact]:
    return [Fact(field.removeprefix("person."), _BETWEEN.join(parts)) for field, parts in items]


def _of_part(page: str, old: Items, new: Items) -> Iterator[Change]:
    """The changes of one film, person or page, field by field; lists have no order here."""
    lost, gained = Counter(old) - Counter(new), Counter(new) - Counter(old)
    for field in dict.fromkeys(field for field, _ in (*old, *new)):
        before = [parts for name, parts in lost.elements() if name == field]
        after = [parts for name, parts in gained.elements() if name == field]
        for parts in before:
            other = _akin(parts, after, sum(name == field for name, _ in old) == sum(n == field for n, _ in new) == 1)
            if other is None:
                yield Change(page, "loss", field, _BETWEEN.join(parts), "")
            else:
                after.remove(other)
                yield Change(page, "change", field, _BETWEEN.join(parts), _BETWEEN.join(other))
        for parts in after:
            yield Change(page, "gain", field, "", _BETWEEN.join(parts))


def _akin(parts: tuple[str, ...], others: Sequence[tuple[str, ...]], only: bool) -> tuple[str, ...] | None:
    """The value of the other run that tells the same thing otherwise: the only one, or one that shares most parts."""
    if only and others:
        return others[0]
    best = max(others, key=lambda other: len(set(parts) & set(other)), default=())
    return best if len(set(parts) & set(best)) * 2 >= max(len(parts), 2) else None
