"""Persons with a biography on the page: name, dates and places of birth and death, dated events."""

import re
from itertools import islice

from pipeline.fields.lives import EVENTS, LONGEST, read_clauses
from pipeline.fields.lives_birth import life_facts
from pipeline.fields.lives_events import life_events
from pipeline.fields.lives_works import filmography, relations
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View, join
from pipeline.model.parts import Candidate, Entry, Part, Section
from pipeline.ner import entities, sentences
from pipeline.rules import Rules
from pipeline.values.names import is_person, split_names

_OPENING = 160  # characters at the beginning of a life within which it names the person
_SENTENCES = 3  # sentences in which the person's full name is looked for
_BESIDE = 6  # characters between a name and the word for being born
_FILMS = 60  # films of a page whose directors are looked at
_OPENS = re.compile(r"([^\W\d_a-z][^,;:.()\[\]–—]{3,40}?)\s?[,(]\s?")
_SINGLE = re.compile(r"([^\W\d_a-z][^\W\d_]{2,24})\s(?=[^\W\d_A-Z])")


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
        found += life_facts(place, clauses, str(name.value), rules, entry.languages)
        found += life_events(place, clauses, rules, entry.languages)
        found += relations(place, clauses, rules)
    return found + filmography(place, section, rules, entry.languages)


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
            if names and (is_person(names[0].value.name, rules) or is_person(names[0].value.variant or "", rules)):
                told = Part("", names[0].value.name, (view.span(names[0].start, names[0].end),))
                return _accented(told, _directors(entries, entry, rules)) if view.text.isupper() else told
    directors = _directors(entries, entry, rules)
    opening = text.text[:_OPENING].lower()
    for name, _ in directors:
        start = opening.find(name.lower())
        if start >= 0:
            return Part("", name, (text.span(start, start + len(name)),))
    opened = _opening_name(text, rules, entry.languages) or _told_name(text, rules, entry.languages)
    if opened is not None:
        return opened
    if entry.film is not None and len({fold(n) for n, _ in directors}) == 1:
        name, view = directors[0]
        return Part("", name, (view.span(),))
    return _surname(text, rules, entry.languages)


def _accented(told: Part, directors: list[tuple[str, View]]) -> Part:
    """A name printed in capitals as the credits print it: capitals drop accents in Greek."""
    alike = ((n, v) for n, v in directors if fold(n) == fold(str(told.value)) and not v.text.isupper())
    named = next(alike, None)
    return told if named is None else Part("", named[0], (named[1].span(), *told.spans))


def _directors(entries: tuple[Entry, ...], entry: Entry, rules: Rules) -> list[tuple[str, View]]:
    """The directors credited on the page, each with its place, those of the person's own film first.

    Other films' directors count only where no heading names the person.
    """
    own = [] if entry.film is None else [entries[entry.film]]
    others = (e for n, e in enumerate(entries) if e.subject == "film" and n != entry.film)
    alone = entry.film is not None and not _names_someone_else(entry)
    found = []
    for film in own if alone else [*own, *islice(others, _FILMS - len(own))]:
        for section in film.sections:
            for reading in section.readings:
                for label in reading.labels:
                    if "director" not in label.keys:
                        continue
                    for value in label.values:
                        for name in split_names(value.text, rules, entry.languages):
                            found.append((name.value.name, value.cut(name.start, name.end)))
    return found


def _names_someone_else(entry: Entry) -> bool:
    """Whether a life stands under a heading that names nobody, so that it may be another film's director's."""
    heading = entry.sections[0].heading
    return heading is None or bool(heading.labels)


def _opening_name(text: View, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    """The name that a life opens with right before the word for being born ("Anna Berg, geb. 1950 in Graz, …")."""
    match = _OPENS.match(text.text)
    if match is None or not is_person(match[1], rules):
        return None
    near = text.text[match.end() : match.end() + _OPENING // 2]
    return Part("", match[1], (text.span(*match.span(1)),)) if 0 <= _born(near, rules, languages) <= 1 else None


def _told_name(text: View, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    """The full name that a life's first sentences have for their subject ("Anna Berg, a director, was born …")."""
    bounds = sentences(text.text[:LONGEST])[:_SENTENCES]
    told = entities([text.text[a:b] for a, b in bounds], rules, languages)
    for (start, end), names in zip(bounds, told, strict=True):
        born = _born(text.text[start:end], rules, languages)
        # "Graz, Austria, is where Anna Berg was born": the name right before the birth comes first.
        for name in sorted(names, key=lambda n: not 0 <= born - n.end <= _BESIDE):
            at, stop = start + name.start, start + name.end
            if name.label != "PERSON" or name.start > _OPENING or not is_person(text.text[at:stop], rules):
                continue
            if 0 <= born - name.end <= _BESIDE or _is_subject(text.text, at, stop, start, rules):
                return Part("", text.text[at:stop], (text.span(at, stop),))
    return None


def _born(sentence: str, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where a sentence speaks of a birth (-1: nowhere)."""
    for found in rules.words.biography.find(sentence):
        if any(c.key == "born" and c.language in languages for c in found.value):
            return found.start
    return -1


def _is_subject(text: str, start: int, end: int, sentence: int, rules: Rules) -> bool:
    """Whether a name stands as a subject does: at the sentence's head, behind a comma or a trade, not "by" or "in"."""
    before = text[sentence:start].rstrip()
    if before and not before.endswith((",", ":", "-", "–", "—")):
        last = before.rsplit(None, 1)[-1]
        cues = [c.key for f in rules.words.biography.find(last) for c in f.value]
        if "in" in cues or "at" in cues or fold(last) in rules.vocabulary.particles or len(last) <= 3:
            return False
    follows = text[end : end + 2].strip()[:1]
    return not follows or not follows.isupper()


def _surname(text: View, rules: Rules, languages: tuple[str, ...]) -> Part | None:
    """The one word that a later sentence has for its subject ("Berg is one of those …"), where no full name stands."""
    for start, end in sentences(text.text[:LONGEST]):
        match = _SINGLE.match(text.text, start, end)
        if match is None or len(match[1]) < 4:
            continue
        word = match[1]
        known = fold(word) in rules.words.common or fold(word) in rules.vocabulary.openers
        if not known and not rules.words.biography.find(word) and _tells(text.text[start:end], rules, languages):
            return Part("", word, (text.span(match.start(1), match.end(1)),))
    return None


def _tells(sentence: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    keys = {c.key for f in rules.words.biography.find(sentence) for c in f.value if c.language in languages}
    return bool(keys & set(EVENTS))
