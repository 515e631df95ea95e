"""The strand that a breadcrumb names: the part before the film's title, or the last one on a programme's page."""

import re
from collections import Counter

from pipeline.fields.above import lines_above, start_of
from pipeline.fields.strands_line import trimmed
from pipeline.model.candidates import part, single
from pipeline.model.fold import fold, label_key, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry
from pipeline.rules import Rules
from pipeline.values.crumbs import crumbs, is_crumbs, lists_films
from pipeline.values.cues import strand_over
from pipeline.values.formats import find_forms
from pipeline.values.names import uncapitalise
from pipeline.values.titles import read_title

_LEAST = 3  # parts of a breadcrumb of which the last but one may be a strand: the site, the strand, the film
_PAIR = 2  # parts of a line with a slash that is a breadcrumb only behind the list of films ("GEO / ENG" is none)
_LONGEST = 70
_OTHER = re.compile(r"$|\s+[^\w\s]")
_SHORTEST = 2  # letters
_DIVIDED = re.compile(r"\s*[-–—:·|「『«“„]|\s+(?:\d|[ivx]{1,4}$)")  # of a folded line


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The strand of a page's films by its first breadcrumb; found once, with the page's own entry."""
    page = entries[place]
    if page.subject != "page":
        return []
    films = [i for i, e in enumerate(entries) if e.subject == "film"]
    if not films or any(e.winner is not None for e in entries):
        return []  # the way to a list of prizes is that of the news
    first = min((s for film in films if (s := start_of(entries[film])) is not None), default=None)
    view, parts = _way(entries, first, rules)
    if view is None:
        return _over_others(entries, films, rules)
    while len(parts) > _LEAST and _is_plain(view.text[slice(*parts[-1])], rules):
        parts = parts[:-1]  # "… > Competition > Details"
    named = fold(view.text[slice(*parts[-1])])
    if len(films) == 1:
        if named in _titles(entries[films[0]], rules):
            chosen, rule = (parts[-2] if len(parts) >= _LEAST else None), "strands#crumb"
        else:
            listed = len(parts) > 1 and lists_films(view.text[slice(*parts[-2])], rules)
            named_so = listed or _names_strand(named, rules)
            named_so = named_so or _heading(entries, view.span().end, named, alone=True) is not None
            chosen, rule = (parts[-1] if named_so else None), "strands#crumb"
    else:
        told = any(named in _titles(entries[film], rules) for film in films)
        chosen, rule = (None if told else parts[-1]), "strands#crumb.page"
    if chosen is None or not _may_be_strand(view.text[slice(*chosen)], rules, page.languages):
        return _over_others(entries, films, rules)
    shown = trimmed(view.cut(*chosen), rules, page.languages)
    if len(films) > 1:
        above = fold(view.text[slice(*parts[-2])]) if len(parts) > 1 else ""
        shown = _heading(entries, view.span().end, named, above) or shown
    value = uncapitalise(tidy(shown.text), rules, page.languages)
    found = [Candidate(film, "section", (part("", value, shown),), rule) for film in films]
    forms = find_forms(shown.text, rules, page.languages) if len(films) == 1 else ()
    return found + [single(films[0], "form", f.value, shown.span(f.start, f.end), rule) for f in forms]


def _over_others(entries: tuple[Entry, ...], films: list[int], rules: Rules) -> list[Candidate]:
    """The strand that a heading over other films names, where the page of one film names it once more."""
    if len(films) != 1:
        return []
    readings = [r for e in entries for s in e.sections for r in s.readings if r.line.kind != "meta"]
    others = ((r, strand_over(r.text, rules)) for r in readings if r.zone == "related")
    headings = [(r, named) for r, named in others if named]
    told = Counter(name for r in readings for name in _names(r.text)) if headings else Counter()
    for reading, named in headings:
        name = fold(reading.text[slice(*named)])
        if told[name] > (name in _names(reading.text)):
            view = reading.line.view.cut(*named)
            value = uncapitalise(tidy(view.text), rules, entries[0].languages)
            return [Candidate(films[0], "section", (part("", value, view),), "strands#others")]
    return []


def _names(text: str) -> set[str]:
    """What a line says as a whole and what its breadcrumb's parts say, folded."""
    return {fold(text), *(fold(text[slice(*stretch)]) for stretch in crumbs(text))}


def _way(entries: tuple[Entry, ...], before: int | None, rules: Rules) -> tuple[View | None, list[tuple[int, int]]]:
    """The first breadcrumb of a page above its films and its parts; a row of a menu's words is none."""
    lines = (r for e in entries for s in e.sections for r in s.readings if r.zone != "related" and not r.labels)
    for view in (r.line.view for r in lines if r.line.kind != "meta"):
        parts = crumbs(view.text) if before is None or view.span().start < before else []
        opens = _is_plain if len(parts) > _PAIR else lists_films
        if parts and (is_crumbs(view.text) or opens(view.text[slice(*parts[0])], rules)):
            return view, parts
    return None, []


def _heading(
    entries: tuple[Entry, ...], start: int, named: str, above: str = "", *, alone: bool = False
) -> View | None:
    """The short line below a breadcrumb that repeats its last part and numbers or divides it (or says it `alone`).

    Or its last two parts, the one `above` first, divided.
    """
    end = max(r.line.span.end for e in entries for s in e.sections for r in s.readings) if alone else None
    lines = [r for r in lines_above(entries, len(entries) - 1, end) if r.line.start >= start]
    for reading in reversed(lines):
        text = fold(reading.text)
        if len(text) > _LONGEST:
            continue
        divided = _DIVIDED.match(text, len(named)) or (alone and _OTHER.match(text, len(named)))
        both = above and text.startswith(above) and text.endswith(named) and _DIVIDED.match(text, len(above))
        if both or (text.startswith(named) and divided):
            return reading.line.view
    return None


def _titles(entry: Entry, rules: Rules) -> set[str]:
    """The titles that a film's head may mean, folded."""
    if entry.title is None:
        return set()
    told = read_title(entry.title.text, rules, entry.languages)
    return {fold(entry.title.text), *(fold(t.value) for t in (told.title, *told.others))}


def _names_strand(text: str, rules: Rules) -> bool:
    return any(c.key == "competition" for f in rules.words.awards.find(text) for c in f.value)


def _may_be_strand(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a part of a breadcrumb can be a strand: no word of a menu, no letter, year or festival; a form can."""
    if len(text) > _LONGEST or sum(c.isalpha() for c in text) < _SHORTEST:
        return False
    if any(f.start == 0 and f.end == len(text) for f in find_forms(text, rules, languages)):
        return True
    framed = sum(f.end - f.start for f in rules.words.boilerplate.find(text))
    if framed * 2 >= len(text) or label_key(text) in rules.labels:
        return False
    if all(_is_plain(word, rules) for word in text.split()):
        return False
    keys = [{c.key for c in f.value} for f in rules.words.awards.find(text)]
    return not any("festival" in told and "competition" not in told for told in keys)


def _is_plain(word: str, rules: Rules) -> bool:
    """Whether a word of a breadcrumb is one of a site's menus ("Films & Events")."""
    key = label_key(word)
    return key in rules.words.menu or key in rules.labels or not any(c.isalpha() for c in key)
