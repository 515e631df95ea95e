"""The strand that a line names: a competition, a counted section, a name in quotation marks, what a jury judged."""

import re
from collections.abc import Sequence

from pipeline.model.fold import fold, label_key
from pipeline.model.page import View
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.crumbs import crumbs, is_crumbs
from pipeline.values.formats import find_forms
from pipeline.values.shapes import is_cjk, is_prose, is_small
from pipeline.values.strandnames import quoted_strand

LONGEST = 70  # characters of a strand's name
_SHORTEST = 3
_PAIR = 2  # a heading and the line below it
_LONGEST_EASTERN = 20
_DOT = re.compile(r"\s+[·•|]\s+")
_OPENS = "\"'“„«‘「『《<([#"  # marks that a strand's name may begin with
_BRACKETS = {"【": "】", "〖": "〗", "［": "］", "[": "]", "〔": "〕"}
_MARKED = re.compile(r"\s\([^\W\d_]{1,2}\)$")
_NUMBER = re.compile(r"\s(?:[1-9]\d?|I{1,3}|IV|V)$")


def strand_of(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> View | None:
    """The strand a short line names, without "Prizes for the" before it; None for any other line."""
    text = reading.text
    if reading.labels or reading.owned or reading.zone != "main" or len(text) > LONGEST or is_prose(text):
        return None
    if reading.facts is not None and reading.facts.rest and len(reading.facts.kinds()) > 1:
        return None  # a film with its facts
    if _is_numbered(text, rules, languages) or quoted_strand(text, rules, languages) is not None:
        return reading.line.view
    found = rules.words.awards.find(text)
    cues = [(f, {c.key for c in f.value if c.language in languages or c.language == "en"}) for f in found]
    strand = next((f for f, keys in cues if "competition" in keys or ("selected" in keys and f.start == 0)), None)
    festival = any("festival" in keys and "competition" not in keys for _, keys in cues)
    if strand is None or festival or text.endswith((".", "!", "?", ":")):
        return None
    if is_crumbs(text):
        at = crumbs(text)[-1]
        return reading.line.view.cut(*at) if at[0] <= strand.start else None
    if is_cjk(text):
        return reading.line.view if len(text) <= _LONGEST_EASTERN else reading.line.view.cut(strand.start, strand.end)
    colon = text.find(":")
    if 0 < colon < strand.start:  # "Eastern Vista: … announces films in competition"
        return reading.line.view.cut(0, colon) if len(text[:colon].split()) <= 5 else None
    prizes = [f for f, keys in cues if "prize" in keys and f.end <= strand.start]
    start = prizes[-1].end if prizes and prizes[0].start == 0 else 0
    words = text[start : strand.start].split()
    while words and start and words[0].islower():
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    return reading.line.view.cut(start)


def trimmed(view: View, rules: Rules, languages: tuple[str, ...]) -> View:
    """A strand without ornaments before it, a menu's word and a slash before it, and what a dot sets off behind it.

    Of "Sektion «Panorama»" the name in quotation marks; a letter in brackets behind it is a mark for a legend.
    """
    if (quoted := quoted_strand(view.text, rules, languages)) is not None:
        return view.cut(*quoted)
    if view.text[:1] in _BRACKETS and _BRACKETS[view.text[0]] == view.text[-1:]:
        view = view.cut(1, len(view.text) - 1)
    marked = _MARKED.search(view.text)
    view = view.cut(0, marked.start()) if marked else view
    start = next((i for i, c in enumerate(view.text) if c.isalnum() or c in _OPENS), 0)
    head, slash, rest = view.text.partition(" / ")
    if slash and label_key(head) in (rules.words.menu | rules.labels.keys()) and rest.strip():
        start = len(head) + len(slash)
    elif slash and names_any(head, ("competition",), rules) and names_any(rest, ("competition",), rules):
        return view.cut(start, len(head))  # one strand in two languages
    behind = _DOT.search(view.text, start)
    named = behind is not None and names_any(view.text[start : behind.start()], ("competition",), rules)
    if behind and (
        (named and not _is_form(view.text[behind.end() :], rules, languages))
        or names_any(view.text[behind.end() :], ("premiere",), rules)
    ):
        return view.cut(start, behind.start())
    return view.cut(start)


def over_jury(lines: Sequence[Reading], rules: Rules, languages: tuple[str, ...], *, between: bool) -> View | None:
    """The section that the first of two lines names right above who its jury were; else None.

    Not `between` two films such a line may be the festival's name.
    """
    view = lines[0].line.view
    if len(lines) < _PAIR or lines[0].labels or lines[0].zone != "main" or not _SHORTEST <= len(view.text) <= LONGEST:
        return None
    cues = rules.words.awards.find(lines[1].text)
    jury = cues and cues[0].start == 0 and any(c.key == "jury" for c in cues[0].value)
    if not jury or lines[1].text[cues[0].end :].lstrip()[:1] not in (":", "："):
        return None
    if names_any(view.text, ("prize",) if between else ("prize", "festival"), rules) or is_prose(view.text):
        return None
    return None if lines[1].line.gap else trimmed(view, rules, languages)


def _is_form(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    return any(f.start == 0 and f.end == len(text) for f in find_forms(text, rules, languages))


def names_any(text: str, keys: tuple[str, ...], rules: Rules) -> bool:
    """Whether a text holds a cue of awards and festivals with one of the keys."""
    return any(c.key in keys for f in rules.words.awards.find(text) for c in f.value)


def _is_numbered(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line is a word for a section with a number behind it and a name before it ("Shorts Programme 3")."""
    number = _NUMBER.search(text)
    named = text[: number.start()].split() if number else []
    if len(named) < 2 or not text[0].isupper() or is_small(named[-1]):
        return False
    meanings = rules.labels.get(fold(named[-1]), ())
    return any(m.key == "section" and m.language in (*languages, "en") for m in meanings)
