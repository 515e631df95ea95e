"""A record's values as a reviewer sees them: one for each thing that is right or wrong on its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, get_args

from pydantic import BaseModel

from pipeline.model.record import Evidence, Film, Person, Record

KINDS: Mapping[str, type[BaseModel]] = {"films": Film, "people": Person}
# Leaves that are right or wrong with another one of their item: what names the item decides for them.
WITH = {
    "credits": ("name", ("role", "label")),
    "companies": ("name", ("role", "label")),
    "relations": ("name", ("kind",)),
    "events": (None, ("kind",)),
}  # fmt: skip
_LABEL = 60  # characters before a value that may be its label


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record, where it stands, why it does, the label it has on the page.

    `field` is the pointer without numbers, the role instead of "name" ("films/credits/director");
    `beside` are the leaves that follow it (role and label of a credit) as (pointer, value).
    """

    pointer: str
    field: str
    value: str | int
    evidence: Evidence
    label: str | None
    beside: tuple[tuple[str, str], ...] = ()


def values(record: Record) -> tuple[Value, ...]:
    """The values of a record, in its order; a value without evidence is none."""
    shown = record.model_dump(include={"films", "people"})
    return tuple(v for kind in KINDS for v in _of(record, f"/{kind}", shown[kind]))


def _of(record: Record, at: str, node: Any) -> Iterator[Value]:
    if isinstance(node, Mapping):
        home = at.rsplit("/", 2)[1]
        first, following = WITH.get(home, (None, ()))
        if following and first is None:
            first = next((k for k, v in node.items() if k not in following and v is not None), None)
        for key, part in node.items():
            if key == first:
                beside = tuple((f"{at}/{k}", str(node[k])) for k in following if node[k] is not None)
                yield from _leaf(record, f"{at}/{key}", part, beside, str(node.get("role") or ""), node.get("label"))
            elif key not in following or first is None:
                yield from _of(record, f"{at}/{key}", part)
    elif isinstance(node, (list, tuple)):
        for number, part in enumerate(node):
            yield from _of(record, f"{at}/{number}", part)
    elif node is not None:
        yield from _leaf(record, at, node)


def _leaf(
    record: Record, at: str, value: str | int, beside: tuple[tuple[str, str], ...] = (), role: str = "",
    label: str | None = None,
) -> Iterator[Value]:  # fmt: skip
    evidence = record.evidence.get(at)
    if evidence is not None:
        told = label or label_before(record.page.text, evidence.spans[0].start)
        yield Value(at, field_at(at, role), value, evidence, told, beside)


def field_at(pointer: str, role: str = "") -> str:
    """ "/films/0/credits/3/name" and "director" → "films/credits/director"; "/films/0/year" → "films/year"."""
    steps = [step for step in pointer.strip("/").split("/") if not step.isdigit() and step != "-"]
    if role and steps[-1:] == ["name"] and len(steps) > 1:
        steps[-1] = role.partition(":")[0]
    return "/".join(steps)


def split_slot(pointer: str) -> tuple[str, str]:
    """The item that a pointer leads into and the way on: "/films/0/credits/-/name" → "/films/0", "credits/-/name"."""
    steps = pointer.split("/")
    new = steps.index("-") if "-" in steps else len(steps)
    home = max((i for i, step in enumerate(steps[:new]) if step.isdigit() or step.startswith("@")), default=0)
    return "/".join(steps[: home + 1]), "/".join(steps[home + 1 :])


def top_of(pointer: str) -> str:
    """The film or person that a pointer leads into: "/films/0/credits/3/name" → "/films/0"."""
    return "/".join(pointer.split("/")[:3])


def label_before(text: str, at: int) -> str | None:
    """What stands before a value on its line, where a colon says that it is a label."""
    line = text[max(0, at - _LABEL) : at].rpartition("\n")[2].rstrip()
    return line[:-1].strip() or None if line.endswith((":", "：")) else None


def site_of(record: Record) -> str:
    """What pages of one make have in common: the host, else the feed, else the folder."""
    source = record.source
    return record.page.host or source.container or str(PurePosixPath(source.path or "").parent)


def title_of(record: Record) -> str:
    """What a list calls a record: its first film or person, else where it comes from."""
    names = (*(f.title or f.original_title for f in record.films), *(p.name for p in record.people))
    return next((n for n in names if n), None) or record.source.uri or record.source.path or record.id


def item_model(name: str, part: type[BaseModel] | None) -> type[BaseModel] | None:
    """The model of the items (or the one object) that a part of a record holds under a name; None: plain values."""
    if part is None:
        return KINDS.get(name)
    for inner in (part.model_fields[name].annotation, *get_args(part.model_fields[name].annotation)):
        for candidate in (inner, *get_args(inner)):
            if isinstance(candidate, type) and issubclass(candidate, BaseModel):
                return candidate
    return None


def is_list(name: str, part: type[BaseModel] | None) -> bool:
    """Whether a part of a record holds several things under a name."""
    return part is None or part.model_fields[name].default == ()
