"""The form that a sentence of running text tells of a film ("X is her first feature-length film")."""

import re
from collections.abc import Iterator

from pipeline.fields.whole import lives_with, tells_one_film
from pipeline.model.candidates import single
from pipeline.model.parts import Candidate, Entry, Found, Reading
from pipeline.rules import Rules
from pipeline.values.formats import find_forms
from pipeline.values.scan import fold_word, has_digit
from pipeline.values.shapes import is_prose

_STOP = re.compile(r"[.!?。](?=\s|$)|[。！？]")
_QUOTES = "„“”«»\"‘’'<>〈〉《》「」『』()‹› "
_NAMING = frozenset('„“”«»"<>〈〉《》「」『』()‹›')
_WORD = re.compile(r"[^\W\d_]+")
_LENGTHS = ("feature", "short", "medium")
_LONGEST = 100  # characters of such a sentence behind the title
_NEAR = 40  # characters before a form in which "first" or "second" stands
_ABOUT = ("synopsis", "text", "reviews")


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The forms of a film that sentences about it tell, also in the life of its director."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    alone = tells_one_film(entries)
    found: list[Candidate] = []
    for about, reading in _told(entries, place, alone):
        told = _titled(reading, entry, rules)
        if not told and about and alone:
            told = _counted(reading, entry, rules)
        view = reading.line.view
        found += [single(place, "form", f.value, view.span(f.start, f.end), "formed#told") for f in told]
    return found


def _told(entries: tuple[Entry, ...], place: int, alone: bool) -> Iterator[tuple[bool, Reading]]:
    """The running text about a film and in the lives told with it; whether it is about the film itself."""
    told = range(len(entries)) if alone else (place, *lives_with(entries, place))
    for at in told:
        if at != place and entries[at].subject != "person":
            continue
        for section in entries[at].sections:
            if section.kind in ("boilerplate", "related"):
                continue
            for reading in section.readings:
                if reading.zone == "main" and not reading.labels and is_prose(reading.text):
                    yield at == place and section.kind in _ABOUT, reading


def _sentence(text: str, start: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which a character stands."""
    begin, end = 0, len(text)
    for match in _STOP.finditer(text):
        if match.end() <= start:
            begin = match.end()
        else:
            end = match.end()
            break
    return begin, end


def _titled(reading: Reading, entry: Entry, rules: Rules) -> list[Found[str]]:
    """The forms in a short sentence that opens with the film's title and dates nothing."""
    text = reading.text
    title = entry.title.text.strip() if entry.title is not None else ""
    if len(title) < 2 or title.casefold() not in text.casefold():
        return []
    folded, wanted = text.lower(), title.lower()
    at = folded.find(wanted) if len(folded) == len(text) else -1
    while at >= 0:
        begin, end = _sentence(text, at)
        behind = at + len(title)
        if not text[begin:at].strip(_QUOTES) and end - behind <= _LONGEST and not has_digit(text[behind:end]):
            forms = [Found(f.value, behind + f.start, behind + f.end) for f in find_forms(text[behind:end], rules)]
            if any(f.value in _LENGTHS for f in forms):
                first = min(f.start for f in forms if f.value in _LENGTHS)
                return [f for f in forms if f.start == first]
        at = folded.find(wanted, behind)
    return []


def _counted(reading: Reading, entry: Entry, rules: Rules) -> list[Found[str]]:
    """The form that an ordinal counts in a text about the film, where the sentence names no other film or year."""
    text = reading.text
    ordinals = rules.calendar.ordinals
    if ordinals.keys().isdisjoint(map(fold_word, text.split())):
        return []
    for word in (m for m in _WORD.finditer(text) if fold_word(m.group()) in ordinals):
        begin, end = _sentence(text, word.start())
        if has_digit(text[begin:end]) or not _NAMING.isdisjoint(text[begin:end]):
            continue
        near = text[word.end() : min(end, word.end() + _NEAR)]
        forms = [f for f in find_forms(near, rules, entry.languages) if f.value == "feature"]
        if forms and len(near[: forms[0].start].split()) <= 2:
            return [Found("feature", word.end() + forms[0].start, word.end() + forms[0].end)]
    return []
