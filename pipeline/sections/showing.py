"""A page that announces the showing of one film and states none of its facts: recognised by its heading and text."""

import re
from collections.abc import Sequence

from pipeline.model.fold import fold
from pipeline.model.page import Line
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.told import Stretch
from pipeline.values.cues import is_screening
from pipeline.values.formats import find_forms
from pipeline.values.pagetitle import page_titles, site_names, without_site
from pipeline.values.shapes import is_prose

_ARTICLE = re.compile(r"(?:jsonld|microdata)\[\d+\]/(?:\w{0,20}Article|BlogPosting|Report)/")
_STARTS = re.compile(r"(?:jsonld|microdata)\[\d+\]/\w{0,30}Event/(?:startDate|doorTime)")
_THEATRE = re.compile(r"(?:jsonld|microdata)\[\d+\]/MovieTheater/")
_DATED = re.compile(r"[(\[]\s?(?:18[89]|19\d|20[0-4])\d\s?[)\]]")
# The age rating behind a film's text, as British, American and German cinemas print it.
_RATING = re.compile(r"\[(?:U|PG|PG-13|12A?|15|18|R|NC-17|FSK ?(?:0|6|12|16|18))\]\W{0,3}$")
_EXTRA = re.compile(r"[(\[]|\s\+\s")
_OPENING = 2  # paragraphs that tell what kind of event it is
_NEAR = 12  # lines below the heading in which its date or length stands
_NO_SITE: frozenset[str] = frozenset()
_HEADINGS = 3  # levels of headings that may be the page's main one


def showing(shown: Sequence[Reading], meta: Sequence[Line], rules: Rules, languages: tuple[str, ...]) -> Stretch | None:
    """The lines of the one film that a page shows, from its main heading on; None for any other event or page.

    The heading must be what the page's metadata call it. Of a showing speak a date and time, a running
    time, the word "film" in the text, a year in brackets behind the title and a cinema's own site; words
    of other events ("quiz", "concert") ask for more of that.
    """
    if any(_ARTICLE.match(line.place) for line in meta):
        return None
    place = _main_heading(shown, page_titles(meta))
    if place is None:
        return None
    heading = shown[place]
    if _is_other(heading, rules, languages):
        return None
    sites = site_names(meta)
    texts = [r.text for r in shown[place:] if r.zone == "main" and is_prose(r.text)]
    near = [r for r in shown[place + 1 : place + 1 + _NEAR] if r.zone == "main"]
    told = sum(_count(text, "film", sites, rules) + bool(_RATING.search(text)) for text in texts)
    lasts = any(r.facts and not r.facts.rest and "runtime" in r.facts.kinds() for r in near)
    slots = sum(is_screening(r.text, rules) for r in near)
    dated = slots > 0 or any(_STARTS.match(line.place) for line in meta)
    cinema = is_cinema(meta, sites, rules)
    other = any(_count(text, "event", sites, rules) for text in texts[:_OPENING])
    by_text = (dated or lasts) and told > _against(heading.text, sites, rules)
    by_place = (
        dated and (cinema or (slots > 1 and bool(texts))) and not other and not _against(heading.text, sites, rules)
    )
    if _DATED.search(heading.text) or by_text or by_place:
        return Stretch(place, len(shown), heading.line.view)
    return None


def is_cinema(meta: Sequence[Line], sites: frozenset[str], rules: Rules) -> bool:
    """Whether the site is a cinema's or a film festival's, by its metadata (`sites`: its names, folded)."""
    return any(_THEATRE.match(line.place) for line in meta) or any(says_film(site, rules) for site in sites)


def says_film(text: str, rules: Rules) -> bool:
    """Whether a text holds the word "film" in any language."""
    return _count(text, "film", _NO_SITE, rules) > 0


def _against(heading: str, sites: frozenset[str], rules: Rules) -> int:
    """How many times the text must say "film" beyond once, by the words of other events in the heading."""
    if ends_in_event(heading, sites, rules):
        return 2
    return int(_count(heading, "event", sites, rules) > 0)


def ends_in_event(heading: str, sites: frozenset[str], rules: Rules) -> bool:
    """Whether a heading ends in the word for an event that is no film ("Quiz Night! at Lumen").

    What stands in brackets or behind a plus comes with a film as well.
    """
    kept = _EXTRA.split(heading[: without_site(heading, sites)], maxsplit=1)[0]
    found = [f for f in rules.words.words.find(kept) if any(c.key == "event" for c in f.value)]
    return bool(found) and not any(c.isalnum() for c in kept[found[-1].end :])


def _main_heading(shown: Sequence[Reading], titles: list[str]) -> int | None:
    """The first of the largest headings that holds one of the page's titles; None where none does."""
    folded = [fold(title) for title in titles]
    headings = [
        (reading.line.level, i)
        for i, reading in enumerate(shown)
        if reading.zone == "main" and 0 < reading.line.level <= _HEADINGS
    ]
    for _, i in sorted(headings):
        text = fold(shown[i].text)
        if any(title in text for title in folded):
            return i
    return None


def _is_other(heading: Reading, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a heading names a programme, a festival, a prize or a part of the site."""
    if heading.lead is None and any(label.keys[0] != "premiere" for label in heading.labels):
        return True
    if any(form.value == "short" for form in find_forms(heading.text, rules, languages)):
        return True
    return any(c.key in ("festival", "prize", "jury") for f in rules.words.awards.find(heading.text) for c in f.value)


def _count(text: str, key: str, sites: frozenset[str], rules: Rules) -> int:
    """How often a text says a word of a key ("film", "event") outside of the site's own name."""
    folded = fold(text)
    for site in sites:
        folded = folded.replace(site, " ")
    return sum(any(c.key == key for c in f.value) for f in rules.words.words.find(folded))
