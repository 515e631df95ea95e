"""Credits told in running text: a cue ("directed by", "фильм", "من إخراج") and the names behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.fold import fold
from pipeline.rules import Rules
from pipeline.rules.phrases import Token, tokens
from pipeline.values.countries import find_nationalities
from pipeline.values.shapes import is_cjk

_CASED = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]")
_GLUED = re.compile("[\u0590-\u06ff]")
_FAR = 40  # tokens behind a cue within which names are looked for
_MOST_JOINED = 3  # words of a second name in a script without capitals
_MOST_WORDS = 6
_MOST_NAMES = 8
_GAP = 4  # characters between a cue and a name seen behind it
_OPENING = " \u3000「『《〈‘“:："
_MARKS = ("、", "・", "，", "،", ",", "と", "和", "과", "와")


@dataclass(frozen=True, slots=True)
class Told:
    """A credit in running text: its role, and where the cue and the name stand (half-open)."""

    role: str
    cue: tuple[int, int]
    name: tuple[int, int]


def told_credits(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[Told]:
    """The credits that a text tells by a cue with names right behind it, in order of place."""
    found: list[Told] = []
    cues = rules.words.prose.find(text)
    starts = frozenset(cue.start for cue in cues)
    for cue in cues:
        roles = {c.key: None for c in cue.value if not languages or c.language in languages}
        if not roles:
            continue
        following = _behind_nationality(text, [t for t in tokens(text) if t.start >= cue.end], rules)
        for name in _names(text, following, rules, languages):
            if name[0] in starts and not is_cased(text[name[0]]):
                break  # the next role ("directed by A and produced by B"), which no small letter shows
            found.extend(Told(role, (cue.start, cue.end), name) for role in roles)
    return found


def _behind_nationality(text: str, line: list[Token], rules: Rules) -> list[Token]:
    """The tokens behind a word for where somebody comes from ("el director argentino Pablo ..."), if one is first."""
    if len(line) < 3 or text[line[0].start].isupper():
        return line
    found = find_nationalities(text[line[0].start : line[0].end], rules)
    return line[1:] if found and found[0].end == line[0].end - line[0].start else line


def is_cased(text: str) -> bool:
    """Whether a text begins with a letter of a script that has capitals."""
    return _CASED.match(text) is not None


def seen_credits(
    text: str, people: Sequence[tuple[int, int]], rules: Rules, languages: tuple[str, ...] = ()
) -> list[Told]:
    """The credits that a text without capitals tells by a cue with people right behind it, seen at those places."""
    found: list[Told] = []
    for cue in rules.words.prose.find(text):
        roles = {c.key: None for c in cue.value if not languages or c.language in languages}
        place = cue.end
        for start, end in people if roles else ():
            between = text[place:start] if start >= place else "\n"
            if len(between) > _GAP or (place > cue.end and not _parts(between, rules, languages)) or "\n" in between:
                continue
            if place == cue.end and between.strip(_OPENING):
                continue
            found.extend(Told(role, (cue.start, cue.end), (start, end)) for role in roles)
            place = end
    return found


def _parts(between: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether what stands between two names joins them."""
    return all(_joins(t.word, rules, languages) or t.word in _MARKS for t in tokens(between))


def _names(text: str, line: Sequence[Token], rules: Rules, languages: tuple[str, ...]) -> list[tuple[int, int]]:
    """The names that stand at the beginning of some tokens: one, or several joined by commas and "and"."""
    names: list[tuple[int, int]] = []
    i = 0
    line = _unglued(text, line, rules)
    while i < len(line) and len(names) < _MOST_NAMES:
        size = _name_length(text, line[i:], rules, languages)
        if not size or (names and size > _MOST_JOINED and not is_cased(text[line[i].start])):
            break  # a sentence goes on behind the "and"
        names.append((line[i].start, line[i + size - 1].end))
        i += size
        joined = 0
        while i + joined < len(line) and joined < 2 and _joins(line[i + joined].word, rules, languages):
            joined += 1
        if not joined:
            break
        i += joined
    return names


def _unglued(text: str, line: Sequence[Token], rules: Rules) -> Sequence[Token]:
    """The tokens with the "and" of Arabic and Hebrew as a token of its own, and without the "by" before such a name."""
    if not line or not _GLUED.match(text, line[0].start):
        return line
    glued = rules.vocabulary.glued
    loose: list[Token] = []
    for place, token in enumerate(line[:_FAR]):
        word, rest = token.word, Token(token.word[1:], token.start + 1, token.end)
        if word[0] in "וو" and len(word) > 3 and place > 1 and word not in glued and rest.word not in rules.labels:
            loose += [Token(word[0], token.start, token.start + 1), rest]
        elif word[0] in "לل" and rest.word in glued:
            loose.append(rest)
        else:
            loose.append(token)
    return loose


def _joins(word: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    known = rules.words.joiners.get(word, ())
    return word == "," or (bool(known) and (not languages or any(k in languages for k in known)))


def _name_length(text: str, line: Sequence[Token], rules: Rules, languages: tuple[str, ...]) -> int:
    """How many tokens at the beginning are one person's name; 0 where none is."""
    if not line or is_cjk(text[line[0].start : line[min(2, len(line) - 1)].end]):
        return 0
    if is_cased(text[line[0].start]):
        return _cased_length(text, line, rules)
    size = 0
    while size < len(line):
        word = line[size].word
        if not word[0].isalpha() or word[-1].isdigit() or word in rules.words.common:
            break
        if size and _joins(word, rules, languages):
            break
        if size and any(m.language in languages for form in (word, word[1:]) for m in rules.labels.get(form, ())):
            break  # the next role ("وإنتاج")
        if size and text[line[size - 1].end : line[size].start].strip():
            break
        size += 1
    return size if 2 <= size <= 4 else 0


def _cased_length(text: str, line: Sequence[Token], rules: Rules) -> int:
    size = 0
    last = 0
    while size < min(len(line), 2 * _MOST_WORDS):
        token = line[size]
        shown = text[token.start : token.end]
        if shown[:1].isupper():
            last = size + 1
        elif (shown in ".'’-" and size and (shown != "." or line[size - 1].end - line[size - 1].start <= 2)) or (
            fold(shown) in rules.vocabulary.particles and size
        ):
            pass
        else:
            break
        size += 1
    return last if last >= 2 else 0
