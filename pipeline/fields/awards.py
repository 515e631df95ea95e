"""Awards, nominations and participations of a film: its award lines, the prize above it, its festival edition."""

from pipeline.fields.awards_heading import above_film
from pipeline.fields.awards_line import read_awards
from pipeline.fields.awards_pieces import TRIM
from pipeline.fields.awards_shown import participation
from pipeline.fields.awards_told import told_awards
from pipeline.model.candidates import part
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.cues import is_award, is_entries, is_listed
from pipeline.values.dates import find_years
from pipeline.values.shapes import is_prose

_LONGEST = 3000  # characters; a longer line is no list of awards
_RESULTS = {"awards": "won", "nominations": "nominated", "participations": "selected"}


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The awards of a film entry, one candidate a prize or participation, in page order."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[tuple[str, tuple[Part, ...]]] = []
    started = False
    for section in entry.sections:
        if section.kind == "awards":
            headed = _heading_key(section.heading)
            if headed or started:
                found += [("awards#line", parts) for parts in _of_section(section, headed, entry.languages, rules)]
        started = started or _tells_film(section, entry)
    found += [("awards#heading", parts) for parts in above_film(entries, place, rules)]
    found += [("awards#shown", parts) for parts in participation(entries, place, rules)]
    found += [("awards#told", parts) for parts in told_awards(entry, rules)]
    return [Candidate(place, "awards", parts, rule) for rule, parts in found if not _names_country(parts, rules)]


def _names_country(parts: tuple[Part, ...], rules: Rules) -> bool:
    """Whether what seems a participation names no festival but a country ("Audience Award: …, Canada 2018")."""
    said = {p.name: str(p.value) for p in parts}
    festival = said.get("festival", "")
    if not festival or "award" in said:
        return False
    return any(c.start == 0 and c.end == len(festival) for c in read_countries(festival, rules))


def _tells_film(section: Section, entry: Entry) -> bool:
    """Whether a section shows that the film's own lines have begun, so that no banner stands below it."""
    if section.kind in ("boilerplate", "related"):
        return False
    if any(r.labels or r.facts for r in section.readings):
        return True
    at = entry.title.span().start if entry.title is not None else -1
    return any(r.line.start <= at < r.line.span.end for r in section.readings)


def _heading_key(reading: Reading | None) -> str | None:
    """What a heading says of the lines below it: "won", "nominated" or "selected"."""
    if reading is None:
        return None
    return next((_RESULTS[k] for label in reading.labels for k in label.keys if k in _RESULTS), None)


def _of_section(
    section: Section, headed: str | None, languages: tuple[str, ...], rules: Rules
) -> list[tuple[Part, ...]]:
    found: list[tuple[Part, ...]] = []
    year: Part | None = None
    for reading in section.readings:
        key, views = headed, [reading.line.view]
        if reading.labels:
            key = _heading_key(reading)
            inside = reading.labels[0].head.span().start > reading.line.start
            if key is None and not (headed and inside):
                continue
            told = [v for label in reading.labels for v in label.values if set(label.keys) & _RESULTS.keys()]
            views = views if key is None else told
        for view in views:
            key = key or headed  # "… – Special Mention (Camera: Jane Doe)"
            alone = _only_year(view)
            if alone is not None:
                year = alone
            elif _is_read(view.text, key, rules, languages):
                found += read_awards(view, year, key, rules, languages)
    return found


def _is_read(text: str, headed: str | None, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line is a list of awards or names one, rather than running text."""
    if len(text) > _LONGEST:
        return False
    if headed is not None and (not is_prose(text) or is_listed(text) or is_entries(text)):
        return True
    if is_prose(text) and headed is None:
        return False
    return is_award(text, rules, languages)


def _only_year(view: View) -> Part | None:
    """The year of a line that holds nothing else ("2017:"), which counts for the lines below it."""
    years = find_years(view.text)
    if len(years) == 1 and len(view.text.strip(TRIM)) <= 5:
        return part("year", years[0].value, view, years[0].start, years[0].end)
    return None
