"""Lines that open with a film and its facts and run on as its text: two lines, the facts and the text."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.readings import read_lines
from pipeline.sections.winning import read_film
from pipeline.values.facts import read_facts
from pipeline.values.shapes import first_sentence_end, is_prose, is_small

_SHORTEST, _LONGEST = 40, 200
_MOST_PARTS = 3  # of a line beside its facts: title, directors, one more
_FEWEST = 2  # facts of a film before its text, one of them a year, a length or a country
_CORE = frozenset(("year", "runtime", "country"))
_TOLD = re.compile(r"\d{4}|\d\s?[a-z'’′´分분]")
_BRACKET = re.compile(r"[^()（）]{1,90}[(（][^()（）]{4,90}[)）]\s*(?=[^\W\d_])")


def without_run_on(readings: list[Reading], rules: Rules, languages: tuple[str, ...]) -> list[Reading]:
    """The readings, a line such as "Salt, Jane Doe, Italy, 2017, 14 min. A woman …" as two."""
    lines: list[Reading] = []
    for reading in readings:
        cut = _cut(reading, rules, languages) if len(reading.text) >= _SHORTEST else 0
        if not cut:
            lines.append(reading)
            continue
        view = reading.line.view
        head = replace(reading.line, view=view.cut(0, len(view.text[:cut].rstrip(" .\t"))), head=0)
        text = replace(reading.line, view=view.cut(cut), gap=False, head=0)
        lines += read_lines([head, text], rules, languages)
    return lines


def _cut(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where a line's text begins behind a film's title, director and facts; 0 in any other line."""
    text = reading.line.view.text
    if reading.line.kind == "meta" or reading.labels or not _TOLD.search(text, 0, _LONGEST) or not is_prose(text):
        return 0
    for end in _ends(text):
        head = text[:end].rstrip()
        facts = read_facts(head, rules, languages) if end < len(text) else None
        if facts is None or len(facts.kinds()) < _FEWEST or not facts.kinds() & _CORE:
            continue
        film = read_film(head, rules, languages)
        if film is None or film.directors is None or len(facts.rest) > _MOST_PARTS:
            continue
        # "Bergen, Norway, is where Eva Ott was born in 1961": a part with a small letter that holds no director.
        named = [a for a, b in facts.rest if a <= film.directors[0] < b]
        if not any(is_small(head[a:b]) for a, b in facts.rest if a not in named):
            return end
    return 0


def _ends(text: str) -> Iterable[int]:
    """The places near the beginning of a line where a film's facts may end: a sentence, a bracket behind a title."""
    stop = first_sentence_end(text[: _LONGEST + 1])
    if stop <= _LONGEST:
        yield stop
    bracket = _BRACKET.match(text)
    if bracket:
        yield bracket.end()
