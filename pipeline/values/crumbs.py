"""Breadcrumbs: the way to a page through its site in one line ("Home > Films > Salt"); the last part names the page."""

import re

from pipeline.model.fold import label_key
from pipeline.rules import Rules

_ARROWED = re.compile(r"[^.!?]{1,60}(?:\s*[>»›→]{1,3}\s*[^.!?>»›→]{1,80}){1,8}")
_ARROWS = re.compile(r"\s*[>»›→]{1,3}\s*")
_QUOTED = re.compile(r"«[^«»]{1,120}»|<[^<>]{1,120}>|‹[^‹›]{1,120}›")  # the arrows of quotation marks point nowhere
_SLASHED = re.compile(r"[^/|]{1,60}(?:\s/\s[^/|]{1,80}){1,8}")
_SLASH = re.compile(r"\s+/\s+")
_DASHED = re.compile(r"[^/|.!?–—]{1,60}(?:\s[–—]\s[^/|.!?–—]{1,80}){2,5}")
_PAIR = 2  # parts of a line with a slash that may be anything ("GEO / ENG")
_DASH = re.compile(r"\s+[–—]\s+")


def is_crumbs(text: str) -> bool:
    """Whether a line is a breadcrumb by its arrows ("Home › Films › Salt")."""
    if not (">" in text or "»" in text or "›" in text or "→" in text):
        return False
    bare = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)
    return _ARROWS.search(bare) is not None and _ARROWED.fullmatch(bare) is not None


def lists_films(text: str, rules: Rules) -> bool:
    """Whether a part of a breadcrumb is a site's list of films or its programme."""
    return any(m.key in ("section", "filmography") for m in rules.labels.get(label_key(text), ()))


def crumbs(text: str) -> list[tuple[int, int]]:
    """The stretches of a breadcrumb's parts, from the site to the page; none for any other line.

    Arrows tell one; two parts or more with slashes, three or more with dashes, may be one.
    """
    if is_crumbs(text):
        mark = _ARROWS
    elif " / " in text and _SLASHED.fullmatch(text):
        mark = _SLASH
    elif ("–" in text or "—" in text) and _DASHED.fullmatch(text):
        mark = _DASH
    else:
        return []
    cuts = [m.span() for m in mark.finditer(text)]
    bounds = [0, *(place for cut in cuts for place in cut), len(text.rstrip())]
    return [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if a < b]


def last_crumb(text: str) -> str:
    """The last part of a breadcrumb, "" for any other line and for one of two parts with a slash."""
    parts = crumbs(text)
    return text[slice(*parts[-1])] if len(parts) > _PAIR or is_crumbs(text) else ""
