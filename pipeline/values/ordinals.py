"""Numbers of editions: "32nd", "41ª", "22º", "16.", "XXII", "第35回", "제25회", "第六届", "ה-13", "sixth"."""

import re

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.calendar import Calendar
from pipeline.rules.phrases import Token, scan, tokens
from pipeline.values.scan import around_digits, ascii_digits, fold_word, has_digit

_ROMAN = re.compile(r"(?<![\w.])(?=[IVXLC])(?P<n>(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:\.?)(?:\s?[ªº°]|e\b)?(?!\w)")
_WORD_BEHIND = re.compile(r"[\s.]{0,2}(?:(?:of|de)\s)?([^\W\d_]{3,12})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HIGHEST = 150
_EASTERN = re.compile("第(?P<n>[一二三四五六七八九十]{1,3})(?:届|屆|回)")
_DIGITS = "一二三四五六七八九"
_BEFORE = 10  # characters before a number in which a word such as "lần thứ" stands
_NEAR = 4  # words behind a number in which a word such as "edition" or "Festival" stands


def find_editions(text: str, rules: Rules) -> list[Found[int]]:
    """The numbers of editions a text names, in order of place.

    A bare number or one with a full stop, a Roman numeral and a number in words count only with a word
    such as "edition" or "festival" behind (or right before) them.
    """
    plain = ascii_digits(text)
    calendar = rules.calendar
    line = scan(text)
    # Without a word of editions only a number that shows by itself what it is can be one.
    told = not calendar.edition_around.isdisjoint(line.words)
    spoken = tokens(text) if told else ()
    found: list[Found[int]] = []
    stretches = around_digits(plain, _BEFORE, 12) if has_digit(text) else []
    for match in (m for a, b in stretches for m in calendar.edition.finditer(plain, a, b)):
        number, suffix = int(match["number"]), match["suffix"]
        marked = match["before"] or match["after"] or (suffix and suffix != "." and _is_mark(suffix))
        if marked and _names_day(plain, match.end(), calendar):
            continue
        if 1 <= number <= _HIGHEST and (
            marked or (told and _near(spoken, match.start(), match.end(), calendar.edition_around))
        ):
            found.append(Found(number, match.start(), match.end()))
    for match in _ROMAN.finditer(plain) if told else ():
        number = _roman(match["n"])
        if match["n"] and number <= _HIGHEST and _near(spoken, match.start(), match.end(), calendar.edition_around):
            found.append(Found(number, match.start(), match.end()))
    for place, token in enumerate(spoken):
        worded = calendar.ordinals.get(token.word)
        if place + 1 < len(spoken):
            worded = calendar.ordinals.get(f"{token.word} {spoken[place + 1].word}", worded)
        if worded is not None and _near(spoken, token.start, token.end, calendar.edition_words):
            found.append(Found(worded, token.start, token.end))
    if "第" in text:
        found += [Found(_eastern(m["n"]), m.start(), m.end()) for m in _EASTERN.finditer(text)]
    found.sort(key=lambda f: f.start)
    return [f for i, f in enumerate(found) if i == 0 or f.start >= found[i - 1].end]


def _is_mark(suffix: str) -> bool:
    """Whether what is glued to a number makes it an ordinal by itself; a lone letter might be a unit."""
    return len(suffix) > 1 or suffix in "ªº°й"


def _names_day(text: str, end: int, calendar: Calendar) -> bool:
    """Whether a month follows: "18th September" is a day."""
    word = _WORD_BEHIND.match(text, end)
    return word is not None and calendar.month(fold_word(word[1])) is not None


def _near(tokens: tuple[Token, ...], start: int, end: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands close behind a number, or right before it (Arabic: some words before)."""
    spoken = [t for t in tokens if t.word[:1].isalnum()]
    behind = [t for t in spoken if t.start >= end][:_NEAR]
    before = [t for t in spoken if t.end <= start]
    before = before[-5:] if before and before[-1].word[0] > "\u05ff" else before[-1:]
    return any(t.word in words for t in (*before, *behind))


def _roman(text: str) -> int:
    total = 0
    for place, char in enumerate(text):
        value = _VALUES[char]
        total += -value if place + 1 < len(text) and _VALUES[text[place + 1]] > value else value
    return total


def _eastern(text: str) -> int:
    """A number below a hundred in Chinese figures ("二十一": 21)."""
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.find(tens) + 1 or 1) * 10 * bool(ten) + _DIGITS.find(ones or "零") + 1
