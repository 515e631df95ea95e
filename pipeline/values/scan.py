"""Cheap looks at a text that every finder needs: its tokens, its digits in ASCII, single words folded."""

import re
import unicodedata
from functools import lru_cache

from pipeline.model.fold import fold
from pipeline.rules import Rules

# A word as a month or a weekday may be printed, vowel signs included; marks and digits end it. Thai months
# are abbreviated with a full stop inside ("ม.ค.", "มี.ค.").
WORD = re.compile(
    r"[\u0e01-\u0e2e\u0e40][\u0e01-\u0e4e]{0,2}\.[\u0e01-\u0e2e](?=\.)"
    r"|[^\s\d!-/:-@\[-`{-~–—‘’“”«»„،。、「」（）·•]{2,40}"
)
_FIRST_RUN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"\d(?<![0-9])")
_DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for block in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
    for code in range(block, block + 10)
}


# One word folded for look-up; pages repeat their words.
fold_word = lru_cache(maxsize=16384)(fold)


def opens_label(text: str, rules: Rules) -> bool:
    """Whether the first word of a text can begin a label: most lines are told by that alone to hold none."""
    run = _FIRST_RUN.search(text)
    return run is not None and _folded_run(run.group()) in rules.words.label_openers


@lru_cache(maxsize=65536)
def _folded_run(run: str) -> str:
    folded = _FIRST_RUN.search(fold(run))
    return folded.group() if folded else ""


def around_digits(plain: str, before: int, behind: int) -> list[tuple[int, int]]:
    """The stretches of a text that lie near a digit, widened to whole words: dates and times stand there alone."""
    stretches: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(plain):
        start, end = max(0, match.start() - before), min(len(plain), match.end() + behind)
        while start > 0 and not plain[start - 1].isspace() and match.start() - start < 2 * before:
            start -= 1
        while end < len(plain) and not plain[end].isspace() and end - match.end() < 2 * behind:
            end += 1
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def ascii_digits(text: str) -> str:
    """The text with the digits of all scripts as 0–9; the offsets stay the same."""
    return text if text.isascii() or not _OTHER_DIGIT.search(text) else text.translate(_DIGITS)


def has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script."""
    return _DIGIT.search(text) is not None
