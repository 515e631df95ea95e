"""Cheap looks at a text that every finder needs: its tokens, its digits in ASCII, single words folded."""

import re
import unicodedata
from functools import lru_cache

from pipeline.model.fold import fold
from pipeline.rules.phrases import Token, tokens

# A word as a month or a weekday may be printed, vowel signs included; marks and digits end it.
WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~–—‘’“”«»„،。、「」（）·•]{2,40}")
_DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for block in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
    for code in range(block, block + 10)
}


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """One word folded for look-up (remembered: pages repeat their words)."""
    return fold(word)


@lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text (remembered: many finders look at one line)."""
    return tuple(tokens(text))


def ascii_digits(text: str) -> str:
    """The text with the digits of all scripts as 0–9; the offsets stay the same."""
    return text if text.isascii() else text.translate(_DIGITS)


def has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script."""
    return any(c.isdigit() for c in text)
