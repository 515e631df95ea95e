"""The festival strand a film belongs to: a heading such as "International Competition" above it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise, takewhile
from types import MappingProxyType

from pipeline.fields.blocks import is_timetable, shown_as
from pipeline.fields.strands_line import LONGEST, over_jury, strand_of, trimmed
from pipeline.model.candidates import part, single
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Reading
from pipeline.rules import Rules
from pipeline.values.dates import find_dates
from pipeline.values.divisions import division
from pipeline.values.formats import find_forms
from pipeline.values.names import uncapitalise
from pipeline.values.shapes import is_caps, is_prose, is_small
from pipeline.values.strandnames import is_counted

_SHORT = ("head", "facts", "credits", "synopsis", "text", "filmography")
_NONE: Mapping[int, int] = MappingProxyType({})
_DOT = re.compile(r"\s+[·•|]\s+")
_SEVERAL = 2  # films
_LIST = 4  # lines of a list of programmes
_MENU = 2  # marks between the items of a menu or a calendar
_CODES = re.compile(r"(?:\W{0,3}\b[^\W\d_]{2,3}\b)+\W*")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED_BEFORE = re.compile(r"\b(?:[Tt]he\s)?((?:[^\W\d_a-z][^\W\d_]*\s){1,5})$")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The strands of all films and the forms that headings name; found in one pass, with the page's own entry.

    A film's strand is the nearest heading above its title that names one, else one among its own short
    lines, else what the page's introduction says of all its films.
    """
    page = entries[place]
    if page.subject != "page":
        return []
    lines = _lines(entries)
    shown = _programme_name(entries, rules)
    told = _told_strand(page, rules) or shown
    won = [_start(e) for e in entries if e.winner is not None]
    films = [_start(e) for e in entries if e.subject == "film"]
    divided = _divisions(entries, place, rules)
    lines = _without_parts(_without_list(lines, min(films, default=0), page, rules), page, rules)
    shown_under = shown_as(entries, rules)
    found = _programme_forms(entries, place, min(won, default=None), divided, rules)
    current: Candidate | None = None
    forms: list[Candidate] = []
    placed: set[str] = set()  # a film that wins again, below another heading, is still of its own strand
    at = 0
    for film, entry in enumerate(entries):
        if entry.subject != "film":
            continue
        start = _start(entry)
        while at < len(lines) and lines[at].line.start <= start:
            if lines[at].line.start in divided and not won:
                forms = _forms(film, lines[at], entry, rules)
            elif (heading := _heading(film, lines[at : at + 2], entry, rules, divided, films)) is not None:
                current, *forms = heading
            at += 1
        title = fold(entry.title.text) if entry.winner is not None and entry.title is not None else ""
        if title in placed:
            continue
        if film in shown_under:
            found += _named(film, shown_under[film], entry, rules)
            continue
        own = [h for r in _own_lines(entry, start) if (h := _strand(film, _bared(r), entry, rules)) is not None]
        own = own or _counted(film, entry, start, rules)
        chosen = [current, *forms] if current is not None else list(forms)
        if current is None and len(own) == 1:  # several are the festival's list of its strands
            chosen = own[0]
        if told is not None and not any(c.field == "section" for c in chosen):
            value = uncapitalise(tidy(told.text), rules, page.languages)
            rule = "strands#shown" if told is shown else "strands#told"
            chosen = [*chosen, Candidate(film, "section", (part("", value, told),), rule)]
        found += [replace(c, entry=film) for c in chosen]
        if title and chosen:
            placed.add(title)
    return found


def _lines(entries: tuple[Entry, ...]) -> list[Reading]:
    """All lines a reader sees but furniture and other films, in page order."""
    lines = (r for e in entries for s in e.sections if s.kind not in ("boilerplate", "related") for r in s.readings)
    return sorted((r for r in lines if r.line.kind != "meta"), key=lambda r: r.line.start)


def _without_list(lines: list[Reading], first: int, page: Entry, rules: Rules) -> list[Reading]:
    """The lines without the strands in a festival's list of its programmes above the first film, at `first`.

    Such a list is a block of several short lines of which two or more name strands, a blank line behind it.
    """
    blocks: list[list[Reading]] = [[]]
    for reading in lines:
        if reading.line.gap:
            blocks.append([])
        if reading.line.start >= first:
            break
        blocks[-1].append(reading)
    found: set[int] = set()
    for block in blocks[:-1]:
        if len(block) < _LIST or any(r.labels or r.facts or is_prose(r.text) for r in block):
            continue
        named = {r.line.start for r in block if strand_of(r, rules, page.languages) is not None}
        found |= named if len(named) >= _SEVERAL else set()
    return [r for r in lines if r.line.start not in found]


