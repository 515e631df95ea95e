"""Entries → candidates: every extractor looks at every entry and none sees what another found."""

from collections.abc import Callable

from pipeline.fields import (
    awards,
    crew,
    facts,
    formed,
    heads,
    metadata,
    people,
    programme,
    prose,
    reviews,
    schools,
    screenings,
    strands,
    strands_crumbs,
    strands_told,
    texts,
    titles,
    titles_printed,
)
from pipeline.model.parts import Candidate, Entry
from pipeline.rules import Rules

Extractor = Callable[[tuple[Entry, ...], int, Rules], list[Candidate]]

# In the order in which `fiche explain` lists them; the order decides nothing.
EXTRACTORS: tuple[Extractor, ...] = (
    titles.find,
    titles_printed.find,
    facts.find,
    crew.find,
    schools.find,
    heads.find,
    prose.find,
    formed.find,
    texts.find,
    reviews.find,
    awards.find,
    screenings.find,
    strands.find,
    strands_crumbs.find,
    strands_told.find,
    people.find,
    metadata.find,
    programme.find,
)


def find(entries: tuple[Entry, ...], rules: Rules) -> tuple[Candidate, ...]:
    """What all extractors believe about all entries of a page, entry by entry."""
    return tuple(candidate for place in range(len(entries)) for candidate in find_in(entries, place, rules))


def find_in(entries: tuple[Entry, ...], place: int, rules: Rules) -> tuple[Candidate, ...]:
    """What all extractors believe about the entry at `place`; the others are only looked at."""
    return tuple(candidate for extractor in EXTRACTORS for candidate in extractor(entries, place, rules))
