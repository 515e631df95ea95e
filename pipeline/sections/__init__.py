"""A page → what it tells of: films, persons, itself; each with its sections."""

from dataclasses import replace

from pipeline.model.page import Line, Page
from pipeline.model.parts import Entry, Reading, Section
from pipeline.rules import Rules
from pipeline.sections.again import told_again
from pipeline.sections.build import build_sections
from pipeline.sections.cards import films_of, find_cards, without_cards
from pipeline.sections.entries import find_stretches
from pipeline.sections.led import with_headline
from pipeline.sections.listed import find_listed
from pipeline.sections.parted import part_rows
from pipeline.sections.people import people_of
from pipeline.sections.readings import read_lines
from pipeline.sections.reviewed import with_bylines
from pipeline.sections.run_on import without_run_on
from pipeline.sections.showing import showing
from pipeline.sections.teasers import without_teasers
from pipeline.sections.told import Stretch
from pipeline.sections.winners import find_winners
from pipeline.sections.zones import mark_zones
from pipeline.values.dates import find_dates
from pipeline.values.pagetitle import displayed, site_names
from pipeline.values.times import find_times
from pipeline.values.tongue import guess_languages

# Labels that, with another beside them, only a film's page has.
_OF_FILMS = ("runtime", "language", "subtitles", "colour", "format", "aspect_ratio", "original_title")

# Facts that, one beside the other, only the print of a film has.
_OF_PRINTS = frozenset(("format", "colour", "aspect_ratio", "sound"))


def split(page: Page, rules: Rules) -> tuple[Entry, ...]:
    """The entries of a page in reading order; the first is always the page itself.

    The page's own entry holds what belongs to no film (banners, introductions, furniture) and the
    embedded metadata; a film's biographies are entries of subject "person" that name the film's place.
    """
    languages = guess_languages(page.text, rules, page.languages)
    lines = without_run_on(read_lines(part_rows(page.lines), rules, languages), rules, languages)
    readings = mark_zones(lines, rules)
    readings = with_headline(with_bylines(readings, rules), rules)
    shown = [r for r in readings if r.line.kind != "meta"]
    meta = tuple(r for r in readings if r.line.kind == "meta")
    shown, stretches = _films(shown, [r.line for r in meta], rules, languages)
    stretches = told_again(shown, stretches)
    if not stretches and _has_film(shown, rules):
        stretches = [Stretch(0, len(shown), None)]
    if not stretches and _has_text_and_life(build_sections(shown, rules, languages), rules, languages):
        stretches = [Stretch(0, len(shown), None)]
    own = [s for a, b in _gaps(stretches, len(shown)) for s in build_sections(shown[a:b], rules, languages)]
    lives, rest = people_of(own, rules, languages)
    if meta:
        rest.append(Section("head", None, meta))
    entries = [Entry("page", tuple(rest), languages)]
    entries += [Entry("person", (life,), languages) for life in lives]
    for stretch in stretches:
        entries += _film(shown, stretch, len(entries), rules, languages)
    return tuple(entries)


def _gaps(stretches: list[Stretch], size: int) -> list[tuple[int, int]]:
    """The lines before and behind the films and those between them: headings, in a list of prizes texts too."""
    taken = sorted([(s.start, s.end) for s in stretches] + [place for s in stretches for place in s.more])
    starts = [0, *(end for _, end in taken)]
    ends = [*(start for start, _ in taken), size]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _films(
    shown: list[Reading], meta: list[Line], rules: Rules, languages: tuple[str, ...]
) -> tuple[list[Reading], list[Stretch]]:
    """The lines and the films among them: the blocks of a list, or what the facts tell."""
    cards = find_cards(shown, rules)
    others = without_cards(cards, shown) if cards else None
    if others is not None:
        return others, find_stretches(others, rules, languages)
    stretches = find_stretches(shown, rules, languages)
    won = find_winners(shown, rules, languages, stretches)
    won = won or find_listed(shown, rules, languages, stretches)
    if won is not None:
        return won
    shown, stretches = without_teasers(shown, stretches, rules)
    films = films_of(cards, shown, meta, rules, stretches) if cards else ()
    if films:
        sites = site_names(meta)
        return shown, [replace(s, title=displayed(s.title, sites)) if s.title else s for s in films]
    event = None if stretches or (cards and len(cards.stretches) > 3) else showing(shown, meta, rules, languages)
    return shown, [event] if event else stretches


def _film(shown: list[Reading], stretch: Stretch, place: int, rules: Rules, languages: tuple[str, ...]) -> list[Entry]:
    start = stretch.start + (stretch.directors is not None)
    places = ((start, stretch.end), *stretch.more)
    sections = build_sections([r for a, b in places for r in shown[a:b]], rules, languages)
    if start > stretch.start:  # a film's line in a list of films is no text
        own = sections.pop(0).readings if sections and (sections[0].kind, sections[0].heading) == ("head", None) else ()
        sections.insert(0, Section("head", None, (shown[stretch.start], *own)))
    lives, rest = people_of(sections, rules, languages)
    film = Entry("film", tuple(rest), languages, stretch.title, None, stretch.winner, stretch.directors)
    return [film, *(Entry("person", (life,), languages, None, place) for life in lives)]


def _has_text_and_life(sections: list[Section], rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a page without a film's facts has a film's shape: a text, a life below it, and facts or a screening."""
    kinds = [s.kind for s in sections]
    if "biography" not in kinds or "text" not in kinds or kinds.index("text") > kinds.index("biography"):
        return False
    told = any(
        s.kind == "screenings"
        or any((r.facts and not r.facts.rest) or _shows(r, rules) for r in s.readings if r.zone == "main")
        for s in sections
    )
    return told and len(people_of(sections, rules, languages)[0]) > 0


def _shows(reading: Reading, rules: Rules) -> bool:
    """Whether a short sentence tells when something is shown: a day and a time, or labels of a venue."""
    if len(reading.text) > 200:
        return False
    return bool(find_times(reading.text, rules)) and bool(find_dates(reading.text, rules))


def _has_film(shown: list[Reading], rules: Rules) -> bool:
    """Whether a page without a film's core facts still speaks of one: two labels or facts that only films have."""
    if any(r.facts and not r.facts.rest and len(r.facts.kinds() & _OF_PRINTS) > 1 for r in shown if r.zone == "main"):
        return True  # "DCP | colour"
    labels = [label for r in shown if r.zone == "main" for label in r.labels if label.values]
    keys = {k for label in labels for k in label.keys if k in _OF_FILMS or (k in rules.roles and k != "other")}
    others = {label.head.text for label in labels if "other" in label.keys}
    return len(keys) + len(others) / 2 >= 2
