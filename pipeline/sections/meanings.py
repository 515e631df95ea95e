"""What a label names: the role or field it means, two of them where it joins two, in which language."""

import re
from functools import lru_cache

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.rules.schema import SECTION_KEYS, LabelMeaning
from pipeline.values.countries import find_countries, find_nationalities
from pipeline.values.formats import find_formats
from pipeline.values.scan import fold_word, has_digit, opens_label
from pipeline.values.shapes import is_cjk

LONGEST = 70  # characters of a label head; longer ones are sentences
_PAREN = re.compile(r"^(.*?)[(\[](.*?)[)\]]\s*$")
_SPACED = re.compile("[\u3400-\u9fff](?:[ \u3000]{1,4}[\u3400-\u9fff]){1,4}")  # "出 品 方"
_HYPHEN = re.compile("[-–—]")
# What may part a label, brackets and the scripts that print no blanks among it.
_PARTED = re.compile(r"[/&+>|·•,;،–—()\[\]\u05d5\u0648\u2e80-\uffff-]")
_MOST_PARTS = 8
_PREPOSITION = 3  # letters of "in", "för", "for", "за"
_BY_COUNTRY = frozenset(("distribution", "sales"))  # roles that companies hold for one country each
_TITLES = frozenset(("title", "original_title", "other_title"))
_SHORT = 2  # letters of a label that stands for a word
_PART_WORDS = 3


def meaning(head: str, rules: Rules, languages: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """What a whole label names: its keys (two and more for joined roles) and language; None if it is no label."""
    if not 0 < len(head) <= LONGEST:
        return None
    if _SPACED.fullmatch(head):
        head = "".join(head.split())
    return _meaning(head, rules, languages) if opens_label(head, rules) else None


@lru_cache(maxsize=4096)  # several readings of a line ask it of the same first words
def _meaning(head: str, rules: Rules, languages: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    known = rules.labels.get(label_key(head))
    found = _chosen(known, languages)
    if found and known:
        return tuple([m.key for m in known if m.language == found.language]), found.language
    parts = [p for p in rules.words.label_parts(head) if p.strip()]
    joined = _joined(parts, rules, languages) if 1 < len(parts) <= _MOST_PARTS else None
    if joined is None and _HYPHEN.search(head):
        pieces = [p for p in _HYPHEN.split(head) if p.strip()]
        joined = _joined(pieces, rules, languages) if 1 < len(pieces) <= _MOST_PARTS else None
        if joined and not all(key in rules.roles for key in joined[0]):
            joined = None  # "Ciné-Real" is a name
    if joined:
        return joined
    if " " in head.strip():
        shorter = _eastern_half(head, rules) or _without_country(head, rules)
        if shorter:
            return meaning(shorter, rules, languages)
        twice = _told_twice(head.split(), rules)
        if twice:
            return twice
    outer = _PAREN.match(head) if ")" in head or "]" in head else None
    if outer and outer[1].strip():
        return meaning(outer[1].strip(), rules, languages)
    return None


def may_open(text: str, start: int, ends: list[int], rules: Rules) -> bool:
    """Whether a label may reach from `start` to one of some ends of words: most lines are told by this to open none.

    Where no mark and no joining word parts the longest of them, one of them must be a known label.
    """
    if not ends or _PARTED.search(text, start, ends[-1]):
        return bool(ends)
    if not rules.words.label_joins.isdisjoint(map(fold_word, text[start : ends[-1]].split()[1:])):
        return True
    return any(label_key(text[start:end]) in rules.labels for end in ends)


def _told_twice(words: list[str], rules: Rules) -> tuple[tuple[str, ...], str] | None:
    """The meaning of a label printed in two languages with a blank between them ("Yapım Production")."""
    if len(words) > _MOST_PARTS or any(word.endswith((":", "：")) for word in words[:-1]):
        return None  # a label and its value
    for place in range(1, len(words)):
        first = rules.labels.get(label_key(" ".join(words[:place]))) if words[place][:1].isupper() else None
        if not first:
            continue
        second = " ".join(words[place:])
        second = second if label_key(second) in rules.labels else _without_country(second, rules) or ""
        behind = rules.labels.get(label_key(second), ())
        for one in first:
            sure = one.key in rules.roles or one.key in SECTION_KEYS  # "Cor Color" is a label and its value
            if sure and any(m.key == one.key and m.language != one.language for m in behind):
                return (one.key,), one.language
    return None


def _eastern_half(head: str, rules: Rules) -> str | None:
    """The Chinese, Japanese or Korean half of a label that an English one follows ("聲音設計 SOUND DESIGN")."""
    first, rest = head.split(None, 1)
    if not is_cjk(first) or not rest.isascii():
        return None
    printed = rest.isupper() and rest.replace(" ", "").isalpha() and not find_formats(rest, rules)
    return first if printed or label_key(rest) in rules.labels else None


def _without_country(head: str, rules: Rules) -> str | None:
    """A label without the country it holds for ("Distribution i Sverige", "Дистрибьютор в России", "Dutch sales")."""
    words = head.split()
    behind = " ".join(words[1:])
    if any(m.key in _BY_COUNTRY for m in rules.labels.get(label_key(behind), ())):
        told = find_nationalities(words[0], rules) or find_countries(words[0], rules)
        return behind if told and told[0].end == len(words[0]) else None
    for size in range(min(len(words) - 1, _PART_WORDS), 0, -1):
        label = " ".join(words[:size])
        if not any(m.key in _BY_COUNTRY for m in rules.labels.get(label_key(label), ())):
            continue
        last = words[size + 1 :] if len(words[size]) <= _PREPOSITION and len(words) > size + 1 else words[size:]
        rest = " ".join(last)
        found = find_countries(rest, rules)
        return label if found and found[0].start == 0 and found[-1].end == len(rest) else None
    return None


def _joined(parts: list[str], rules: Rules, languages: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """The keys of several labels joined into one, if each of them is one."""
    known: list[LabelMeaning] = []
    for part in parts:
        one = _chosen(rules.labels.get(label_key(part)), languages)
        if one is None:
            return None
        known.append(one)
    if len(parts) == 2 and known[0].key != known[1].key:
        short = [len(part.strip()) <= _SHORT and not is_cjk(part.strip()) for part in parts]
        if short[0] != short[1]:  # "K/Scr": the same label in two languages, the letter alone says nothing
            told = known[short[0]]
            return (told.key,), told.language
    keys = tuple(dict.fromkeys(k.key for k in known))
    return (keys, known[0].language) if "title" not in keys or _TITLES.issuperset(keys) else None  # "Film & program"


def _chosen(meanings: tuple[LabelMeaning, ...] | None, languages: tuple[str, ...]) -> LabelMeaning | None:
    """The meaning in the first of the page's languages that knows the label, else the one most languages give it."""
    if not meanings:
        return None
    for language in languages:
        for one in meanings:
            if one.language == language:
                return one
    if len(meanings) < 3:
        return meanings[0]
    keys = [m.key for m in meanings]
    return max(meanings, key=lambda m: keys.count(m.key))


def in_two_tongues(head: str, rules: Rules, languages: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """The meaning of a label in two languages of which the rules know one ("KU/Cin", "Rendezte / Director")."""
    parts = [part.strip() for part in head.split("/")]
    if len(parts) != 2 or has_digit(head) or not all(0 < len(part.split()) <= _PART_WORDS for part in parts):
        return None
    meanings = [_chosen(rules.labels.get(label_key(part)), languages) for part in parts if len(part) > _SHORT]
    known = [one for one in meanings if one is not None]
    return ((known[0].key,), known[0].language) if len(known) == 1 else None
