"""Directors credited by labels, and the lives that run on behind a label's value in one and the same line."""

from dataclasses import replace

from pipeline.model.page import View
from pipeline.model.parts import Label, Reading, Section
from pipeline.rules import Rules
from pipeline.sections.openings import STRONG, life_keys, name_at, told_of
from pipeline.values.names import split_names
from pipeline.values.shapes import first_sentence_end, is_prose

_NOT_RUN_ON = ("synopsis", "statement", "reviews", "awards", "biography", "filmography", "screenings")
_RUN_ON = 80  # characters of a label's value that may hold a life behind the value proper


def directors_of(sections: list[Section], rules: Rules, languages: tuple[str, ...]) -> list[View]:
    """The names of the directors that the labels of some sections credit, in order of place."""
    views: list[View] = []
    for section in sections:
        for reading in section.readings:
            for label in reading.labels:
                if "director" in label.keys:
                    values = (_value_proper(v) for v in label.values)
                    views += [v.cut(n.start, n.end) for v in values for n in split_names(v.text, rules, languages)]
    return [v for v in views if len(v.text) > (3 if v.text.isascii() else 1)]


def _value_proper(value: View) -> View:
    return value.cut(0, first_sentence_end(value.text)) if len(value.text) > _RUN_ON else value


def cut_run_on(
    reading: Reading, directors: list[View], rules: Rules, languages: tuple[str, ...]
) -> tuple[Reading, list[tuple[Reading, Reading]]]:
    """A line of labels without the lives that run on behind their values, and those lives as (name, text)."""
    if not any(len(v.text) > _RUN_ON for label in reading.labels for v in label.values):
        return reading, []
    labels: list[Label] = []
    found: list[tuple[Reading, Reading]] = []
    for label in reading.labels:
        values = label.values
        if len(values) == 1 and len(values[0].text) > _RUN_ON and label.keys[0] not in _NOT_RUN_ON:
            opened = _opens_life(reading, values[0], rules, languages) if "director" in label.keys else None
            value, life = opened or _cut(reading, values[0], directors)
            found += life
            values = (value,)
        labels.append(replace(label, values=tuple(v for v in values if v.text)))
    return replace(reading, labels=tuple(labels)), found


def _opens_life(
    reading: Reading, value: View, rules: Rules, languages: tuple[str, ...]
) -> tuple[View, list[tuple[Reading, Reading]]] | None:
    """The name and the life of a director whose label stands over it ("Regie\nAnna Berg (Graz, 1990) studierte …")."""
    if not is_prose(value.text) or not life_keys(value.text[:240], rules, languages) & STRONG:
        return None
    name = name_at(value.text, 0, rules)
    if name is None:
        return None
    person = value.cut(*name)
    return person, [(heading_of(reading, person), part_of(reading, value))]


def _cut(reading: Reading, value: View, directors: list[View]) -> tuple[View, list[tuple[Reading, Reading]]]:
    first = first_sentence_end(value.text)
    told = told_of(value.text[first:], directors) if first < len(value.text) else None
    if told is None:
        return value, []
    at = first + told[0]
    return value.cut(0, at), [(heading_of(reading, told[1]), part_of(reading, value.cut(at)))]


def films_of(reading: Reading) -> Reading | None:
    """The part of a line that a label calls a filmography; None where none does."""
    films = tuple(label for label in reading.labels if "filmography" in label.keys)
    return replace(reading, labels=films, lead=None, facts=None) if films else None


def heading_of(reading: Reading, view: View) -> Reading:
    """The words of a line that name a person, as a line of their own."""
    return Reading(replace(reading.line, view=view))


def part_of(reading: Reading, view: View) -> Reading:
    """A part of a line that holds running text."""
    return Reading(replace(reading.line, view=view), zone=reading.zone)
