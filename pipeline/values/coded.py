"""Codes among the facts of a line: a country's ("FR"), a language's ("rus"), a state's behind its country."""

import re

from pipeline.model.parts import Fact, Found
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.formats import find_colour
from pipeline.values.languages import read_languages
from pipeline.values.shapes import is_cjk

_CODE_YEAR = re.compile(r"(?P<code>[A-Z]{1,3})\s+(?P<year>(?:1[89]|20)\d\d)")
_NAME_YEAR = re.compile(r"(?P<code>[^\W\d_]{3,20})\s+(?P<year>(?:1[89]|20)\d\d)")
_CODES = re.compile(r"\b[A-Z]{2}\b")
_BEFORE_SIGN = re.compile(r"[”\"』」》]\s?[(（](?:[^()（）]{1,12}[・/／、,])*$")
_BEHIND_SIGN = frozenset("・/／、,)）")
_REGION = 3  # letters of a state's or province's code


def doubtful_fact(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> Fact | None:
    """What a stretch says beside other facts and not alone: an abbreviated language ("dt."), a code, "Georgia"."""
    piece = text[start:end]
    dotted = rules.tongues.names.find(text[start : end + 1]) if text[end : end + 1] == "." else ()
    if dotted and dotted[0].end > len(piece):
        return Fact("language", dotted[0].value, start, end)
    if len(piece) <= _REGION and piece.isascii() and (short := short_fact(text, start, end, rules, languages)):
        return short
    if piece.casefold() in rules.countries.careful and (whole := read_countries(piece, rules, languages)):
        return Fact("country", whole[0].value, start, end)
    return None


def short_fact(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> Fact | None:
    """What a word of up to three letters may be beside other facts: a country's code ("FR"), a language ("rus").

    A lone letter is a country beside a slash alone ("F/D 2018").
    """
    piece = text[start:end]
    if not piece.isalpha() or (len(piece) == 1 and "/" not in text[max(0, start - 1) : end + 1]):
        return None
    if piece.isupper():
        named = read_countries(piece, rules, languages)
        code = named[0].value if named else rules.countries.codes.get(piece) if len(piece) == 1 else None
        return Fact("country", code, start, end) if code else None
    if any(c.end - c.start == len(piece) for c in find_colour(piece, rules, languages)):
        return None  # "cor" is no Cornish beside a length
    tongues = read_languages(piece, rules, languages) if len(piece) == 3 and piece.islower() else []
    return Fact("language", tongues[0].value, start, end) if tongues else None


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


def country_behind(piece: str, rules: Rules) -> Fact | None:
    """The country behind the last blank of a piece that is printed without blanks else ("山田花子 日本")."""
    at = max(piece.rfind(" "), piece.rfind("\u3000")) + 1
    if not at or not is_cjk(piece[at:]):
        return None
    told = [c for c in read_countries(piece[at:], rules) if not c.start and c.end == len(piece) - at]
    return Fact("country", told[0].value, at, len(piece)) if told else None


def sign_country(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> list[Fact]:
    """The country for which one sign stands in brackets behind a title ("『塩』(米・英/2008)"), if one does.

    Offsets count from the sign.
    """
    signs = rules.countries.signs.get(languages[0]) if languages and end - start == 1 else None
    code = signs.get(text[start:end]) if signs else None
    shown = code and text[end : end + 1] in _BEHIND_SIGN and _BEFORE_SIGN.search(text, 0, start)
    return [Fact("country", code, 0, 1)] if code and shown else []


def listed_countries(piece: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[str]]:
    """The countries of a stretch that is nothing but a list of them ("Armenia, Georgia"); else nothing."""
    if "," not in piece and "/" not in piece:
        return []
    countries = read_countries(piece, rules, languages)
    told = sum(c.end - c.start for c in countries)
    return countries if len(countries) > 1 and told >= sum(map(str.isalnum, piece)) else []


def is_region(text: str, start: int, piece: str, facts: list[Fact]) -> bool:
    """Whether capitals in brackets right behind a country are its state or province ("Brasil (BA)")."""
    if len(piece) > _REGION or not piece.isupper() or not piece.isalpha() or text[start - 1 : start] != "(":
        return False
    return any(f.key == "country" and not text[f.end : start - 1].strip() for f in facts)


def is_state(text: str, start: int, piece: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether two capitals are a state's on a page in its language ("Ficção, 12', RS"); not beside other codes.

    Those that are a colour as well ("PB") count in brackets alone.
    """
    spoken = languages[:1] if languages[:1] == ("en",) else languages  # names make a short list's guess unsure
    states = next((s for tag in spoken if (s := rules.countries.states.get(tag))), None) if len(piece) == 2 else None
    if states and text[start - 1 : start] != "(" and find_colour(piece, rules, languages):
        return False
    return states is not None and piece in states and all(c in states for c in _CODES.findall(text))


def stands_apart(code: Fact, sure: tuple[Fact, ...]) -> bool:
    """Whether a code may be no country: the line names countries elsewhere ("Belgium | 2024 | fiction (NO)")."""
    if code.key != "country" or code.end - code.start > _REGION:
        return False
    if all(f.key in ("language", "subtitles") for f in sure):
        return True
    if all(f.key != "country" for f in sure):
        return False
    before = [f for f in sure if f.end <= code.start]
    behind = [f for f in sure if f.start >= code.end]
    near = [*sorted(before, key=lambda f: f.end)[-1:], *sorted(behind, key=lambda f: f.start)[:1]]
    return all(f.key != "country" for f in near)
