"""Groups of mentions and their records → works, each with an id of its own and its issues."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model.record import Film, Issue, Record
from pipeline.rules.works import Joining
from pipeline.works.groups import Group, groups
from pipeline.works.mention import mentions
from pipeline.works.merge import Merged, Told, merge, told
from pipeline.works.names import name_form
from pipeline.works.titles import title_level
from pipeline.works.work import Other, Work, WorkPage

# Fields in which pages that differ say something that cannot both be so.
_ONE_VALUE = ("year", "runtime_minutes", "colour", "sound", "aspect_ratio", "premiere")
_NAMED = 5  # mentions that an issue names
_SETS = ("countries", "languages", "form")


def works(records: Callable[[], Iterable[Record]], joining: Joining) -> Iterator[Work]:
    """The works of all records, each as soon as the last of its pages was read again.

    `records` is asked twice: once for what tells films apart, once for everything else, so that only works
    whose pages are still being read are in memory.
    """
    found = groups(mentions(records(), joining), joining)
    homes = {mention.key: group for group in found for mention in group.mentions}
    waiting: dict[int, list[Told]] = {}
    seen: set[str] = set()
    for record in records():
        if record.id in seen:
            continue
        seen.add(record.id)
        for number in range(len(record.films)):
            group = homes[record.id, number]
            films = waiting.setdefault(id(group), [])
            films.append(told(record, number))
            if len(films) == len(group.mentions):
                yield work(waiting.pop(id(group)), group, joining)


def work(films: Sequence[Told], group: Group, joining: Joining) -> Work:
    """One work of the films of its pages, in whatever order they come."""
    films = sorted(films, key=lambda one: (one.record, int(one.pointer.rsplit("/", 1)[1])))
    merged = merge(films, joining)
    return Work(
        id=min(hashlib.sha256(f"{one.record}{one.pointer}".encode()).hexdigest()[:16] for one in films),
        film=Film.model_validate({key: value for key, value in merged.film.items() if value is not None}),
        sources=dict(sorted(merged.sources.items())),
        alternatives=dict(sorted(merged.alternatives.items())),
        pages=tuple(_page(one) for one in films),
        ways=group.ways,
        issues=tuple(_issues(films, merged, group, joining)),
    )


def _page(one: Told) -> WorkPage:
    return WorkPage(
        record=one.record,
        pointer=one.pointer,
        path=one.source.path or one.source.container,
        uri=one.source.uri,
        festival=one.page.festival,
        languages=one.page.languages,
    )


def _issues(films: Sequence[Told], merged: Merged, group: Group, joining: Joining) -> Iterator[Issue]:
    for name in _ONE_VALUE:
        if others := merged.alternatives.get(f"/{name}"):
            yield _differ(name, merged.film[name], others)
    yield from _original(merged, joining)
    for name in _SETS:
        sets = sorted({tuple(sorted(getattr(one.film, name))) for one in films if getattr(one.film, name)})
        if any(not (set(a) <= set(b) or set(b) <= set(a)) for a in sets for b in sets):
            yield _issue(name, f"pages name {' and '.join(', '.join(one) for one in sets)}", f"/{name}")
    yield from _directors(films, joining)
    if group.torn:
        where = ", ".join(f"{other.record}/films/{other.number}" for other in group.torn[:_NAMED])
        more = f" and {len(group.torn) - _NAMED} more" if len(group.torn) > _NAMED else ""
        yield _issue("doubt", f"may be one work with {where}{more}, which exclude each other or a page of this one", "")


def _original(merged: Merged, joining: Joining) -> Iterator[Issue]:
    others = tuple(
        other
        for other in merged.alternatives.get("/original_title", ())
        if title_level(str(merged.film["original_title"]), str(other.value), joining) != "same"
    )
    if others:
        yield _differ("original_title", merged.film["original_title"], others)


def _directors(films: Sequence[Told], joining: Joining) -> Iterator[Issue]:
    """Pages of which each names a director that the other does not."""
    named = [tuple(c.name for c in one.film.credits if c.role == "director") for one in films]
    sets = sorted({names for names in named if names})
    for i, ours in enumerate(sets):
        for theirs in sets[i + 1 :]:
            if _missing(ours, theirs, joining) and _missing(theirs, ours, joining):
                yield _issue("director", f"pages name {', '.join(ours)} and {', '.join(theirs)}", "/credits")


def _missing(ours: Iterable[str], theirs: Sequence[str], joining: Joining) -> bool:
    return any(all(name_form(a, b, joining) == "different" for b in theirs) for a in ours)


def _differ(name: str, value: object, others: Iterable[Other]) -> Issue:
    told_else = ", ".join(f"{other.value} ({len(other.sources)})" for other in others)
    return _issue(name, f"pages differ: {value}, but also {told_else}", f"/{name}")


def _issue(name: str, message: str, pointer: str) -> Issue:
    return Issue(code=f"works.{name}", severity="warning", message=message, pointer=pointer)
