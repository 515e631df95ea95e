"""Directors and titles that only their place tells: beside a film's title, or above a biography."""

import re

from pipeline.fields.titles_translated import translations
from pipeline.fields.whole import lives_with, tells_one_film
from pipeline.fields.winners import winner_credits
from pipeline.model.candidates import part, single
from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading
from pipeline.rules import Rules
from pipeline.values.beside import Beside, read_beside
from pipeline.values.names import is_person, split_names
from pipeline.values.shapes import is_prose
from pipeline.values.titles import read_title
from pipeline.values.translated import is_english

_CORE = frozenset(("year", "runtime", "country"))
_MOST_TITLES = 2  # of a film in other languages, before the facts of a line
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """A film's director and further titles by place: in its head line, on the line below its title, over a life."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    if entry.winner is not None:
        return winner_credits(place, entry.winner, rules, entry.languages)
    if entry.directors is not None:
        told = (_director(place, v, 0, len(v.text), "heads#line", rules, entry.languages) for v in entry.directors)
        return [candidate for candidates in told for candidate in candidates]
    return _beside_title(entries, place, rules)


def _beside_title(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """What stands in the title's own line and in those around it, and the names over lives."""
    entry = entries[place]
    found: list[Candidate] = []
    alone = tells_one_film(entries)
    if entry.title is not None:
        if alone and _is_credited(entry, fold(entry.title.text)):
            found += _director(place, entry.title, 0, len(entry.title.text), "heads#name", rules, entry.languages)
        at = entry.title.span()
        for section in entry.sections:
            for i, reading in enumerate(section.readings):
                span = reading.line.span
                if span.start <= at.start and at.end <= span.end:
                    found += _in_line(place, reading, entry.title, rules, entry.languages)
                    if i == 1 and not alone and not section.readings[0].labels:
                        above = section.readings[0].line.view
                        found += _director(place, above, 0, len(above.text), "heads#above", rules, entry.languages)
                    below = section.readings[i + 1 : i + 5]
                    directors = _directors(entry)
                    spoken = entry.languages
                    again = translations(entry.title, below, directors, rules, spoken, alone=not reading.labels)
                    for view in again:
                        found += _titles(place, view, 0, len(view.text), "other_titles", rules, entry.languages)
                        below = below[1:]
                    found += _near(place, below, rules, entry.languages)
    if alone:
        found += _lives(entries, place, rules)
    return found


def placed_directors(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Part]:
    """The names of the directors that only their place tells."""
    parts = [{p.name: p for p in c.parts} for c in find(entries, place, rules) if c.field == "credits"]
    return [p["name"] for p in parts if "name" in p and p["role"].value == "director"]


def _director(
    place: int, view: View, start: int, end: int, rule: str, rules: Rules, languages: tuple[str, ...]
) -> list[Candidate]:
    """The names of a stretch as directors, behind a word for "of" too; nothing where it holds anything else."""
    if end > start and (of := _of(view.text[:end], start, rules, languages)) is not None:
        start = min(of, end)
    names = split_names(view.text[start:end], rules, languages)
    if not names or not all(
        is_person(n.value.name, rules) and (n.value.variant is None or is_person(n.value.variant, rules)) for n in names
    ):
        return []
    found = []
    for name in names:
        named = part("name", name.value.name, view, start + name.start, start + name.end)
        found.append(Candidate(place, "credits", (Part("role", "director", named.spans), named), rule))
    return found


