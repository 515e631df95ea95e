"""Lines → readings: which labels stand in each line, which lines are their values, which hold facts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipeline.model.page import Line, View
from pipeline.model.parts import FactsLine, Label, Reading
from pipeline.rules import Rules
from pipeline.rules.schema import SECTION_KEYS
from pipeline.sections.fitting import COMPANY_KEYS, fits, is_value_line
from pipeline.sections.labels import Head, bare_head, caps_heads, glued_head, heads_in, value_views, with_facts
from pipeline.sections.meanings import meaning
from pipeline.sections.menus import is_menu_word
from pipeline.sections.runs import quoted_heads, run_heads
from pipeline.sections.tables import read_rows, read_tables
from pipeline.sections.under import cast_goes_on, under_name
from pipeline.values.cues import opens_slot
from pipeline.values.facts import read_facts
from pipeline.values.names import is_company, is_person, split_names
from pipeline.values.shapes import is_contact, is_prose

_COLON = re.compile("[:：՝]")
_RULE = re.compile(r"^(?![-–—]$)[\s|:\-–—+=_*·.]+$")  # a single dash is an empty value
_CODES = re.compile(r"(?:\W{0,3}\b[A-Z]{2,3}\b)+\W*")  # a site's languages
_LETTER = re.compile(r"[(\[][^\W\d_]{1,2}[)\]]")  # "(G)"
_FACTS_BEHIND = re.compile(r"\b(?:1[89]|20)\d\d\b.*(?:\d|\))")
_PIPED = re.compile(r"^(?:[^|│•]{1,30}[|│•]){1,6}\s*\S{1,12}")
_SECTIONS = frozenset(SECTION_KEYS)
_TITLES = ("title", "original_title", "other_title")
_MOST_VALUES, _SHORT = 60, 400  # lines of a label's values; characters of a line that is remembered
_REMARKS = ("premiere", "section")  # labels that are remarks or headings of their own too
_OF_SLOTS = frozenset(("year", "runtime"))  # what a day and a time of a screening look like
_LISTED = ("section", "venue")  # labels that are words of menus too


def read_lines(lines: Sequence[Line], rules: Rules, languages: tuple[str, ...]) -> list[Reading]:
    """A reading for every line, in order; labels have their values, and values know they are owned."""
    furniture = _furniture(lines, rules)
    readings: list[Reading] = []
    for line in lines:
        zone = furniture.get(line.place)
        if zone is not None:
            readings.append(Reading(line, zone=zone))
        elif line.kind == "meta" or (readings and _is_value_cell(readings[-1], line)):
            readings.append(Reading(line))
        else:
            readings.append(_read_line(line, rules, languages))
    read_rows(readings)
    read_tables(readings, rules, languages)
    _drop_lone_titles(readings, rules)
    for i, reading in enumerate(readings):
        if reading.labels and not reading.labels[-1].values and not reading.owned:
            if under_name(readings, i, rules):
                view = readings[i - 1].line.view
                readings[i] = replace(reading, labels=(replace(reading.labels[-1], values=(view,)),))
                readings[i - 1] = replace(readings[i - 1], owned=True)
                continue
            _take_values(readings, i, rules, languages)
            if readings[i].labels[-1].keys == ("colour",) and not readings[i].labels[-1].values:
                readings[i] = replace(readings[i], labels=(), facts=read_facts(reading.text, rules, languages))
    return readings


def _furniture(lines: Sequence[Line], rules: Rules) -> dict[str, Literal["boilerplate", "related"]]:
    """The places that are furniture or other films whatever stands there; nothing is looked for in their lines."""
    places = {line.place for line in lines if line.place and line.kind != "meta"}
    headed = {line.place for line in lines if line.kind == "heading" and line.level == 1}
    zones = {place: rules.zones.zone_of(place, told=True) for place in places - headed}
    return {place: zone for place, zone in zones.items() if zone is not None}


def _is_value_cell(above: Reading, line: Line) -> bool:
    """Whether a cell stands beside a lone label in its row, whose value it is."""
    if line.column != 1 or above.line.row != line.row or above.line.column != 0:
        return False
    return len(above.labels) == 1 and not above.labels[0].values


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line's text says whatever page it stands on: a label alone, labels with values, or facts."""

    whole: tuple[tuple[str, ...], str] | None = None
    heads: tuple[Head, ...] = ()
    facts: FactsLine | None = None


def _read_line(line: Line, rules: Rules, languages: tuple[str, ...]) -> Reading:
    text = line.view.text
    if not text or _RULE.match(text):
        return Reading(line)
    said = (_remembered if len(text) <= _SHORT else _said)(text, line.head, line.kind == "meta", rules, languages)
    if said.whole:
        return Reading(line, (Label(said.whole[0], line.view, (), said.whole[1]),))
    if not said.heads:
        return Reading(line, facts=said.facts)
    labels = tuple(
        Label(head.keys, line.view.cut(head.start, head.end), (value,) if value.text else (), head.language)
        for head, value in zip(said.heads, value_views(line.view, list(said.heads)), strict=True)
    )
    lead = line.view.cut(0, said.heads[0].start)
    return Reading(line, labels, lead, said.facts) if any(map(str.isalnum, lead.text)) else Reading(line, labels)


