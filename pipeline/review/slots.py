"""Where a value can be added to a record, and which words a field may hold."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from pipeline.model.record import CompanyRole
from pipeline.review.tree import Item, Row
from pipeline.review.value import is_list, item_model
from pipeline.rules.schema import Role

# What says what an item is: chosen with the field, never read alone.
_NAMED_BY = {"credits": "role", "companies": "role", "events": "kind", "relations": "kind"}
# What may open an item that has no part it cannot be without.
_OPENS = {
    "events": ("org", "start", "text"), "awards": ("award", "festival"), "reviews": ("byline", "title"),
    "screenings": ("start",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one more value: its pointer ("-": a new item), the field, what comes with it, where it belongs.

    `home` is the film, person or item it is in, `under` the addition that made that one.
    """

    pointer: str
    field: str
    home: str
    beside: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def under(self) -> str | None:
        return self.home[1:] if self.home.startswith("@") else None


def slots(root: Item, roles: Mapping[str, Role]) -> Iterator[Slot]:
    """Every place of a record's tree where a value can be added, new films and people last."""
    for name in ("films", "people"):
        row = root.parts.get(name)
        for item in row.nodes if isinstance(row, Row) else ():
            if isinstance(item, Item):
                yield from _of(item, name, roles)
    yield Slot("/films/-/title", "films/title", "")
    yield Slot("/people/-/name", "people/name", "")


def _of(item: Item, shape: str, roles: Mapping[str, Role]) -> Iterator[Slot]:
    assert item.model is not None
    home, named = item.pointer, _NAMED_BY.get(shape.rpartition("/")[2])
    for name, info in item.model.model_fields.items():
        there, inner, path = item.parts.get(name), item_model(name, item.model), f"{shape}/{name}"
        if name in (named, "label"):
            continue
        if is_list(name, item.model):
            yield from _listed(home, name, path, inner, roles)
            for one in there.nodes if isinstance(there, Row) else ():
                if isinstance(one, Item):
                    yield from _of(one, path, roles)
        elif inner is not None:
            parts = there.parts if isinstance(there, Item) else {}
            missing = (p for p, i in inner.model_fields.items() if p not in parts and (parts or i.is_required()))
            yield from (Slot(f"{home}/{name}/{part}", f"{path}/{part}", home) for part in missing)
        elif there is None and not info.is_required():
            yield Slot(f"{home}/{name}", path, home)


def _listed(
    home: str, name: str, path: str, inner: type[BaseModel] | None, roles: Mapping[str, Role]
) -> Iterator[Slot]:  # fmt: skip
    """The slots of one more item of a list: one for each role or kind it can have."""
    if inner is None:
        yield Slot(f"{home}/{name}/-", path, home)
        return
    kind = _NAMED_BY.get(name)
    first = _OPENS.get(name) or tuple(n for n, i in inner.model_fields.items() if i.is_required() and n != kind)
    for choice in _kinds(name, inner, kind, roles):
        for part in first:
            told = f"{path}/{choice}" if kind == "role" else f"{path}/{part}"
            yield Slot(f"{home}/{name}/-/{part}", told, home, {kind: choice} if kind else {})


def _kinds(name: str, inner: type[BaseModel], kind: str | None, roles: Mapping[str, Role]) -> tuple[str, ...]:
    if kind is None:
        return ("",)
    if name == "credits":
        firms = (*get_args(CompanyRole), "cast")
        return tuple(key for key, role in roles.items() if role.holder != "company" and key not in firms)
    return get_args(inner.model_fields[kind].annotation)


def words_of(field_name: str) -> tuple[str, ...]:
    """The words that a field may hold and no other ("won", "nominated", …); none where it may hold any."""
    model: type[BaseModel] | None = None
    *way, last = field_name.split("/")
    for step in way:
        model = item_model(step, model)
    info = model.model_fields.get(last) if model is not None else None
    return tuple(word for word in _flat(info.annotation) if isinstance(word, str)) if info is not None else ()


def _flat(annotation: Any) -> Iterator[Any]:
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for one in inner:
        yield from _flat(one)
