"""JSON-LD blocks → things, and things → leaves: one (place, value) for each string or number."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

# JSON as it comes: the only untyped data of this stage, taken apart at once.
Json = object
Node = Mapping[str, Json]

# Comment and CDATA marks around a whole block, and the semicolon of people who write scripts.
_OPENING = re.compile(r"(?:<!--|//|/\*|<!\[CDATA\[|\*/|\s){1,20}")
_CLOSING = re.compile(r"(?:-->|//|/\*|\]\]>|\*/|[\s;]){1,20}$")
_LONGEST_BLOCK = 2_000_000
_BLOCKS_AT_MOST = 50
_NODES_AT_MOST = 300
_DEEPEST = 12
_LEAVES_AT_MOST = 2_000
_DULL_TYPES = frozenset(
    ("BreadcrumbList", "ImageObject", "SearchAction", "SiteNavigationElement", "ListItem", "ReadAction", "WPHeader",
     "WPFooter", "WPSideBar", "CommentAction", "PropertyValueSpecification", "EntryPoint", "Offer", "AggregateOffer")
)  # fmt: skip
_DULL_KEYS = frozenset(
    ("image", "logo", "thumbnail", "thumbnailUrl", "contentUrl", "embedUrl", "breadcrumb", "potentialAction",
     "primaryImageOfPage", "isPartOf", "mainEntityOfPage", "interactionStatistic", "offers", "width", "height", "photo",
     "dateModified", "uploadDate", "trailer", "speakable", "wordCount", "hasPart", "telephone", "faxNumber", "geo",
     "openingHours", "priceRange", "commentCount", "sameAs", "target", "query-input", "eventStatus",
     "eventAttendanceMode", "articleBody", "caption")
)  # fmt: skip


def parse_jsonld(blocks: Sequence[str]) -> tuple[list[Node], list[tuple[str, str]]]:
    """The things that JSON-LD blocks describe, graphs flattened; a block that is no JSON leaves a remark."""
    nodes: list[Node] = []
    remarks: list[tuple[str, str]] = []
    for number, block in enumerate(blocks[:_BLOCKS_AT_MOST]):
        if len(block) > _LONGEST_BLOCK:
            remarks.append(("jsonld.broken", f"JSON-LD block {number + 1}: more than {_LONGEST_BLOCK:,} characters"))
            continue
        try:
            found = _loads(block)
        except (ValueError, RecursionError) as error:
            remarks.append(("jsonld.broken", f"JSON-LD block {number + 1}: {str(error)[:200]}"))
            continue
        nodes += _flat(found)
    return nodes[:_NODES_AT_MOST], remarks


def _loads(block: str) -> Json:
    text = block.strip()
    if not text:
        return None
    try:
        return json.loads(text, strict=False)  # line breaks inside strings are common and harmless
    except ValueError:
        opening = _OPENING.match(text)
        bare = text[opening.end() :] if opening else text
        closing = _CLOSING.search(bare, max(0, len(bare) - 40))
        bare = bare[: closing.start()] if closing else bare
        if bare == text and "&quot;" in text and '"' not in text:
            bare = html.unescape(text)  # templates that escaped the whole block
        if bare == text:
            raise
        return json.loads(bare, strict=False)


def _flat(found: Json) -> Iterator[Node]:
    """Top-level things in order; lists and `@graph` are opened, level by level."""
    waiting = [found]
    steps = 0
    while waiting and steps < 10 * _NODES_AT_MOST:
        steps += 1
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_NODES_AT_MOST]
        elif isinstance(item, dict):
            graph = item.get("@graph")
            if isinstance(graph, (list, dict)):
                waiting.insert(0, graph)
            if graph is None or "@type" in item:
                yield item


def leaves_of(family: str, nodes: Sequence[Node]) -> list[tuple[str, str]]:
    """(place, value) of every string and number worth reading, such as ("jsonld[0]/Movie/director[1]/name", "...").

    A reference to a thing described elsewhere on the page is followed one step, to its name.
    """
    described = [(node.get("@id"), node.get("name")) for node in nodes]
    named = {key: name for key, name in described if isinstance(key, str) and isinstance(name, str)}
    pairs: list[tuple[str, str]] = []
    for number, node in enumerate(nodes):
        kind = _type(node)
        if kind not in _DULL_TYPES:
            for place, value in _leaves(f"{family}[{number}]/{kind}", node, named):
                pairs.append((place, value))
                if len(pairs) >= _LEAVES_AT_MOST:
                    return pairs
    return pairs


def _leaves(place: str, node: Node, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    waiting: list[tuple[str, Json, int]] = [(place, node, 0)]
    while waiting:
        here, item, depth = waiting.pop()
        if isinstance(item, str):
            if item.strip():
                yield here, item
        elif isinstance(item, bool):
            continue
        elif isinstance(item, (int, float)):
            yield here, repr(item)
        elif depth >= _DEEPEST:
            continue
        elif isinstance(item, list):
            numbered = [(f"{here}[{i}]" if len(item) > 1 else here, x) for i, x in enumerate(item[:_LEAVES_AT_MOST])]
            waiting += [(there, inner, depth + 1) for there, inner in reversed(numbered)]
        elif isinstance(item, dict):
            if depth and _type(item) in _DULL_TYPES:
                continue
            if "@value" in item:
                waiting.append((here, item["@value"], depth + 1))
            elif depth and isinstance(key := item.get("@id"), str) and "name" not in item and key in named:
                yield f"{here}/name", named[key]
            waiting += [
                (f"{here}/{_key(key)}", value, depth + 1)
                for key, value in reversed(list(item.items()))
                if not key.startswith("@") and _key(key) not in _DULL_KEYS
            ]


def _type(node: Node) -> str:
    kind = node.get("@type")
    if isinstance(kind, list):
        kind = kind[0] if kind else None
    return _key(kind) if isinstance(kind, str) and kind.strip() else "Thing"


def _key(key: str) -> str:
    """The last word of a key or type, so that it can stand in a path ("https://schema.org/Movie" → "Movie")."""
    if key.isidentifier() and len(key) <= 64:
        return key
    word = key.strip().rpartition("/")[2].rpartition(":")[2].rpartition("#")[2]
    return re.sub(r"[\s/\x00-\x1f]+", "_", word)[:64] or "_"
