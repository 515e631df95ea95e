"""What several pages tell of one film → one value a field, with the sources of each and what else was told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.model.fold import fold
from pipeline.model.record import Film, PageInfo, Record, SourceInfo
from pipeline.rules.works import Joining
from pipeline.works.names import name_form
from pipeline.works.titles import title_key
from pipeline.works.work import Other, Source

SCALARS = ("original_title", "year", "runtime_minutes", "colour", "sound", "aspect_ratio", "premiere", "section")
LISTS = ("form", "genres", "countries", "languages", "subtitles", "formats", "links")
PARTS = ("credits", "cast", "companies", "awards", "reviews", "screenings")

Value = str | int


@dataclass(frozen=True, slots=True)
class Told:
    """A film as one record tells it; `pointer` is its place there ("/films/3"), `sources` what its leaves stand on."""

    record: str
    pointer: str
    film: Film
    source: SourceInfo
    page: PageInfo
    sources: dict[str, Source]

    def leaf(self, pointer: str) -> Source:
        """What a leaf of the film ("/year") stands on; no quotation where its record has no evidence for it."""
        return self.sources.get(pointer) or Source(record=self.record, pointer=f"{self.pointer}{pointer}", quote="")


def told(record: Record, number: int) -> Told:
    """Film `number` of a record with the quotations of each of its leaves, without the page's text."""
    pointer = f"/films/{number}"
    start = len(pointer)
    sources = {
        where[start:]: Source(
            record=record.id,
            pointer=where,
            quote=" … ".join(span.quote for span in evidence.spans),
            confidence=evidence.confidence,
        )
        for where, evidence in record.evidence.items()
        if where.startswith(f"{pointer}/")
    }
    page = record.page.model_copy(update={"text": ""})
    return Told(record.id, pointer, record.films[number], record.source, page, sources)


@dataclass(slots=True)
class Merged:
    """A film as it grows out of its pages: fields for `Film`, and sources and alternatives of its leaves."""

    film: dict[str, object] = field(default_factory=dict)
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    alternatives: dict[str, tuple[Other, ...]] = field(default_factory=dict)

    def choose(self, pointer: str, found: Sequence[tuple[Value, Source]]) -> Value | None:
        """The value most pages tell (then the surest, then the first in order), entered with what was told else."""
        if not found:
            return None
        groups = _grouped(found)
        ranked = sorted(groups, key=lambda g: (-len(g), -max(s.confidence or 0 for _, s in g), str(g[0][0])))
        best, *rest = ranked
        self.sources[pointer] = tuple(source for _, source in best)
        if rest:
            self.alternatives[pointer] = tuple(
                Other(value=group[0][0], sources=tuple(source for _, source in group)) for group in rest
            )
        return best[0][0]


def merge(films: Sequence[Told], joining: Joining) -> Merged:
    """All pages' films as one, in the order of the films given."""
    merged = Merged()
    _titles(films, merged)
    for name in SCALARS:
        merged.film[name] = merged.choose(f"/{name}", _of(films, name))
    for name in LISTS:
        merged.film[name] = _list(films, name, merged)
    for name in PARTS:
        merged.film[name] = _parts(films, name, merged, joining)
    _texts(films, merged)
    return merged


def _of(films: Iterable[Told], name: str) -> list[tuple[Value, Source]]:
    return [(value, t.leaf(f"/{name}")) for t in films if (value := getattr(t.film, name)) is not None]


def _grouped(found: Iterable[tuple[Value, Source]]) -> list[list[tuple[Value, Source]]]:
    """Values that differ in case, accents or blanks only are one, printed as the first of them is."""
    groups: dict[Value, list[tuple[Value, Source]]] = {}
    for value, source in found:
        groups.setdefault(fold(value) if isinstance(value, str) else value, []).append((value, source))
    return list(groups.values())


def _titles(films: Sequence[Told], merged: Merged) -> None:
    """The title most pages display; every other title printed anywhere is one of the others."""
    shown = _of(films, "title")
    printed = [
        *shown,
        *_of(films, "original_title"),
        *((t, told.leaf(f"/other_titles/{i}")) for told in films for i, t in enumerate(told.film.other_titles)),
    ]
    title = merged.choose("/title", shown)
    merged.alternatives.pop("/title", None)  # another title is no disagreement
    merged.film["title"] = title
    others: list[Value] = []
    taken = {fold(str(title))} | {fold(str(value)) for value, _ in _of(films, "original_title")}
    for group in _grouped(printed):
        value = group[0][0]
        if title is not None and fold(str(value)) == fold(str(title)):
            merged.sources["/title"] = tuple(source for _, source in group)
        elif fold(str(value)) not in taken:
            merged.sources[f"/other_titles/{len(others)}"] = tuple(source for _, source in group)
            others.append(value)
    merged.film["other_titles"] = tuple(others)


