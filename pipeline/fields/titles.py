"""A film's titles: labelled, shown at the head of its lines, agreed by the page's own title, or told by a lead-in."""

import re

from pipeline.fields.whole import metadata_lines, tells_one_film
from pipeline.model.candidates import single
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Reading
from pipeline.rules import Rules
from pipeline.rules.phrases import scan, spelling
from pipeline.values.names import is_person, split_names
from pipeline.values.pagetitle import displayed, page_titles, site_names
from pipeline.values.titles import read_title

_FIELDS = {"title": "title", "original_title": "original_title", "other_title": "other_titles"}
_TAIL = re.compile(r"\s+[-–—]\s+([^-–—]{3,60})$")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """Titles of a film entry, and the year printed with one."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        for reading in section.readings:
            for label in reading.labels:
                for key in label.keys:
                    if key in _FIELDS and label.values and label.values[0].text:
                        found += _read(place, label.values[0], _FIELDS[key], f"labels#{key}", rules, entry.languages)
    alone = tells_one_film(entries)
    if alone:
        found += _agreed(entries, place, rules)
    if entry.title is not None and _may_be_title(entry, rules):
        view = entry.title if alone else _awarded_film(entry.title, rules, entry.languages)
        credited = _credited(entry)  # "Salt | Jane Doe" with her name behind a label below
        shown = _read(place, view, "title", "titles#head", rules, entry.languages)
        found += [c for c in shown if c.field != "other_titles" or fold(str(c.parts[0].value)) not in credited]
    return found


def _read(place: int, view: View, field: str, rule: str, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The title in a view, its further titles, and the year behind it."""
    reading = read_title(_bare(view.text, rules), rules, languages)
    if not reading.title.value:
        return []
    found = [single(place, field, reading.title.value, view.span(reading.title.start, reading.title.end), rule)]
    for other in reading.others:
        found.append(single(place, "other_titles", other.value, view.span(other.start, other.end), f"{rule}.other"))
    if reading.year:
        year = reading.year
        found.append(single(place, "year", year.value, view.span(year.start, year.end), f"{rule}.year"))
    return found


def _awarded_film(view: View, rules: Rules, languages: tuple[str, ...]) -> View:
    """The film in "Person for Film", a line of a list of prizes; any other title as it is."""
    for cue in rules.words.words.find(view.text):
        if any(c.key == "for" and c.language in languages for c in cue.value):
            names = split_names(view.text[: cue.start].strip(), rules, languages)
            if names and all(is_person(n.value.name, rules) for n in names):
                return view.cut(cue.end)
    return view


def _bare(text: str, rules: Rules) -> str:
    """A displayed title without what is no part of it: a premiere or a person's name behind a dash."""
    match = _TAIL.search(text)
    if match and (
        is_person(match[1], rules)
        or any(c.key == "premiere" for f in rules.words.awards.find(match[1]) for c in f.value)
    ):
        return text[: match.start()]
    return text


def _may_be_title(entry: Entry, rules: Rules) -> bool:
    """Whether the line at a film's head can be its title rather than a name, a strand or a banner."""
    if entry.title is None:
        return False
    text = entry.title.text
    if is_person(text, rules) and any(fold(text) in names for names in _credited(entry)):
        return False
    keys = {c.key for f in rules.words.awards.find(text) for c in f.value}
    return not keys & {"festival", "competition"}


def _names_festival(text: str, rules: Rules) -> bool:
    return any(c.key == "festival" for f in rules.words.awards.find(text) for c in f.value)


def _credited(entry: Entry) -> list[str]:
    """The values of an entry's labels, folded."""
    return [
        fold(value.text)
        for section in entry.sections
        for reading in section.readings
        for label in reading.labels
        for value in label.values
    ]


def _agreed(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """A visible line, or the part of a heading, that the page's own title (`<title>`, OpenGraph, JSON-LD) says too."""
    meta = metadata_lines(entries)
    told = page_titles(meta)
    languages = entries[place].languages
    titles = [read_title(t, rules).title.value for t in told]
    wanted = {fold(title) for title in titles} - {""}
    if not wanted:
        return []
    shown: list[Reading] = [
        r
        for entry in (entries[place], entries[0])
        for section in entry.sections
        for r in section.readings
        if r.zone == "main" and r.line.kind != "meta" and len(r.line.view.text) < 160 and _unlabelled(r)
    ]
    shown = [r for r in shown if not _names_festival(r.text, rules)]  # the site's own banner agrees as well
    shown.sort(key=lambda r: (r.line.kind != "heading", r.line.level or 9, r.line.start))
    words = [frozenset(word for word in spelling(title) if word.isalnum()) for title in titles if title]
    for reading in shown:
        held = scan(reading.line.view.text).words
        if not any(title <= held for title in words):
            continue  # most lines are told by that alone to be no title of the page
        title = read_title(reading.line.view.text, rules, languages)
        if tidy(title.title.value) and fold(title.title.value) in wanted:
            view = displayed(reading.line.view, site_names(meta))
            return _read(place, view, "title", "titles#agreed", rules, languages)
    for reading in shown:
        part = _part(reading.line.view, told) if reading.line.kind == "heading" else None
        if part is not None:
            view = displayed(part, site_names(meta))
            return _read(place, view, "title", "titles#agreed.part", rules, languages)
    return []


def _unlabelled(reading: Reading) -> bool:
    """Whether a line holds no labels; in a heading "Premiere:" is a remark and a label behind words is one of them."""
    if reading.line.kind == "heading" and reading.labels:
        return reading.lead is not None or all(label.keys[0] == "premiere" for label in reading.labels)
    return not reading.labels


def _part(view: View, told: list[str]) -> View | None:
    """The longest of the page's titles that stands in a heading as whole words, beside a date or an age rating."""
    for title in told:
        at = view.text.find(title)
        end = at + len(title)
        before, behind = view.text[at - 1 : at], view.text[end : end + 1]
        if at >= 0 and len(title) >= 2 and not before.isalnum() and not behind.isalnum():
            return view.cut(at, end)
    return None
