"""Words and sentences of running text."""

import re
from dataclasses import dataclass

from pipeline.ner.cutting import cut

# What stands before the full stop of an abbreviation: one letter, or up to four consonants ("St", "Dr", "Mrs", "гг").
_SHORT = re.compile(r"(?:\b[^\W\d_]|\b[b-df-hj-np-tv-xzб-дж-зк-нп-тф-щ]{2,4})\.$", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZА-ЯÀ-Þ]\.\s?(?:[A-ZА-ЯÀ-Þ]\.|[A-ZА-ЯÀ-Þ][^\W\d_])")
# Sentences end at a mark before a blank, in East Asian scripts at the mark itself.
_END = re.compile(r"[.!?…؟।։۔]{1,4}[\"'”»)’\]]{0,3}(?:\s+|(?=[A-ZА-ЯÀ-Þ][^\W\d_]))|[。！？]+[」』”）]?")
_BRACKET = re.compile(r"\([^()]{0,12}\d{4}")  # a year behind a title that closes as a sentence does
_CHUNK = re.compile(r"\S+")
_MARKS = re.compile(r"[^\w\s]{30,}")
_OPEN = re.compile(r"\([^()]{0,60}$")  # a bracket nobody closed
_SHORT_BORN = re.compile(r"(?:^|[,;–—-]\s)[^\W\d_]{2,4}\.$")  # ", ur." and ", geb." before a date
_YEAR_MARK = re.compile(r"(?:1[89]|20)\d\d\s?[^\W\d_]{1,2}\.$")  # "1979 г." ends a sentence before a capital
_DAY = re.compile(r"(?:^|\s)[0-3]?\d\.$")  # "am 3. November 1928"
_MONTH = re.compile(r"[^\W\d_]{3,12}\.?\s(?:1[89]|20)\d\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]{2,4})\.$")


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text: `text[i]` begins at `at[i]`."""

    text: list[str]
    at: list[int]

    def end(self, i: int) -> int:
        """Where the word `i` ends."""
        return self.at[i] + len(self.text[i])


def words(texts: list[str]) -> list[Words]:
    """The words of each text."""
    return [_words(text) for text in texts]


def _words(text: str) -> Words:
    found, at = list[str](), list[int]()
    # A run of marks too long to be any word's is left out.
    for chunk in _CHUNK.finditer(_MARKS.sub(_blanks, text) if _MARKS.search(text) else text):
        place = chunk.start()
        for word in cut(chunk[0]):
            found.append(word)
            at.append(place)
            place += len(word)
    return Words(found, at)


def _blanks(run: re.Match[str]) -> str:
    return " " * len(run[0])


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end); initials, abbreviations and dates end none."""
    bounds: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and not _goes_on(text, (begin, match.end()), match.end()):
            bounds.append((begin, match.end()))
            begin = match.end()
    return [*bounds, (begin, len(text))] if text[begin:].strip() else bounds


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether what begins at `start` is no new sentence."""
    tail = text[max(before[0], before[1] - 12) : before[1]].rstrip()
    first = text[start : start + 1]
    if not first.strip() or first.islower() or first in ",;)" or _BRACKET.match(text, start):
        return True
    if not tail.endswith("."):
        return False
    if first.isdigit() and (_OPEN.search(text, before[0], start) or _SHORT_BORN.search(tail)):
        return True
    if first.isupper() and _YEAR_MARK.search(tail):
        return False
    if _DAY.search(tail) and _MONTH.match(text, start):
        return True
    if _SHORT.search(tail) or (first.isdigit() and tail[-2:-1].isdigit()):
        return True
    # "im. S.A. Gerasimova": a short word in small letters before initials is an abbreviation.
    word = _WORD_BEFORE.search(tail)
    return bool(word and word[1].islower() and _INITIALS.match(text, start))
