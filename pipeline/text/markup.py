"""HTML → drafts of lines, leaves of metadata, declared languages: the text as a browser would show it."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.text.compose import Draft, Leaf
from pipeline.text.display import ROLES
from pipeline.text.embedded import read_embedded
from pipeline.text.taming import tame
from pipeline.text.walk import Walk

_ASKED = '[hidden],[style*="display" i],[style*="visibility" i],[role],dialog:not([open])'
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>|\s+")
_LONGEST_NOTICE = 400  # characters that ask for scripts or count visits
_NOT_LANGUAGES = frozenset(("und", "mul", "zxx", "x", "i"))


@dataclass(frozen=True, slots=True)
class Markup:
    """What an HTML document holds; `remarks` are (code, message)."""

    drafts: list[Draft]
    leaves: list[Leaf]
    languages: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]


def read_markup(text: str) -> Markup:
    """The lines a browser shows of an HTML document and its metadata; any text at all is a document."""
    tamed, too_deep = tame(text)
    without_script = _tells_without_script(tamed)
    document = LexborHTMLParser(tamed, scripting=not without_script)
    root = document.root
    if root is None:
        return Markup([], [], (), ())
    unseen, roles = _asked(document)
    drafts = Walk(unseen, roles, without_script).run(root)
    if not drafts and unseen:
        # Pages that hide everything until a script has run: better what they hold than nothing.
        drafts = Walk(frozenset(), roles, without_script).run(root)
    leaves, remarks = read_embedded(document, text)
    if too_deep:
        remarks = (*remarks, ("markup.deep", "elements nest deeper than browsers allow; the levels beyond were cut"))
    return Markup(drafts, leaves, _languages(document, root), remarks)


def _tells_without_script(text: str) -> bool:
    """Whether a page keeps content for readers without scripts: a `<noscript>` of more text than a notice has.

    What a script would draw in its place (a calendar, a list) is not in the page at all.
    """
    start = text.find("<noscript")
    while start >= 0:
        end = text.find("</noscript", start)
        block = text[start : end if end >= 0 else start + _LONGEST_NOTICE]
        if len(block) > _LONGEST_NOTICE and len(_TAGS.sub("", block).strip()) > _LONGEST_NOTICE:
            return True
        start = text.find("<noscript", max(end, start + 1))
    return False


def _asked(document: LexborHTMLParser) -> tuple[frozenset[int], dict[int, str]]:
    """Which elements are hidden by their own attributes, and the landmarks that roles declare (by node)."""
    unseen: set[int] = set()
    roles: dict[int, str] = {}
    for node in document.css(_ASKED):
        if node.tag in ("html", "body"):
            continue  # hidden until a script has run
        attributes = node.attributes
        closed = node.tag == "dialog" and "open" not in attributes
        if closed or "hidden" in attributes or _UNSEEN.search(attributes.get("style") or ""):
            unseen.add(node.mem_id)
        role = ROLES.get((attributes.get("role") or "").strip().lower())
        if role:
            roles[node.mem_id] = role
    return frozenset(unseen), roles


def _languages(document: LexborHTMLParser, root: LexborNode) -> tuple[str, ...]:
    attributes = root.attributes
    declared = [attributes.get("lang") or attributes.get("xml:lang") or ""]
    if not declared[0].strip():
        for node in document.css('meta[http-equiv="content-language" i]'):
            declared = (node.attributes.get("content") or "").split(",")[:5]
            break
    cleaned = (_language(tag) for tag in declared)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _language(tag: str) -> str | None:
    """A language tag in BCP 47's own case ("en_us" → "en-US"); None for what is no tag."""
    parts = tag.strip().replace("_", "-").split("-")
    if not _TAG.fullmatch("-".join(parts)) or parts[0].lower() in _NOT_LANGUAGES:
        return None
    rest = (p.upper() if len(p) == 2 else p.title() if len(p) == 4 and p.isalpha() else p.lower() for p in parts[1:])
    return "-".join((parts[0].lower(), *rest))
