"""What a line states of a film that only one film can have: year, length, country, director, title."""

import re
from collections.abc import Sequence

from pipeline.model.fold import fold
from pipeline.model.parts import Fact, FactsLine, Reading
from pipeline.rules import Rules
from pipeline.sections.heads import names_people
from pipeline.values.facts import read_facts

CORE = ("year", "runtime", "country")
_UNIQUE = ("director", "title", *CORE)
# "Title (Director, year)".
_BRACKETED = re.compile(r"^.{2,90}?\s*[(\[]([^()\[\]]{3,60}),\s*((?:18|19|20)\d\d)\s*[)\]]")
_OF_STRANDS = frozenset(("country", "form", "language"))
# Labels of a line of facts that names the director.
_BESIDE = frozenset(("director", "facts", "format", "aspect_ratio"))
_LIST = 3  # years in one line
_YEAR = re.compile(r"\d{4}")
_BLOCK = 8  # lines of a block of facts
_TITLE_QUOTES = '『「《〈«“"„'


def stated_in(reading: Reading, rules: Rules) -> dict[str, str]:
    """The facts a line states that only one film can have, folded for comparison."""
    stated: dict[str, str] = {}
    for label in reading.labels:
        for key in label.keys:
            if key in _UNIQUE and label.values and (key != "year" or _YEAR.search(label.values[0].text)):
                stated.setdefault(key, fold(" ".join(v.text for v in label.values)))
        if "facts" in label.keys and all(k in _BESIDE for other in reading.labels for k in other.keys):
            _add_core(stated, [f for v in label.values if (told := read_facts(v.text, rules)) for f in told.facts])
    if reading.facts and not reading.owned:
        keys = reading.facts.kinds()
        text = reading.line.view.text
        clock = {f.key for f in reading.facts.facts if f.key == "runtime" and ":" in text[f.start : f.end]}
        core = keys & frozenset(CORE)
        core = core if core - clock else frozenset()  # "19:30 35mm" is a screening's hour as likely as a length
        if sum(fact.key == "year" for fact in reading.facts.facts) >= _LIST:
            return stated  # a list of films and their years
        alone = keys <= _OF_STRANDS and not reading.facts.rest  # "Latvian shorts"
        if len(core) >= 2 or (core and not alone and (len(keys) >= 2 or text[:1] in _TITLE_QUOTES)):
            _add_core(stated, reading.facts.facts)
            stated["line"] = fold(text)
        elif "year" in core and (bracket := _BRACKETED.match(text)) and names_people(bracket[1], rules):
            stated |= {"director": fold(bracket[1]), "year": bracket[2], "line": fold(text)}
    return stated


def _add_core(stated: dict[str, str], facts: Sequence[Fact]) -> None:
    """Adds years, lengths and countries of a line, those of one kind in a row."""
    for fact in facts:
        if fact.key in CORE:
            stated[fact.key] = stated.get(fact.key, "") + fold(str(fact.value))


def stated_below(readings: list[Reading], i: int) -> dict[str, str]:
    """The facts of a block of lines with one fact each ("2024" over "83 min"), told at the first of them."""
    if not _is_bare_fact(readings[i]) or (i and not readings[i].line.gap and _is_bare_fact(readings[i - 1])):
        return {}
    stated: dict[str, str] = {}
    k = i
    while k < len(readings) and k - i <= _BLOCK and _is_bare_fact(readings[k]) and (k == i or not readings[k].line.gap):
        facts = readings[k].facts
        _add_core(stated, facts.facts if facts else ())
        k += 1
    if readings[i].line.place and len(stated) < len(CORE):
        return {}  # the length and year of any event, in markup
    return {**stated, "line": fold(" ".join(r.text for r in readings[i:k]))} if len(stated) > 1 else {}


def _is_bare_fact(reading: Reading) -> bool:
    """Whether a line is nothing but facts that no label tells."""
    return bool(reading.facts and not reading.facts.rest and not reading.labels and not reading.owned)


def tells_film(text: str, facts: FactsLine, rules: Rules) -> bool:
    """Whether facts behind names are their film's and not more names: its length, two facts, or three among words."""
    first = facts.facts[0]
    if facts.rest and facts.rest[0][0] <= first.start:
        return False
    if first.key == "runtime" and ":" not in text[: first.end]:
        return True
    # A language nobody knows may stand among many facts.
    strange = any(not tells_premiere(text[a:b], rules) for a, b in facts.rest)
    return len(facts.kinds().intersection(CORE)) >= (3 if strange else 2)


def tells_premiere(text: str, rules: Rules) -> bool:
    """Whether a few words tell of a premiere."""
    return any(c.key == "premiere" for f in rules.words.awards.find(text) for c in f.value)


def reads_as_fact(reading: Reading) -> bool:
    """Whether a line is one fact and no more: right above a film's facts it is a title ("VO", "2020")."""
    if reading.labels:
        return len(reading.labels) == 1 and not reading.labels[0].values and not reading.text.endswith((":", "："))
    return bool(reading.facts and not reading.facts.rest and len(reading.facts.facts) == 1)
