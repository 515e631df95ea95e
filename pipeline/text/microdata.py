"""Microdata (itemscope, itemprop) → things in the shape of JSON-LD."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.text.jsonld import Node

_ITEMS_AT_MOST = 300
_TOLD_BY = {
    "meta": "content", "time": "datetime", "a": "href", "link": "href", "data": "value", "meter": "value",
    "area": "href",
}  # fmt: skip
_PICTURES = frozenset(("img", "audio", "embed", "iframe", "source", "track", "video", "object"))
_LONGEST = 50_000


def read_microdata(document: LexborHTMLParser) -> list[Node]:
    """The top-level items of a document, each a mapping of `@type` and properties; properties that recur are lists."""
    tops: list[Node] = []
    root = document.root
    node: LexborNode | None = root.first_child if root is not None else None
    stack: list[tuple[LexborNode, bool]] = []
    items: list[dict[str, Any]] = []
    count = 0
    while True:
        if node is None:
            if not stack:
                return tops
            node, was_item = stack.pop()
            if was_item:
                items.pop()
            node = node.next
            continue
        if not node.is_element_node:
            node = node.next
            continue
        attributes = node.attributes
        names = (attributes.get("itemprop") or "").split()[:8]
        is_item = "itemscope" in attributes
        if is_item:
            count += 1
            if count > _ITEMS_AT_MOST:
                return tops
            item: dict[str, Any] = {"@type": (attributes.get("itemtype") or "").split(" ")[0]}
            if names and items:
                _add(items[-1], names, item)
            else:
                tops.append(item)
            items.append(item)
        elif names and items:
            _add(items[-1], names, _value(node, attributes))
        stack.append((node, is_item))
        node = node.first_child


def _value(node: LexborNode, attributes: dict[str, str | None]) -> str:
    tag = node.tag or ""
    if tag in _PICTURES:
        return ""
    if attributes.get("content"):
        return attributes["content"] or ""
    text = "" if tag in ("meta", "link") else " ".join(node.text(separator=" ").split())
    told = attributes.get(_TOLD_BY.get(tag, "")) or ""
    # A link's address is its value by the letter; its text is what the page says ("director" → a name).
    return (text or told if tag == "a" else told or text)[:_LONGEST]


def _add(item: dict[str, Any], names: list[str], value: Any) -> None:
    for name in names:
        if name not in item:
            item[name] = value
        elif isinstance(item[name], list):
            item[name].append(value)
        else:
            item[name] = [item[name], value]
