"""Credits, cast and companies: from labels and their values."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.cast import played
from pipeline.fields.credited import (
    as_company,
    company_beside,
    is_byline,
    is_shared,
    is_support,
    split_for,
    split_source,
    told_source,
)
from pipeline.model.candidates import part
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Found, Label, Part, Reading
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.names import Name, is_company, is_person, split_names
from pipeline.values.shapes import first_sentence_end, is_prose

_SKIPPED = ("biography", "filmography", "related", "boilerplate", "contact", "awards")
_OTHER_COMPANIES = ("school", "other_company")
_COMPANY_ROLES = ("production", "co_production", "distribution", "sales", "print_source")
_STUDIOS = ("visual_effects", "animator", "sound", "other")  # work that studios are hired for
_CAPTION = 60  # characters of a caption before the name of its photographer
_MOST_WORDS = 6  # of a name that begins small
_PRODUCED = {"production": "producer", "co_production": "co_producer"}  # who stands in brackets behind a company
_QUOTES = "\"“”„«»"
_PRODUCERS = ("producer", "co_producer", "executive_producer", "production", "co_production")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The credits, cast and companies of a film entry."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        if section.kind in _SKIPPED:
            continue
        for i, reading in enumerate(section.readings):
            if not reading.labels and section.kind in ("head", "facts", "credits"):
                found += told_source(place, reading, rules, entry.languages)
            for label in reading.labels:
                if label.keys == ("cinematographer",) and reading.lead and len(reading.lead.text) > _CAPTION:
                    continue  # who took the picture that the words before it describe
                found += _of_reading(place, label, section.readings[max(0, i - 3) : i + 3], rules, entry)
    return found


def _of_reading(place: int, label: Label, near: Sequence[Reading], rules: Rules, entry: Entry) -> list[Candidate]:
    found: list[Candidate] = []
    for key in _keys(label, rules, entry.languages):
        if (key == "other_company" and not is_support(near, rules)) or is_byline(key, label, entry, rules):
            continue
        if key in rules.roles or key in _OTHER_COMPANIES:
            found += _of_label(place, key, label, rules, entry.languages)
    return found


def _keys(label: Label, rules: Rules, languages: tuple[str, ...]) -> tuple[str, ...]:
    """A label's keys; of one that means cast or distribution, the one its values speak for."""
    if set(label.keys) != {"cast", "distribution"}:
        return label.keys
    names = [n.value for v in label.values for n in split_names(v.text, rules, languages)]
    people = sum(is_person(n.name, rules) and not n.company for n in names)
    return ("cast",) if people >= 2 and people == len(names) else ("distribution",)


