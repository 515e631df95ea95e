"""Menus, language switches, share lines and buttons: lines made of short items that only a site's frame has."""

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.model.fold import label_key
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.crumbs import is_crumbs
from pipeline.values.shapes import is_prose

_BETWEEN = re.compile(r"\s{2,}|\t+|\s*[|│｜·•]+\s*|\s+[/–—-]\s+|\s*\u3000\s*")
_PARTED, _WIDE = re.compile(r"[\t|│｜·•/–—\u3000-]"), re.compile(r"\s\s")  # a line with neither is one item
_PIECES = re.compile(r"[\s|│·•/,]+")
_COUNT = re.compile(r"\s*[(\[（]\s?\d{1,4}\s?[)\]）]$")
_DECOR = " \t♡♥☆★▶►▷≡☰←→↑↓‹›«»<>+✕×✓✔▲▼△▽[]"
_TYPE_SIZE = frozenset(("a", "a-", "a+", "a++", "aa", "+", "-"))
# An arrow back at the head of a line; a guillemet that closes again only quotes, "<p>" is markup.
_BACK = re.compile(r"(?:[←⟵]|<(?![^<>\s][^<>]*>$)<?(?=[\s\w])|‹|«\s(?!.*»)|‹‹)\s*[^\W\d_][^<>]*(?:>{1,2}|[→›»])?$")
_NEXT = re.compile(r".*\w\s*(?:[→⟶›»]|>{1,2})$")
_SHARE = re.compile(r"([^:：]{2,30})[:：]\s*(\S.*)$")
_LONGEST = 40  # characters of a menu's item
_LINE = 200
_TOP = 60  # lines in which a page's menu stands
_ROW = 3  # menu words, one below the other, that are a menu wherever they stand
_TITLED = frozenset(("year", "runtime", "country"))
_MENU_KEYS = frozenset({
    "filmography", "contact", "screenings", "awards", "reviews", "related", "ignored", "section", "venue", "date",
})  # fmt: skip


def is_menu_word(text: str, rules: Rules) -> bool:
    """Whether a text is, as a whole, an item of a site's menu ("Tickets", "Basket (0)")."""
    return len(text) <= _LONGEST and _item_key(text) in rules.words.menu


@lru_cache(maxsize=4096)
def _item_key(text: str) -> str:
    """A menu's item for look-up, without its count and its arrows (remembered: it is asked several times)."""
    return label_key(_COUNT.sub("", text).strip(_DECOR))


def is_menu_line(text: str, rules: Rules, *, plain: bool) -> bool:
    """Whether a line is made of several items of a menu; where facts were read in it (not `plain`) all must be such."""
    if not 2 < len(text) <= _LINE:
        return False
    if _is_switch(text, rules, plain=plain) or _is_share(text, rules):
        return True
    if not _PARTED.search(text) and not _WIDE.search(text):
        return False
    items = [item for item in _BETWEEN.split(text) if item.strip(_DECOR)]
    if len(items) < 2 or any(len(item) > _LONGEST for item in items):
        return False
    known = sum(is_menu_word(item, rules) or _is_switch(item, rules, plain=plain) for item in items)
    if len(items) == 2 or not plain:
        return known == len(items)
    return known >= 2 and known * 2 >= len(items)


def _is_switch(text: str, rules: Rules, *, plain: bool) -> bool:
    """Whether a line lets the reader choose a language ("RO | EN") or the size of the type ("A- A A+")."""
    if len(text) > 24:
        return False
    pieces = [piece.casefold() for piece in _PIECES.split(text) if piece not in ("", "–", "—", "-")]
    if not 2 <= len(pieces) <= 6:
        return False
    if _TYPE_SIZE.issuperset(pieces):
        return True
    codes = all(len(piece) == 2 and piece in rules.languages for piece in pieces)
    return codes and (plain or "en" in pieces) and len(set(pieces)) == len(pieces)


def _is_share(text: str, rules: Rules) -> bool:
    """Whether a line asks to share the page ("Share: Facebook | Copy link")."""
    match = _SHARE.match(text)
    if not match:
        return False
    head = label_key(match[1])
    if head not in rules.words.menu or head in rules.labels:
        return False
    items = [item for item in _BETWEEN.split(match[2]) if item.strip(_DECOR)]
    pieces = [piece for piece in _PIECES.split(match[2]) if piece.strip(_DECOR)]
    short = all(len(piece) <= 2 for piece in pieces)
    return short or any(2 * sum(is_menu_word(i, rules) for i in found) >= len(found) for found in (items, pieces))


