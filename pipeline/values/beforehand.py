"""Where the names end that stand right before a place in running text."""

from collections.abc import Sequence

from pipeline.rules import Rules
from pipeline.rules.phrases import Token
from pipeline.values.shapes import is_cjk
from pipeline.values.told import is_cased

_MOST_TOKENS = 12
_MOST_NAMES = 4
_BRACKETS = {")": "(", "]": "["}


def names_before(
    text: str, line: Sequence[Token], place: int, rules: Rules, languages: tuple[str, ...]
) -> list[tuple[int, int]]:
    """The names (half-open) that end right before a token: one, or several of which the last is joined by "and"."""
    names: list[tuple[int, int]] = []
    joined = False
    end = _without_ending(text, line, place)
    while end > 0 and len(names) < _MOST_NAMES:
        start = _name_start(text, line, end, rules)
        if start is None:
            break
        names.append((line[start].start, line[end - 1].end))
        word = line[start - 1].word if start else ""
        joins = word == "&" or (word.isalpha() and any(c in languages for c in rules.words.joiners.get(word, ())))
        if not joins and not (joined and word == ","):
            break
        if not is_cased(text[line[start].start]):
            break  # without capitals nothing tells a name from the word before "and"
        joined, end = True, start - 1
    return names


def _without_ending(text: str, line: Sequence[Token], place: int) -> int:
    """The token behind a name, before a bracket or an ending glued on by an apostrophe ("Eva Ott'un yönettiği")."""
    if place > 1 and line[place - 1].word in _BRACKETS:
        opening = _BRACKETS[line[place - 1].word]
        return next((i for i in range(place - 2, max(0, place - 40), -1) if line[i].word == opening), 0)
    if place > 2 and line[place - 2].word in ("'", "’") and line[place - 1].start == line[place - 2].end:
        ending = text[line[place - 1].start : line[place - 1].end]
        return place - 2 if ending.islower() and len(ending) <= 4 else place
    return place


def _name_start(text: str, line: Sequence[Token], end: int, rules: Rules) -> int | None:
    """The token where the name begins that ends before token `end`; None where no name does."""
    last = text[line[end - 1].start : line[end - 1].end]
    if is_cjk(last):
        return None
    return _cased_start(text, line, end, rules) if is_cased(last) else _uncased_start(line, end, rules)


def _cased_start(text: str, line: Sequence[Token], end: int, rules: Rules) -> int | None:
    if not text[line[end - 1].start].isupper():
        return None
    first = end
    for i in range(end - 1, max(-1, end - 1 - _MOST_TOKENS), -1):
        shown = text[line[i].start : line[i].end]
        glued = i + 1 < end and line[i].end == line[i + 1].start
        if shown[0].isupper():
            first = i
        elif shown in "-'’" and glued and i and line[i - 1].end == line[i].start:
            continue
        elif shown == "." and i and line[i - 1].end - line[i - 1].start <= 2:
            continue  # an initial
        elif line[i].word not in rules.vocabulary.particles:
            break
    while first < end and _is_no_name(line[first].word, rules):
        first += 1
    while first < end and not text[line[first].start].isupper():
        first += 1
    large = [t for t in line[first:end] if text[t.start].isupper() and t.end - t.start > 1]
    return first if len(large) >= 2 or (large and end - first >= 3) else None


def _is_no_name(word: str, rules: Rules) -> bool:
    return word in rules.words.common or word in rules.vocabulary.openers or word in rules.labels


def _uncased_start(line: Sequence[Token], end: int, rules: Rules) -> int | None:
    """As above in a script without capitals: the words back to a mark, a joiner or a common word, three at most."""
    first = end
    while first > 0 and end - first <= 3:
        word = line[first - 1].word
        if not word[0].isalpha() or word in rules.words.common or word in rules.words.joiners:
            break
        first -= 1
    letters = sum(t.end - t.start for t in line[first:end])
    if not first < end <= first + 3 or letters < 4 or any(t.word in rules.labels for t in line[first:end]):
        return None
    return first
