"""Pages that a server sent for ones that are not there, though it answered "200 OK": told by more than one sign."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote_to_bytes, urlsplit

from pipeline.model.page import Source
from pipeline.read.digests import Digests, digest
from pipeline.read.outcome import Outcome, Skip, where
from pipeline.rules.gone import gone_key

GONE = "soft 404"
_HEAD = 65_536
_LARGEST = 300_000  # bytes; pages that say that something is missing are small
_LITTLE = 400  # characters outside of links, menus and forms
_ALIKE = 5  # addresses of a host with the same short page
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,300})", re.IGNORECASE)
_PARTS = re.compile(r"\s[-–—|·•:»«>/~]+\s|[|–—·•»«]|:\s")
# What stands in these is no text of the page itself.
_ASIDE = b"a|nav|header|footer|form|select|script|style|noscript|svg|title|template"
_TAG = re.compile(rb"<(?:(/?)(" + _ASIDE + rb")\b|!--|/?[a-z])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright|&copy;)[^.\n]{0,30}", re.IGNORECASE)


def present(outcomes: Iterable[Outcome], titles: Collection[str]) -> Iterator[Outcome]:
    """The outcomes, a page that says that it is not there as a `Skip` of kind "soft 404".

    The signs: a title that says so (`titles`, folded by `gone_key`), hardly any text of its own, no year in it; or
    hardly any text, and the same bytes, but for the address, at five and more addresses of the host. A title
    alone is a remark on the page ("page.gone"): films are called so, too.
    """
    seen = Digests()
    for outcome in outcomes:
        if isinstance(outcome, Source) and "html" in outcome.media_type and len(outcome.data) <= _LARGEST:
            yield _judged(outcome, titles, seen)
        else:
            yield outcome


def _judged(page: Source, titles: Collection[str], seen: Digests) -> Outcome:
    titled = _titled(page.data, titles)
    text = own_text(page.data)
    little = len(text) <= _LITTLE
    if titled and little and not _YEAR.search(_RIGHTS.sub("", text)):
        return Skip(page.uri or where(page), GONE)
    if little and page.uri and _addresses(page.data, page.uri, seen) >= _ALIKE:
        return Skip(page.uri, GONE)
    if titled:
        return replace(page, remarks=(*page.remarks, ("page.gone", f"titled {titled!r}, but has text of its own")))
    return page


def own_text(data: bytes) -> str:
    """The text of an HTML page outside of its links, menus, forms and scripts, every run of blanks one blank."""
    pieces: list[bytes] = []
    at = depth = 0
    inside = b""
    for tag in _TAG.finditer(data):
        if tag.start() < at:
            continue
        if not inside:
            pieces.append(data[at : tag.start()])
        at = _behind(data, tag)
        name = (tag[2] or b"").lower()
        if not inside and name and not tag[1]:
            inside, depth = name, 1
        elif inside and name == inside:
            depth += -1 if tag[1] else 1
            inside = inside if depth else b""
    if not inside:
        pieces.append(data[at:])
    return " ".join(b" ".join(pieces).decode("utf-8", "replace").split())


def _behind(data: bytes, tag: re.Match[bytes]) -> int:
    mark = b"-->" if tag[0] == b"<!--" else b">"
    end = data.find(mark, tag.end())
    return end + len(mark) if end >= 0 else len(data)


def _titled(data: bytes, titles: Collection[str]) -> str | None:
    found = _TITLE.search(data, 0, _HEAD)
    if found is None:
        return None
    title = " ".join(found[1].decode("utf-8", "replace").split())
    return title if any(gone_key(part) in titles for part in (title, *_PARTS.split(title))) else None


def _addresses(data: bytes, uri: str, seen: Digests) -> int:
    """At how many addresses of the host the page was seen, its address and the parts of that taken out."""
    try:
        split = urlsplit(uri)
    except ValueError:
        return 0
    plain = data
    steps = [split.path, split.query, *split.path.split("/")]
    for step in sorted(steps, key=len, reverse=True)[:20]:
        for spelled in {step.encode("utf-8", "replace"), unquote_to_bytes(step)}:
            if len(spelled) > 1:
                plain = plain.replace(spelled, b"")
    page = digest(split.netloc.encode("utf-8", "replace"), plain)
    known = seen.first(digest(b"%d %d" % page, uri.encode("utf-8", "replace")), 0) is not None
    return 0 if known else seen.count(page)
