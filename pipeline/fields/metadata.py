"""Facts of embedded metadata (JSON-LD, microdata), with spans in the metadata lines of the page."""

import re
from collections.abc import Mapping, Sequence

from pipeline.fields.whole import metadata_lines, tells_one_film
from pipeline.model.candidates import part, single
from pipeline.model.fold import fold, tidy
from pipeline.model.page import Line
from pipeline.model.parts import Candidate, Entry, Found, Part
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.languages import read_languages
from pipeline.values.names import split_names
from pipeline.values.pagetitle import displayed, site_names
from pipeline.values.titles import read_title

# A film on its own or as the work that an event presents; the keys below it follow.
_FILM = re.compile(
    r"(?:jsonld|microdata)\[\d+\]/(?:(?:Movie|TVMovie|ShortFilm|Film)|\w{0,30}Event/workPresented(?:\[\d+\])?)/(.+)"
)
_EVENT = re.compile(r"((?:jsonld|microdata)\[\d+\])/\w{0,30}Event/(.+)")
_INDEX = re.compile(r"\[\d+\]")
_KIND = re.compile(r"/(?:Person|Organization|Country|Language|PerformanceRole)(?=/|$)")
_DURATION = re.compile(r"P(?:T)?(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,2})S)?")
_START = re.compile(r"((?:19|20)\d\d-[01]\d-[0-3]\d)(?:[T ]([0-2]\d:[0-5]\d))?")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_LONGEST_MINUTES = 6000
_SHORTEST_TEXT = 60  # characters of a description that is worth keeping
_EVENTS_AT_MOST = 200
_ROLES = {
    "director": "director", "author": "screenwriter", "producer": "producer", "musicBy": "composer",
    "creator": "screenwriter",
}  # fmt: skip
_PLAIN = {
    "name": "title", "dateCreated": "year", "copyrightYear": "year", "datePublished": "year",
    "duration": "runtime_minutes", "timeRequired": "runtime_minutes", "countryOfOrigin": "countries",
    "countryOfOrigin/name": "countries", "inLanguage": "languages", "inLanguage/name": "languages",
    "subtitleLanguage": "subtitles", "subtitleLanguage/name": "subtitles", "description": "synopsis",
}  # fmt: skip
_RULES = {"runtime_minutes": "runtime", "countries": "country", "languages": "language", "synopsis": "description"}


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """What the metadata says of the page's film and its showings; nothing where the page has several films."""
    if entries[place].subject != "film" or not tells_one_film(entries):
        return []
    lines = metadata_lines(entries)
    sites = site_names(lines)
    found: list[Candidate] = []
    for line in lines:
        match = _FILM.fullmatch(line.place)
        if match and line.view.text:
            found += _of_leaf(place, _INDEX.sub("", match[1]), line, sites, rules)
    return found + _showings(place, lines)


def _of_leaf(place: int, key: str, line: Line, sites: frozenset[str], rules: Rules) -> list[Candidate]:
    """The candidates of one leaf, by its path below the film ("director/name")."""
    view = line.view
    key = _KIND.sub("", key)
    field = _PLAIN.get(key)
    if field == "title":
        view = displayed(view, sites)
        told = read_title(view.text, rules).title
        return (
            [single(place, field, told.value, view.span(told.start, told.end), "metadata#title")] if told.value else []
        )
    if field is not None:
        rule = f"metadata#{_RULES.get(field, field)}"
        return [
            single(place, field, v.value, view.span(v.start, v.end), rule) for v in _values(field, view.text, rules)
        ]
    base = key.removesuffix("/name")
    if base in ("actor", "actors"):
        names = split_names(view.text, rules)
        return [
            Candidate(place, "cast", (part("name", n.value.name, view, n.start, n.end),), "metadata#cast")
            for n in names
        ]
    if base in _ROLES:
        role = Part("role", _ROLES[base], (view.span(),))
        return [
            Candidate(place, "credits", (role, part("name", n.value.name, view, n.start, n.end)), f"metadata#{base}")
            for n in split_names(view.text, rules)
        ]
    return []


def _values(field: str, text: str, rules: Rules) -> Sequence[Found[str] | Found[int]]:
    """The values of a field in the text of a leaf."""
    if field == "year":
        return find_years(text)[:1]
    if field == "runtime_minutes":
        minutes = _minutes(text)
        return [Found(minutes, 0, len(text))] if minutes else []
    if field == "countries":
        return read_countries(text, rules)
    if field in ("languages", "subtitles"):
        code = _CODE.fullmatch(text)
        return [Found(text.split("-", maxsplit=1)[0], 0, len(text))] if code else read_languages(text, rules)
    return [Found(tidy(text), 0, len(text))] if len(text) > _SHORTEST_TEXT else []


def _minutes(text: str) -> int | None:
    """An ISO 8601 duration in whole minutes, rounded half up; None where it is none."""
    match = _DURATION.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(g or 0) for g in match.groups())
    total = hours * 60 + minutes + (seconds >= 30)
    return total if 0 < total <= _LONGEST_MINUTES else None


def _showings(place: int, lines: Sequence[Line]) -> list[Candidate]:
    """The showings that events of the metadata tell: those the page is named after, or its only one."""
    events: dict[str, dict[str, Line]] = {}
    for line in lines:
        match = _EVENT.fullmatch(line.place)
        if match and line.view.text and (match[1] in events or len(events) < _EVENTS_AT_MOST):
            events.setdefault(match[1], {}).setdefault(_INDEX.sub("", match[2]), line)
    titles = [fold(line.view.text) for line in lines if line.place in ("html/title", "og/title")]
    found: list[Candidate] = []
    for event in events.values():
        start = event.get("startDate") or event.get("doorTime")
        if start is None or not (len(events) == 1 or _is_named(event, titles)):
            continue
        match = _START.match(start.view.text)
        if match is None:
            continue
        value = f"{match[1]}T{match[2]}" if match[2] else match[1]
        parts = [part("start", value, start.view, 0, match.end())]
        venue = event.get("location/name") or event.get("location")
        if venue is not None:
            parts.append(part("venue", tidy(venue.view.text), venue.view))
        found.append(Candidate(place, "screenings", tuple(parts), "metadata#event"))
    return found


def _is_named(event: Mapping[str, Line], titles: Sequence[str]) -> bool:
    """Whether an event bears the page's own title."""
    name = event.get("name") or event.get("workPresented/name")
    return name is not None and any(fold(name.view.text) in title for title in titles)
