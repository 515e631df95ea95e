"""Credits and titles that only running text tells."""

import re
from collections import Counter

from pipeline.model.candidates import part, single
from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry
from pipeline.rules import Rules
from pipeline.values.names import uncapitalise
from pipeline.values.told import told_credits

_QUOTED = re.compile("[“\"«„『《<]([^“”\"«»„『』《》<>]{2,90})[”\"»“』》>]")
_READ = ("head", "facts", "credits", "synopsis", "text", "cast")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The credits told in a film's running text, and the title its text quotes most."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    views = [
        reading.line.view
        for section in entry.sections
        if section.kind in _READ
        for reading in section.readings
        if reading.zone == "main" and not reading.labels and not reading.owned and len(reading.line.view.text) > 3
    ]
    found: list[Candidate] = []
    for view in views:
        found += _credits(place, view, rules, entry.languages)
    return found + _quoted_title(place, views)


def _credits(place: int, view: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    found = []
    for told in told_credits(view.text, rules, languages):
        name = part("name", uncapitalise(view.text[slice(*told.name)], rules, languages), view, *told.name)
        if told.role == "cast":
            found.append(Candidate(place, "cast", (name,), "prose#cast"))
        else:
            role = part("role", told.role, view, *told.cue)
            found.append(Candidate(place, "credits", (role, name), "prose#credit"))
    return found


def _quoted_title(place: int, views: list[View]) -> list[Candidate]:
    """What running text quotes twice or more, the most often quoted; nothing where two are quoted as often."""
    quoted = [(view, m) for view in views for m in _QUOTED.finditer(view.text)]
    counts = Counter(fold(m[1]) for _, m in quoted)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return []
    return [
        single(place, "title", m[1].strip(), view.span(m.start(1), m.end(1)), "prose#quoted")
        for view, m in quoted
        if fold(m[1]) == ranked[0][0]
    ]
