"""The running text of a life → its clauses: sentences with their cues, names and points in time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model.page import View
from pipeline.model.parts import Found
from pipeline.ner import Entity, entities, sentences
from pipeline.rules import Rules
from pipeline.values.dates import find_dates, find_intervals, find_years
from pipeline.values.scan import ascii_digits, has_digit

LONGEST = 6_000  # characters of a life that are read

# Cue keys of the rule files → kinds of events.
EVENTS = {
    "studied": "education", "graduated": "education", "taught": "work", "founded": "work", "worked": "work",
    "moved": "move", "juror": "other", "member": "other", "awarded": "award", "nominated": "award",
    "prize": "award", "shown": "shown",
}  # fmt: skip
# Cues of awards in a life: "shown" takes festivals away from prizes, "prize" gives one to the festival beside it.
_PRIZES = {"nominated": "nominated", "selected": "shown", "prize": "prize"}
_YEAR_FIRST = re.compile(r"\d{4},\s?[^\W\d_]+$")
_YEARS = re.compile(r"\d{4}")
_FIGURES = re.compile(r"\d+")
_DASHES = ("-", "–", "—")
_KANA = re.compile("[\u3041-\u3096]")  # the particle between a name and its verb
_SHORT = 2  # letters of a cue such as "b." or "f.", which counts only right before a date


@dataclass(frozen=True, slots=True)
class Point:
    """A date or a span of time in a clause: EDTF, place; `bracketed` where it stands in brackets."""

    begin: str | None
    finish: str | None
    start: int
    end: int
    bracketed: bool
    other: str | None = None

    @property
    def precise(self) -> bool:
        """Whether it names a month or a day."""
        return self.begin is not None and self.finish is None and len(self.begin) > 4


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a life; offsets of cues (key, place), names and points count in its view.

    `tall_nouns` says that its language gives every noun a capital.
    """

    view: View
    cues: tuple[Found[str], ...]
    names: tuple[Entity, ...]
    points: tuple[Point, ...]
    tall_nouns: bool = False

    @property
    def text(self) -> str:
        return self.view.text

    def has(self, *keys: str) -> Found[str] | None:
        """The first cue with one of the keys."""
        return next((c for c in self.cues if c.value in keys), None)


def read_clauses(text: View, rules: Rules, languages: tuple[str, ...]) -> list[Clause]:
    """The clauses of a life in order."""
    views = [v for v in (text.cut(a, b) for a, b in sentences(text.text[:LONGEST])) if v.text]
    cues = [_cues(v.text, rules, languages) for v in views]
    # Names cost most: they are asked for only where a cue makes them worth something.
    asked = [i for i, v in enumerate(views) if _wants_names(v.text, cues[i], rules)]
    names: dict[int, list[Entity]] = dict(
        zip(asked, entities([views[i].text for i in asked], rules, languages), strict=True)
    )
    return [
        Clause(
            v,
            cues[i],
            _trimmed(v.text, cues[i], names.get(i, ())),
            _points(v.text, cues[i], rules, languages),
            languages[:1] == ("de",),
        )
        for i, v in enumerate(views)
    ]


def _trimmed(text: str, cues: tuple[Found[str], ...], names: Iterable[Entity]) -> tuple[Entity, ...]:
    """The names, those without the verb that East Asian letters glue to their end ("「潮風堂」に勤務")."""
    kept = []
    for name in names:
        cue = next((c for c in cues if name.start < c.start and c.end == name.end and c.value in EVENTS), None)
        glued = cue is not None and _KANA.match(text, cue.start - 1)
        kept.append(replace(name, end=cue.start - 1) if cue is not None and glued else name)
    return tuple(kept)


def _wants_names(text: str, cues: tuple[Found[str], ...], rules: Rules) -> bool:
    keys = {c.value for c in cues}
    if not keys.isdisjoint(EVENTS) or "parents" in keys or "trade" in keys:
        return True
    if "from_to" in keys and len(_YEARS.findall(text)) > 1:
        return True
    return "at" in keys and any(c.key == "school" for f in rules.words.names.find(text) for c in f.value)