def _said(text: str, head: int, meta: bool, rules: Rules, languages: tuple[str, ...]) -> _Said:
    prose = is_prose(text)
    colon = _COLON.search(text) is not None
    row = _row(text, rules, languages, colon=colon)
    if prose and not row and not colon and not head:
        return _Said()  # a label or facts in the midst of running text are none
    if (whole := meaning(text, rules, languages)) and not _LETTER.fullmatch(text):
        return _Said() if text.endswith("*") else _Said(whole)  # with an asterisk a field of a form to be filled in
    heads = (
        row
        or heads_in(text, rules, languages)
        or caps_heads(text, rules, languages)
        or _bare(text, head, rules, languages)
        or _by(text, rules, languages)
    )
    if len(heads) == 1 and heads[0].keys == ("section",) and _FACTS_BEHIND.search(text, heads[0].value):
        heads = []  # "Panorama: Salt (dir. Ana Berg, Chile, 2023, 102')"
    if heads and not _breaks_element(text, head, heads[0]):
        return _Said(None, tuple(heads), _lead_facts(text[: heads[0].start], rules, languages))
    facts = read_facts(text, rules, languages) if len(text) <= 240 and not meta and not prose else None
    if facts and facts.rest and facts.kinds() <= _OF_SLOTS and opens_slot(text, rules):
        return _Said()  # "Sat 10/06/2023 | 21:00 | Hall A"
    return _Said(facts=facts)


_remembered = lru_cache(maxsize=4096)(_said)  # menus, labels and footers stand on every page of a site


def _row(text: str, rules: Rules, languages: tuple[str, ...], *, colon: bool) -> list[Head]:
    """The labels of a row of credits and of those with colons behind it; none where colons set off more labels."""
    row = run_heads(text, rules, languages) or quoted_heads(text, rules, languages)
    if not row or not colon:
        return row
    others = heads_in(text, rules, languages)
    return [*row, *(h for h in others if h.start > row[-1].value)] if len(others) < len(row) else []


def _breaks_element(text: str, size: int, head: Head) -> bool:
    """Whether a label without a separator is only a part of an element: its words belong together ("Grim Street")."""
    return head.start == 0 and head.end == head.value < size < len(text)


def _lead_facts(lead: str, rules: Rules, languages: tuple[str, ...]) -> FactsLine | None:
    """The facts before a line's first label; of a long lead those between the pipes at its beginning."""
    if len(lead) <= 160:
        return read_facts(lead, rules, languages)
    opening = _PIPED.match(lead)
    return read_facts(opening[0], rules, languages) if opening else None


