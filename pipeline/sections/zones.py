"""Page furniture told from content: navigation, cookie notices, share links, copyright lines, other films."""

import re
from dataclasses import replace
from itertools import zip_longest

from pipeline.model.fold import label_key
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.menus import heads_film, is_menu_line, is_menu_word, is_remark, is_way_back, mark, mark_menus
from pipeline.values.crumbs import crumbs, is_crumbs
from pipeline.values.cues import is_screening
from pipeline.values.names import is_company
from pipeline.values.shapes import is_prose, words

_HEADING = 60  # characters of a heading in capitals that ends in such words
_COPYRIGHT = re.compile(r"\W*(?:copyright?|©|\(c\)|℗)", re.IGNORECASE)
_COPYRIGHT_YEAR = re.compile(r"©\s*(?:19|20)\d\d")
_BARS = re.compile(r"\s*[·•|/]\s*")
_MENU_RUN = 4
_PAIR = 2  # parts of a line with a slash that is no breadcrumb for sure
_UNIQUE = frozenset(("director", "year", "runtime", "country"))
_RESUMED = frozenset(("screenings", "biography", "statement"))
_FOOT = 6  # lines at a page's end that name its makers
_RICH = 3  # facts of a film after which nothing below a heading "Other films" is its own


def mark_zones(readings: list[Reading], rules: Rules) -> list[Reading]:
    """The readings with their zone set; the text of furniture stays readable but feeds no field."""
    marked = [_zone_of(r, below, rules) for r, below in zip_longest(readings, readings[1:]) if r is not None]
    _mark_links(marked)
    mark_menus(marked, rules)
    _mark_repeats(marked)
    return _mark_related(marked, rules)


def _zone_of(reading: Reading, below: Reading | None, rules: Rules) -> Reading:
    line = reading.line
    if reading.zone != "main" or line.kind == "meta":
        return reading
    told = bool(reading.labels or reading.facts or reading.owned)
    zone = rules.zones.zone_of(line.place, told=told) if line.place else None
    if zone == "boilerplate" and line.kind == "heading" and line.level == 1:
        zone = None  # a page's main heading is content wherever the template puts it
    text = line.view.text
    if zone is None and text and not reading.owned and _is_furniture(text, reading, rules):
        zone = None if _is_title(text, below, rules) else "boilerplate"
    return replace(reading, zone=zone) if zone else reading


def _is_title(text: str, below: Reading | None, rules: Rules) -> bool:
    """Whether a menu's word stands right over a film's facts, and so is its title."""
    if below is None or below.line.gap or not heads_film(below):
        return False
    return is_menu_word(text, rules) and len(words(text)) == 1


def _is_furniture(text: str, reading: Reading, rules: Rules) -> bool:
    if _COPYRIGHT.match(text) or ("©" in text and _COPYRIGHT_YEAR.search(text)):
        return True
    stated = reading.facts.kinds() & _UNIQUE if reading.facts else frozenset()
    if len(stated) > 1:
        return False
    plain = not reading.labels and not reading.facts
    if is_menu_line(text, rules, plain=plain):
        return True
    parts = [] if stated else crumbs(text)
    leads = not reading.labels if is_crumbs(text) else len(parts) > _PAIR
    if parts and leads and _is_menu(text[slice(*parts[0])], rules):
        return True
    return plain and not is_screening(text, rules) and _is_frame(text, rules)


def _is_frame(text: str, rules: Rules) -> bool:
    """Whether a line without labels and facts is a breadcrumb, a way back, a remark or words of furniture."""
    if is_crumbs(text) or is_way_back(text) or is_remark(text, rules):
        return True
    if len(text) > 160:
        return False
    parts = [p for p in _BARS.split(text) if p.strip()]
    if len(parts) >= 4 and all(len(p.split()) <= 3 for p in parts):
        return any(_is_menu(p, rules) for p in parts)
    known = rules.words.boilerplate.find(text)
    if not known:
        return False
    covered = sum(f.end - f.start for f in known)
    first = known[0]
    several = " " in text[first.start : first.end]
    return covered * 2 >= len(text) or (several and len(words(text)) <= 8 and first.start == 0 and not is_prose(text))


def _is_menu(text: str, rules: Rules) -> bool:
    """Whether a part of a line can be an item of a menu: a label's word or one of the furniture."""
    return label_key(text) in rules.labels or is_menu_word(text, rules) or rules.words.boilerplate.has(text)


