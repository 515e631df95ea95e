"""Lines → readings: which labels stand in each line, which lines are their values, which hold facts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pipeline.model.page import Line, View
from pipeline.model.parts import FactsLine, Label, Reading
from pipeline.rules import Rules
from pipeline.rules.schema import FACT_KEYS, SECTION_KEYS
from pipeline.sections.labels import Head, bare_head, caps_heads, glued_head, heads_in, value_views
from pipeline.sections.meanings import meaning
from pipeline.sections.menus import is_menu_word
from pipeline.sections.tables import read_rows, read_tables
from pipeline.sections.under import under_name
from pipeline.values.cues import opens_slot
from pipeline.values.dates import find_dates
from pipeline.values.durations import read_duration
from pipeline.values.facts import read_facts
from pipeline.values.names import is_company, is_person, split_names
from pipeline.values.shapes import is_contact, is_prose, words

_COLON = re.compile("[:：՝]")
_RULE = re.compile(r"^[\s|:\-–—+=_*·.]+$")
_PIPED = re.compile(r"^(?:[^|│•]{1,30}[|│•]){1,6}\s*\S{1,12}")
_MOST_VALUES = 60
_SECTIONS = frozenset(SECTION_KEYS)
_FACTS = frozenset(FACT_KEYS)
COMPANY_KEYS = ("production", "co_production", "distribution", "sales", "print_source", "other_company")
_TITLES = ("title", "original_title", "other_title")
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
    _drop_lone_titles(readings)
    for i, reading in enumerate(readings):
        if reading.labels and not reading.labels[-1].values and not reading.owned:
            if under_name(readings, i, rules):
                view = readings[i - 1].line.view
                readings[i] = replace(reading, labels=(replace(reading.labels[-1], values=(view,)),))
                readings[i - 1] = replace(readings[i - 1], owned=True)
                continue
            _take_values(readings, i, rules, languages)
    return readings


def _furniture(lines: Sequence[Line], rules: Rules) -> dict[str, Literal["boilerplate", "related"]]:
    """The places that are furniture or other films whatever stands there; nothing is looked for in their lines."""
    places = {line.place for line in lines if line.place and line.kind != "meta"}
    headed = {line.place for line in lines if line.kind == "heading" and line.level == 1}
    zones = {place: rules.zones.zone_of(place, told=True) for place in places - headed}
    return {place: zone for place, zone in zones.items() if zone is not None}


def _is_value_cell(above: Reading, line: Line) -> bool:
    """Whether a cell stands beside a lone label in its row, whose value it is."""
    beside = line.column == 1 and above.line.row == line.row and above.line.column == 0
    return beside and len(above.labels) == 1 and not above.labels[0].values


def _read_line(line: Line, rules: Rules, languages: tuple[str, ...]) -> Reading:
    text = line.view.text
    if not text or _RULE.match(text):
        return Reading(line)
    prose = is_prose(text)
    if prose and not _COLON.search(text) and not line.head:
        return Reading(line)  # a label or facts in the midst of running text are none
    whole = meaning(text, rules, languages)
    if whole and text.endswith("*"):
        return Reading(line)  # a field of a form that must be filled in
    if whole:
        return Reading(line, (Label(whole[0], line.view, (), whole[1]),))
    heads = (
        heads_in(text, rules, languages)
        or caps_heads(text, rules, languages)
        or _bare(line, rules, languages)
        or _by(text, rules, languages)
    )
    if heads and not _breaks_element(line, heads[0]):
        labels = tuple(
            Label(head.keys, line.view.cut(head.start, head.end), (value,) if value.text else (), head.language)
            for head, value in zip(heads, value_views(line.view, heads), strict=True)
        )
        lead = line.view.cut(0, heads[0].start)
        if not any(c.isalnum() for c in lead.text):
            return Reading(line, labels)
        return Reading(line, labels, lead, _lead_facts(text[: heads[0].start], rules, languages))
    if len(text) <= 240 and line.kind != "meta" and not prose:
        facts = read_facts(text, rules, languages)
        if facts and facts.rest and facts.kinds() <= _OF_SLOTS and opens_slot(text, rules):
            return Reading(line)  # "Sat 10/06/2023 | 21:00 | Hall A"
        return Reading(line, facts=facts)
    return Reading(line)


def _breaks_element(line: Line, head: Head) -> bool:
    """Whether a label without a separator is only a part of an element: its words belong together ("Grim Street")."""
    return head.start == 0 and head.end == head.value < line.head < len(line.view.text)


def _lead_facts(lead: str, rules: Rules, languages: tuple[str, ...]) -> FactsLine | None:
    """The facts before a line's first label; of a long lead those between the pipes at its beginning."""
    if len(lead) <= 160:
        return read_facts(lead, rules, languages)
    opening = _PIPED.match(lead)
    return read_facts(opening[0], rules, languages) if opening else None


def _bare(line: Line, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """A label without any separator: set in an element of its own, or before just such a value as it asks for."""
    text = line.view.text
    if 0 < line.head < len(text):
        told = meaning(text[: line.head].strip(), rules, languages)
        if told:
            return [Head(*told, 0, line.head, line.head)]
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
        and _fits(head.keys, text[head.value :].strip(), rules, languages)
    ):
        return [head]
    return []