def is_way_back(text: str) -> bool:
    """Whether a line leads to the page before ("← Back to all films", "<< Programme B | Programme D >>")."""
    return text[0] in "←⟵<‹«" and len(text) <= 80 and _BACK.match(text) is not None and not is_prose(text)


def is_remark(text: str, rules: Rules) -> bool:
    """Whether a line is a remark on a showing ("+ Q&A with the director", "No entry after the film has begun")."""
    found = rules.words.remarks.find(text) if len(text) <= 160 else []
    if not found:
        return False
    if not any(c.isalnum() for c in text[: found[0].start]):
        return True
    return 2 * sum(f.end - f.start for f in found) >= len(text) and not is_prose(text)


def heads_film(reading: Reading) -> bool:
    """Whether a line states what stands right below a film's title: its director, year, length or country."""
    if any(label.values and "director" in label.keys for label in reading.labels):
        return True
    return reading.facts is not None and bool(reading.facts.kinds() & _TITLED)


def mark_menus(readings: list[Reading], rules: Rules) -> None:
    """Mark the menus whose items stand one below the other, and the links to the next page beside one back."""
    _mark_top(readings, rules)
    row: list[int] = []
    for i, reading in enumerate(readings):
        text = reading.text
        item = 0 < len(text) <= _LONGEST and _is_item(reading, rules)
        if item and row and not reading.line.gap:
            row.append(i)
            continue
        if len(row) >= _ROW:
            mark(readings, row)
        row = [i] if item and not reading.facts else []  # "English" above buttons may be a film's language
        if text[-1:] in "→⟶›»>" and _NEXT.match(text) and i and is_way_back(readings[i - 1].text or "-"):
            readings[i] = replace(reading, zone="boilerplate")
    if len(row) >= _ROW:
        mark(readings, row)


def _is_item(reading: Reading, rules: Rules) -> bool:
    if (reading.owned or any(label.values for label in reading.labels)) and reading.line.kind != "link":
        return False
    return is_menu_word(reading.text, rules)


def mark(readings: list[Reading], places: list[int]) -> None:
    """Mark the lines at some places as furniture."""
    for i in places:
        if readings[i].zone != "boilerplate":
            readings[i] = replace(readings[i], zone="boilerplate")


def _mark_top(readings: list[Reading], rules: Rules) -> None:
    """Short lines in a row at the page's top, two of them words of a menu ("Films", "Contact"): all are the menu.

    A way back or a breadcrumb stands between the menu and the page's own title, and so ends the row.
    """
    run: list[int] = []
    for i, reading in enumerate(readings[:_TOP]):
        item = 0 < len(reading.text) <= _LONGEST and is_menu_word(reading.text, rules)
        if not item and _ends_top(reading, rules):
            if heads_film(reading) and not reading.line.gap:
                run = run[:-1]
            break
        up = _leads_up(reading.text)
        if run and (reading.line.gap or up):
            _close_run(readings, run, rules)
            run = []
        if 0 < len(reading.text) <= 30 and not up:
            run.append(i)
    _close_run(readings, run, rules)


def _leads_up(text: str) -> bool:
    return bool(text) and (is_way_back(text) or is_crumbs(text))


def _ends_top(reading: Reading, rules: Rules) -> bool:
    if reading.facts or any(label.values for label in reading.labels) or is_prose(reading.text):
        return True
    return reading.line.level == 1 or any(k in rules.roles for label in reading.labels for k in label.keys)


def _close_run(readings: list[Reading], run: list[int], rules: Rules) -> None:
    """Mark a run from its first word of a menu to its last; what stands behind may be a title."""
    known = [i for i in run if readings[i].zone == "boilerplate" or is_menu_word(readings[i].text, rules)]
    while known and readings[known[0]].facts:
        del known[0]
    menu = [i for i in run if i in known or {k for label in readings[i].labels for k in label.keys} & _MENU_KEYS]
    span = [i for i in run if menu[0] <= i <= menu[-1]] if menu else []
    if len(menu) >= 2 and (len(span) >= _ROW or len(known) == len(span)) and 2 * len(menu) >= len(span):
        mark(readings, span)
