"""One line of facts ("Romania • 2021 • 26 min.", "DE/FR 2019, 88', OmeU") → the facts and what is left over."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pipeline.model.parts import Fact, FactsLine, Found
from pipeline.rules import Rules
from pipeline.rules.tongues import version_key
from pipeline.values.coded import (
    coded_facts,
    country_behind,
    doubtful_fact,
    is_region,
    is_state,
    listed_countries,
    sign_country,
    stands_apart,
)
from pipeline.values.countries import by_nation, find_countries, find_nationalities
from pipeline.values.dates import find_years
from pipeline.values.durations import find_durations, read_duration
from pipeline.values.formats import (
    find_aspect_ratio,
    find_colour,
    find_formats,
    find_forms,
    find_sound,
    slashed_colours,
)
from pipeline.values.languages import read_languages, read_version
from pipeline.values.scan import fold_word, has_digit
from pipeline.values.shapes import has_letters
from pipeline.values.versions import coded_versions, subtitle_brackets, told_together

_SEPARATOR = re.compile(
    r"\s*(?:[•·|│ㅣ｜丨¦/;>・、]|(?<!\d),|(?<=\d{4}),|,(?!\d{1,2}\s?[^\W\d]))\s*|\s+[-–—]\s+|\s*[()\[\]（）]\s*|(?<=[^\W\d_]{4})\.\s*(?=[\w])|\t+|\s{3,}"
    r"|(?:(?<=\d\s[a-zа-я]{3})|(?<=\d\s[a-z]{2}))\.\s+(?=[^\W\d_a-z])"  # "79 min. Colour"
)
_MARK = re.compile(r"[•·|│ㅣ｜丨¦/;,>・、()\[\]（）.\t–—-]")  # without them nothing is parted
_WIDE = re.compile(r"\s\s\s")
# Facts of a line that lost its marks ("Polska2022dokument74'").
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=(?:19|20)\d\d(?!\d))|(?<=[^\W\d_](?:19|20)\d\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d{1,3}\s?['’′]$)"
)
# Where a line is cut by stronger marks, a comma belongs to a title ("Old Dog, New Tricks / Ana Lindqvist / …").
_STRONG = re.compile(r"\s+/\s+|\s*[•·|│ㅣ｜丨¦]\s*|\s*[()\[\]（）]\s*|\t+")
_TITLE = re.compile('『[^』]{1,90}』|「[^」]{1,90}」|《[^》]{1,90}》|«[^»]{1,90}»|“[^”]{1,90}”|"[^"]{1,90}"')
_HOUR = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_YEAR = re.compile(r"^(1[89]\d\d|20[0-4]\d)\s*(?:年|년)?$")
_CLOCK = re.compile(r"^(?:\d{1,2}:)?\d{1,3}[:’'′]\d{2}[\"”″]?$")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")
_FIRST_CLOCK = re.compile(r"(\d{1,3}:\d{2})\s")
_FEWEST = 2  # facts of a line that opens with a title
_HYPHENS = ("-", "–", "/")
_SMALL = 3  # letters of "in", "en", "com" beside a language
_LONGEST = 240
_SLASHES = 3


def read_facts(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> FactsLine | None:
    """The facts of a line and its leftover stretches; None where it holds no fact of a film at all.

    Numbers that look like a clock count as running time only beside another fact; two-letter country
    codes likewise. Offsets are those of `text`.
    """
    if not text or len(text) > _LONGEST or _HOUR.search(text):
        return None
    facts: list[Fact] = []
    rest: list[tuple[int, int]] = []
    doubtful: list[tuple[Fact, tuple[int, int]]] = []
    start = 0
    separator = _STRONG if "," in text and len(_STRONG.findall(text)) - text.count(")") >= 3 else _SEPARATOR
    if " " not in text and len(_GLUED.findall(text)) > 1:
        separator = _GLUED
    kept = [m.span() for m in _TITLE.finditer(text)]
    kept += slashed_colours(text, rules, languages) if "/" in text else []
    kept += subtitle_brackets(text, rules) if "(" in text or "（" in text else []
    kept += _versions(text, rules)
    parted = separator.finditer(text) if separator is _GLUED or _MARK.search(text) or _WIDE.search(text) else ()
    cuts = [m for m in parted if not any(a < m.start() and m.end() < b for a, b in kept)]
    if any(text[m.start()] == "." for m in cuts):  # "russ. OV": the full stop is an abbreviation's
        short = {f.end - 1 for f in rules.tongues.names.find(text) if text[f.end - 1] == "."}
        cuts = [m for m in cuts if m.start() not in short]
    for match in [*cuts, None]:
        end = match.start() if match else len(text)
        if start < end and text[start:end].strip(" .:•*-–"):
            _segment(text, start, end, rules, languages, facts, rest, doubtful)
        start = match.end() if match else end
    sure = tuple(facts)
    for fact, place in doubtful:
        if sure and not stands_apart(fact, sure):
            facts.append(fact)
        else:
            rest.append(place)
    if not facts:
        return None
    facts = _listed_subtitles(text, facts, rules)
    facts = by_nation(text, facts, rules, languages)
    facts = _one_colour(text, sorted(facts, key=lambda f: f.start))
    rest.sort()
    if _opens_with_title(text, facts, rest):
        rest.insert(0, (facts[0].start, facts[0].end))
        del facts[0]
    return FactsLine(tuple(facts), tuple(rest))


def _opens_with_title(text: str, facts: list[Fact], rest: list[tuple[int, int]]) -> bool:
    """Whether what opens a line as a country is a film's title: a name follows, then a country.

    "Brazil (Ann Moore, UK, 1985)"; before a bracket the name alone is enough.
    """
    first = facts[0]
    if first.key != "country" or text[: first.start].strip(' "“«') or len(facts) < _FEWEST or not rest:
        return False
    if facts[1].key == "country" and facts[1].value == first.value:
        return False  # "Québec (Canada)"
    bracket = text[first.end :].lstrip(' "”»')[:1] in ("(", "[", "（")
    named = first.end <= rest[0][0]
    again = any(f.key == "country" and f.start > rest[0][0] for f in facts[1:])
    return named and (again or (bracket and text[rest[0][0]].isupper()))


def _versions(text: str, rules: Rules) -> list[tuple[int, int]]:
    """The stretches that tell a version, with the marks in its lists ("I/d,f", "VO st FR/NL", "sott. it")."""
    if "/" not in text and not rules.tongues.subtitled.has(text):
        return []
    return told_together(text, *read_version(text, rules), rules)


def _listed_subtitles(text: str, facts: list[Fact], rules: Rules) -> list[Fact]:
    """The facts, the languages of a list that belongs to a word for subtitles made theirs ("subtitles: A, B")."""
    keys = {f.key for f in facts}
    if not {"language", "subtitles"} <= keys:
        return facts
    theirs = {f.start for f in read_version(text, rules)[1]}
    if text.count("/") >= _SLASHES:  # they part the facts of the line, not a list's items
        theirs = {start for start in theirs if not _before_slash(text, start, facts)}
    return [replace(f, key="subtitles") if f.key == "language" and f.start in theirs else f for f in facts]


def _before_slash(text: str, start: int, facts: list[Fact]) -> bool:
    """Whether a slash follows the fact at `start`."""
    end = next((f.end for f in facts if f.start == start), start)
    return text[end:].lstrip()[:1] == "/"


def _one_colour(text: str, facts: list[Fact]) -> list[Fact]:
    """The facts, with colour and black and white side by side as one ("Barevný, černobílý")."""
    for first, second in pairwise(facts):
        gap = text[first.end : second.start]
        if {first.value, second.value} == {"colour", "bw"} and not any(map(str.isalnum, gap)):
            both = Fact("colour", "both", first.start, second.end)
            return [both if f is first else f for f in facts if f is not second]
    return facts


def _segment(
    text: str,
    start: int,
    end: int,
    rules: Rules,
    languages: tuple[str, ...],
    facts: list[Fact],
    rest: list[tuple[int, int]],
    doubtful: list[tuple[Fact, tuple[int, int]]],
) -> None:
    """Put what one stretch between separators says into `facts`, `doubtful` or `rest`."""
    while start < end and text[start] in " \t.:•*-–":
        start += 1
    while end > start and text[end - 1] in " \t.:•*-–" and text[end - 2] != "/":
        end -= 1
    piece = text[start:end]
    if year := _YEAR.match(piece):
        facts.append(Fact("year", int(year[1]), start, start + len(year[1])))
        return
    if _CLOCK.match(piece):
        runtime = read_duration(piece, rules)
        if runtime:
            doubtful.append((Fact("runtime", runtime.value, start + runtime.start, start + runtime.end), (start, end)))
        else:
            rest.append((start, end))
        return
    if is_region(text, start, piece, facts) or is_state(text, start, piece, rules, languages):
        return
    if told := doubtful_fact(text, start, end, rules, languages):
        doubtful.append((told, (start, end)))
        return
    found = sign_country(text, start, end, rules, languages) or coded_facts(piece, rules)
    found = found or _inside(piece, rules, languages)
    total = sum(map(str.isalnum, piece))
    left = total - _covered(piece, [*found, *_spoken_of(piece, found, rules)]) if found else total
    if found and left * 4 <= total:
        facts.extend(Fact(f.key, f.value, start + f.start, start + f.end) for f in found)
    elif total and (last := country_behind(piece, rules)) is not None:
        facts.append(Fact("country", last.value, start + last.start, end))
        rest.append((start, start + len(piece[: last.start].rstrip())))
    elif total:
        rest.append((start, end))


def _spoken_of(piece: str, found: list[Fact], rules: Rules) -> list[Fact]:
    """The words that say what a language or nationality is of: "subtitles", "v.o.", "film"."""
    films = _films(piece, rules) if any(f.key == "country" for f in found) else []
    told = [Fact("", "", c.start, c.end) for c in films]
    if not any(f.key in ("language", "subtitles") for f in found):
        return told
    told += [Fact("", "", c.start, c.end) for c in rules.tongues.subtitled.find(piece)]
    told += [Fact("", "", c.start, c.end) for c in coded_versions(piece, rules)]
    for match in _PLAIN_WORD.finditer(piece):
        meant = rules.labels.get(fold_word(match.group()), ())
        version = version_key(match.group()) in rules.tongues.versions
        small = len(match.group()) <= _SMALL and match.group().islower()
        if version or small or any(m.key in ("language", "subtitles") for m in meant):
            told.append(Fact("", "", *match.span()))
    return told


def _covered(piece: str, found: list[Fact]) -> int:
    """How many letters and figures of a piece its facts explain."""
    count, place = 0, 0
    for fact in sorted(found, key=lambda f: f.start):
        count += sum(map(str.isalnum, piece[max(place, fact.start) : fact.end]))
        place = max(place, fact.end)
    return count


def _inside(piece: str, rules: Rules, languages: tuple[str, ...]) -> list[Fact]:
    """Every fact in one stretch, none overlapping; the finders that need a unit or a name go first."""
    found: list[Fact] = []
    digits = has_digit(piece)
    if digits:
        _put(found, "runtime", find_durations(piece, rules))
    if has_letters(piece):
        _worded(found, piece, rules, languages)
    _put(found, "format", find_formats(piece, rules))
    if digits:
        _put(found, "aspect_ratio", find_aspect_ratio(piece))
        _put(found, "year", find_years(piece))
        clock = _FIRST_CLOCK.match(piece)
        if clock and found and all(f.key != "runtime" for f in found):
            runtime = read_duration(clock[1], rules)
            _put(found, "runtime", [runtime] if runtime else [])
    return found


def _worded(found: list[Fact], piece: str, rules: Rules, languages: tuple[str, ...]) -> None:
    """Adds the facts that stand in words."""
    spoken, subtitles = read_version(piece, rules)
    _put(found, "language", spoken)
    _put(found, "subtitles", subtitles)
    tongues = read_languages(piece, rules, languages) if len(piece) > 3 or not piece.isascii() else []
    countries = listed_countries(piece, rules, languages) or find_countries(piece, rules, languages)
    # "한국어" is a language, though it begins with the name of the country.
    _put(found, "country", [c for c in countries if not any(_is_within(c, t) for t in tongues)])
    forms = find_forms(piece, rules, languages)
    _put(found, "form", forms)
    if films := [*forms, *_films(piece, rules)]:
        _put(found, "country", _beside(piece, films, rules))
    _put(found, "colour", find_colour(piece, rules, languages))
    _put(found, "language", tongues)
    _put(found, "sound_format", find_sound(piece, rules))


def _is_within(inner: Found[str], outer: Found[str]) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _put(found: list[Fact], key: str, places: Sequence[Found[str]] | Sequence[Found[int]]) -> None:
    """Adds what overlaps nothing found before; one word may give two values of one key ("Kurzspielfilm")."""
    for place in places:
        start, end = place.start, place.end
        fact = Fact(key, place.value, start, end)
        apart = (end <= f.start or start >= f.end or (f.key == key and f.start == start) for f in found)
        if fact not in found and all(apart):
            found.append(fact)


def _films(piece: str, rules: Rules) -> list[Found[Any]]:
    return [f for f in rules.words.words.find(piece) if any(c.key == "film" for c in f.value)]


def _beside(piece: str, forms: Sequence[Found[Any]], rules: Rules) -> list[Found[str]]:
    """The nationalities right before or behind a form or a word for film ("magyar film", "documentaire libanais")."""
    told: list[Found[str]] = []
    for one in reversed(find_nationalities(piece, rules)):
        joined = bool(told) and piece[one.end : told[-1].start].strip() in _HYPHENS
        if joined or any(not piece[min(one.end, f.end) : max(one.start, f.start)].strip() for f in forms):
            told.append(one)
    return told[::-1]
