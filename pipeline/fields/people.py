"""Persons with a biography on the page: name, dates and places of birth and death, dated events."""

from pipeline.fields.lives import read_clauses
from pipeline.fields.lives_birth import life_facts
from pipeline.fields.lives_events import life_events
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View, join
from pipeline.model.parts import Candidate, Entry, Part, Section
from pipeline.rules import Rules
from pipeline.values.names import is_person, split_names
from pipeline.values.shapes import ends_sentence


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The name and the life of a person entry."""
    entry = entries[place]
    if entry.subject != "person":
        return []
    section = entry.sections[0]
    text = life_text(section)
    name = _name(section, text, entries, entry, rules)
    if name is None:
        return []
    found = [Candidate(place, "name", (name,), "people#name")]
    if text.text:
        found.append(Candidate(place, "text", (Part("", tidy(text.text), (text.span(),)),), "people#text"))
        clauses = read_clauses(text, rules, entry.languages)
        found += life_facts(place, clauses, str(name.value), rules)
        found += life_events(place, clauses, rules, entry.languages)
    return found


def life_text(section: Section) -> View:
    """The running text of a biography as one view; lines broken inside a sentence are joined with a blank."""
    views: list[View] = []
    for reading in section.readings:
        if reading.labels:
            views += [v for label in reading.labels if "biography" in label.keys for v in label.values]
        elif reading.line.view.text:
            views.append(reading.line.view)
    return join(views) if views else View("", ())


def _name(section: Section, text: View, entries: tuple[Entry, ...], entry: Entry, rules: Rules) -> Part | None:
    """Whom the life is about: the line above it, the name it opens with, or the film's only director."""
    heading = section.heading
    if heading is not None:
        views = [v for label in heading.labels for v in label.values] if heading.labels else [heading.line.view]
        for view in views:
            names = split_names(view.text, rules, entry.languages)
            if names and is_person(names[0].value.name, rules):
                return Part("", names[0].value.name, (view.span(names[0].start, names[0].end),))
    directors = _directors(entries, entry, rules)
    opening = text.text[:160]
    for name, _ in directors:
        at = fold(opening).find(fold(name))
        if at >= 0 and (exact := opening.lower().find(name.lower())) >= 0:
            return Part("", name, (text.span(exact, exact + len(name)),))
    opened = _opening_name(text, rules)
    if opened is not None:
        return opened
    if len({fold(n) for n, _ in directors}) == 1:
        name, view = directors[0]
        return Part("", name, (view.span(),))
    return None


def _directors(entries: tuple[Entry, ...], entry: Entry, rules: Rules) -> list[tuple[str, View]]:
    """The directors credited in the film that a person's entry belongs to, each with its place."""
    if entry.film is None:
        return []
    found = []
    for section in entries[entry.film].sections:
        for reading in section.readings:
            for label in reading.labels:
                if "director" not in label.keys:
                    continue
                for value in label.values:
                    for name in split_names(value.text, rules, entry.languages):
                        found.append((name.value.name, value.cut(name.start, name.end)))
    return found


def _opening_name(text: View, rules: Rules) -> Part | None:
    """The person's name that a life opens with ("Eszter Hajdú, film director, was born …")."""
    words = text.text.split(" ")
    for size in (4, 3, 2):
        name = " ".join(words[:size]).rstrip(",")
        if len(words) > size and is_person(name, rules) and not ends_sentence(name):
            return Part("", name, (text.span(0, len(name)),))
    return None
