"""Where a saved page came from and when: told by the comment of the program that saved it, or by a mirror's names."""

import re
from dataclasses import replace
from urllib.parse import quote

from pipeline.model.page import Source
from pipeline.read.moments import moment

_HEAD = 65_536
_STEPS = 4  # upper folders that may be named by the host
_ADDRESS = rb"(https?://[^\s<>\"']{3,2000})"
_HTTRACK = re.compile(
    rb"<!-- Mirrored from ([^\s<>\"']{3,2000}) by HTTrack Website Copier[^>]{0,100}?(?:, (\w{3}, [^>]{10,40}?))? -->"
)
_SINGLEFILE = re.compile(
    rb"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: " + _ADDRESS + rb"(?:\s{1,20}saved date: ([^\r\n>]{10,90}))?"
)
_MONOLITH = re.compile(rb"<!-- Saved from " + _ADDRESS + rb" at (\d{4}-\d\d-\d\dT[\d:.]{5,12}Z?)")
_BROWSER = re.compile(rb"<!-- saved from url=\(\d{1,6}\)" + _ADDRESS)
_JS_DATE = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
_HOST = re.compile(
    r"(?:[a-z0-9-]{1,63}\.){1,8}([a-z][a-z0-9-]{1,62})(?:[:+]\d{1,5})?"
    r"|(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?:[:+]\d{1,5})?", re.IGNORECASE,
)  # fmt: skip
_TOP = frozenset("com org net edu gov int info eu film movie cinema art museum events live cat".split())
_MADE_BY_HTTRACK = re.compile(rb'<meta name="generator" content="HTTrack Website Copier', re.IGNORECASE)


def with_origin(source: Source, below: str) -> Source:
    """The source with the address and time that its own bytes or its place in a mirror tell, where it has none.

    `below` is its path inside the folder or archive that was read.
    """
    if source.uri is not None or "html" not in source.media_type:
        return source
    uri, fetched = _told(source.data[:_HEAD])
    uri = uri or _by_name(below, source.data[:_HEAD])
    return replace(source, uri=uri, fetched=source.fetched or fetched) if uri else source


def is_httracks_own(data: bytes) -> bool:
    """Whether a page is the list of mirrors that HTTrack writes beside them."""
    return bool(_MADE_BY_HTTRACK.search(data[:2_000]))


def _told(head: bytes) -> tuple[str | None, str | None]:
    if found := _HTTRACK.search(head):
        address = _text(found[1])
        return address if "://" in address else f"http://{address}", moment(_text(found[2] or b""))
    if found := _SINGLEFILE.search(head):
        return _text(found[1]), _js_date(_text(found[2] or b""))
    if found := _MONOLITH.search(head):
        return _text(found[1]), _text(found[2])
    if found := _BROWSER.search(head):
        return _text(found[1]), None
    return None, None


def _by_name(below: str, head: bytes) -> str | None:
    """The address of a page in a mirror one of whose upper folders is named by the host (wget, HTTrack).

    The scheme is the one that the page itself uses for its host, else http; the name `index.html` and the ending
    `.html` behind a query are the mirroring program's.
    """
    steps = below.split("/")
    for host in steps[:-1][:_STEPS]:
        found = _HOST.fullmatch(host)
        if found and (host.startswith("www.") or _names_a_host(found[1]) or f"//{host}".encode() in head):
            break
    else:
        return None
    rest = "/".join(steps[steps.index(host) + 1 :])
    host = host.replace("+", ":")
    if rest == "index.html" or rest.endswith("/index.html"):
        rest = rest.removesuffix("index.html")
    if "?" in rest:
        rest = rest.removesuffix(".html")
    scheme = "https" if f"https://{host}".encode() in head else "http"
    return f"{scheme}://{host}/{quote(rest, safe='/?&=+%:;,@!$()*~-._')}"


def _names_a_host(top: str | None) -> bool:
    return top is None or len(top) == 2 or top.lower() in _TOP


def _js_date(text: str) -> str | None:
    found = _JS_DATE.match(text)
    if found is None:
        return None
    month, day, year, clock, zone = found.groups()
    return moment(f"{day} {month} {year} {clock} {zone}")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
