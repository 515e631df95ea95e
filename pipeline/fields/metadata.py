"""Facts of embedded metadata (JSON-LD, microdata, OpenGraph), with spans in the metadata lines of the page."""

import re

from pipeline.model.candidates import single
from pipeline.model.fold import tidy
from pipeline.model.page import Line
from pipeline.model.parts import Candidate, Entry, Part, metadata_lines
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.languages import read_languages
from pipeline.values.names import split_names
from pipeline.values.titles import read_title

_FILM = re.compile(
    r"^(?:jsonld|microdata)\[\d+\](?:/[A-Za-z]+(?:\[\d+\])?/workPresented(?:\[\d+\])?)?/(Movie|TVMovie|ShortFilm|Film)/(.+)$"
)
_INDEX = re.compile(r"\[\d+\]")
_DURATION = re.compile(r"^P(?:T)?(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,2})S)?$")
_ROLES = {
    "director": "director",
    "author": "screenwriter",
    "producer": "producer",
    "musicBy": "composer",
    "creator": "screenwriter",
}


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """What the metadata says of the page's film; nothing where the page has several."""
    if entries[place].subject != "film" or sum(e.subject == "film" for e in entries) != 1:
        return []
    found: list[Candidate] = []
    for line in metadata_lines(entries):
        match = _FILM.match(line.place)
        if match and line.view.text:
            found += _of_leaf(place, _INDEX.sub("", match[2]), line, rules)
    return found


def _of_leaf(place: int, key: str, line: Line, rules: Rules) -> list[Candidate]:
    """The candidates of one leaf, by its path below the film ("director/name")."""
    view = line.view
    text = view.text
    key = re.sub(r"/(Person|Organization|Country|Language|PerformanceRole)(?=/|$)", "", key)
    if key == "name":
        told = read_title(text, rules).title
        return (
            [single(place, "title", told.value, view.span(told.start, told.end), "metadata#title")]
            if told.value
            else []
        )
    if key in ("dateCreated", "copyrightYear", "datePublished"):
        return [
            single(place, "year", y.value, view.span(y.start, y.end), "metadata#year") for y in find_years(text)[:1]
        ]
    if key in ("duration", "timeRequired"):
        minutes = _minutes(text)
        return [single(place, "runtime_minutes", minutes, view.span(), "metadata#runtime")] if minutes else []
    if key in ("countryOfOrigin", "countryOfOrigin/name"):
        return [
            single(place, "countries", c.value, view.span(c.start, c.end), "metadata#country")
            for c in read_countries(text, rules)
        ]
    if key in ("inLanguage", "inLanguage/name"):
        if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", text):
            return [single(place, "languages", text.split("-")[0], view.span(), "metadata#language")]
        return [
            single(place, "languages", t.value, view.span(t.start, t.end), "metadata#language")
            for t in read_languages(text, rules)
        ]
    base = key.removesuffix("/name")
    if base in ("actor", "actors") and key.endswith(("name", "actor", "actors")):
        return [
            Candidate(place, "cast", (Part("name", n.value.name, (view.span(n.start, n.end),)),), "metadata#cast")
            for n in split_names(text, rules)
        ]
    if base in _ROLES:
        return [
            Candidate(
                place,
                "credits",
                (Part("role", _ROLES[base], (view.span(),)), Part("name", n.value.name, (view.span(n.start, n.end),))),
                f"metadata#{base}",
            )
            for n in split_names(text, rules)
        ]
    if key == "description" and len(text) > 60:
        return [single(place, "synopsis", tidy(text), view.span(), "metadata#description")]
    return []


def _minutes(text: str) -> int | None:
    """An ISO 8601 duration in whole minutes, rounded half up; None where it is none."""
    match = _DURATION.match(text)
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(g or 0) for g in match.groups())
    total = hours * 60 + minutes + (seconds >= 30)
    return total if 0 < total <= 6000 else None