def _cues(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[Found[str], ...]:
    found: dict[tuple[str, int], Found[str]] = {}
    for cue in rules.words.biography.find(text):
        for said in cue.value:
            if not languages or said.language in languages:
                found.setdefault((said.key, cue.start), Found(said.key, cue.start, cue.end))
    for cue in rules.words.awards.find(text):
        for said in cue.value:
            key = _PRIZES.get(said.key)
            if key and (not languages or said.language in languages):
                found.setdefault((key, cue.start), Found(key, cue.start, cue.end))
    kept = [
        c
        for c in found.values()
        if (c.value not in ("born", "died") or _counts(text, c))
        # "vann" is "worked" and "won": the sentence's prize decides; its own word counts only without another.
        and not (c.value == "worked" and ("awarded", c.start) in found)
        # 審査員特別賞: the jurors of a prize's name are no jury duty.
        and not (c.value == "juror" and any(p.value == "prize" and p.start < c.start < p.end for p in found.values()))
        and not (c.value == "juror" and any(p.value == "prize" and _within(c, p) for p in found.values()))
    ]
    return tuple(sorted(kept, key=lambda c: (c.start, c.end)))


def _within(cue: Found[str], longer: Found[str]) -> bool:
    return longer.start <= cue.start and cue.end <= longer.end and longer.end - longer.start > cue.end - cue.start


def _counts(text: str, cue: Found[str]) -> bool:
    """Whether a cue of birth or death may be one: a letter or a sign ("b.", "f.", "*") needs figures right behind."""
    printed = text[cue.start : cue.end].rstrip(".")
    if len(printed) > _SHORT or not (printed.isascii() or not printed.isalpha()):
        return True
    return has_digit(text[cue.end : cue.end + 8])


def _points(text: str, cues: tuple[Found[str], ...], rules: Rules, languages: tuple[str, ...]) -> tuple[Point, ...]:
    if not has_digit(text):
        return ()
    points: list[Point] = []

    def add(begin: str | None, finish: str | None, start: int, end: int, other: str | None = None) -> None:
        if not any(p.start < end and start < p.end for p in points):
            points.append(Point(begin, finish, start, end, _bracketed(text, start, end), other))

    for interval in find_intervals(text, rules, languages) if _may_span(text, rules) else ():
        add(*interval.value, interval.start, interval.end)
    for date in find_dates(text, rules, languages):
        # "1968, Marco Rossi": a name behind the year reads as a month's.
        named = _YEAR_FIRST.match(text, date.start, date.end)
        if not date.value.edtf.startswith("XXXX") and not named:
            add(date.value.edtf, None, date.start, date.end, date.value.other)
    until = {c.end for c in cues if c.value == "until"}
    for year in find_years(text, rules):
        # "jusqu'en 2020": a year that only ends something.
        ends = any(text[u : year.start].isspace() or u == year.start for u in until)
        add(None if ends else str(year.value), str(year.value) if ends else None, year.start, year.end)
    return tuple(sorted(points, key=lambda p: p.start))


def _may_span(text: str, rules: Rules) -> bool:
    """Whether a text may name a span of time: two figures, an open end ("1982–", "1982 to date") or a decade."""
    plain = ascii_digits(text)
    figures = [m.end() for m in _FIGURES.finditer(plain)]
    if len(figures) != 1:
        return True
    at = figures[0]
    return plain[at : at + 2].strip()[:1] in _DASHES or bool(
        rules.calendar.still.match(plain, at) or rules.calendar.decade.search(plain)
    )


def _bracketed(text: str, start: int, end: int) -> bool:
    opened = max(text.rfind("(", 0, start), text.rfind("（", 0, start), text.rfind("[", 0, start))
    closed = max(text.rfind(")", 0, start), text.rfind("）", 0, start), text.rfind("]", 0, start))
    return opened > closed and start - opened < 60 and any(c in ")）]" for c in text[end : end + 60])
