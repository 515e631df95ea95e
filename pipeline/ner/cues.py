"""What the words inside a name say it names: a school or company, a festival, a prize, a country."""

from dataclasses import replace

from pipeline.ner.entity import Entity
from pipeline.rules import Rules
from pipeline.values.countries import find_countries
from pipeline.values.names import is_company


def is_school(name: str, rules: Rules) -> bool:
    """Whether a word for a school or a company stands in a name."""
    return any(c.key in ("company", "school") for f in rules.words.names.find(name) for c in f.value)


def worded(text: str, names: tuple[Entity, ...], rules: Rules, languages: tuple[str, ...]) -> tuple[Entity, ...]:
    """The names a model saw in a text, those relabelled whose own words say something else."""
    countries = {(c.start, c.end) for c in find_countries(text, rules, languages)} if names else set()
    return tuple(_worded(text[e.start : e.end], e, (e.start, e.end) in countries, rules) for e in names)


def _worded(name: str, seen: Entity, is_country: bool, rules: Rules) -> Entity:
    if is_country:
        return replace(seen, label="PLACE")
    body = " " in name and (is_school(name, rules) or is_company(name, rules))
    if body and seen.label in ("PERSON", "WORK", "PLACE"):
        return replace(seen, label="ORG")
    if seen.label in ("PERSON", "PLACE"):
        told = {c.key for f in rules.words.awards.find(name) for c in f.value}
        if "festival" in told:
            return replace(seen, label="FESTIVAL")
        if "prize" in told and " " in name:
            return replace(seen, label="AWARD")
    return seen