def _without_parts(lines: list[Reading], page: Entry, rules: Rules) -> list[Reading]:
    """The lines without those that count a part of the strand right above them ("Programme 5: Far Off")."""
    parts = {
        below.line.start
        for above, below in pairwise(lines)
        if not below.line.gap
        and is_counted(below.text, rules, page.languages)
        and strand_of(above, rules, page.languages) is not None
    }
    return [r for r in lines if r.line.start not in parts]


def _own_lines(entry: Entry, start: int) -> list[Reading]:
    own = [r for s in entry.sections if s.kind in _SHORT for r in s.readings if r.line.start > start]
    return own[:30]


def _counted(film: int, entry: Entry, start: int, rules: Rules) -> list[list[Candidate]]:
    """The sections that a film's own lines count and name ("Block 2: Far Shores")."""
    found: list[list[Candidate]] = []
    for view in (r.line.view for r in _own_lines(entry, start) if not r.labels):
        if is_counted(view.text, rules, entry.languages):
            value = uncapitalise(tidy(view.text), rules, entry.languages)
            found.append([Candidate(film, "section", (part("", value, view),), "strands#heading")])
    return found


def _bared(reading: Reading) -> Reading:
    """A film's own line that is a word for a section and no more ("Competition") without its label."""
    if reading.labels and all(label.keys[0] == "section" and not label.values for label in reading.labels):
        return replace(reading, labels=())
    return reading


def _divisions(entries: tuple[Entry, ...], place: int, rules: Rules) -> dict[int, int]:
    """The headings that divide a list of prizes or films by their form: where each starts, where the form's name.

    In a list of films one of them stands between two films; above all of them it is the page's own heading.
    """
    page = entries[place]
    found: dict[int, int] = {}
    for reading in (r for s in page.sections for r in s.readings):
        if reading.zone == "main" and reading.line.kind != "meta" and not reading.labels:
            named = division(reading.text, rules, page.languages)
            if named is not None:
                found[reading.line.start] = named
    films = sorted(_start(e) for e in entries if e.subject == "film")
    between = any(films[0] < start < films[-1] for start in found) if films else False
    return found if between or any(e.winner is not None for e in entries) else {}


def _strand(
    film: int, reading: Reading, entry: Entry, rules: Rules, divided: Mapping[int, int] = _NONE
) -> list[Candidate] | None:
    """The section a line names as a candidate, with the forms in it; None where the line names none."""
    named = divided.get(reading.line.start)
    view = strand_of(reading, rules, entry.languages)
    if view is None and named is not None:
        view = reading.line.view.cut(named)
    if view is None:
        return None
    view = trimmed(view, rules, entry.languages)
    value = uncapitalise(tidy(view.text), rules, entry.languages)
    section = Candidate(film, "section", (part("", value, view),), "strands#heading")
    return [section, *_forms(film, reading, entry, rules)]


def _heading(
    film: int, lines: list[Reading], entry: Entry, rules: Rules, divided: Mapping[int, int], starts: list[int]
) -> list[Candidate] | None:
    """What a line names over films, which start at some places: a strand, or what a jury judged."""
    told = _strand(film, lines[0], entry, rules, divided)
    if told is not None or len(starts) < _SEVERAL:
        return told
    judged = over_jury(lines, rules, entry.languages, between=lines[0].line.start > starts[0])
    return _named(film, judged, entry, rules) if judged is not None else None


def _named(film: int, view: View, entry: Entry, rules: Rules) -> list[Candidate]:
    """The strand that a film is shown as, with the forms in its name."""
    value = uncapitalise(tidy(view.text), rules, entry.languages)
    forms = find_forms(view.text, rules, entry.languages)
    section = Candidate(film, "section", (part("", value, view),), "strands#shown_as")
    return [section, *(single(film, "form", f.value, view.span(f.start, f.end), "strands#form") for f in forms)]


def _forms(film: int, reading: Reading, entry: Entry, rules: Rules) -> list[Candidate]:
    return [
        single(film, "form", f.value, reading.line.view.span(f.start, f.end), "strands#form")
        for f in find_forms(reading.text, rules, entry.languages)
    ]