def _may_open_value(value: str) -> bool:
    """Whether a value can begin so behind a label that nothing sets off: no small letter, no colon further on."""
    return not value[:1].islower() and ":" not in value


def _by(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """A director's name behind nothing but "de", "by" or "von"."""
    if len(text) > 80:
        return []
    for cue in rules.words.words.find(text)[:1]:
        language = next((c.language for c in cue.value if c.key == "of" and c.language in languages), None)
        names = split_names(text[cue.end :].strip(), rules, languages) if language and cue.start == 0 else []
        if names and language and all(is_person(n.value.name, rules) for n in names):
            return [Head(("director",), language, 0, cue.end, cue.end)]
    return []


def _fits(keys: tuple[str, ...], value: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a text can be the value of a label: names for a role, a year for "year", and so on."""
    key = keys[0]
    if not value or is_prose(value):
        return False
    if key == "facts" or (len(keys) > 1 and set(keys) <= _FACTS):
        return read_facts(value, rules, languages) is not None
    if key == "year":
        return bool(re.match(r"^\D{0,12}(1[89]|20)\d\d\b.{0,12}$", value))
    if key == "runtime":
        return read_duration(value, rules) is not None and len(value) < 24
    if key == "genre":
        return len(words(value)) <= 6
    if key in ("country", "language", "subtitles", "form", "colour", "format", "aspect_ratio"):
        facts = read_facts(value, rules, languages)
        return facts is not None and not facts.rest
    if key in ("title", "original_title", "other_title"):
        return len(words(value)) <= 12
    if key == "other_company":
        return is_company(value, rules)
    if key in rules.roles:
        names = split_names(value, rules, languages, firms=key in COMPANY_KEYS)
        known = sum(n.value.company or is_person(n.value.name, rules) for n in names)
        return bool(names) and (known == len(names) or (len(names) > 2 and 2 * known > len(names)))
    return False


def _drop_lone_titles(readings: list[Reading]) -> None:
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
        if not set_off and (directed or not others):
            readings[i] = replace(reading, labels=())


def _take_values(readings: list[Reading], i: int, rules: Rules, languages: tuple[str, ...]) -> None:
    """Give a label without a value the lines below it that can be its values."""
    label = readings[i].labels[-1]
    if label.keys[0] in _SECTIONS or label.keys[0] in ("facts", "ignored"):
        return
    values: list[View] = []
    j = i + 1
    while j < len(readings) and len(values) < _MOST_VALUES:
        below = readings[j]
        text = below.line.view.text
        if not text or (_RULE.match(text) and not values):
            j += 1
            continue
        if below.labels or below.owned or below.zone != "main" or below.line.kind in ("heading", "meta"):
            break
        if is_contact(text) or (label.keys[0] in _LISTED and is_menu_word(text, rules)):
            break
        if values and (below.line.gap or not _goes_on(readings[j - 1], below)):
            break
        if not _value_line(label.keys, text, rules, languages):
            break
        if below.facts and _is_own_line(label.keys[0], below.facts, rules):
            break
        if label.keys[0] == "cast" and _heads_film(readings, j):
            break
        if values and _is_kind_of(text, label.keys[0], rules, languages):
            break
        values.append(below.line.view)
        readings[j] = replace(below, facts=None, owned=True)
        j += 1
    if values:
        labels = (*readings[i].labels[:-1], replace(label, values=tuple(values)))
        readings[i] = replace(readings[i], labels=labels)


def _is_kind_of(text: str, key: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line below names a kind of a role ("Additional photography"): its last word is a label by itself."""
    last = text.rsplit(None, 1)[-1]
    if key in COMPANY_KEYS or not last.islower() or last == text:
        return False
    found = meaning(last, rules, languages)
    return found is not None and found[1] in (*languages, "en") and found[0][0] in rules.roles


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


def _goes_on(above: Reading, below: Reading) -> bool:
    """Whether a list of values goes on: a comma at the line's end, or lines of the same kind and place."""
    if above.line.view.text.endswith((",", "/", ";", "&")):
        return True
    return above.line.kind == below.line.kind and above.line.place == below.line.place


def _value_line(keys: tuple[str, ...], text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    key = keys[0]
    if key == "section" and sum(d.end - d.start for d in find_dates(text, rules)) * 2 > len(text):
        return False  # the first day of a programme
    if key in ("title", "original_title", "other_title", "section", "venue", "date", "premiere", "festival_edition"):
        return len(text) <= 120 and not is_prose(text)
    if key == "cast" or key in rules.roles or key == "other_company":
        if is_prose(text) and text.count(",") < 3:
            return False
        names = split_names(text, rules, languages, firms=key in COMPANY_KEYS)
        known = [n.value.company or is_person(n.value.name, rules) for n in names]
        if is_prose(text) and 2 * sum(known) <= len(known):
            return False
        return bool(names) and (all(known) or is_company(text, rules) or (len(text) < 40 and key != "other"))
    if key == "festival_year":
        return bool(re.search(r"\d{4}", text)) and len(text) < 40
    return _fits(keys, text, rules, languages)
