"""Metadata that an HTML document carries for machines → leaves: title, meta tags, JSON-LD, microdata."""

import re

from selectolax.lexbor import LexborHTMLParser

from pipeline.text.compose import Leaf
from pipeline.text.jsonld import Node, leaves_of, parse_jsonld
from pipeline.text.microdata import read_microdata

_BLANKS = re.compile(r"[\s\x00-\x1f]+")
_NAMED = {
    "description": "meta/description", "author": "meta/author", "keywords": "meta/keywords", "title": "meta/title",
    "date": "meta/date", "twitter:title": "twitter/title", "twitter:description": "twitter/description",
    "twitter:label1": "twitter/label1", "twitter:data1": "twitter/data1", "twitter:label2": "twitter/label2",
    "twitter:data2": "twitter/data2",
}  # fmt: skip
_FAMILIES = ("og:", "video:", "article:", "profile:", "dc.", "dcterms.", "citation_")
# Pictures, players and the machinery of the site tell nothing of a film.
_DULL = re.compile(
    r"^og:(?:image|video|audio|locale(?!ity)|latitude|longitude)|^article:(?:publisher|modified_time)|app_id"
)
_TAGS_AT_MOST = 200
_LEAVES_AT_MOST = 2_000
_LONGEST = 50_000

Remarks = tuple[tuple[str, str], ...]


def read_embedded(document: LexborHTMLParser, text: str) -> tuple[list[Leaf], Remarks]:
    """The leaves of a document's metadata, in the order html, meta, JSON-LD, microdata; and (code, message) remarks.

    `text` is the markup, looked into only to see whether a kind of metadata can occur at all.
    """
    pairs = _head(document)
    remarks: list[tuple[str, str]] = []
    if "ld+json" in text:
        blocks = [node.text() for node in document.css('script[type*="ld+json" i]')]
        nodes, remarks = parse_jsonld(blocks)
        pairs += leaves_of("jsonld", nodes)
    if "itemscope" in text:
        items: list[Node] = read_microdata(document)
        pairs += leaves_of("microdata", items)
    tidied = ((place, _BLANKS.sub(" ", raw).strip()) for place, raw in pairs[:_LEAVES_AT_MOST] if len(raw) <= _LONGEST)
    return [Leaf(place, value) for place, value in tidied if value], tuple(remarks)


def _head(document: LexborHTMLParser) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    head = document.head
    root = document.root
    if root is not None and (language := root.attributes.get("lang")):
        pairs.append(("html/lang", language))
    if head is not None:
        title = head.css_first("title")
        if title is not None:
            pairs.insert(0, ("html/title", title.text()))
        canonical = head.css_first('link[rel="canonical" i]')
        if canonical is not None:
            pairs.append(("html/canonical", canonical.attributes.get("href") or ""))
    seen: dict[str, int] = {}
    for node in document.css("meta[content]")[:_TAGS_AT_MOST]:
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
        place = _NAMED.get(name)
        if place is None:
            if not name.startswith(_FAMILIES) or _DULL.search(name):
                continue
            place = re.sub(r"[:./\s]+", "/", name[:60])
        count = seen[place] = seen.get(place, -1) + 1
        pairs.append((f"{place}[{count}]" if count else place, attributes.get("content") or ""))
    return pairs