def _told_strand(page: Entry, rules: Rules) -> View | None:
    """The strand that an introduction names: "the Classics Preserved strand", "مسابقة «…»"."""
    prose = [r.line.view for s in page.sections for r in s.readings if r.zone == "main" and is_prose(r.text)]
    for view in prose[:4]:
        for word in _WORD.finditer(view.text):
            keys = {m.key for m in rules.labels.get(fold(word[0]), ()) if m.language in page.languages}
            if "section" not in keys:
                continue
            before = _NAMED_BEFORE.search(view.text[: word.start()])
            if (
                before
                and before[1][0].isupper()
                and (before.start(1) > 4 or len(before[1].split()) > 1)
                and fold(before[1]) not in rules.words.common
            ):
                return view.cut(*before.span(1))
    return None


def _programme_name(entries: tuple[Entry, ...], rules: Rules) -> View | None:
    """The heading of a programme that is shown as a whole: the last short line above its screenings."""
    page = entries[0]
    kinds = [s.kind for s in page.sections]
    if "screenings" not in kinds or is_timetable(entries, rules) or sum(e.subject == "film" for e in entries) < 2:
        return None
    shown = page.sections[kinds.index("screenings")]
    above = [r for s in page.sections[: kinds.index("screenings")] if s.kind == "head" for r in s.readings]
    above += takewhile(lambda r: not find_dates(r.text, rules), shown.readings if shown.heading else ())
    short = [r for r in above if r.zone == "main" and not r.labels and 3 < len(r.text) <= LONGEST and " " in r.text]
    short = [r for r in short if r.line.kind != "meta" and not is_prose(r.text) and not rules.festivals.named(r.text)]
    short = [r for r in short if len(_DOT.findall(r.text)) < _MENU and r.text.count(" / ") < _MENU]
    short = [r for r in short if not is_small(r.text) and not find_dates(r.text, rules)]  # "curated by …"; days
    short = [r for r in short if not _CODES.fullmatch(r.text)]  # a site's languages
    short = [r for r in short if r.line.start > 0]  # a page's first line is the site
    short = [r for r in short if is_caps(r.text)] or short
    return short[-1].line.view if short else None


def _is_one_of_several(reading: Reading, entries: tuple[Entry, ...], rules: Rules) -> bool:
    """Whether a line is the strand of the first films only: others stand over later ones."""
    if not find_forms(reading.text, rules) or strand_of(reading, rules, entries[0].languages) is None:
        return False
    lines = (r for e in entries[1:] for s in e.sections for r in s.readings if r.zone == "main" and not r.labels)
    return any(r.text != reading.text and strand_of(r, rules, entries[0].languages) is not None for r in lines)


def _programme_forms(
    entries: tuple[Entry, ...], place: int, stop: int | None, divided: Mapping[int, int], rules: Rules
) -> list[Candidate]:
    """The forms that a programme's headings and introduction name for all its films ("Latvian short films").

    In a list of prizes lines at `stop` and behind speak of some of its films.

    The name of a festival or a prize tells nothing; nor do forms that exclude each other.
    """
    entry = entries[place]
    found: list[Candidate] = []
    texts = [r for s in entry.sections if s.kind in ("head", "text", "facts") for r in s.readings]
    if stop is not None:  # a strand over the first prize is not that of all
        texts = [r for r in texts if r.line.start < stop and strand_of(r, rules, entry.languages) is None]
    menu = _menu_start(entry)
    texts = [r for r in texts if r.line.start >= menu and r.line.start not in divided]
    for reading in [r for r in texts if r.zone == "main" and r.line.kind != "meta" and not r.labels][:8]:
        view = reading.line.view.cut(0, min(len(reading.text), 260))
        if _is_one_of_several(reading, entries, rules):
            continue
        named = [f for f in rules.words.awards.find(view.text) if any(c.key in ("festival", "prize") for c in f.value)]
        for form in find_forms(view.text, rules, entry.languages):
            if not any(f.start - 40 < form.start < f.end + 40 for f in named):
                found.append(single(place, "form", form.value, view.span(form.start, form.end), "strands#programme"))
    told = {c.parts[0].value for c in found}
    lengths, kinds = told & {"short", "medium", "feature"}, told - {"short", "medium", "feature"}
    kept = (lengths if len(lengths) == 1 else set()) | (kinds if len(kinds) == 1 else set())
    return [c for c in found if c.parts[0].value in kept]


def _menu_start(page: Entry) -> int:
    """Where a page's menu begins, two lines of furniture or more, 0 without one; above it the site is named."""
    lines = sorted((r.line.start, s.kind == "boilerplate") for s in page.sections for r in s.readings)
    return next((a[0] for a, b in pairwise(lines) if a[1] and b[1]), 0)


def _start(entry: Entry) -> int:
    if entry.title is not None:
        return entry.title.span().start
    return min((r.line.start for s in entry.sections for r in s.readings), default=0)