def _bare(text: str, size: int, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """A label without any separator: set in an element of its own, or before just such a value as it asks for."""
    if 0 < size < len(text):
        told = meaning(text[:size].strip(), rules, languages)
        if told:
            return [Head(*told, 0, size, size)]
    if glued := glued_head(text, rules, languages):
        return [glued]
    head = bare_head(text, rules, languages)
    if head and head.keys[0] == "colour" and text[head.value :].lstrip()[:1] in ("/", "&", "+", ","):
        return []  # "Colour / B&W" is no label and its value
    if head and head.keys[0] == "section" and text.count("\t") == 1 and "\t" in text[head.end : head.value + 1]:
        return [head]
    if (
        head
        and _may_open_value(text[head.value :].lstrip())
        and fits(head.keys, text[head.value :].strip(), rules, languages)
    ):
        return [head]
    return []


def _may_open_value(value: str) -> bool:
    """Whether a value can begin so behind a label that nothing sets off: no small letter, no colon further on."""
    return not value[:1].islower() and ":" not in value


def _by(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """A director's name behind nothing but "de", "by" or "von"."""
    if len(text) > 80 or not rules.words.words.heads(text) or _CODES.fullmatch(text):
        return []
    for cue in rules.words.words.find(text)[:1]:
        language = next((c.language for c in cue.value if c.key == "of" and c.language in languages), None)
        names = split_names(text[cue.end :].strip(), rules, languages) if language and cue.start == 0 else []
        if names and language and all(is_person(n.value.name, rules) for n in names):
            return with_facts(text, [Head(("director",), language, 0, cue.end, cue.end)], rules, languages)
    return []


def _drop_lone_titles(readings: list[Reading], rules: Rules) -> None:
    """A title label without a separator ("Film …") is believed only among other labels, above the director's."""
    directed = False
    for i, reading in enumerate(readings):
        directed = directed or any("director" in label.keys for label in reading.labels)
        if len(reading.labels) != 1 or not reading.labels[0].values or reading.labels[0].keys[0] not in _TITLES:
            continue
        between = reading.text[len(reading.labels[0].head.text) :].lstrip()
        near = [r for r in readings[max(0, i - 1) : i + 2] if r is not reading]
        others = any(label.keys != reading.labels[0].keys for r in near for label in r.labels)
        set_off = between.startswith((":", "：", "|", "=")) or reading.line.head
        set_off = set_off or (reading.labels[0].keys[0] != "title" and " " in reading.labels[0].head.text)
        if (not set_off and (directed or not others)) or is_menu_word(reading.text, rules):
            readings[i] = replace(reading, labels=())


def _take_values(readings: list[Reading], i: int, rules: Rules, languages: tuple[str, ...]) -> None:
    """Give a label without a value the lines below it that can be its values."""
    label = readings[i].labels[-1]
    if _stands_alone(readings, i):
        return
    values: list[View] = []
    j = i + 1
    while j < len(readings) and len(values) < _MOST_VALUES:
        below = readings[j]
        text = below.line.view.text
        if not text or (_RULE.match(text) and not values):
            j += 1
            continue
        if below.owned or below.zone != "main" or below.line.kind in ("heading", "meta"):
            break
        if (below.labels and not _is_firm(below, label.keys[0], rules)) or is_contact(text):
            break
        if (label.keys[0] in _LISTED and is_menu_word(text, rules)) or (
            values and not _goes_on(readings, j, len(values), label.keys[0])
        ):
            break
        if not is_value_line(label.keys, text, rules, languages):
            break
        if below.facts and _is_own_line(label.keys[0], below.facts, rules):
            break
        if label.keys[0] == "cast" and _heads_film(readings, j):
            break
        if values and _is_kind_of(text, label.keys[0], rules, languages):
            break
        values.append(below.line.view)
        readings[j] = replace(below, labels=(), lead=None, facts=None, owned=True)
        j += 1
    if values:
        labels = (*readings[i].labels[:-1], replace(label, values=tuple(values)))
        readings[i] = replace(readings[i], labels=labels)


def _is_firm(reading: Reading, key: str, rules: Rules) -> bool:
    """Whether a line below a company's label is a company's name that begins with a label's word ("Radio Delta")."""
    first = reading.labels[0]
    bare = len(reading.labels) == 1 and not reading.line.gap and first.head.span().end < reading.line.span.end
    if not bare or key not in COMPANY_KEYS or _COLON.search(reading.text):
        return False
    return first.keys[0] in COMPANY_KEYS and is_company(reading.text, rules)


def _is_kind_of(text: str, key: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line below names a kind of a role ("Additional photography"): its last word is a label by itself."""
    last = text.rsplit(None, 1)[-1]
    if key in COMPANY_KEYS or not last.islower() or last == text:
        return False
    found = meaning(last, rules, languages)
    return found is not None and found[1] in (*languages, "en") and found[0][0] in rules.roles


def _stands_alone(readings: list[Reading], i: int) -> bool:
    """Whether a label without a value is a heading or a remark, whose value is not the line below it."""
    key = readings[i].labels[-1].keys[0]
    if key in _SECTIONS or key in ("facts", "ignored"):
        return True
    below = readings[i + 1] if i + 1 < len(readings) else None
    set_off = below is not None and below.line.gap and not readings[i].text.endswith((":", "："))
    return key in _REMARKS and set_off


def _heads_film(readings: list[Reading], i: int) -> bool:
    """Whether a line stands right above another film's director and facts, and so is its title ("Featuring:" lists)."""
    below = readings[i + 1] if i + 1 < len(readings) else None
    if below is None or below.line.gap or not below.labels or below.labels[0].keys[0] != "director":
        return False
    return below.facts is not None or any("facts" in label.keys for label in below.labels)


def _is_own_line(key: str, facts: FactsLine, rules: Rules) -> bool:
    """Whether facts below a label are a line of their own: three kinds and more, or no names below a role."""
    if key == "venue" and not facts.rest and facts.kinds() & {"runtime", "country", "language"}:
        return True  # "Theatre" above "170 min" is a genre or a menu's word
    return key != "facts" and (len(facts.kinds()) > 2 or (key in rules.roles and not facts.rest))


def _goes_on(readings: Sequence[Reading], i: int, taken: int, key: str) -> bool:
    """Whether a list of values goes on: a comma at the line's end, lines of the same kind and place, couples."""
    above, below = readings[i - 1], readings[i]
    if below.line.gap:
        return key == "cast" and cast_goes_on(readings, i, taken)
    if above.line.view.text.endswith((",", "/", ";", "&")):
        return True
    return above.line.kind == below.line.kind and above.line.place == below.line.place
