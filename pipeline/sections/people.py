"""Biographies: which sections tell of a person, and of whom."""

from pipeline.model.parts import Reading, Section
from pipeline.rules import Rules
from pipeline.values.cues import tells_a_life
from pipeline.values.names import is_person
from pipeline.values.shapes import is_prose


def people_of(sections: list[Section], rules: Rules, languages: tuple[str, ...]) -> tuple[list[Section], list[Section]]:
    """The lives among some sections, one section a person, and the sections that are none.

    A biography section that names several people, each above their text, becomes several.
    """
    lives: list[Section] = []
    rest: list[Section] = []
    for section in sections:
        if section.kind != "biography":
            rest.append(section)
            continue
        lives.extend(_by_person(section, rules, languages))
    return lives, rest


def _by_person(section: Section, rules: Rules, languages: tuple[str, ...]) -> list[Section]:
    pieces: list[Section] = []
    heading = section.heading
    readings: list[Reading] = []
    for i, reading in enumerate(section.readings):
        text = reading.line.view.text
        below = section.readings[i + 1].line.view.text if i + 1 < len(section.readings) else ""
        named = not reading.labels and is_person(text, rules)
        if named and (is_prose(below) or tells_a_life(below, text, rules, languages)):
            if readings or (heading is not None and not heading.labels):
                pieces.append(Section("biography", heading, tuple(readings)))
            heading, readings = reading, []
        else:
            readings.append(reading)
    if readings or heading is not None:
        pieces.append(Section("biography", heading, tuple(readings)))
    return pieces
