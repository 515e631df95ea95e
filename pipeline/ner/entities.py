"""Entities by rule: runs of capitalised words, told apart by cue words, lists and what stands before them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.ner.tokens import documents
from pipeline.rules import Rules
from pipeline.values.countries import find_countries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EntityLabel = Literal["PERSON", "ORG", "PLACE", "WORK", "AWARD", "FESTIVAL"]

_QUOTED = re.compile('[“"«„『《‘]([^“”"«»„『』《》]{2,90})[”"»“』》’]')
_INNER = frozenset(
    ["of", "the", "and", "for", "de", "la", "le", "les", "des", "du", "di", "da", "do", "dos", "das", "del", "y", "e", "et", "von", "van", "der", "den", "zu", "für", "in", "im"]
)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:St|Dr|Prof|Mr|Mrs|Ms|Jr|Sr|vs|No|ca|b|d|им))\.$")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in running text: what it names and where it stands (half-open, in the text given)."""

    label: EntityLabel
    start: int
    end: int


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end); initials, abbreviations and dates end none."""
    (doc,) = documents([text])
    bounds: list[tuple[int, int]] = []
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        if bounds and (
            _ABBREVIATION.search(text[: bounds[-1][1]])
            or not text[start : start + 1].strip()
            or text[start].islower()
            or (text[start].isdigit()
            and text[bounds[-1][1] - 2 : bounds[-1][1] - 1].isdigit())
        ):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return bounds


def entities(texts: list[str], rules: Rules, languages: tuple[str, ...] = ()) -> list[list[Entity]]:
    """The entities of each text, in order of place and none overlapping."""
    return [_of(doc, rules, languages) for doc in documents(texts)]


def _of(doc: "Doc", rules: Rules, languages: tuple[str, ...]) -> list[Entity]:
    text = doc.text
    found = [Entity("WORK", m.start(1), m.end(1)) for m in _QUOTED.finditer(text)]
    taken = [(e.start, e.end) for e in found]
    places = {(c.start, c.end) for c in find_countries(text, rules, languages)}
    for start, end in _runs(doc):
        if any(start < b and a < end for a, b in taken):
            continue
        label = _label(text, start, end, places, rules)
        if label:
            found.append(Entity(label, start, end))
    return sorted(found, key=lambda e: e.start)


def _runs(doc: "Doc") -> list[tuple[int, int]]:
    """Runs of capitalised words, with the small words between them and an acronym in brackets behind."""
    runs: list[tuple[int, int]] = []
    i, n = 0, len(doc)
    while i < n:
        if not _is_name_word(doc[i]):
            i += 1
            continue
        j = i + 1
        while j < n:
            if _is_name_word(doc[j]) or (doc[j].text in ("-", "&", "’", "'") and j + 1 < n and _is_name_word(doc[j + 1])):
                j += 1
            elif (
                doc[j].text.lower() in _INNER
                and j + 1 < n
                and (
                    _is_name_word(doc[j + 1])
                    or (doc[j + 1].text.lower() in _INNER and j + 2 < n and _is_name_word(doc[j + 2]))
                )
            ):
                j += 2 if _is_name_word(doc[j + 1]) else 3
            elif doc[j].text == "." and len(doc[j - 1].text) <= 2 and j + 1 < n and _is_name_word(doc[j + 1]):
                j += 1
            else:
                break
        end = doc[j - 1].idx + len(doc[j - 1])
        if j + 2 < n and doc[j].text == "(" and doc[j + 2].text == ")" and doc[j + 1].text.isupper():
            end = doc[j + 2].idx + 1
            j += 3
        runs.append((doc[i].idx, end))
        i = j
    return runs


def _is_name_word(token: "Token") -> bool:
    word = token.text
    return word[:1].isupper() and any(c.isalpha() for c in word)


def _label(text: str, start: int, end: int, places: set[tuple[int, int]], rules: Rules) -> EntityLabel | None:
    name = text[start:end]
    keys = {c.key for f in rules.words.awards.find(name) for c in f.value}
    if "festival" in keys:
        return "FESTIVAL"
    if {c.key for f in rules.words.names.find(name) for c in f.value} & {"company", "school"}:
        return "ORG"
    if "prize" in keys:
        return "AWARD"
    if (start, end) in places:
        return "PLACE"
    words = name.split()
    if len(words) == 1 and name.isupper() and len(name) >= 2:
        return "ORG"
    if 2 <= len(words) <= 5:
        return "PERSON"
    return None
