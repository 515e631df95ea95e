"""A record's films and people with each value's evidence in its place, so that items can come, go and move."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from pipeline.model.record import Evidence, Record
from pipeline.review.value import item_model


@dataclass(slots=True)
class Leaf:
    """A value with its evidence, and where the record as extracted has it ("@id": added; "": beside an added one)."""

    value: str | int
    evidence: Evidence
    pointer: str = ""


@dataclass(slots=True)
class Item:
    """A film, person, award, …: its parts by name, each a leaf, an item or a list of such."""

    model: type[BaseModel] | None
    pointer: str = ""
    parts: dict[str, "Node"] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """Several leaves or items under one name."""

    nodes: list["Node"] = field(default_factory=list)


Node = Leaf | Item | Row


def planted(record: Record) -> Item:
    """The tree of a record's films and people."""
    shown = record.model_dump(include={"films", "people"})
    root = Item(None)
    for name in ("films", "people"):
        node = _node(record, shown[name], f"/{name}", item_model(name, None))
        root.parts[name] = node if node is not None else Row()
    return root


def _node(record: Record, value: object, at: str, model: type[BaseModel] | None) -> Node | None:
    if isinstance(value, dict):
        item = Item(model, at)
        for name, part in value.items():
            node = _node(record, part, f"{at}/{name}", item_model(name, model))
            if node is not None:
                item.parts[name] = node
        return item
    if isinstance(value, (list, tuple)):
        nodes = (_node(record, part, f"{at}/{number}", model) for number, part in enumerate(value))
        return Row([n for n in nodes if n is not None]) if value else None
    evidence = record.evidence.get(at)
    if value is None or evidence is None:
        return None
    return Leaf(value if isinstance(value, int) else str(value), evidence, at)


def walk(node: Node, at: str = "") -> Iterator[tuple[str, Node]]:
    """Every node with the pointer it has now, parents first."""
    yield at, node
    if isinstance(node, Item):
        for name, part in node.parts.items():
            yield from walk(part, f"{at}/{name}")
    elif isinstance(node, Row):
        for number, part in enumerate(node.nodes):
            yield from walk(part, f"{at}/{number}")


def without(node: Node, gone: frozenset[str]) -> Node | None:
    """The tree without the leaves at those pointers of the record as extracted.

    An item goes with a leaf that it cannot be without (a credit with its name), and when nothing is left of it.
    """
    if isinstance(node, Leaf):
        return None if node.pointer in gone else node
    if isinstance(node, Row):
        nodes = [kept for n in node.nodes if (kept := without(n, gone)) is not None]
        return Row(nodes) if nodes else None
    parts = {name: kept for name, part in node.parts.items() if (kept := without(part, gone)) is not None}
    fields = node.model.model_fields if node.model is not None else {}
    whole = all(name in parts for name, told in fields.items() if told.is_required())
    return Item(node.model, node.pointer, parts) if parts and whole else None


def plain(node: Node) -> object:
    """The values of a tree as JSON has them."""
    if isinstance(node, Leaf):
        return node.value
    if isinstance(node, Row):
        return [plain(n) for n in node.nodes]
    return {name: plain(part) for name, part in node.parts.items()}
