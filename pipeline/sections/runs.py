"""Labels that run on in one line with nothing but a blank before their values: "Dir Eva Ott  Ed Jan Ott  Mus …"."""

import re

from pipeline.rules import Rules
from pipeline.rules.schema import FACT_KEYS
from pipeline.sections.labels import Head, with_facts
from pipeline.sections.meanings import LONGEST, may_open, meaning
from pipeline.values.facts import read_facts
from pipeline.values.names import is_company, is_person, split_names
from pipeline.values.scan import opens_label

_WORD = re.compile(r"\S+")
_WIDE, _COMMA = "wide", "comma"
_MARKS = re.compile(
    r"(?P<wide>\s{2,}|\t)|(?P<strong>\s*[;|·•]\s+|\s[-–—/]\s+|(?<=[^\W\d_]{2}\.)\s+|(?<=[)”“»]\.)\s+)|(?P<comma>,\s+)"
)
_LABEL_WORDS = 6
_LONGEST_LINE = 1500
_LEAST = 3  # labels of a run
_SHORT = 2  # letters of a label that only a wide gap makes sure
_EDGES = " \t,;/|·•-–—."
_UNKNOWN = re.compile(r"[^\W\d_]{2,9}\.\s")  # an abbreviation no rule knows
_QUOTED = re.compile(r"[„“\"«»”][^„“”\"«»]{1,90}[”“\"»«]\s?[-–—,:(|/]?\s*")
_CUT = re.compile(r"[,;(|]\s+|\s[-–—/]\s")
_QUOTED_AT_MOST = 300
_VALUE_WORDS = 10  # of the last value behind a quoted title; more are a sentence
_QUOTES = "„“\"«»”"
_CAPITAL = re.compile(r"[^\W\d_a-z]|[„“\"«'‘(]")


