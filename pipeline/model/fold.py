"""Two readings of text for comparison only: folded (for look-up) and tidy (for values)."""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
)
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
SHORT = 40  # characters of a text whose folded form is remembered
_SAME = {
    "ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    # Malayalam's bare consonants, printed as one letter or as two with a joiner.
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "ي": "ی", "ك": "ک", "ى": "ی",
    **dict.fromkeys(INVISIBLE, ""),
}  # fmt: skip
_OTHERS = re.compile(f"[{re.escape(''.join(_SAME))}]")


def fold(text: str) -> str:
    """Text for look-up: no case, accents, vowel points or invisible characters, one blank between words.

    It keeps no offsets. Vowel signs that spell the word (Devanagari, Thai) and the voicing marks of
    kana stay; "ё" becomes "е", as pages print both.
    """
    return fold_short(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    # Few characters need another: a pattern finds them ten times faster than `translate`, which asks of each.
    folded = _OTHERS.sub(_same, unicodedata.normalize("NFKD", text.casefold()))
    folded = _MARKS.sub("", folded)
    return " ".join(unicodedata.normalize("NFC", folded).split())


def _same(char: re.Match[str]) -> str:
    return _SAME[char[0]]


# As `fold`, for no more than `SHORT` characters: words and labels come again and again.
fold_short = lru_cache(maxsize=8192)(_fold)


def label_key(text: str) -> str:
    """A label for look-up: folded, without the marks that stand around it ("• Réalisation :", "Dir.")."""
    return _short_key(text) if len(text) <= SHORT else _label_key(text)


def _label_key(text: str) -> str:
    return fold(text).replace("_", " ").strip(" .:：՝։•*-|<>[]()【】〈〉《》「」『』▼▲■□◆◇●○◎▶※★")


_short_key = lru_cache(maxsize=8192)(_label_key)


def tidy(quote: str) -> str:
    """A quote as a value: NFC, without invisible characters, every run of blanks one blank, ends trimmed.

    Zero-width joiners between letters of scripts that need them (Persian, Indic) stay.
    """
    if quote.isascii():
        return " ".join(quote.split())
    text = unicodedata.normalize("NFC", quote)
    if _INVISIBLE.search(text):
        text = "".join([
            c for i, c in enumerate(text)
            if c not in INVISIBLE or (c in "\u200c\u200d" and 0 < i < len(text) - 1 and text[i - 1] > "\u0590")
        ])  # fmt: skip
    return " ".join(text.split())
