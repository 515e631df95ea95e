"""Lists of prizes and of other films inside a page, whose facts are not those of its films."""

import re
from dataclasses import replace

from pipeline.model.fold import fold
from pipeline.model.parts import Reading
from pipeline.sections.stated import CORE
from pipeline.values.shapes import is_prose

LISTS = ("awards", "nominations", "participations", "filmography", "contact")  # labels that open one
_YEAR = re.compile(r"\d{4}")


def without_lists(readings: list[Reading], inside: list[bool]) -> list[Reading]:
    """The readings with the lines of lists of prizes and other films marked as owned: none of them is a title."""
    return [replace(r, owned=True) if told and not r.labels else r for r, told in zip(readings, inside, strict=True)]


def in_lists(readings: list[Reading]) -> list[bool]:
    """For each line whether it stands in a list of prizes or other films, whose facts are not this film's.

    A label opens a list (above the film not one that a menu repeats), running text or a heading ends it. So
    does a blank line where no year and nothing of a film has been told: what stood above it is a menu; and a
    bullet behind a blank line where the list has none: it marks the page's own films.
    """
    menu: set[str] | None = None
    inside = begun = False
    told = []
    for i, reading in enumerate(readings):
        above = readings[i - 1] if i else reading
        if reading.labels and reading.zone == "main":
            first = reading.labels[0]
            inside = first.keys[0] in LISTS and not first.values
            inside = inside and (first.keys[0] != "filmography" or any(r.text for r in readings[:i]))  # "Films" alone
            if inside and not begun:
                menu = {fold(r.text) for r in readings if r.zone == "boilerplate"} if menu is None else menu
                inside = fold(reading.text) not in menu
            begun = begun or any(label.values for label in reading.labels)
        elif (reading.line.kind == "heading" or is_prose(reading.text)) or (
            reading.line.gap and not above.labels and (not begun or _marked(reading, above))
        ):
            inside = False
        begun = begun or bool(reading.facts and not reading.facts.kinds().isdisjoint(CORE))
        begun = begun or (inside and _YEAR.search(reading.text) is not None)
        told.append(inside)
    return told


def _marked(reading: Reading, above: Reading) -> bool:
    """Whether a line has a bullet that the line above it lacks."""
    return reading.line.kind == "item" and above.line.kind == "text"
