"""One line of facts ("Romania • 2021 • 26 min.", "DE/FR 2019, 88', OmeU") → the facts and what is left over."""

import re

from pipeline.model.parts import Fact, FactsLine
from pipeline.rules import Rules
from pipeline.values.countries import find_countries, read_countries
from pipeline.values.dates import find_years
from pipeline.values.durations import find_durations, read_duration
from pipeline.values.formats import find_aspect_ratio, find_colour, find_formats, find_forms, find_sound
from pipeline.values.languages import read_languages, read_version
from pipeline.values.shapes import has_letters

_SEPARATOR = re.compile(
    r"\s*[•·|│¦/;,>・、]\s*|\s+[-–—]\s+|\s*[()\[\]（）]\s*|(?<=[^\W\d_]{4})\.\s*(?=[\w])|\t+|\s{3,}"
)
# Where a line is cut by stronger marks, a comma belongs to a title ("Old Dog, New Tricks / Oscar Udbye / …").
_STRONG = re.compile(r"\s+/\s+|\s*[•·|│¦]\s*|\s*[()\[\]（）]\s*|\t+")
_TITLE = re.compile("『[^』]{1,90}』|「[^」]{1,90}」|《[^》]{1,90}》|«[^»]{1,90}»|“[^”]{1,90}”|\"[^\"]{1,90}\"")
_HOUR = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_YEAR = re.compile(r"^(1[89]\d\d|20[0-4]\d)\s*(?:年|년)?$")
_CLOCK = re.compile(r"^(?:\d{1,2}:)?\d{1,3}[:’'′]\d{2}[\"”″]?$")
_MIXED = re.compile(r"[^\W_]")
_LONGEST = 240


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
    separator = _STRONG if len(_STRONG.findall(text)) >= 3 and "," in text else _SEPARATOR
    quoted = [m.span() for m in _TITLE.finditer(text)]
    cuts = [m for m in separator.finditer(text) if not any(a < m.start() and m.end() < b for a, b in quoted)]
    for match in [*cuts, None]:
        end = match.start() if match else len(text)
        if start < end and text[start:end].strip(" .:•*-–"):
            _segment(text, start, end, rules, languages, facts, rest, doubtful)
        start = match.end() if match else end
    if facts:
        facts.extend(fact for fact, _ in doubtful)
    else:
        rest.extend(place for _, place in doubtful)
    if not facts:
        return None
    return FactsLine(tuple(sorted(facts, key=lambda f: f.start)), tuple(sorted(rest)))


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
    while end > start and text[end - 1] in " \t.:•*-–":
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
    if len(piece) <= 3 and piece.isalpha() and piece.isupper():
        codes = read_countries(piece, rules, languages)
        if codes:
            doubtful.append((Fact("country", codes[0].value, start, end), (start, end)))
            return
    found = _inside(piece, rules, languages)
    covered = [False] * len(piece)
    for fact in found:
        for k in range(fact.start, fact.end):
            covered[k] = True
    left = sum(1 for k, c in enumerate(piece) if not covered[k] and c.isalnum())
    total = sum(1 for c in piece if c.isalnum())
    if found and left * 4 <= total:
        facts.extend(Fact(f.key, f.value, start + f.start, start + f.end) for f in found)
    elif total:
        rest.append((start, end))


def _inside(piece: str, rules: Rules, languages: tuple[str, ...]) -> list[Fact]:
    """Every fact in one stretch, none overlapping; the finders that need a unit or a name go first."""
    found: list[Fact] = []

    def add(key: str, value: str | int, a: int, b: int) -> None:
        if all(b <= f.start or a >= f.end for f in found):
            found.append(Fact(key, value, a, b))

    has_digit = any(c.isdigit() for c in piece)
    if has_digit:
        for runtime in find_durations(piece, rules):
            add("runtime", runtime.value, runtime.start, runtime.end)
    if has_letters(piece):
        spoken, subtitles = read_version(piece, rules)
        for tongue in spoken:
            add("language", tongue.value, tongue.start, tongue.end)
        for tongue in subtitles:
            add("subtitles", tongue.value, tongue.start, tongue.end)
        for country in find_countries(piece, rules, languages):
            add("country", country.value, country.start, country.end)
        for form in find_forms(piece, rules, languages):
            add("form", form.value, form.start, form.end)
        for colour in find_colour(piece, rules, languages):
            add("colour", colour.value, colour.start, colour.end)
        for tongue in read_languages(piece, rules, languages) if len(piece) > 3 else ():
            add("language", tongue.value, tongue.start, tongue.end)
        for sound in find_sound(piece, rules):
            add("sound_format", sound.value, sound.start, sound.end)
    for form_at in find_formats(piece, rules):
        add("format", form_at.value, form_at.start, form_at.end)
    if has_digit:
        for ratio in find_aspect_ratio(piece):
            add("aspect_ratio", ratio.value, ratio.start, ratio.end)
        for year in find_years(piece):
            add("year", year.value, year.start, year.end)
        clock = re.match(r"^(\d{1,3}:\d{2})\s", piece)
        if clock and found and all(f.key != "runtime" for f in found):
            runtime = read_duration(clock[1], rules)
            if runtime:
                add("runtime", runtime.value, 0, len(clock[1]))
    return found
