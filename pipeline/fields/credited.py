"""What credits tell beside names: the author of a film's source, the company of a producer, who supported it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.candidates import part
from pipeline.model.fold import label_key
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Found, Label, Reading
from pipeline.rules import Rules
from pipeline.rules.words import Cue
from pipeline.values.based import find_author, find_source, is_declined
from pipeline.values.names import Name, is_company, is_person
from pipeline.values.scan import fold_word

_TELLING = ("screenwriter", "source_author", "other")
_LONGEST_LINE = 160
_EDGES = " ,;/([-–—"


def told_source(place: int, reading: Reading, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The author of a film's source whom a line among the credits names without a label; else nothing."""
    view = reading.line.view
    if reading.owned or len(view.text) > _LONGEST_LINE or reading.zone != "main":
        return []
    found = find_source(view.text, rules, languages, alone=True)
    if found is None or is_declined(view.text[found.start : found.end], rules, languages):
        return []
    return [_author(place, view, found)]


def _author(place: int, view: View, found: Found[int]) -> Candidate:
    before = view.text[found.value : found.start].strip(" ([")
    start, end = (found.value, found.start) if before else (found.end, len(view.text))  # else it stands behind the name
    role = part("role", "source_author", view, start, end)
    label = part("label", view.text[start:end].strip(" ()[]."), view, start, end)
    name = part("name", view.text[found.start : found.end], view, found.start, found.end)
    return Candidate(place, "credits", (role, name, label), "labels#source_author.told")


def split_source(
    place: int, key: str, label: Label, values: list[View], rules: Rules, languages: tuple[str, ...]
) -> tuple[list[View], list[Candidate]]:
    """The values of a writer's label without phrases about a source, and the credits of the source's author."""
    if key not in _TELLING:
        return values, []
    kept: list[View] = []
    told: list[Candidate] = []
    for value in values:
        found = find_source(value.text, rules, languages)
        if found is None and key == "source_author":
            author = find_author(value.text, rules, languages)
            if author is not None:
                role, printed = part("role", key, label.head), part("label", label.head.text, label.head)
                name = part("name", value.text[author.start : author.end], value, author.start, author.end)
                told.append(Candidate(place, "credits", (role, name, printed), "labels#source_author"))
                continue
        if found is None:
            kept.append(value)
            continue
        if not is_declined(value.text[found.start : found.end], rules, languages):
            told.append(_author(place, value, found))
        before = value.text[: found.value].rstrip(_EDGES)
        opening = max(before.rfind(c) for c in ",;/|") + 1
        if _is_source(before[opening:], rules):  # the same phrase in another language
            before = before[:opening].rstrip(_EDGES)
        if before:
            kept.append(value.cut(0, len(before)))
        behind = value.text[found.end :].lstrip(_EDGES + ")]")
        if behind and value.text[found.end :].lstrip()[:1] in (",", ";"):
            kept.append(value.cut(len(value.text) - len(behind)))
    return kept, told


def _is_source(text: str, rules: Rules) -> bool:
    return any(m.key == "source_author" for m in rules.labels.get(label_key(text), ()))


def split_for(
    place: int, key: str, label: Label, values: list[View], rules: Rules, languages: tuple[str, ...]
) -> tuple[list[View], list[Candidate]]:
    """The values that name no "producer for a company", and the credits of those that do ("A. Berg for Ufer Film")."""
    kept: list[View] = []
    found: list[Candidate] = []
    joint = "co_" if key.startswith("co_") else ""
    pending = list(values)
    while pending:
        value = pending.pop(0)
        cue = next((c for c in rules.words.words.find(value.text) if _is_for(c.value, languages)), None)
        start, end = (cue.start, cue.end) if cue else (0, 0)
        # "for the company": the article is no part of the name.
        while end < len(value.text) and (value.text[end].isspace() or value.text[end].islower()):
            end += 1
        stop = _end_of_firm(value.text, end, rules)
        person, company = value.text[:start].rstrip(), value.text[end:stop].rstrip()
        if cue is None or not is_person(person, rules) or not company:
            kept.append(value)
            continue
        if rest := value.text[stop:].lstrip(_EDGES):  # further companies, or producers with theirs
            pending.insert(0, value.cut(len(value.text) - len(rest)))
        head = part("label", label.head.text, label.head)
        producer = (part("role", f"{joint}producer", label.head), part("name", person, value, 0, len(person)), head)
        name = part("name", company, value, end, end + len(company))
        firm = (part("role", f"{joint}production", label.head), name, head)
        found.append(Candidate(place, "credits", producer, "labels#producer.for"))
        found.append(Candidate(place, "companies", firm, "labels#producer.for"))
    return kept, found


def _end_of_firm(text: str, start: int, rules: Rules) -> int:
    """Where the first of some companies ends: before a comma that no legal form follows ("Ufer Film, Inc.")."""
    stop = text.find(",", start)
    while stop >= 0 and fold_word(text[stop + 1 :].split(",", maxsplit=1)[0].strip(" .")) in rules.vocabulary.legal:
        stop = text.find(",", stop + 1)
    return len(text) if stop < 0 else stop


def _is_for(cues: tuple[Cue, ...], languages: tuple[str, ...]) -> bool:
    return any(c.key == "for" and c.language in languages for c in cues)


def as_company(found: Found[Name]) -> Found[Name]:
    """The same name as that of a company."""
    return Found(replace(found.value, company=True, character=None), found.start, found.end)


def company_beside(place: int, key: str, label: Label, view: View, found: Found[Name], rules: Rules) -> list[Candidate]:
    """The company in brackets behind a producer ("Tadeusz Kłyś (Komora Film)"); nothing where none stands there."""
    note = found.value.note or found.value.character
    if not note or not (is_company(note, rules) or is_shared(note, label)):
        return []
    first, mark, rest = note.partition(",")
    if mark and rest.strip() and label_key(first) in rules.labels:
        note = rest.strip()  # "(Creative Producer, Ufer Film)"
    at = view.text.find(note, found.start)
    if at < 0:
        return []
    role = "co_production" if key.startswith("co_") else "production"
    parts = (
        part("role", role, label.head),
        part("name", note, view, at, at + len(note)),
        part("label", label.head.text, label.head),
    )
    return [Candidate(place, "companies", parts, f"labels#{key}.company")]


def is_shared(note: str, label: Label) -> bool:
    """Whether what stands in brackets behind a name stands behind another too: their company, not a person."""
    return sum(value.text.count(f"({note})") for value in label.values) > 1


def is_byline(key: str, label: Label, entry: Entry, rules: Rules) -> bool:
    """Whether "Written by" names who wrote the page's text: another label credits the film's writers."""
    if key != "screenwriter" or len(label.keys) > 1:
        return False
    cues = rules.words.words.find(f"{label.head.text}:")
    if not any(c.key == "byline" and c.language == label.language for cue in cues for c in cue.value):
        return False
    labels = (x for s in entry.sections for r in s.readings for x in r.labels)
    return any(key in x.keys and label_key(x.head.text) != label_key(label.head.text) for x in labels)


def is_support(near: Sequence[Reading], rules: Rules) -> bool:
    """Whether a label for support stands among credits: at the foot of a page it names the festival's sponsors."""
    return any(key in rules.roles for reading in near for label in reading.labels for key in label.keys)
