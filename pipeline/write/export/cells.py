"""Texts made safe for the cells of spreadsheets, and back again.

Two things go wrong in a spreadsheet: a cell that begins like a formula is run, and one that looks like a date or a
number is rewritten ("1-2" becomes the first of February, "007" seven). In CSV an apostrophe before such a text
stops both; where one stood already it gets one more, so that `unguarded` gives back every text.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from pipeline.model.fold import fold

LONGEST: Final = 32_767  # UTF-16 units in one cell; spreadsheets spill the rest into the next row
LONGEST_GUARDED: Final = 21_800  # units of a text that fit however many apostrophes it gets: at most one for two
GUARD: Final = "'"

# What starts a formula, also after blanks and in the wide forms of East Asian keyboards; and the guard itself.
_TRIGGERS: Final = r"[=+\-@＝＋－＠−]"
_STARTS: Final = re.compile(rf"[\s\ufeff\u200b-\u200f\u2060]*(?:{_TRIGGERS}|')|[\t\r\n]")
# A spreadsheet that parts cells at another sign than the file does (";" in much of Europe) finds cells inside texts.
_INSIDE: Final = re.compile(rf"([\r\n\t;,]\s*'*)({_TRIGGERS})")
_INSIDE_GUARDED: Final = re.compile(rf"([\r\n\t;,]\s*'*)'({_TRIGGERS})")
# What is read as a number or a date: only figures and their signs; a plain whole number stays one.
_SIGNS: Final = r"[\d\s.,:;/\\$€£¥%()–—-]*"
_FIGURES: Final = re.compile(rf"{_SIGNS}\d{_SIGNS}(?:e[\d+-]+)?|\d[\d:.\s]*[ap]\.?m\.?", re.IGNORECASE)
_WHOLE: Final = re.compile(r"0|[1-9]\d{0,14}")
_FIGURE: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_LONGEST_DATE: Final = 40
_MOST_WORDS: Final = 3  # of a date, as "3 de mayo de 1968"
_LOGIC: Final = frozenset({"true", "false"})

# Characters no cell and no XML can hold become the pictures of themselves.
_HARMFUL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PICTURES: Final = {
    **{c: chr(0x2400 + c) for c in range(0x20) if chr(c) not in "\t\n\r"}, 0x7F: "\u2421",
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
}  # fmt: skip


def cleaned(text: str) -> str:
    """The text with control characters as their pictures ("␀"), as long as before; most often the text itself."""
    return text if text.isprintable() or not _HARMFUL.search(text) else text.translate(_PICTURES)


def parts(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces of at most `longest` UTF-16 units: the text alone where it fits."""
    if len(text) <= longest // 2 or _units(text) <= longest:
        return [text]
    pieces, start, units = [], 0, 0
    for at, character in enumerate(text):
        size = 2 if character > "\uffff" else 1
        if units + size > longest:
            pieces.append(text[start:at])
            start, units = at, 0
        units += size
    return [*pieces, text[start:]]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


# Most texts by far need nothing: they begin with a letter, hold no control character, and are either without figures
# and separators, or longer than a date and without a formula behind a separator.
_LETTER: Final = r"[^\W\d_]"
_CALM: Final = "\x00-\x1f\x7f;,\ud800-\udfff\ufffe\uffff"
is_plain: Final = re.compile(
    rf"(?!(?i:true|false)\Z){_LETTER}[^\d{_CALM}]*"
    rf"|(?=.{{{_LONGEST_DATE + 1}}}){_LETTER}[^{_CALM}]*(?:[;,](?!\s*'*{_TRIGGERS})[^{_CALM}]*)*"
).fullmatch


class Guard:
    """Puts the apostrophe before texts that a spreadsheet would run or rewrite; knows the months' names."""

    __slots__ = ("_months",)

    def __init__(self, cldr: Mapping[str, Any]) -> None:
        """Takes the content of cldr.json."""
        named = (months for tongue in cldr["months"].values() for months in tongue.values())
        self._months = frozenset(month for months in named for month in months)

    def __call__(self, text: str) -> str:
        """The text for a cell of CSV that people open."""
        safe = self.running(text)
        return GUARD + text if safe == text and self.rewritten(text) else safe

    @staticmethod
    def running(text: str) -> str:
        """The text for a cell of CSV that machines read: only what would run is stopped."""
        inside = _INSIDE.sub(r"\1'\2", text)
        return GUARD + inside if _STARTS.match(text) else inside

    def rewritten(self, text: str) -> bool:
        """Whether a spreadsheet would take the text for a date, a time, a number or a truth and write it otherwise."""
        if len(text) > _LONGEST_DATE:
            return False
        if not _FIGURE.search(text):
            return text.strip().lower() in _LOGIC
        if _FIGURES.fullmatch(text):
            return not _WHOLE.fullmatch(text)
        words = _WORDS.findall(text)
        return len(words) <= _MOST_WORDS and any(fold(word) in self._months for word in words)


def unguarded(cell: str) -> str:
    """The text that `Guard` was given."""
    return _INSIDE_GUARDED.sub(r"\1\2", cell.removeprefix(GUARD))


def apart(value: str, separator: str) -> str:
    """The value as it can stand between separators: a slash where it holds one itself."""
    bare = separator.strip() or separator
    return value.replace(bare, "/" if bare != "/" else ",")
