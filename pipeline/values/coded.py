"""Codes among the facts of a line: a country's ("FR"), a language's ("rus"), a state's behind its country."""

import re

from pipeline.model.parts import Fact
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.formats import find_colour
from pipeline.values.languages import read_languages

_CODE_YEAR = re.compile(r"(?P<code>[A-Z]{2,3})\s+(?P<year>(?:1[89]|20)\d\d)")
_NAME_YEAR = re.compile(r"(?P<code>[^\W\d_]{3,20})\s+(?P<year>(?:1[89]|20)\d\d)")
_CODES = re.compile(r"\b[A-Z]{2}\b")
_REGION = 3  # letters of a state's or province's code


def short_fact(piece: str, rules: Rules, languages: tuple[str, ...]) -> tuple[str, str] | None:
    """What a word of up to three letters may be beside other facts: a country's code ("FR"), a language ("rus")."""
    if piece.isupper():
        codes = read_countries(piece, rules, languages)
        return ("country", codes[0].value) if codes else None
    if any(c.end - c.start == len(piece) for c in find_colour(piece, rules, languages)):
        return None  # "cor" is no Cornish beside a length
    tongues = read_languages(piece, rules, languages) if len(piece) == 3 and piece.islower() else []
    return ("language", tongues[0].value) if tongues else None


def coded_facts(piece: str, rules: Rules) -> list[Fact]:
    """A country's code or a name that means more, and a year ("FR 2019", "Georgia 2021"); alone they say less."""
    match = _CODE_YEAR.fullmatch(piece)
    code = rules.countries.codes.get(match["code"]) if match else None
    if match is None and (match := _NAME_YEAR.fullmatch(piece)) and match["code"].casefold() in rules.countries.careful:
        whole = read_countries(match["code"], rules)
        code = whole[0].value if len(whole) == 1 else None
    if match is None or code is None:
        return []
    return [Fact("country", code, *match.span("code")), Fact("year", int(match["year"]), *match.span("year"))]


def is_region(text: str, start: int, piece: str, facts: list[Fact]) -> bool:
    """Whether capitals in brackets right behind a country are its state or province ("Brasil (BA)")."""
    if len(piece) > _REGION or not piece.isupper() or not piece.isalpha():
        return False
    return any(f.key == "country" and not text[f.end : start - 1].strip() for f in facts)


def is_state(text: str, piece: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether two capitals are a state's on a page in its language ("Ficção, 12', RS"); not beside other codes."""
    states = rules.countries.states.get(languages[0]) if languages and len(piece) == 2 else None
    return states is not None and piece in states and all(c in states for c in _CODES.findall(text))
