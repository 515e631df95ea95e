"""What a page's metadata call the page and its site: the titles to look for in its text, and names that are none."""

import re
from collections.abc import Iterable

from pipeline.model.fold import fold
from pipeline.model.page import Line, View

_TITLES = re.compile(
    r"(?:html|og|twitter)/title|(?:jsonld|microdata)\[\d+\]/(?:[A-Z]\w{0,30}Event|Event|Movie)/(?:workPresented(?:/Movie)?/)?name"
)
_SITES = re.compile(
    r"og/site_name|(?:jsonld|microdata)\[\d+\]/(?:WebSite|[A-Z]?\w{0,30}Organization|LocalBusiness|MovieTheater)/name"
    r"|(?:jsonld|microdata)\[\d+\]/\w{1,40}/(?:location|organizer|publisher|performer)(?:\[\d+\])?/name"
)
_LAST = ("title", "name")  # told before the patterns are asked: metadata can be most of a page's lines
_BREAK = re.compile(r"\s{1,9}[|–—»«·•:>-]{1,9}\s{1,9}|\s{0,9}[|»«]\s{0,9}")
_TAIL_WORD = re.compile(r"\s{1,9}[^\W\d_A-Z]{1,4}$")
_EDGE = " .,;:–—-|·•~@"
# A strand before a title in capitals ("Late Shift: ECHO PARK").
_STRAND = re.compile(r"(?=[^:~–—|]{0,60}[^\W\d_A-Z])[^:~–—|]{2,60}?\s?[:~–—|]\s+(?=\S)")
_STRAND_WORDS = 2
_CAPITALS = 3  # letters of a title in capitals, at least
_LONGEST = 300  # characters of a page's title, and how many titles are kept
_MOST = 60
_SHORTEST = 4  # letters of a site's name that may be cut off a title


def page_titles(lines: Iterable[Line]) -> list[str]:
    """What the metadata call the page, the longest first: titles and their parts between marks, no site's name."""
    lines = list(lines)
    sites = site_names(lines)
    told = {
        piece.strip()
        for line in lines
        if line.place.endswith(_LAST) and _TITLES.fullmatch(line.place)
        if len(line.view.text) <= _LONGEST
        for piece in (line.view.text, *_BREAK.split(line.view.text))
    }
    return sorted((t for t in told if fold(t) and fold(t) not in sites), key=lambda t: (-len(t), t))[:_MOST]


def site_names(lines: Iterable[Line]) -> frozenset[str]:
    """The names of the site, its venue and its organiser in the metadata, folded."""
    named = (line.view.text for line in lines if line.place.endswith("name") and _SITES.fullmatch(line.place))
    return frozenset(map(fold, named)) - {""}


def without_site(text: str, sites: frozenset[str]) -> int:
    """Where a title ends that the name of the site or venue follows ("Echo Park at Lumen": 9); else its length."""
    end = len(text.rstrip(_EDGE))
    for site in sites:
        start = end - len(site)
        if len(site) >= _SHORTEST and start > 0 and fold(text[start:end]) == site and not text[start - 1].isalnum():
            left = text[:start].rstrip(_EDGE)
            small = _TAIL_WORD.search(left)
            kept = left[: small.start()] if small else left
            return len(kept.rstrip(_EDGE)) or len(text)
    return len(text)


def displayed(view: View, sites: frozenset[str]) -> View:
    """The title in a heading that announces a showing: without the venue behind it and without a strand or a remark.

    Strands and remarks are told from a title by its capitals alone: "Late Shift: ECHO PARK free screening".
    """
    view = view.cut(0, without_site(view.text, sites))
    strand = _STRAND.match(view.text)
    if strand and len(strand.group().split()) >= _STRAND_WORDS and _in_capitals(view.text[strand.end() :]):
        return view.cut(strand.end())
    words = view.text.split()
    run = 0
    while run < len(words) and not any(c.islower() for c in words[run]):
        run += 1
    behind = words[run:]
    remark = bool(behind) and behind[0][:1].islower() and not any(len(w) > 1 and w.isupper() for w in behind)
    if remark and _in_capitals(" ".join(words[:run])):
        end = 0
        for word in words[:run]:
            end = view.text.index(word, end) + len(word)
        return view.cut(0, end)
    return view


def _in_capitals(text: str) -> bool:
    return not any(c.islower() for c in text) and sum(c.isupper() for c in text) >= _CAPITALS
