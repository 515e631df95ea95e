"""What only running text tells of a film: credits, and in a sentence that opens with its title the facts too."""

import re

from pipeline.model.candidates import part, single
from pipeline.model.fold import fold, label_key
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Found, Reading
from pipeline.ner import entities
from pipeline.rules import Rules
from pipeline.rules.naming import OFF
from pipeline.values.behind import told_behind, told_year
from pipeline.values.countries import find_countries, find_nationalities
from pipeline.values.dates import find_years
from pipeline.values.durations import find_durations
from pipeline.values.formats import find_forms
from pipeline.values.names import uncapitalise
from pipeline.values.origin import told_countries
from pipeline.values.shapes import is_prose, sentence_around
from pipeline.values.told import Told, seen_credits, told_credits

_READ = ("head", "facts", "credits", "synopsis", "text", "cast")
_QUOTES = re.compile("[“„«『《「\"]")
_CASELESS = re.compile("[\u0590-\u08ff\u0900-\u0eff\u10d0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_ITEM = 120  # characters of a list's item, all of which tells of its film
_CLAUSE = re.compile(r"[,،;.](?:\s|$)|\s\(")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The credits told in a film's running text, and the facts of the sentence that names it."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    doubtful: list[Candidate] = []
    title = entry.title.text if entry.title is not None else ""
    for section in entry.sections:
        if section.kind not in _READ:
            continue
        for reading in section.readings:
            if reading.zone != "main" or reading.labels or reading.owned or len(reading.text) < 12:
                continue
            told = _credits_told(reading.text, rules, entry.languages)
            told += told_behind(reading.text, title, rules, entry.languages)
            for credit in told:
                of_another = title and _of_another(reading.text, credit, title, rules)
                (doubtful if of_another else found).append(
                    _credit(place, reading.line.view, credit, rules, entry.languages)
                )
            if _opens_with_title(entry, reading, told):
                found += _facts(place, reading, told, entry, rules)
            elif section.kind == "text":
                found += _dated(place, reading, rules)
            if title:
                told_places = told_countries(reading.text, title, rules, entry.languages)
                found += [_told(place, reading.line.view, "countries", c, "prose#origin") for c in told_places]
            made = told_year(reading.text, title, rules, entry.languages)
            if made is not None:
                found.append(_told(place, reading.line.view, "year", made, "prose#made"))
    sure = {_role(c) for c in found}
    return found + [c for c in doubtful if _role(c) not in sure]


def _told(place: int, view: View, field: str, value: Found[int] | Found[str], rule: str) -> Candidate:
    return single(place, field, value.value, view.span(value.start, value.end), rule)


def _role(candidate: Candidate) -> str:
    """The role that a credit tells, "cast" for one of the cast, else the field's name."""
    return str(candidate.parts[0].value) if candidate.field == "credits" else candidate.field


def _of_another(text: str, told: Told, title: str, rules: Rules) -> bool:
    """Whether a credit's sentence names another film in quotes behind a word for films, and not the one of the page."""
    if not _QUOTES.search(text):
        return False
    start, end = sentence_around(text, told.cue[0])
    sentence = text[start:end]
    if fold(title) in fold(sentence):
        return False
    films = (f for f in rules.words.words.find(sentence) if any(c.key == "film" for c in f.value))
    return any(_QUOTES.match(sentence[f.end : f.end + 3].lstrip()) for f in films)


def _credits_told(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Told]:
    """The credits that a line tells; where names have no capitals, only a model can see where one ends."""
    told = told_credits(text, rules, languages)
    if rules.naming.model == OFF or text.isascii() or not _CASELESS.search(text) or not rules.words.prose.find(text):
        return told
    people = [(e.start, e.end) for e in entities([text], rules, languages)[0] if e.label == "PERSON"]
    seen = seen_credits(text, people, rules, languages)
    cues = {t.cue for t in seen}
    return sorted([*(t for t in told if t.cue not in cues), *seen], key=lambda t: (t.cue, t.name))


def _dated(place: int, reading: Reading, rules: Rules) -> list[Candidate]:
    """The year that a word for production goes before in running text ("محصول سال ۱۳۷۳")."""
    text = reading.text
    for year in find_years(text, rules):
        if _dated_by_label(text[: year.start], rules, ("year", "production")):
            span = reading.line.view.span(year.start, year.end)
            return [single(place, "year", year.value, span, "prose#dated")]
    return []


def _opens_with_title(entry: Entry, reading: Reading, told: list[Told]) -> bool:
    """Whether a sentence begins with the film's title, so that its facts are the film's; a short one with credits."""
    if entry.title is None or not (told or is_prose(reading.text)):
        return False
    return 0 <= entry.title.span().start - reading.line.start <= 24


def _credit(place: int, view: View, told: Told, rules: Rules, languages: tuple[str, ...]) -> Candidate:
    name = part("name", uncapitalise(view.text[slice(*told.name)], rules, languages), view, *told.name)
    if told.role == "cast":
        return Candidate(place, "cast", (name,), "prose#cast")
    role = part("role", told.role, view, *told.cue)
    return Candidate(place, "credits", (role, name), "prose#credit")


def _dated_by_label(before: str, rules: Rules, wanted: tuple[str, ...] = ("year", "production", "facts")) -> bool:
    """Whether one of the two words before a year is a label of year or production."""
    for word in before.split()[-2:]:
        bare = label_key(word)
        keys = {m.key for form in (bare, bare[1:]) for m in rules.labels.get(form, ())}
        if keys & set(wanted):
            return True
    return False


def _facts(place: int, reading: Reading, told: list[Told], entry: Entry, rules: Rules) -> list[Candidate]:
    """Country, year, running time and form, from behind the title to the clause that ends with the director."""
    view, text = reading.line.view, reading.text
    title = entry.title
    start = text.find(title.text) + len(title.text) if title is not None else 0
    director = next((t for t in told if t.role == "director"), None)
    stop = director.name[1] if director else len(text)
    clause = _CLAUSE.search(text, stop)
    end = clause.start() if clause else len(text)
    piece = text[start:end]
    found: list[Candidate] = []
    places = find_countries(piece, rules, entry.languages) or find_nationalities(piece, rules)
    for country in places:
        span = view.span(start + country.start, start + country.end)
        found.append(single(place, "countries", country.value, span, "prose#country"))
    years = find_years(piece)[:1]
    if not years:  # behind the director only where a word says that it is the film's ("إنتاج عام 2024")
        years = [y for y in find_years(text[end:]) if _dated_by_label(text[: end + y.start], rules)][:1]
        years = [Found(y.value, end - start + y.start, end - start + y.end) for y in years]
    for year in years:
        found.append(single(place, "year", year.value, view.span(start + year.start, start + year.end), "prose#year"))
    if not (runtimes := find_durations(piece, rules)) and len(text) <= _ITEM:  # "«Salt» by Ann Moore (19 min)"
        piece, start = text[end:], end
        runtimes = find_durations(piece, rules)
    for runtime in runtimes[:1]:
        span = view.span(start + runtime.start, start + runtime.end)
        found.append(single(place, "runtime_minutes", runtime.value, span, "prose#runtime"))
    for form in find_forms(piece, rules, entry.languages):
        found.append(single(place, "form", form.value, view.span(start + form.start, start + form.end), "prose#form"))
    return found
