"""A film's showing at the page's own festival: labels ("Edition: RIFF 2022") and lines ("IndieLisboa 2021 • …")."""

import re

from pipeline.fields.awards_names import read_named
from pipeline.fields.awards_pieces import cut, known_festival
from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.page import Span, View
from pipeline.model.parts import Entry, Label, Part
from pipeline.rules import Rules
from pipeline.values.dates import find_years
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import is_prose

_NUMBER = re.compile(r"\W*(\d{1,3})\W*")
# A festival called by its initials, inside a label ("Año de Participación en el FICM").
_LONGEST = 400  # characters of a banner
_INITIALS = re.compile(r"(?<![^\W_])[A-Z][A-Za-z]{0,2}[A-Z]{2,8}(?![^\W_])")


def participation(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[tuple[Part, ...]]:
    """The showing that a film's own record states (at most one), as the parts of a candidate."""
    entry = entries[place]
    labels = [
        label
        for section in entry.sections
        for reading in section.readings
        for label in reading.labels
        if label.values and set(label.keys) & {"festival_year", "festival_edition"}
    ]
    if labels:
        return _labelled(entries, place, labels, rules)
    line = _line(entry, rules)
    return [line] if line else []


def _labelled(entries: tuple[Entry, ...], place: int, labels: list[Label], rules: Rules) -> list[tuple[Part, ...]]:
    told: dict[str, Part] = {}
    for label in labels:
        value = label.values[0]
        for found in _parts(label, value, rules):
            told.setdefault(found.name, found)
    if not {"year", "edition"} & told.keys():
        return []
    if "festival" not in told:
        banner = _banner(entries, place, rules)
        if banner is not None:
            told["festival"] = banner
    spans = told["year" if "year" in told else "edition"].spans
    order = ("year", "edition", "festival")
    return [(*(told[n] for n in order if n in told), Part("result", "selected", spans))]


def _parts(label: Label, value: View, rules: Rules) -> list[Part]:
    """Year, edition and festival of one label and its value."""
    found: list[Part] = []
    years = find_years(value.text)
    if years:
        found.append(part("year", years[0].value, value, years[0].start, years[0].end))
    editions = find_editions(value.text, rules)
    number = _NUMBER.fullmatch(value.text)
    if editions:
        found.append(part("edition", editions[0].value, value, editions[0].start, editions[0].end))
    elif number and "festival_edition" in label.keys:
        found.append(part("edition", int(number[1]), value, number.start(1), number.end(1)))
    name = value.text[: years[0].start] + value.text[years[0].end :] if years else value.text
    known = known_festival(value.text, rules)
    if known:
        found.append(part("festival", tidy(value.text[slice(*known)]), value, *known))
    elif years and (initials := _INITIALS.fullmatch(name.strip())):
        start = value.text.index(initials.group())
        found.append(part("festival", initials.group(), value, start, start + len(initials.group())))
    elif not label.head.text.isupper() and (initials := _INITIALS.search(label.head.text)):
        found.append(part("festival", initials.group(), label.head, initials.start(), initials.end()))
    return found


def _banner(entries: tuple[Entry, ...], place: int, rules: Rules) -> Part | None:
    """The page's own festival as its banner calls it: an edition and a name that the rules know."""
    found: list[Part] = []
    for entry in (entries[0], entries[place]):
        for reading in (r for s in entry.sections for r in s.readings):
            text = reading.line.view.text
            if len(text) > _LONGEST or not find_editions(text, rules):
                continue
            for piece in cut(text, rules, entry.languages):
                own = text[piece.start : piece.end]
                named = read_named(own, rules, entry.languages, both=False) if piece.kind == "festival" else None
                name = own[named.start : named.end] if named else ""
                if named and named.edition and len(name.split()) > 1 and rules.festivals.named(name):
                    start, end = piece.start + named.start, piece.start + named.end
                    found.append(part("festival", tidy(text[start:end]), reading.line.view, start, end))
    return max(found, key=lambda p: len(str(p.value)), default=None)


def _line(entry: Entry, rules: Rules) -> tuple[Part, ...] | None:
    """A line beside the film's facts that begins with a festival's name and year ("IndieLisboa 2021 • Novíssimos")."""
    readings = [r for s in entry.sections for r in s.readings if s.kind not in ("boilerplate", "related", "awards")]
    for i, reading in enumerate(readings):
        beside = (r for r in readings[max(i - 1, 0) : i + 2] if r is not reading)
        near = [r for r in beside if r.facts and len(r.facts.kinds()) >= 2]
        text = reading.line.view.text
        if not near or reading.zone != "main" or reading.labels or len(text) > 90 or is_prose(text):
            continue
        pieces = cut(text, rules, entry.languages)
        if not pieces or pieces[0].kind != "festival":
            continue
        years = find_years(text[: pieces[0].end])
        known = known_festival(text[: pieces[0].end], rules)
        if len(years) != 1 or not known or known[0] > 0 or known[1] > years[0].start:
            continue
        view = reading.line.view
        span: Span = view.span(*known)
        return (
            part("year", years[0].value, view, years[0].start, years[0].end),
            part("festival", tidy(text[slice(*known)]), view, *known),
            Part("result", "selected", (span,)),
        )
    return None
