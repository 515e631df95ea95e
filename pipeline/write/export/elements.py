"""The elements of a record ("films.credits.role"), and which of them a format leaves out."""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Union, get_args, get_origin

from pydantic import BaseModel

from pipeline.model.record import Evidence, Record


@dataclass(frozen=True, slots=True)
class _Node:
    """An attribute of a model: whether it holds many values, and the nodes below it (none: it is a leaf)."""

    attribute: str
    element: str
    many: bool
    below: tuple["_Node", ...]
    kind: str = "text"


def _model(annotation: object) -> type[BaseModel] | None:
    """The model inside `Model`, `Model | None` or `tuple[Model, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model(part))), None)


def _is_many(annotation: object) -> bool:
    if get_origin(annotation) in (Union, types.UnionType):
        return any(_is_many(part) for part in get_args(annotation))
    return get_origin(annotation) is tuple


def _nodes(model: type[BaseModel], element: str) -> tuple[_Node, ...]:
    nodes = []
    for name, info in model.model_fields.items():
        below = _model(info.annotation)
        path = f"{element}.{name}"
        many = _is_many(info.annotation)
        nodes.append(_Node(name, path, many, _nodes(below, path) if below else (), _kind(info.annotation, many=many)))
    return tuple(nodes)


def _kind(annotation: object, *, many: bool) -> str:
    kinds = {int: "integer", float: "real"}
    parts = {annotation, *get_args(annotation), *(a for part in get_args(annotation) for a in get_args(part))}
    return "text" if many else next((name for kind, name in kinds.items() if kind in parts), "text")


def _top(name: str, *, many: bool) -> _Node:
    model = _model(Record.model_fields[name].annotation)
    return _Node(name, name, many, _nodes(model, name) if model else ())


_TREE = (_top("source", many=False), _top("page", many=False), _top("films", many=True), _top("people", many=True))
_EVIDENCE = tuple(f"evidence.{name}" for name in Evidence.model_fields)
_WHOLE = ("issues", "unread")  # told as a whole: one loss each


def _leaves(nodes: Iterable[_Node]) -> Iterator[str]:
    for node in nodes:
        yield from _leaves(node.below) if node.below else (node.element,)


# Every leaf of a record by its element, in the record's order.
ELEMENTS = (*_leaves(_TREE), *_EVIDENCE, *_WHOLE)
_KNOWN = frozenset(element.rsplit(".", n)[0] for element in ELEMENTS for n in range(element.count(".") + 1))


def _kinds(nodes: Iterable[_Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield node.element, node.kind
        yield from _kinds(node.below)


_KINDS = {**dict(_kinds(_TREE)), "evidence.confidence": "real"}


def _lists(nodes: Iterable[_Node]) -> Iterator[str]:
    for node in nodes:
        if node.many:
            yield node.element
        yield from _lists(node.below)


_LISTS = frozenset(_lists(_TREE))


def has_one(element: str, place: str) -> bool:
    """Whether an element has at most one value in an item at `place` ("films.year" in "films": no list between)."""
    below = [element.rsplit(".", n)[0] for n in range(element.count(".") + 1)]
    return not any(one in _LISTS for one in below if len(one) > len(place))


def kind_of(element: str) -> str:
    """What the values of an element are: "text", "integer" or "real"; a list is told as text."""
    return _KINDS.get(element, "text")


def is_element(element: str) -> bool:
    """Whether records have such an element ("films.credits.role", or "films.credits" for all that is below it)."""
    return element in _KNOWN


def is_held(element: str, held: Iterable[str]) -> bool:
    """Whether an element, or one that it is part of, is among those held."""
    names = set(held)
    return any(element.rsplit(".", n)[0] in names for n in range(element.count(".") + 1))


def left_out(record: Record, held: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Pointers of all values of a record whose elements are not held; evidence as the first and how many there are."""
    for node in _unheld(held):
        yield from ((pointer, 1) for pointer in _values(getattr(record, node.attribute), node, f"/{node.attribute}"))
    for element in _unheld_evidence(held):
        name = element.removeprefix("evidence.")
        lost = [pointer for pointer, evidence in record.evidence.items() if getattr(evidence, name) not in (None, ())]
        if lost:
            yield f"/evidence/{lost[0].replace('~', '~0').replace('/', '~1')}/{name}", len(lost)
    for name in _WHOLE:
        if name not in held and (count := len(getattr(record, name))):
            yield f"/{name}/0", count


@cache
def _unheld(held: frozenset[str]) -> tuple[_Node, ...]:
    """The tree of the elements that are not held: what is held is never looked at, however large it is."""
    return _pruned(_TREE, held)


@cache
def _unheld_evidence(held: frozenset[str]) -> tuple[str, ...]:
    return tuple(element for element in _EVIDENCE if not is_held(element, held))


def _pruned(nodes: Iterable[_Node], held: frozenset[str]) -> tuple[_Node, ...]:
    kept = []
    for node in nodes:
        below = _pruned(node.below, held)
        if node.element not in held and (below or not node.below):
            kept.append(_Node(node.attribute, node.element, node.many, below))
    return tuple(kept)


def _values(value: object, node: _Node, pointer: str) -> Iterator[str]:
    if value is None:
        return
    if node.many:
        assert isinstance(value, tuple)
        items = [(one, f"{pointer}/{number}") for number, one in enumerate(value)]
    else:
        items = [(value, pointer)]
    for one, at in items:
        if not node.below:
            yield at
        for part in node.below:
            yield from _values(getattr(one, part.attribute), part, f"{at}/{part.attribute}")
