"""What a piece of text looks like, before it is known what it says; cheap enough to ask of every line."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’`\-.][^\W_]+)*")
# Vowel signs and points are no letters to a pattern, but they stand inside words.
_SIGN = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u200c\u200d]")
_SIGNED = re.compile(rf"(?:[^\W_]++|{_SIGN.pattern}++)++(?:['’`\-.][^\W_]+)*")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0]")
_TONES = 3  # letters that only Vietnamese has
_LETTER = re.compile(r"[^\W\d_]")
_NO_CASE = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", "؟", ".”", ".»", '."', "!”", "?”", ".)", "।", "...", "?»", "!»")
_CONTACT = re.compile(r"https?://|www\.|\S@\S+\.\w|\+\d[\d .()/-]{7,}|\bTel\b\.?:?|\bFax\b", re.IGNORECASE)
_CONTACT_WORD = re.compile(r"www|tel|fax")
_FILE = re.compile(
    r"\S+\.(?i:jpe?g|png|gif|webp|tiff?|bmp|svg)|(?=\S*_)\S*[^\W_]{2,}\S*|\d{4}-[a-z\d-]{3,}|[A-Z]\d{3,5}"
)
_MARK = re.compile(r"\s[|•·│]\s")  # between the parts of a list, of which a line of facts is one
_BAR = re.compile("[|｜│]")
_EASTERN_COMMA = re.compile("[,、，]")
_FEWEST_LISTED, _LONGEST_LISTED = 4, 16  # names of a list, characters of one with its part
_LIST = 160
_DATED = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_FEWEST_PARTS, _PART_WORDS = 4, 3  # of a list of facts: its parts, the words of one on the average
_STOP = re.compile(r"[.!?…]{1,6}[\"”»)]{0,4}\s+(?=[\"“«(]?[^\W\d_])|[。！？]")


def words(text: str) -> list[str]:
    """The words of a text, hyphenated and apostrophised ones whole."""
    return (_WORD if text.isascii() or not _SIGN.search(text) else _SIGNED).findall(text)


def has_letters(text: str) -> bool:
    """Whether a text holds at least one letter."""
    return _LETTER.search(text) is not None


def is_cjk(text: str) -> bool:
    """Whether most letters of a text are Chinese, Japanese or Korean."""
    if text.isascii():
        return False
    found = len(_CJK.findall(text))
    return found > 0 and 2 * found > len(_LETTER.findall(text))


def is_caps(text: str) -> bool:
    """Whether a text is printed in capitals throughout (two letters or more)."""
    return text.isupper() and sum(c.isalpha() for c in text) >= 2


def is_small(text: str) -> bool:
    """Whether a text begins with a small letter, in a script that has large ones (Georgian has none)."""
    return text[:1].islower() and not "\u10d0" <= text[0] <= "\u10ff"


def is_contact(text: str) -> bool:
    """Whether a text shows a web or e-mail address or a telephone number."""
    if "@" in text or "+" in text or "://" in text or _CONTACT_WORD.search(text.lower()):
        return bool(_CONTACT.search(text))
    return False


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a picture's file, as a page prints it where the picture is missing."""
    return " " not in text.strip() and _FILE.fullmatch(text.strip()) is not None


def ends_sentence(text: str) -> bool:
    """Whether a text closes as a sentence does."""
    return text.endswith(_SENTENCE_END)


def is_prose(text: str) -> bool:
    """Whether a line reads as running text: a sentence or more, not a name, a title or a list of facts."""
    return len(text) >= 24 and _is_prose(text)


def _is_short_list(text: str) -> bool:
    """Whether Eastern text is a list: commas all through it, none far from the next, and no sentence's end."""
    parts = _EASTERN_COMMA.split(text)
    return len(parts) >= _FEWEST_LISTED and max(map(len, parts)) <= _LONGEST_LISTED and not ends_sentence(text)


@lru_cache(maxsize=16384)  # every stage asks it of the same lines, a long programme has thousands
def _is_prose(text: str) -> bool:
    if len(text) <= _LIST and (len(_MARK.findall(text)) >= 2 or text.count(" / ") >= 3):
        return False
    if is_cjk(text):
        if len(text) <= _LIST and len(_BAR.findall(text)) >= _FEWEST_PARTS - 1:
            return False  # "台灣|2023|彩色|99分"
        if len(text) > 45 and _is_short_list(text):
            return False  # "김하늘(윤서), 박노을, 최바다, …"
        return len(text) > 45 or (len(text) > 18 and ends_sentence(text))
    found = words(text)
    if len(found) < 6:
        return False
    if _is_dated_list(text, len(found)):
        return False
    if _NO_CASE.search(text):
        return len(found) >= 14 or (len(found) >= 8 and ends_sentence(text))
    if len(_VIETNAMESE.findall(text)) >= _TONES:  # every syllable is a word of its own
        return len(found) >= 24 or (len(found) >= 12 and ends_sentence(text))
    small = sum(w[0].islower() for w in found)
    if len(found) >= 12 and small * 5 >= len(found) * 2:
        return True
    return ends_sentence(text) and small >= 3 and small * 10 >= len(found) * 3


def _is_dated_list(text: str, size: int) -> bool:
    """Whether commas part a line with a year in it into pieces of few words ("Norge 2023, 18 min, norsk tale, DCP")."""
    if len(text) > _LIST or text.count(",") < _FEWEST_PARTS - 1 or ends_sentence(text):
        return False
    return size <= _PART_WORDS * (text.count(",") + 1) and _DATED.search(text) is not None


def first_sentence_end(text: str, start: int = 0) -> int:
    """Offset behind the first sentence of a text, `len(text)` if there is only one.

    A full stop after an initial or a short abbreviation ("A. Stepanov", "St. Petersburg") ends nothing.
    """
    for match in _STOP.finditer(text, start):
        words_before = text[max(start, match.start() - 5) : match.start()].split()
        last = words_before[-1] if words_before else ""
        if text[match.start()] == "." and len(last) <= 3 and last[:1].isupper():
            continue
        return match.end()
    return len(text)


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Where the sentence begins and ends (half-open) in which an offset of a text stands."""
    start, end = 0, first_sentence_end(text)
    while start < end <= place:
        start, end = end, first_sentence_end(text, end)
    return start, end