def _mark_links(readings: list[Reading]) -> None:
    """Runs of lines that are nothing but links are menus, unless they carry labels or facts."""
    run: list[int] = []
    for i, reading in enumerate([*readings, None]):
        if reading is not None and reading.line.kind == "link" and not reading.labels and not reading.owned:
            run.append(i)
            continue
        if reading is not None and run and not reading.line.view.text:
            continue
        if len(run) >= _MENU_RUN and not any(readings[k].facts for k in run):
            mark(readings, run)
        run = []


def _mark_repeats(readings: list[Reading]) -> None:
    """A block of running text that is printed again, word for word, at the page's end is its banner."""
    seen: dict[str, int] = {}
    for i, reading in enumerate(readings):
        text = reading.line.view.text
        if len(text) < 40 or reading.line.kind == "meta" or reading.labels or reading.facts:
            continue
        first = seen.setdefault(text, i)
        if first != i and i - first > 2 and i >= len(readings) - 6 and first <= 6:
            readings[first] = replace(readings[first], zone="boilerplate")
            readings[i] = replace(reading, zone="boilerplate")


def _mark_related(readings: list[Reading], rules: Rules) -> list[Reading]:
    """What follows a heading such as "Other films" is not about this page's film, down to the page's end.

    A director's label or a synopsis ends it, unless three facts above, in markup or with the director among
    them, show that the film's own lines are through. So does a heading over screenings or a text.
    """
    inside = told = False
    own: set[str] = set()
    for i, reading in enumerate(readings):
        if reading.line.kind == "meta":
            break
        told = told or bool(reading.facts and reading.facts.kinds() & _UNIQUE)
        told = told or any(k in rules.roles for label in reading.labels for k in label.keys)
        if _heads_others(reading, rules):
            if not told:  # "News" above everything is a menu's word
                readings[i] = replace(reading, zone="boilerplate")
                continue
            inside = True
        elif inside and (_resumes(readings, i, rules) or (not _is_through(own, reading) and _opens_film(reading))):
            inside = False
        if inside and reading.zone == "main":
            readings[i] = replace(reading, zone="related")
        elif reading.zone == "main" and "director" in own and i >= len(readings) - _FOOT and _is_maker(reading, rules):
            readings[i] = replace(reading, zone="boilerplate")
        elif reading.zone == "main":
            own |= _stated(reading)
    return readings


def _is_maker(reading: Reading, rules: Rules) -> bool:
    """Whether a line names the body that runs the festival or made its site, by a word for a film's director.

    "Realização: Associação …" and "Realisation: Agentur …" below everything, on the page of a film with a director.
    """
    label = reading.labels[0] if len(reading.labels) == 1 else None
    if label is None or label.keys != ("director",) or len(label.values) != 1:
        return False
    return is_company(label.values[0].text, rules)


def _heads_others(reading: Reading, rules: Rules) -> bool:
    """Whether a line heads other films, by its label or by how it opens ("More in this strand")."""
    if reading.labels:
        return reading.labels[0].keys[0] == "related"
    text = reading.text
    if not 4 < len(text) <= 70 or reading.facts or reading.owned or is_prose(text):
        return False
    if rules.words.more_from.heads(text):
        return True
    found = rules.words.more_from.find(text) if text.isupper() and len(text) <= _HEADING else ()
    return bool(found) and found[-1].end == len(text)  # "THE REST OF THE WEEK'S FURTHER SHOWINGS"


def _opens_film(reading: Reading) -> bool:
    return any(k in ("director", "synopsis", "cast") for label in reading.labels for k in label.keys)


def _is_through(own: set[str], reading: Reading) -> bool:
    """Whether the facts told of the page's film show that no credits further down can be its own."""
    return len(own) >= _RICH and (bool(reading.line.place) or "director" in own)


def _resumes(readings: list[Reading], i: int, rules: Rules) -> bool:
    """Whether a line heads a part of the film's own page: a label with no value over screenings or running text."""
    label = readings[i].labels[0] if len(readings[i].labels) == 1 else None
    below = readings[i + 1] if i + 1 < len(readings) else None
    if label is None or label.values or label.keys[0] not in _RESUMED or not readings[i].line.gap:
        return False
    if below is None or below.line.gap:
        return False
    return is_screening(below.text, rules) if label.keys[0] == "screenings" else is_prose(below.text)


def _stated(reading: Reading) -> set[str]:
    """The facts a line tells that only one film can have."""
    keys = {key for label in reading.labels if label.values for key in label.keys}
    return (keys | (reading.facts.kinds() if reading.facts else set())) & _UNIQUE
