"""What a life says besides dates: films of a filmography and relatives."""

import re

from pipeline.fields.lives import EVENTS, LONGEST, Clause
from pipeline.model.candidates import part
from pipeline.model.fold import label_key
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Section
from pipeline.rules import Rules
from pipeline.values.dates import find_years
from pipeline.values.names import is_person, uncapitalise
from pipeline.values.scan import ascii_digits, fold_word

# A title before a bracket that holds a year: "Ebb (1983)", "High Water (2015, short)".
_DATED = re.compile(
    r"(?P<title>[^\s(),;·•][^()\n]{0,89}?)\s?[(（](?P<inner>[^()（）]{0,60}?(?:1[89]|20)\d\d[^()（）]{0,60})[)）]"
)
_HEAD = re.compile(r"(?:^|[.!?»”]\s?)([^.:!?]{3,40}):\s")
# What parts two titles of a list.
_CUT = re.compile(r"[,;·•]\s+|\s[-–—]\s|:\s+|\.\s+|^\s*|\s(?:&)\s")
_QUOTES = "“”\"«»„『』《》‘’'<>〈〉「」"
_LONGEST_TITLE = 80
_MOST = 80  # films of one person


def filmography(place: int, section: Section, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The films of the lines that a label or heading calls a filmography, each with its year where one is told."""
    found: list[Candidate] = []
    listed = False
    for reading in section.readings:
        labels = [label for label in reading.labels if "filmography" in label.keys]
        if reading.labels:
            listed = bool(labels) and not any(label.values for label in labels)
            views = [v for label in labels for v in label.values]
        else:
            view = reading.line.view
            views = [view] if listed else [view.cut(at)] if (at := _listed_from(view.text, rules)) else []
        for view in views:
            found += _films(place, view, rules, languages)
    return found[:_MOST]


def _listed_from(text: str, rules: Rules) -> int:
    """Where the films begin that a heading inside running text announces ("… Films: Ebb (2016)"); 0: none."""
    for match in _HEAD.finditer(text[:LONGEST]):
        if any(m.key == "filmography" for m in rules.labels.get(label_key(match[1]), ())):
            return match.end()
    return 0


def _films(place: int, view: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The titles of a list that years in brackets close ("Ebb (2016), High Water (2015)")."""
    text = view.text[:LONGEST]
    plain = ascii_digits(text)
    found: list[Candidate] = []
    at = 0
    for match in _DATED.finditer(plain):
        start, end = match.span("title")
        cuts = [m.end() for m in _CUT.finditer(plain, max(at, start), end)]
        start = cuts[0] if cuts and at == 0 and cuts[0] < end and ":" in plain[start : cuts[0]] else start
        while start < end and (text[start] in _QUOTES or text[start] in " ,;.–—-"):
            start += 1
        while end > start and (text[end - 1] in _QUOTES or text[end - 1] in " ,;"):
            end -= 1
        at = match.end()
        years = find_years(text[match.start("inner") : match.end("inner")])
        if not years or not 0 < end - start <= _LONGEST_TITLE or not any(c.isalnum() for c in text[start:end]):
            continue
        year = years[0]
        offset = match.start("inner")
        title = part("title", uncapitalise(text[start:end], rules, languages), view, start, end)
        dated = part("year", year.value, view, offset + year.start, offset + year.end)
        found.append(Candidate(place, "filmography", (title, dated), "people#filmography"))
    return found


def relations(place: int, clauses: list[Clause], rules: Rules) -> list[Candidate]:
    """The parents that a life names ("born … to poet Ola Berg and Kari Lie")."""
    found: list[Candidate] = []
    for clause in clauses[:4]:
        born = clause.has("born")
        cue = next((c for c in clause.cues if c.value == "parents" and (born is None or c.start > born.end)), None)
        if cue is None or (born is None and cue.end - cue.start < 4):
            continue
        if born is not None and any(c.value in EVENTS and born.end <= c.start < cue.start for c in clause.cues):
            continue  # "born …, she went to …": the word is no longer about the birth
        names = [n for n in clause.names if n.label == "PERSON" and cue.end <= n.start]
        at = cue.end
        for name in names[:2]:
            between = clause.text[at : name.start].split()
            joined = not found or (between and fold_word(between[0]) in rules.words.joiners)
            near = len(between) <= 4 and all(w[:1].islower() or w == "," for w in between)
            if not joined or not near or not is_person(clause.text[name.start : name.end], rules):
                break
            kind = part("kind", "parent", clause.view, cue.start, cue.end)
            printed = part("name", clause.text[name.start : name.end], clause.view, name.start, name.end)
            found.append(Candidate(place, "relations", (kind, printed), "people#parents"))
            at = name.end
        if found:
            break
    return found
