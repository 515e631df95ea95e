"""Titles of a programme without what stands before them in their lines: numbers, times, notices, strands."""

import re
from collections.abc import Sequence

from pipeline.model.fold import label_key
from pipeline.model.page import View
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.shapes import is_prose
from pipeline.values.strandnames import before_title, behind_time, is_event, is_strand

_SLOT = re.compile(
    r"\s*(?:[01]?\d|2[0-3])\s?[.:hH]\s?[0-5]\d(?:\s?[-–—]\s?\d{1,2}[.:hH][0-5]\d)?"
    r"\s*(?:[-–—|:,]\s*)?(?=[^\W\d_]|[\"“„«'¿¡])"
)
_FEWEST_SLOTS = 2  # titles of a page that begin with a time
_NUMBERED = re.compile(r"\W{0,2}(\d{1,2})\s?[.):]\s{0,3}(?=\S)")
_NOTICE = re.compile(r"([^\W\d_]{3,20}(?:\s[^\W\d_]{2,12}){0,2})!\s{1,2}(?=\S)")  # "sold out! Salt"
_FEWEST_ANNOUNCED = 3  # lines of a timetable with a colon that make it a habit


def bare_titles(
    titles: list[View | None], readings: Sequence[Reading], rules: Rules, languages: tuple[str, ...]
) -> list[View | None]:
    """The titles of a programme without what counts, times or announces its films; others as given.

    "1. Salt", "10.00 Salt", "10.00 sold out! Salt", "10.00 Matinee: Salt".
    """
    return _without_strands(_without_slots(_without_numbers(titles), rules), readings, rules, languages)


def _without_numbers(titles: list[View | None]) -> list[View | None]:
    """The titles of a programme without the numbers that count its films ("1. Salt", "2. Iron"); others as given."""
    numbered = [(i, title, m) for i, title in enumerate(titles) if title and (m := _NUMBERED.match(title.text))]
    counts = [int(m[1]) for _, _, m in numbered]
    if len(counts) < 2 or len(counts) * 2 < len(titles) or counts != list(range(counts[0], counts[0] + len(counts))):
        return titles
    bare = list(titles)
    for i, title, m in numbered:
        bare[i] = title.cut(m.end())
    return bare


def _without_slots(titles: list[View | None], rules: Rules) -> list[View | None]:
    """The titles of a timetable without the times they begin at ("10.00 Salt", "12.15 Iron"); others as given."""
    slots = [(i, title, m) for i, title in enumerate(titles) if title and (m := _SLOT.match(title.text))]
    if len(slots) < _FEWEST_SLOTS or len(slots) * 3 < len(titles):
        return titles
    bare = list(titles)
    for i, title, m in slots:
        notice = _NOTICE.match(title.text, m.end())
        noticed = notice is not None and label_key(notice[1]) in rules.words.menu
        bare[i] = title.cut(notice.end() if notice and noticed else m.end())
    return bare


def _without_strands(
    titles: list[View | None], readings: Sequence[Reading], rules: Rules, languages: tuple[str, ...]
) -> list[View | None]:
    """The titles without the strand before a colon: one that a word tells, any where a timetable makes it a habit."""
    parted = [(i, t, at) for i, t in enumerate(titles) if t is not None and (at := before_title(t.text))]
    if not parted or len(titles) < 2:
        return titles
    habit: bool | None = None
    bare = list(titles)
    for i, title, (end, start) in parted:
        told = is_strand(title.text[:end], rules, languages)
        if not told and habit is None:
            habit = _announces(readings, rules, languages)
        if told or habit:
            bare[i] = title.cut(start)
    return bare


def _announces(readings: Sequence[Reading], rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a timetable says before a colon what each slot is: some lines do, and a word tells it of one."""
    names: list[str] = []
    timed = False
    for reading in readings:
        text = reading.text
        if reading.zone != "main" or not text:
            continue
        start = behind_time(text, rules) if any(map(str.isdigit, text[:12])) else 0
        if start or timed:
            rest = text[start:]
            at = before_title(rest) if not is_prose(rest) else None
            names += [rest[: at[0]]] if at else []
        timed = start > 0
    told = any(is_strand(name, rules, languages) or is_event(name, rules) for name in names)
    return len(names) >= _FEWEST_ANNOUNCED and told