def _list(films: Sequence[Told], name: str, merged: Merged) -> tuple[Value, ...]:
    """Every value any page tells, those most pages tell first."""
    found = [
        (value, told.leaf(f"/{name}/{i}")) for told in films for i, value in enumerate(getattr(told.film, name))
    ]
    groups = sorted(_grouped(found), key=lambda group: -len(group))
    for i, group in enumerate(groups):
        merged.sources[f"/{name}/{i}"] = tuple(source for _, source in group)
    return tuple(group[0][0] for group in groups)


_Item = tuple[Told, str, dict[str, Value]]  # whose, its pointer in the film, its parts


def _parts(films: Sequence[Told], name: str, merged: Merged, joining: Joining) -> tuple[dict[str, Value | None], ...]:
    """Items with parts: those that are one item merge part by part; in the order in which pages tell them."""
    groups: list[list[_Item]] = []
    for one in films:
        for i, item in enumerate(getattr(one.film, name)):
            new = (one, f"/{name}/{i}", item.model_dump(exclude_none=True))
            home = next((g for g in groups if g[0][0] is not one and _SAME[name](g[0][2], new[2], joining)), None)
            if home is None:
                groups.append([new])
            else:
                home.append(new)
    return tuple(_item(group, f"/{name}/{i}", merged) for i, group in enumerate(groups))


def _item(group: list[_Item], pointer: str, merged: Merged) -> dict[str, Value | None]:
    keys = dict.fromkeys(key for _, _, parts in group for key in parts)
    return {
        key: merged.choose(
            f"{pointer}/{key}",
            [(parts[key], one.leaf(f"{where}/{key}")) for one, where, parts in group if key in parts],
        )
        for key in keys
    }


def _texts(films: Sequence[Told], merged: Merged) -> None:
    """The longest synopsis and statement; the others stay as alternatives, as pages word them differently."""
    for name, leaf in (("synopsis", "/synopsis"), ("statement", "/statement/text")):
        whole = [(t, x if isinstance(x, str) else x.text) for t in films if (x := getattr(t.film, name)) is not None]
        whole.sort(key=lambda one: -len(one[1]))
        if not whole:
            continue
        longest, text = whole[0]
        merged.film[name] = getattr(longest.film, name)
        merged.sources[leaf] = (longest.leaf(leaf),)
        if others := tuple(Other(value=x, sources=(t.leaf(leaf),)) for t, x in whole[1:] if fold(x) != fold(text)):
            merged.alternatives[leaf] = others
        if longest.film.statement and name == "statement" and longest.film.statement.speaker:
            merged.sources["/statement/speaker"] = (longest.leaf("/statement/speaker"),)


_Parts = dict[str, Value]


def _same_person(a: _Parts, b: _Parts, joining: Joining) -> bool:
    return name_form(str(a["name"]), str(b["name"]), joining) in ("same", "initial", "shorter")


def _same_credit(a: _Parts, b: _Parts, joining: Joining) -> bool:
    return a["role"] == b["role"] and _same_person(a, b, joining)


def _same_company(a: _Parts, b: _Parts, joining: Joining) -> bool:
    return a["role"] == b["role"] and title_key(str(a["name"]), joining) == title_key(str(b["name"]), joining)


def _equal(*keys: str) -> Callable[[_Parts, _Parts, Joining], bool]:
    """Items are one when these parts are equal (folded), absent ones too, and no other short part differs."""

    def same(a: _Parts, b: _Parts, _: Joining) -> bool:
        free = (a.keys() & b.keys()) - {"text"}
        return all(_folded(a.get(k)) == _folded(b.get(k)) for k in {*keys, *free})

    return same


def _folded(value: Value | None) -> Value | None:
    return fold(value) if isinstance(value, str) else value


_SAME: dict[str, Callable[[_Parts, _Parts, Joining], bool]] = {
    "credits": _same_credit,
    "cast": _same_person,
    "companies": _same_company,
    "awards": _equal("festival", "award"),
    "reviews": _equal("title", "byline", "text"),
    "screenings": _equal("start", "venue"),
}
