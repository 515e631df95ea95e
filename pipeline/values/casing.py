"""ALL CAPS undone: names of people and companies, titles, venues."""

import re

from pipeline.rules import Rules
from pipeline.values.scan import fold_word

_WORD = re.compile(r"[^\W\d_]+(?:[.'’`\-‐][^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýąęıőűœаеёиоуыэюяіїєαεηιουωάέήίόύώ]", re.IGNORECASE)
_TURKISH = re.compile("[İıĞğŞş]")
_ENGLISH_MARK = re.compile(r"['’]S\b|S['’](?=\s)|N['’]T\b|\b(?:THE|OF|AND|MY|YOU|IN THE)\b")
_NEW_START = (":", ".", "!", "?", "–", "-", "/")
_ROMAN = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})")


def is_capitals(text: str) -> bool:
    """Whether a text is printed in capitals: two letters or more, none small (an "Mc" or a slip apart)."""
    large = sum(map(str.isupper, text))
    return large >= 2 and sum(map(str.islower, text)) * 7 <= large


def uncapitalise(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> str:
    """A name with ordinary capitals: "LIN Meihua" → "Lin Meihua", "SUN PRODUCTION" → "Sun Production".

    Particles go small, Mc and O' keep their second capital, initials and known initialisms stay.
    """
    if all(sum(map(str.isupper, word)) < 2 for word in text.split()):
        return text  # no word can be in capitals
    all_capitals = is_capitals(text)
    turkish = _is_turkish(text, languages)
    words = list(_WORD.finditer(text))
    out: list[str] = []
    place = 0
    before = ""
    for number, match in enumerate(words):
        word = match.group()
        out.append(text[place : match.start()])
        place = match.end()
        new = word
        if is_capitals(word) and not _stays(text, match, rules, all_capitals=all_capitals):
            folded = fold_word(word)
            lowered = folded in rules.vocabulary.lowered or (
                folded in rules.vocabulary.articles and before in rules.vocabulary.lowered
            )
            small = all_capitals and number and folded in _small(rules, ("en",))
            new = (
                _lower(word, turkish=turkish) if number and (lowered or small) else _capitalised(word, turkish=turkish)
            )
        before = fold_word(word)
        out.append(new)
    return "".join(out) + text[place:]


def title_case(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> str:
    """A title printed in capitals as its language writes titles: each word in English, else the first alone."""
    if not is_capitals(text):
        return text
    english = bool(_ENGLISH_MARK.search(text)) or (languages[:1] == ("en",) and not _speaks(text, rules, languages[1:]))
    english = english and not _speaks(text, rules, tuple(c for c in languages if c != "en"))
    turkish = _is_turkish(text, languages)
    out: list[str] = []
    place = 0
    for match in _WORD.finditer(text):
        word = match.group()
        out.append(text[place : match.start()])
        first = text[place : match.start()].rstrip().endswith(_NEW_START) or not any(
            c.isalpha() for c in text[: match.start()]
        )
        place = match.end()
        lone = len(word) == 1 and not english and text[match.end() : match.end() + 1] != "."
        if _stays(text, match, rules, all_capitals=True) and not (lone and not first):
            out.append(word)
        elif first or (english and fold_word(word) not in _small(rules, ("en",))):
            out.append(_capitalised(word, turkish=turkish, parts=english))
        else:
            out.append(_lower(word, turkish=turkish))
    return "".join(out) + text[place:]


def _small(rules: Rules, languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(rules.vocabulary.small.get(code, frozenset()) for code in languages))


def _speaks(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a title holds a frequent word of one of the languages."""
    common = rules.words.common
    return any(set(common.get(fold_word(m.group()), ())) & set(languages) for m in _WORD.finditer(text))


def _is_turkish(text: str, languages: tuple[str, ...]) -> bool:
    return bool(_TURKISH.search(text)) or languages[:1] in (("tr",), ("az",))


def _stays(text: str, match: re.Match[str], rules: Rules, *, all_capitals: bool) -> bool:
    """Whether a word in capitals keeps them: initials, Roman numerals, initialisms."""
    word = match.group()
    if len(word) == 1 or _ROMAN.fullmatch(word):
        return True
    if "." in word or (text[match.end() : match.end() + 1] == "." and len(word) <= 2):
        return all(len(p) <= 2 for p in word.split("."))
    known = rules.vocabulary.initialisms.get(fold_word(word))
    if known is not None and known.upper() == word:
        return True
    if any(c.isdigit() for c in text[max(0, match.start() - 1) : match.end() + 1]):
        return len(word) <= 3
    return not all_capitals and not _VOWEL.search(word)


def _lower(word: str, *, turkish: bool) -> str:
    if turkish:
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower().replace("i̇", "i")


def _capitalised(word: str, *, turkish: bool, parts: bool = True) -> str:
    """A word with its first letter large; so are the parts of a hyphenated one, and what follows O', D', Mc."""

    def piece(match: re.Match[str]) -> str:
        part = match.group()
        mark = word[match.start() - 1] if match.start() else ""
        if mark in ("'", "’", "`") and (len(part) <= 2 or match.start() > 2):
            return _lower(part, turkish=turkish)
        if mark == "-" and not parts:
            return _lower(part, turkish=turkish)
        low = _lower(part, turkish=turkish)
        first = "İ" if turkish and low[0] == "i" else low[0].upper()
        if low.startswith("mc") and len(low) > 4:
            return "Mc" + low[2].upper() + low[3:]
        return first + low[1:]

    return _PIECE.sub(piece, word)
