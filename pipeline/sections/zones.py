"""Page furniture told from content: navigation, cookie notices, share links, copyright lines, other films."""

import re
from dataclasses import replace

from pipeline.model.fold import label_key
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.shapes import is_prose, words

_COPYRIGHT = re.compile(r"^\W*(?:copyright?|©|\(c\)|℗)|©\s*(?:19|20)\d\d", re.IGNORECASE)
_CRUMBS = re.compile(r"^[^.!?]{1,60}(?:\s*[>»›→]\s*[^.!?>»›→]{1,80}){1,8}$")
_ARROWS = re.compile(r"[>»›→]{1,3}")
_QUOTED = re.compile(r"«[^«»]{1,120}»|<[^<>]{1,120}>|‹[^‹›]{1,120}›")  # the arrows of quotation marks point nowhere
_BARS = re.compile(r"\s*[·•|/]\s*")
_MENU_RUN = 4
_UNIQUE = frozenset(("director", "year", "runtime", "country"))
_RICH = 3  # facts of a film after which nothing below a heading "Other films" is its own
_MENU_KEYS = frozenset({
    "filmography", "contact", "screenings", "awards", "reviews", "related", "ignored", "section", "venue", "date",
})  # fmt: skip


def mark_zones(readings: list[Reading], rules: Rules) -> list[Reading]:
    """The readings with their zone set; the text of furniture stays readable but feeds no field."""
    marked = [_zone_of(reading, rules) for reading in readings]
    _mark_menus(marked)
    _mark_top(marked, rules)
    _mark_repeats(marked)
    return _mark_related(marked, rules)


def _zone_of(reading: Reading, rules: Rules) -> Reading:
    line = reading.line
    if line.kind == "meta" or reading.zone != "main":
        return reading
    told = bool(reading.labels or reading.facts or reading.owned)
    zone = rules.zones.zone_of(line.place, told=told) if line.place else None
    if zone == "boilerplate" and line.kind == "heading" and line.level == 1:
        zone = None  # a page's main heading is content wherever the template puts it
    text = line.view.text
    if zone is None and text and not reading.owned and _is_furniture(text, reading, rules):
        zone = "boilerplate"
    return replace(reading, zone=zone) if zone else reading


def _is_furniture(text: str, reading: Reading, rules: Rules) -> bool:
    if _COPYRIGHT.search(text):
        return True
    if reading.labels or reading.facts:
        return False
    if any(arrow in text for arrow in ">»›→"):
        bare = _QUOTED.sub("", text)
        if _ARROWS.search(bare) and _CRUMBS.match(bare):
            return True
    if len(text) > 160:
        return False
    parts = [p for p in _BARS.split(text) if p.strip()]
    if len(parts) >= 4 and all(len(p.split()) <= 3 for p in parts):
        return any(label_key(p) in rules.labels or rules.words.boilerplate.has(p) for p in parts)
    known = rules.words.boilerplate.find(text)
    if not known:
        return False
    covered = sum(f.end - f.start for f in known)
    first = known[0]
    several = " " in text[first.start : first.end]
    return covered * 2 >= len(text) or (several and len(words(text)) <= 8 and first.start == 0 and not is_prose(text))


def _mark_menus(readings: list[Reading]) -> None:
    """Runs of lines that are nothing but links are menus, unless they carry labels or facts."""
    run: list[int] = []
    for i, reading in enumerate([*readings, None]):
        if reading is not None and reading.line.kind == "link" and not reading.labels and not reading.owned:
            run.append(i)
            continue
        if reading is not None and run and not reading.line.view.text:
            continue
        if len(run) >= _MENU_RUN and not any(readings[k].facts for k in run):
            for k in run:
                readings[k] = replace(readings[k], zone="boilerplate")
        run = []


def _mark_top(readings: list[Reading], rules: Rules) -> None:
    """Short lines in a row at the page's top, two of them words of a menu ("Films", "Contact"): all are the menu."""
    run: list[int] = []
    for i, reading in enumerate(readings[:60]):
        if reading.facts or any(label.values for label in reading.labels) or is_prose(reading.text):
            break
        if any(k in rules.roles for label in reading.labels for k in label.keys) or reading.line.level == 1:
            break
        if run and reading.line.gap:
            _close_run(readings, run)
            run = []
        if 0 < len(reading.text) <= 30:
            run.append(i)
    _close_run(readings, run)


def _close_run(readings: list[Reading], run: list[int]) -> None:
    """Mark a run from its first word of a menu to its last; what stands behind may be a title."""
    menu = [i for i in run if readings[i].zone == "boilerplate" or _is_menu_word(readings[i])]
    if len(menu) >= 2 and len([i for i in run if menu[0] <= i <= menu[-1]]) >= 3:
        for i in run:
            if menu[0] <= i <= menu[-1]:
                readings[i] = replace(readings[i], zone="boilerplate")


def _is_menu_word(reading: Reading) -> bool:
    keys = {k for label in reading.labels for k in label.keys}
    return bool(keys & _MENU_KEYS)


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

    A director's label or a synopsis ends it, unless markup and three facts above show that the film's own
    lines are through.
    """
    inside = told = False
    own: set[str] = set()
    for i, reading in enumerate(readings):
        if reading.line.kind == "meta":
            break
        told = told or bool(reading.facts) or any(k in rules.roles for label in reading.labels for k in label.keys)
        if reading.labels and reading.labels[0].keys[0] == "related":
            if not told:  # "News" above everything is a menu's word
                readings[i] = replace(reading, zone="boilerplate")
                continue
            inside = True
        elif inside and not (reading.line.place and len(own) >= _RICH) and _opens_film(reading):
            inside = False
        if inside and reading.zone == "main":
            readings[i] = replace(reading, zone="related")
        elif reading.zone == "main":
            own |= _stated(reading)
    return readings


def _opens_film(reading: Reading) -> bool:
    return any(k in ("director", "synopsis", "cast") for label in reading.labels for k in label.keys)


def _stated(reading: Reading) -> set[str]:
    """The facts a line tells that only one film can have."""
    keys = {key for label in reading.labels if label.values for key in label.keys}
    return (keys | (reading.facts.kinds() if reading.facts else set())) & _UNIQUE
