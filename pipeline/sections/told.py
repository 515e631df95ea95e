"""Films that only running text tells of: numbered or quoted, a sentence each, or one film that a text is about."""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Reading, Winner
from pipeline.rules import Rules
from pipeline.sections.heads import is_titlelike
from pipeline.values.shapes import is_prose
from pipeline.values.told import told_credits

_NUMBERED = re.compile(r"^\W{0,3}(?P<n>\d{1,2})\s?[-.)–]\s*")
_QUOTED = re.compile('[“"«„『《「]([^“”"«»„『』《》「」]{2,90})[”"»“』》」]')
_COUNTED = re.compile(rf"{_NUMBERED.pattern}(?P<t>{_QUOTED.pattern})")
_SIGNED = re.compile(r"(?:[-–—]\s?|\()[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_]+){0,2}\)?$")
_LONGEST_TITLE = 90
_LONGEST_HEADING = 40
_ABOVE = 3  # lines above a title, blank ones among them


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines [start, end) of one film, the line or part of a line that heads them, and the prize it won.

    `more` are lines further down the page, under its title again; `directors` are the names that stand beside its
    title in a list of films, None elsewhere.
    """

    start: int
    end: int
    title: View | None
    winner: Winner | None = None
    more: tuple[tuple[int, int], ...] = ()
    directors: tuple[View, ...] | None = None


def told_stretches(readings: list[Reading], rules: Rules, languages: tuple[str, ...]) -> list[Stretch]:
    """The films of a text without facts: one a line where two lines or more begin alike, else the one it is about."""
    heads: list[tuple[int, View]] = []
    for i, reading in enumerate(readings):
        title = _line_title(reading, rules, languages)
        if title is not None:
            heads.append((i, title))
    if len(heads) >= 2:
        heads = _with_numbered(readings, heads)
        ends = [i for i, _ in heads[1:]] + [heads[-1][0] + 1]
        stretches = zip(heads, ends, strict=True)
        return [Stretch(i, _above_heading(readings, i + 1, end), title) for (i, title), end in stretches]
    pairs = _titled_texts(readings, rules, languages)
    if pairs:
        ends = [i for i, _ in pairs[1:]] + [len(readings)]
        return [Stretch(i, end, title) for (i, title), end in zip(pairs, ends, strict=True)]
    subject = _subject(readings, rules, languages)
    return [Stretch(0, len(readings), subject)] if subject is not None else []


def _line_title(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> View | None:
    """The title at the beginning of a sentence about a film that names its director; None for any other line."""
    text = reading.text
    if reading.zone != "main" or reading.labels or len(text) < 30:
        return None
    number = _NUMBERED.match(text)
    start, end = (number.end(), _title_end(text, number.end())) if number else _quoted_start(text, rules)
    if end <= start:
        return None
    told = told_credits(text, rules, languages)
    if not any(t.role == "director" and t.cue[0] >= end for t in told):
        return None
    return reading.line.view.cut(start, end)


def _above_heading(readings: list[Reading], start: int, end: int) -> int:
    """Where a film's lines end above a heading for the films below it ("Documentaries" between blank lines)."""
    while end > start and not readings[end - 1].text:
        end -= 1
    last = readings[end - 1]
    alone = last.line.gap and (last.facts is not None or bool(last.labels)) and len(last.text) <= _LONGEST_HEADING
    if end == start or not alone or (last.facts and (last.facts.rest or last.facts.kinds() != {"form"})):
        return end
    return end if any(label.values for label in last.labels) else end - 1


def _with_numbered(readings: list[Reading], heads: list[tuple[int, View]]) -> list[tuple[int, View]]:
    """The films of a numbered list with those among them whose director no known word tells."""
    known = dict(heads)
    counted = [(i, m) for i, r in enumerate(readings) if r.zone == "main" and (m := _COUNTED.match(r.text))]
    if not counted or 2 * sum(i in known for i, _ in counted) < len(counted):
        return heads
    numbers = [int(m["n"]) for _, m in counted]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return heads
    return sorted({**{i: readings[i].line.view.cut(*m.span("t")) for i, m in counted}, **known}.items())


def _titled_texts(
    readings: list[Reading], rules: Rules, languages: tuple[str, ...]
) -> list[tuple[int, View]]:
    """Title lines each over a text about its film: three or more, most texts signed or naming a director."""
    pairs: list[tuple[int, View]] = []
    sure = 0
    for i, reading in enumerate(readings[:-1]):
        text = readings[i + 1].text
        if is_titlelike(reading, rules) and len(reading.text) <= _LONGEST_TITLE and is_prose(text) and len(text) > 80:
            pairs.append((i, reading.line.view))
            told = any(t.role == "director" for t in told_credits(text, rules, languages))
            follow = readings[i + 2].text if i + 2 < len(readings) else ""
            signed = bool(_SIGNED.search(text)) or bool(_SIGNED.search(follow))
            sure += told or signed or _in_competition(readings, i, rules)
    return pairs if len(pairs) >= 3 and 2 * sure >= len(pairs) else []


def _in_competition(readings: list[Reading], i: int, rules: Rules) -> bool:
    """Whether the line above a title is the competition that its film runs in, as on a card."""
    above = next((r.text for r in reversed(readings[max(0, i - _ABOVE) : i]) if r.text), "")
    cues = (c.key for f in rules.words.awards.find(above) for c in f.value) if len(above) <= _LONGEST_HEADING else ()
    return "competition" in cues


def _title_end(text: str, start: int) -> int:
    """Where a title that opens a numbered sentence ends: at the first comma or bracket."""
    quoted = _QUOTED.match(text, start)
    if quoted:
        return quoted.end()
    ends = [k for mark in (",", "،", " (", " – ", " - ", ":") if (k := text.find(mark, start)) > 0]
    end = min(ends, default=start)
    return end if end - start <= _LONGEST_TITLE else start


def _quoted_start(text: str, rules: Rules) -> tuple[int, int]:
    """The quoted title that a line opens with, at most the word "film" before it; an empty range if there is none."""
    quoted = _QUOTED.search(text, 0, _LONGEST_TITLE + 30)
    if not quoted:
        return 0, 0
    before = text[: quoted.start()].strip(" -–—•*")
    if before and not (len(before) < 20 and _says_film(before, rules)):
        return 0, 0
    return quoted.start(), quoted.end()


def _says_film(text: str, rules: Rules) -> bool:
    return any(c.key == "film" for f in rules.words.words.find(text) for c in f.value)


def _subject(readings: list[Reading], rules: Rules, languages: tuple[str, ...]) -> View | None:
    """The title that a text quotes most, once at least behind the word "film"; None where none stands out."""
    quoted = [
        (r.line.view, m)
        for r in readings
        if r.zone == "main" and (is_prose(r.text) or len(r.text) > 40)
        for m in _QUOTED.finditer(r.text)
    ]
    counts = Counter(fold(m[1]) for _, m in quoted)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    named = [(view, m) for view, m in quoted if fold(m[1]) == ranked[0][0]]
    if not any(_says_film(view.text[max(0, m.start() - 24) : m.end() + 24], rules) for view, m in named):
        return None
    texts = (r.text for r in readings if r.zone == "main" and is_prose(r.text))
    if len(named) < 4 and not any(told_credits(text, rules, languages) for text in texts):
        return None
    view, match = named[0]
    return view.cut(match.start(1), match.end(1))
