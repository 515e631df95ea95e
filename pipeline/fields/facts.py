"""Year, running time, countries, languages, form, colour, formats: from lines of facts and from labels."""

from pipeline.model.candidates import single
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Fact, FactsLine, Found, Label, Reading
from pipeline.rules import Rules
from pipeline.values.countries import find_countries, read_countries
from pipeline.values.dates import find_years
from pipeline.values.durations import read_duration
from pipeline.values.facts import read_facts
from pipeline.values.formats import find_aspect_ratio, find_colour, find_formats, find_forms
from pipeline.values.languages import read_languages, read_version

# Keys of labels and facts → fields of the record.
_FIELDS = {
    "year": "year", "runtime": "runtime_minutes", "country": "countries", "language": "languages",
    "subtitles": "subtitles", "form": "form", "colour": "colour", "sound_format": "sound", "format": "formats",
    "aspect_ratio": "aspect_ratio",
}  # fmt: skip
_AS_PRINTED = {"genre": "genres", "premiere": "premiere", "section": "section", "sound_format": "sound"}
_SKIPPED = ("biography", "filmography", "reviews", "related", "boilerplate", "awards", "contact")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The facts of a film entry."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        if section.kind in _SKIPPED:
            continue
        for i, reading in enumerate(section.readings):
            near = [r for r in section.readings[max(0, i - 1) : i + 2] if r is not reading]
            above = section.readings[i - 1] if i else None
            if (
                reading.facts
                and not reading.owned
                and (_is_facts(reading.facts, near) or _heads(entry, reading) or _goes_on(above, reading))
            ):
                found += _of_line(place, reading, reading.facts)
            for label in reading.labels:
                for value in label.values:
                    found += _of_label(place, label, value, rules, entry.languages)
    return found


def _heads(entry: Entry, reading: Reading) -> bool:
    """Whether a line holds the film's title too ("『蟹の惑星』(68分)")."""
    if entry.title is None:
        return False
    start, line = entry.title.span().start, reading.line.span
    listed = entry.winner is not None or entry.directors is not None
    return start == line.start or (listed and line.start <= start < line.end)


def _goes_on(above: Reading | None, reading: Reading) -> bool:
    """Whether a short line with a running time goes on with the line of facts above it ("Comedy / 4 minutes")."""
    if above is None or above.facts is None or reading.facts is None or reading.line.gap or len(reading.text) > 60:
        return False
    return "runtime" in reading.facts.kinds() - above.facts.kinds() and len(above.facts.kinds()) >= 2


def _is_facts(facts: FactsLine, near: list[Reading]) -> bool:
    """Whether a line is one of facts: two kinds and more, or a single one in the company of others.

    A lone word that names a language or a form ("English", "Short films") is more often a menu's.
    """
    if len(facts.kinds()) >= 2 or (facts.kinds() & {"runtime"} and not facts.rest):
        return True
    return not facts.rest and any(r.facts or r.labels for r in near)


def _of_line(place: int, reading: Reading, facts: FactsLine) -> list[Candidate]:
    view = reading.line.view
    return [
        single(place, _FIELDS[f.key], f.value, view.span(f.start, f.end), f"facts#{_kind(f, view.text)}")
        for f in facts.facts
        if f.key in _FIELDS
    ]


def _kind(fact: Fact, text: str) -> str:
    """A fact's key as the name of its rule; a length printed as a clock may be an hour and is trusted less."""
    return "clock" if fact.key == "runtime" and ":" in text[fact.start : fact.end] else fact.key


def _of_label(place: int, label: Label, value: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    text = value.text
    if "facts" in label.keys or len([k for k in label.keys if k in _FIELDS]) > 1:
        facts = read_facts(text, rules, languages)
        return [
            single(place, _FIELDS[f.key], f.value, value.span(f.start, f.end), f"labels#{f.key}")
            for f in (facts.facts if facts else ())
            if f.key in _FIELDS
        ]
    found: list[Candidate] = []
    for key in label.keys:
        for item in _values(key, text, rules, languages):
            found.append(single(place, _FIELDS[key], item.value, value.span(item.start, item.end), f"labels#{key}"))
        if key == "language" and "subtitles" not in label.keys:  # "Version: VOSTA"
            rule = "labels#language.subtitles"
            below = read_version(text, rules)[1]
            found += [single(place, "subtitles", t.value, value.span(t.start, t.end), rule) for t in below]
        if key in _AS_PRINTED and text:
            for item in _printed(key, text):
                found.append(
                    single(place, _AS_PRINTED[key], item.value, value.span(item.start, item.end), f"labels#{key}")
                )
        if key in ("genre", "format", "form", "section") and key != "form":
            found += _hidden(place, key, value, rules, languages)
    return found


def _values(key: str, text: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[str]] | list[Found[int]]:
    """The values of the field a key names that stand in the text of its label."""
    if key == "year":
        return find_years(text)[:1]
    if key == "runtime":
        runtime = read_duration(text, rules)
        return [runtime] if runtime else []
    if key == "country":
        return read_countries(text, rules, languages) or find_countries(text, rules, languages)
    if key == "language":
        spoken, _ = read_version(text, rules)
        return read_languages(text, rules, languages) or spoken
    if key == "subtitles":
        return read_languages(text, rules, languages) or read_version(text, rules)[1]
    if key == "form":
        return find_forms(text, rules, languages)
    if key == "colour":
        return find_colour(text, rules, languages)[:1]
    if key == "format":
        return find_formats(text, rules)
    if key == "aspect_ratio":
        return find_aspect_ratio(text)
    return []


def _printed(key: str, text: str) -> list[Found[str]]:
    """A value kept as printed; genres one by one."""
    if key != "genre":
        return [Found(tidy(text), 0, len(text))]
    found, start = [], 0
    for piece in text.replace("/", ",").replace(";", ",").split(","):
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            found.append(Found(tidy(piece), left, left + len(piece.strip())))
        start += len(piece) + 1
    return found


def _hidden(place: int, key: str, value: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """Forms, colours and languages under "Genre" or "Format" ("Format: Documentary, colour, Turkish")."""
    found = [
        single(place, "form", f.value, value.span(f.start, f.end), f"labels#{key}.form")
        for f in find_forms(value.text, rules, languages)
    ]
    if key == "format":
        found += [
            single(place, "colour", c.value, value.span(c.start, c.end), "labels#format.colour")
            for c in find_colour(value.text, rules, languages)
        ]
        found += [
            single(place, "languages", t.value, value.span(t.start, t.end), "labels#format.language")
            for t in read_languages(value.text, rules, languages)
        ]
    return found