def run_heads(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a line that opens with one and holds three or more, each behind a gap, a mark or a full stop."""
    if len(text) > _LONGEST_LINE or not opens_label(text, rules) or _label_at(text, 0, rules, languages) is None:
        return []
    if text.isupper():
        return _in_capitals(text, rules, languages)
    marks = list(_MARKS.finditer(text))
    if len(marks) < _LEAST - 1:
        return []
    heads: list[Head] = []
    for start, kind in [(0, _WIDE if text[:1].isupper() else ""), *((m.end(), m.lastgroup or "") for m in marks)]:
        if heads and (start < heads[-1].value or not text[heads[-1].value : start].strip()):
            continue  # "makeup Roman Berg": the word right behind a label is no second one
        head = _label_at(text, start, rules, languages)
        if head and _stands(text, head, kind, rules):
            heads.append(head)
    bare = [h for h in heads if text[h.end - 1] not in ":："]
    if sum(h.keys[0] in rules.roles for h in bare) < _LEAST or heads[0].start > 0:
        return []
    return _with_facts(text, heads, marks, rules, languages) if _hold_names(text, heads, rules, languages) else []


def quoted_heads(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels behind a title in quotation marks that a line opens with ("„Sól” – reż. Ewa Ott, scen. Jan Ott")."""
    title = _QUOTED.match(text) if text[0] in _QUOTES and len(text) <= _QUOTED_AT_MOST else None
    if title is None or _label_at(text, title.end(), rules, languages) is None:
        return []
    starts = [title.end(), *(m.end() for m in _CUT.finditer(text, title.end()))]
    found = (_label_at(text, start, rules, languages) for start in starts)
    heads = [head for head in found if head and head.language in languages and _stands(text, head, _WIDE, rules)]
    told = bool(heads) and heads[0].start == title.end() and any("director" in head.keys for head in heads)
    if not told or not _hold_names(text[: heads[1].start] if len(heads) > 1 else text, heads[:1], rules, languages):
        return []
    heads = with_facts(text, heads, rules, languages)
    # One name alone may be a winner's, whose prize stands above it.
    return heads if len(heads) > 1 and len(text[heads[-1].value :].split()) <= _VALUE_WORDS else []


def _label_at(text: str, start: int, rules: Rules, languages: tuple[str, ...]) -> Head | None:
    """The longest label of a role or fact that stands at a place of a line with a blank behind it."""
    near = text[start : start + LONGEST]
    if not opens_label(near, rules):
        return None
    ends = [start + m.end() for m in _WORD.finditer(near)][:_LABEL_WORDS]
    for end in reversed(ends) if may_open(text, start, ends, rules) else ():
        if end + 1 >= len(text) or text[end - 1] in (",;)" if start else ",;:)"):
            continue
        found = meaning(text[start:end], rules, languages)
        if found and found[1] not in (*languages, "en") and len(text[start:end].strip(".")) <= _SHORT:
            continue
        if found and all(key in rules.roles or key in FACT_KEYS or key == "other_company" for key in found[0]):
            return Head(*found, start, end, end)
    return None


def _stands(text: str, head: Head, kind: str, rules: Rules) -> bool:
    """Whether a label found at a mark is one: a value opens behind it, and its few letters are no name's."""
    value = text[head.value :].lstrip()
    if not _CAPITAL.match(value):
        return False
    printed = text[head.start : head.end]
    if kind == _WIDE:
        return True
    if len(printed.rstrip(".")) <= _SHORT and not printed.endswith("."):
        return False
    first = _MARKS.split(value, 1)[0].strip(_EDGES)
    first = first.split("(")[0].strip()
    return kind != _COMMA or is_person(first, rules) or is_company(first, rules)


def _hold_names(text: str, heads: list[Head], rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether two in three of the labels of roles have a name behind them."""
    ends = [h.start for h in heads[1:]] + [len(text)]
    roles = [(h, text[h.value : end]) for h, end in zip(heads, ends, strict=True) if h.keys[0] in rules.roles]
    known = 0
    for _, value in roles:
        names = split_names(value.strip(_EDGES), rules, languages)[:1]
        known += bool(names) and (names[0].value.company or is_person(names[0].value.name, rules))
    return 3 * known >= 2 * len(roles)


def _with_facts(
    text: str, heads: list[Head], marks: list[re.Match[str]], rules: Rules, languages: tuple[str, ...]
) -> list[Head]:
    """The labels with one of no length before each piece of the line that is nothing but facts ("94 mins")."""
    starts = {h.start for h in heads}
    strong = [m for m in marks if m.lastgroup != _COMMA]
    found = list(heads)
    for place, mark in enumerate(strong):
        end = strong[place + 1].start() if place + 1 < len(strong) else len(text)
        if mark.end() in starts or mark.end() < heads[0].value:
            continue
        piece = text[mark.end() : end].strip(_EDGES)
        facts = read_facts(piece, rules, languages)
        if facts is not None and facts.facts and not facts.rest:
            found.append(Head(("facts",), heads[0].language, mark.start(), mark.start(), mark.end()))
            continue
        apart = text[mark.start()] != " " or mark.lastgroup == _WIDE
        if (apart or _UNKNOWN.match(piece)) and not is_person(piece, rules):
            found.append(Head(("ignored",), heads[0].language, mark.start(), mark.start(), mark.end()))
    return sorted(found, key=lambda h: h.start)


def _in_capitals(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a line all in capitals, where only the words themselves tell ("REGIE EVA OTT SCHNITT …")."""
    heads: list[Head] = []
    at = 0
    for word in _WORD.finditer(text):
        if word.start() < at or len(word.group()) <= _SHORT:
            continue
        head = _label_at(text, word.start(), rules, languages)
        if head is None or head.language not in languages or head.keys[0] not in rules.roles:
            continue
        if len(heads) > 1 and not text[heads[-1].value : head.start].strip(_EDGES):
            heads.pop()  # the last word of a company's name ("… FILM PRODUCTION PRODUCTEURS …")
        heads.append(head)
        at = head.end
    kept = [h for n, h in enumerate(heads) if n == 0 or _is_open(text, heads, n)]
    if len(kept) <= _LEAST or kept[0].start > 0:
        return []
    return kept if _hold_names(text, kept, rules, languages) else []


def _is_open(text: str, heads: list[Head], n: int) -> bool:
    """Whether a label of a line in capitals has a value of its own, else it ends the name before it."""
    end = heads[n + 1].start if n + 1 < len(heads) else len(text)
    return bool(text[heads[n].value : end].strip(_EDGES)) and text[: heads[n].start].rstrip()[-1:] not in (",", "&")