def _in_line(place: int, reading: Reading, title: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """What stands behind the title in its own line: further titles, then the director."""
    view = reading.line.view
    behind = view.text.find(title.text) + len(title.text)
    of = _of(view.text, behind, rules, languages)
    if of is not None:
        end = min((f.start for f in reading.facts.facts), default=len(view.text)) if reading.facts else len(view.text)
        return _director(place, view, of, len(view.text[:end].rstrip(" ([,;-–|/")), "heads#of", rules, languages)
    beside = read_beside(view.text, reading.facts, rules, languages, reading.line.head) if reading.facts else None
    if beside is not None:
        return _labelled(place, view, beside, rules, languages)
    rest = [r for r in (reading.facts.rest if reading.facts else ()) if r[0] >= behind]
    if not rest or len(rest) > 4 or reading.labels:
        return []
    found: list[Candidate] = []
    directors = [r for r in rest if _director(place, view, *r, "heads#line", rules, languages)]
    for start, end in rest:
        if directors and (start, end) == directors[-1]:
            found += _director(place, view, start, end, "heads#line", rules, languages)
        elif directors and start < directors[-1][0]:
            other = read_title(view.text[start:end], rules, languages).title
            if other.value:
                spans = (view.span(start + other.start, start + other.end),)
                found.append(Candidate(place, "other_titles", (Part("", other.value, spans),), "heads#line"))
    return found


def _labelled(place: int, view: View, beside: Beside, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The directors that a label inside a line of facts tells; their names need not look like names."""
    found = []
    for start, end in beside.directors:
        for name in split_names(view.text[start:end], rules, languages):
            named = part("name", name.value.name, view, start + name.start, start + name.end)
            found.append(Candidate(place, "credits", (Part("role", "director", named.spans), named), "labels#director"))
    return found


def _of(text: str, behind: int, rules: Rules, languages: tuple[str, ...]) -> int | None:
    """Where the names begin behind a title and an "of" word ("Salt de Ana Lindqvist")."""
    for cue in rules.words.words.find(text[behind : behind + 24])[:1]:
        if not text[behind : behind + cue.start].strip() and any(
            c.key == "of" and c.language in languages for c in cue.value
        ):
            return behind + cue.end + 1
    return None


def _is_credited(entry: Entry, name: str) -> bool:
    """Whether a label names who heads the page: any title of two words has a name's shape ("White Island")."""
    labels = (label for s in entry.sections for r in s.readings for label in r.labels)
    return any(name in fold(value.text) for label in labels for value in label.values)


def _directors(entry: Entry) -> str:
    """What labels name as an entry's directors, folded, in a row."""
    labels = (label for s in entry.sections for r in s.readings for label in r.labels if "director" in label.keys)
    return "\n".join(fold(value.text) for label in labels for value in label.values)


def _near(place: int, below: tuple[Reading, ...], rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """A line among the short ones below the title that is nothing but a person's name, or opens a line of facts."""
    for k, reading in enumerate(below):
        if k == 0 and reading.facts and reading.facts.rest and not reading.labels and not reading.owned:
            beside = read_beside(reading.text, reading.facts, rules, languages, reading.line.head)
            if beside is not None:
                return _labelled(place, reading.line.view, beside, rules, languages)
            if told := _behind_facts(place, reading, rules, languages):
                return told
            if reading.facts.rest[0][0] == 0 and len(reading.facts.kinds() & _CORE) >= 2:
                found = _director(place, reading.line.view, *reading.facts.rest[0], "heads#line", rules, languages)
                return found or _original(place, reading, rules, languages)
        if reading.labels or reading.facts or reading.owned or is_prose(reading.text):
            return []
        if k > 1 and _HAN.fullmatch(reading.text):
            continue  # four characters further down are as often a word as a name
        found = _director(place, reading.line.view, 0, len(reading.text), "heads#below", rules, languages)
        if found:
            return found
    return []


def _behind_facts(place: int, reading: Reading, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The director that a word for "of" tells behind the first facts of a line ("(Italia/2021) di Ana Rossi (16')")."""
    rest = reading.facts.rest if reading.facts else ()
    if len(rest) != 1 or rest[0][0] == 0 or _of(reading.text, rest[0][0], rules, languages) is None:
        return []
    return _director(place, reading.line.view, *rest[0], "heads#of", rules, languages)


def _titles(
    place: int, view: View, start: int, end: int, field: str, rules: Rules, languages: tuple[str, ...]
) -> list[Candidate]:
    """The titles in a stretch beside a film's title, those behind slashes too."""
    told = read_title(view.text[start:end], rules, languages)
    rule = "heads#original" if field == "original_title" else "heads#translated"
    return [
        single(place, name, title.value, view.span(start + title.start, start + title.end), rule)
        for name, title in [(field, told.title), *(("other_titles", other) for other in told.others)]
        if title.value
    ]


def _original(place: int, reading: Reading, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """What opens the facts line below a title, unknown parts before its first fact: the title in other languages."""
    if reading.facts is None:
        return []
    first = min(fact.start for fact in reading.facts.facts)
    rest = reading.facts.rest
    if not 0 < len(rest) <= _MOST_TITLES or rest[-1][0] > first or (len(rest) > 1 and "/" not in reading.text[:first]):
        return []
    found: list[Candidate] = []
    for stretch in rest:
        field = "original_title"
        if len(rest) > 1 or is_english(reading.text[slice(*stretch)], rules, languages):
            field = "other_titles"
        found += _titles(place, reading.line.view, *stretch, field, rules, languages)
    return found


def _lives(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The people whose biographies stand under their names on a film's page: its directors, as a rule.

    Where one of them stands under a director's label, all of them do (a heading over several lives).
    """
    told = (entries[i] for i in lives_with(entries, place))
    lives = [e for e in told if e.sections[0].heading is not None]
    labelled = {
        fold(value.text)
        for section in entries[place].sections
        for reading in section.readings
        for label in reading.labels
        if "director" in label.keys
        for value in label.values
    }
    headings = [e.sections[0].heading for e in lives]
    shared = len(lives) > 1 and any(h is not None and fold(h.text) in labelled for h in headings)
    found: list[Candidate] = []
    for entry, heading in zip(lives, headings, strict=True):
        if heading is not None and not heading.labels:
            rule = "labels#director.life" if shared else "heads#life"
            found += _director(place, heading.line.view, 0, len(heading.text), rule, rules, entry.languages)
    return found