def _of_label(place: int, key: str, label: Label, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    known = languages if label.language in languages else (*languages, label.language)
    values, found = split_source(place, key, label, [_names_only(v) for v in label.values], rules, known)
    firms = key in _COMPANY_ROLES or key in _OTHER_COMPANIES
    if key in ("production", "producer", "co_production", "co_producer"):
        values, beside = split_for(place, key, label, values, rules, known)
        found += beside
    if firms:
        values = [v for n, v in enumerate(values) if n == 0 or not _is_address(v.text, rules)]
    if key == "cast":
        names = played(values, rules, known)
    else:
        names = [(view, name) for view in values for name in split_names(view.text, rules, known, firms=firms)]
    companies = sum(n.value.company or not is_person(n.value.name, rules) for _, n in names)
    if key == "co_producer" and len(names) > 2 and 2 * companies >= len(names):
        key = "co_production"  # most of them are companies, so the others are too
    if key == "production" and len(names) > 1 and (names[0][1].value.company or _together(values, rules)):
        names = [(view, as_company(name)) for view, name in names]  # people would stand first
    return found + [
        candidate
        for view, name in names
        if not _is_country(name.value.name, rules) or key == "cast" or (key not in _OTHER_COMPANIES and len(names) == 1)
        if not _is_running_text(name.value, label)
        for candidate in _of_name(place, key, label, view, name, rules)
    ]


def _together(values: Sequence[View], rules: Rules) -> bool:
    """Whether a value says that companies worked together ("Ufer in co-production with Arc Film")."""
    cues = (cue for value in values for found in rules.words.words.find(value.text) for cue in found.value)
    return any(cue.key == "together_with" for cue in cues)


def _is_address(text: str, rules: Rules) -> bool:
    """Whether a line below a company is its town and country ("Graz, Austria")."""
    return "," in text and len(text.split()) <= _MOST_WORDS and _is_country(text.rsplit(",", 1)[1], rules)


def _is_country(name: str, rules: Rules) -> bool:
    told = sum(c.end - c.start for c in read_countries(name, rules))
    return told >= sum(map(str.isalnum, name))


def _is_running_text(name: Name, label: Label) -> bool:
    """Whether words without any capital are a sentence's, not a name on a page that prints all of them small."""
    words = name.name.split()
    if not words[0][0].islower():
        return False
    if name.company or any(c.isupper() for c in name.name):
        return len(words) > _MOST_WORDS
    return label.head.text[:1].isupper() or len(words) > _MOST_WORDS - 2


def _names_only(value: View) -> View:
    """The part of a value before running text begins ("Nils Ekdahl. Vera Stolt, b 1964, lives …")."""
    end = first_sentence_end(value.text)
    if end < len(value.text) and (is_prose(value.text) or len(value.text) > 120):
        return value.cut(0, end)
    return value


def _of_name(place: int, key: str, label: Label, view: View, found: Found[Name], rules: Rules) -> list[Candidate]:
    name = found.value
    head = label.head
    named = part("name", name.name, view, found.start, found.end)
    as_printed = part("label", head.text, head)
    if key == "cast":
        parts: tuple[Part, ...] = (named,)
        if name.character:
            at = view.text.find(name.character, found.start)
            if at >= 0:
                parts = (named, part("character", name.character, view, at, at + len(name.character)))
            else:
                parts = (named, part("character", name.character, view, found.start, found.end))
        return [Candidate(place, "cast", parts, "labels#cast")]
    if key == "production" and _is_firm(view, found, label, rules):
        name = replace(name, company=True)
    role, kind = _role(key, label, name, rules)
    if kind == "company":
        candidates = [
            Candidate(place, "companies", (part("role", role, head), named, as_printed), f"labels#{key}"),
        ]
        if name.note and is_person(name.note, rules) and role in _PRODUCED:
            at = view.text.find(name.note, found.start)
            if at >= 0:
                person = part("name", name.note, view, at, at + len(name.note))
                parts = (part("role", _PRODUCED[role], head), person, as_printed)
                candidates.append(Candidate(place, "credits", parts, f"labels#{key}.person"))
        return candidates
    candidates = [Candidate(place, "credits", (part("role", role, head), named, as_printed), f"labels#{key}")]
    if key in _PRODUCERS:
        candidates += company_beside(place, key, label, view, found, rules)
    return candidates


def _is_firm(view: View, found: Found[Name], label: Label, rules: Rules) -> bool:
    """Whether a name under a production label is a company's: in quotation marks, or with its producer in brackets."""
    before, behind = view.text[found.start - 1 : found.start], view.text[found.end : found.end + 1]
    note = found.value.note or found.value.character
    quoted = bool(before and behind) and before in _QUOTES and behind in _QUOTES
    return quoted or bool(note and is_person(note, rules) and not is_shared(note, label))


def _role(key: str, label: Label, name: Name, rules: Rules) -> tuple[str, str]:
    """The role of a name under a label, and whether it is a "person" or a "company": the value decides."""
    if key in _OTHER_COMPANIES:
        return "other", "company"
    company = name.company or is_company(name.name, rules)
    if company and key in _STUDIOS:
        return "other", "company"
    if key == "other":
        return f"other:{label.head.text}", "person"
    if key in _COMPANY_ROLES:
        if key == "production" and not company and is_person(name.name, rules) and not _says_company(label, rules):
            return "producer", "person"
        return key, "company"
    if key in ("producer", "co_producer", "executive_producer") and company and not _looks_like_both(name, rules):
        return ("co_production" if key == "co_producer" else "production"), "company"
    return key, "person"


def _says_company(label: Label, rules: Rules) -> bool:
    """Whether the label itself says that companies follow ("Production Company", "Produktionsfirma")."""
    text = label.head.text
    if "producer" in label.keys:
        return False  # "Production and Producer"
    return is_company(text, rules) and len(text.split()) > 1


def _looks_like_both(name: Name, rules: Rules) -> bool:
    return is_person(name.name, rules) and not is_company(name.name, rules)
