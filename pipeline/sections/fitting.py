"""Whether a text can be the value of a label: names for a role, a year for "year", and so on."""

import re

from pipeline.rules import Rules
from pipeline.rules.schema import FACT_KEYS
from pipeline.values.dates import find_dates
from pipeline.values.durations import read_duration
from pipeline.values.facts import read_facts
from pipeline.values.names import is_company, is_person, split_names
from pipeline.values.playing import plays
from pipeline.values.shapes import is_prose, words

_FACTS = frozenset(FACT_KEYS)
COMPANY_KEYS = ("production", "co_production", "distribution", "sales", "print_source", "other_company")


def fits(keys: tuple[str, ...], value: str, rules: Rules, languages: tuple[str, ...]) -> bool:
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
        return facts is not None and not facts.rest and (key != "colour" or key in facts.kinds())
    if key in ("title", "original_title", "other_title"):
        return len(words(value)) <= 12
    if key == "other_company":
        return is_company(value, rules)
    if key in rules.roles:
        names = split_names(value, rules, languages, firms=key in COMPANY_KEYS)
        known = sum(n.value.company or is_person(n.value.name, rules) for n in names)
        return bool(names) and (known == len(names) or (len(names) > 2 and 2 * known > len(names)))
    return False


def is_value_line(keys: tuple[str, ...], text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether the line below a label without a value can be its value."""
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
        if key == "cast" and plays(text, rules):
            return True
        return bool(names) and (all(known) or is_company(text, rules) or (len(text) < 40 and key != "other"))
    if key == "festival_year":
        return bool(re.search(r"\d{4}", text)) and len(text) < 40
    return fits(keys, text, rules, languages)
