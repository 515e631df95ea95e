"""Entities by rule: runs of name words, told apart by cue words and lists."""

import re

from pipeline.ner.cues import is_school
from pipeline.ner.entity import Entity, EntityLabel
from pipeline.ner.runs import Run, body_words, capital_runs, caseless_runs, inner_words, parted, with_body_word
from pipeline.ner.settle import settled
from pipeline.ner.tokens import Words, words
from pipeline.rules import Rules
from pipeline.rules.naming import OFF
from pipeline.values.countries import find_countries
from pipeline.values.names import is_company
from pipeline.values.scan import fold_word

_QUOTED = re.compile('[“"«„『《‘<]([^“”"«»„『』《》<>]{2,90})[”"»“』》’>]')
_NAMING = frozenset(["awarded", "juror", "studied", "graduated"])  # cues whose words names may begin with
_OWN = frozenset(["press"])  # words of bodies that belong to their names
_FEW = 5  # words of a person's name


def entities(texts: list[str], rules: Rules, languages: tuple[str, ...] = ()) -> list[list[Entity]]:
    """The entities of each text, in order of place and none overlapping; a model is asked where the rules name one."""
    cut = words(texts)
    inner = inner_words((word for text in cut for word in text.text), rules, languages)
    joiners = frozenset(w for w in rules.words.joiners if w[:1].isalpha())
    told = [_of(t, w, rules, languages, inner, joiners) for t, w in zip(texts, cut, strict=True)]
    return told if rules.naming.model == OFF else settled(texts, told, rules, languages)


def _of(
    text: str, cut: Words, rules: Rules, languages: tuple[str, ...], inner: frozenset[str], joiners: frozenset[str]
) -> list[Entity]:
    bodies = body_words(text, rules, ("school", "festival"))
    schools = frozenset(a for a, _ in bodies)
    runs = [part for run in capital_runs(cut, inner, schools) for part in parted(text, run, rules, joiners)]
    bare = [_without_opening(text, run, rules, languages) for run in runs]
    bodies = [b for b in bodies if text[b[0]].islower()]
    runs = [with_body_word(text, run, bodies, inner) for run in bare if run[1] > run[0]]
    if not text.isascii():
        runs += [r for r in caseless_runs(text, rules) if not any(a < r[1] and r[0] < b for a, b in runs)]
    places = {(c.start, c.end) for c in find_countries(text, rules, languages)} if runs else set()
    found: list[Entity] = []
    for match in _QUOTED.finditer(text):
        found.append(Entity(_quoted(text, match.start(), rules), match.start(1), match.end(1)))
    taken = [(e.start, e.end) for e in found]
    for start, end in runs:
        if any(start < b and a < end for a, b in taken):
            continue
        label = _label(text[start:end], (start, end) in places, rules)
        if label:
            found.append(Entity(label, start, end))
    return sorted(found, key=lambda e: e.start)


def _without_opening(text: str, run: Run, rules: Rules, languages: tuple[str, ...]) -> Run:
    """A run without the words it opens with that are no name: "Director of the" before a body, "In" before anything."""
    start, end = run
    name = text[start:end]
    for found in rules.words.biography.find(name):
        said = {c.key for c in found.value if c.language in languages} - _OWN
        # "Absolventin der Hochschule …" but "Premio de la Mar".
        kept = said & _NAMING and ("awarded" in said or not name[found.end :].strip()[:1].islower())
        if found.start == 0 and found.end < len(name) and said and not kept:
            start += found.end
            break
    first = text[start:end].lstrip().split(None, 1)
    if len(first) > 1 and fold_word(first[0]) in rules.words.common:
        start = end - len(first[1].lstrip())
    while start < end and not text[start].isupper() and not text[start].isdigit():
        if not text[start:end].strip():
            break
        start += 1
    return start, end


def _quoted(text: str, start: int, rules: Rules) -> EntityLabel:
    """What is quoted at `start`: a film, unless the word for a festival or a prize stands right before it."""
    before = text[max(0, start - 24) : start].split()
    if before and before[-1][-1:].isalpha():
        keys = {c.key for f in rules.words.awards.find(" ".join(before[-2:])) for c in f.value}
        if "festival" in keys:
            return "FESTIVAL"
        if "prize" in keys:
            return "AWARD"
    return "WORK"


def _label(name: str, is_country: bool, rules: Rules) -> EntityLabel | None:
    """What a name is a name of, None where it is no name."""
    size = len(name.split())
    generic = size == 1 and not name.isupper() and name[:1] < "\u2e80"
    if generic and fold_word(name).rstrip("s") in _generic(rules):
        return "NAME"
    awards = {c.key for f in rules.words.awards.find(name) for c in f.value}
    if "festival" in awards and not (generic and len(name) < 7):
        return "FESTIVAL"
    if is_country:
        return "PLACE"
    if not generic and (is_company(name, rules) or is_school(name, rules)):
        return "ORG"
    if "prize" in awards and size > 1:
        return "AWARD"
    if size == 1:
        if name.isupper() and name.isalpha() and len(name) >= 3:
            return "ORG"
        return "ORG" if "-" in name and is_company(name, rules) else "NAME"
    return "PERSON" if size <= _FEW else "NAME"


def _generic(rules: Rules) -> frozenset[str]:
    return rules.festivals.generic
