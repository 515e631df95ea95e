"""Breadcrumbs: the way to a page through its site in one line ("Home > Films > Salt"); the last part names the page."""

import re

_ARROWED = re.compile(r"[^.!?]{1,60}(?:\s*[>»›→]{1,3}\s*[^.!?>»›→]{1,80}){1,8}")
_ARROW = re.compile("[>»›→]")
_ARROWS = re.compile(r"\s*[>»›→]{1,3}\s*")
_QUOTED = re.compile(r"«[^«»]{1,120}»|<[^<>]{1,120}>|‹[^‹›]{1,120}›")  # the arrows of quotation marks point nowhere
_SLASHED = re.compile(r"[^/|]{1,60}(?:\s/\s[^/|]{1,80}){2,8}")
_SLASH = re.compile(r"\s+/\s+")


def is_crumbs(text: str) -> bool:
    """Whether a line is a breadcrumb by its arrows ("Home › Films › Salt")."""
    if not _ARROW.search(text):
        return False
    bare = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)
    return _ARROWS.search(bare) is not None and _ARROWED.fullmatch(bare) is not None


def slashed_crumbs(text: str) -> list[str]:
    """The parts of a line that may be a breadcrumb with slashes, three at least; other lines have none."""
    return [part.strip() for part in _SLASH.split(text)] if " / " in text and _SLASHED.fullmatch(text) else []


def crumbs(text: str) -> list[tuple[int, int]]:
    """The stretches of a breadcrumb's parts, from the site to the page; none for any other line."""
    if is_crumbs(text):
        mark = _ARROWS
    elif slashed_crumbs(text):
        mark = _SLASH
    else:
        return []
    cuts = [m.span() for m in mark.finditer(text)]
    bounds = [0, *(place for cut in cuts for place in cut), len(text.rstrip())]
    return [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if a < b]


def last_crumb(text: str) -> str:
    """The last part of a breadcrumb, "" for any other line."""
    parts = crumbs(text)
    return text[slice(*parts[-1])] if parts else ""
