"""Where a place stands in a clause: capitalised words behind a preposition, or a word glued to one."""

import re
from collections.abc import Mapping

from pipeline.model.fold import label_key
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.countries import find_countries
from pipeline.values.names import is_person
from pipeline.values.scan import fold_word, has_digit

Stretch = tuple[int, int]

_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GLUED = re.compile("[\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,12}$")
_BEHIND = re.compile("[\u30a0-\u30ff\u3400-\u9fff]{2,10}")
_CASELESS = re.compile("[\u0590-\u08ff]")
_SMALL_WORD = re.compile(r"[^\W\d_]{1,5}\s+")
_COUNTRY_BEHIND = re.compile(r"\s\(([^()\d]{3,40})\)")
_SUFFIXED = re.compile(r"(?P<place>[^\W\d_a-z][^\W\d_]{1,24})['’][^\W\d_]{2,4}\s+$")
_BEFORE = re.compile(r"(?:^|\d{4}[,.]?\s+)(?P<place>[^\W\d_a-z][^\W\d_]{2,24})\s+$")
_ELIDED = re.compile(r"[dl]['’][^\W\d_a-z]")  # "Isola d'Istria"
_STEM = 1  # letters before a case ending, at least
_MOST = 90  # characters of a place
_YEAR_MARK = "年년"
# "1990년 강릉 출생": a place between the date and the word for being born.
_SPACED = re.compile("(?:^|[년월일][,\\s]\\s?)(?P<place>[\uac00-\ud7af]{2,8}(?:\\s[\uac00-\ud7af]{2,6})?)\\s$")
_BARE = re.compile(
    r"\s{0,2}((?:(?!\d)[\u0590-\u08ff\u200c]){2,14}(?:\s(?:(?!\d)[\u0590-\u08ff\u200c]){2,14})?)\s?(?=[.,،؛;]|$)"
)


def named_place(
    text: str, start: int, high: int, rules: Rules, *, told: bool = False, prefixed: bool = True
) -> Stretch | None:
    """The place that begins at `start`, an article before it left out; None where no name stands there.

    What follows a country is no part of it, nor is a person's name behind the comma; without `told` the
    place must hold a country; without a preposition before it (`prefixed`) it must begin with a capital.
    """
    begin = start
    while begin < high and text[begin] in " \t,(:":
        begin += 1
    if _CASELESS.match(text, begin):
        if not prefixed:
            return None
        return _caseless(text, begin, high, rules)
    article = _SMALL_WORD.match(text, begin, high)
    if article and article.group()[0].islower() and fold_word(article.group().strip()) in _articles(rules):
        begin = article.end()
    end = _capitalised(text, begin, min(high, begin + _MOST), rules)
    if end <= begin:
        return None
    end = _to_country(text, begin, end, rules, told)
    behind = _COUNTRY_BEHIND.match(text, end)
    if end > begin and behind and any(True for _ in find_countries(behind[1], rules)):
        end = behind.end()
    return (begin, end) if end > begin else None


def bare_place(text: str, start: int, cue: Found[str], high: int, rules: Rules) -> Stretch | None:
    """One or two words of a script without capitals that follow a birth or its date up to a mark, and are no others."""
    if start < cue.end or not _CASELESS.match(text, cue.start):
        return None
    match = _BARE.match(text, start, high)
    if match is None or rules.words.biography.find(match[1]):
        return None
    known = any(fold_word(w) in rules.words.common or label_key(w) in rules.labels for w in match[1].split())
    return None if known else match.span(1)


def suffixed_place(text: str, low: int, high: int) -> Stretch | None:
    """A place right before the cue, with a case ending behind an apostrophe ("İstanbul'da doğdu") or behind a year."""
    match = _SUFFIXED.search(text, max(low, high - 40), high) or _BEFORE.search(text, max(low, high - 40), high)
    return match.span("place") if match else None


def base_form(name: str, rules: Rules, languages: tuple[str, ...]) -> str:
    """A place without its case endings, where the rules of the page's first language know that of each word."""
    known = rules.languages[languages[0]].places if languages and languages[0] in rules.languages else {}
    words = [_base(word, known) for word in name.split()] if known else [None]
    return name if None in words else " ".join(word for word in words if word)


def _base(word: str, endings: Mapping[str, str]) -> str | None:
    """A word in its base form, None where no ending is known; the longest known ending counts."""
    if not word.replace("-", "").isalpha():
        return None
    for size in range(len(word), 0, -1):
        base = endings.get(word[-size:], endings.get(word[-size:].lower()))
        if base is not None and (size == len(word) or len(word) - size >= _STEM):
            found = word[: len(word) - size] + base
            return found[:1].upper() + found[1:]
    return None


def _articles(rules: Rules) -> frozenset[str]:
    return rules.vocabulary.particles | rules.vocabulary.small.get("en", frozenset())


def _capitalised(text: str, begin: int, high: int, rules: Rules) -> int:
    """Where the run of capitalised words and commas that begins at `begin` ends."""
    particles = rules.vocabulary.particles
    i = end = begin
    while i < high:
        j = i
        while j < high and not text[j].isspace():
            j += 1
        word = text[i:j]
        bare = word.rstrip(".,;:)]")
        if not word[:1].isupper() and not (i > begin and _ELIDED.match(word)):
            if not bare or i == begin or fold_word(bare) not in particles or bare != word:
                break
        elif has_digit(bare):
            break
        else:
            end = i + len(bare)
        if word != bare and not word.endswith(",") and not (word.endswith(".") and len(bare) <= 2):
            break
        i = j + 1
    return end


def _to_country(text: str, begin: int, end: int, rules: Rules, told: bool) -> int:
    """The end of a place: behind its last country, else before the first piece that is a person's name."""
    countries = list(find_countries(text[begin:end], rules))
    pieces: list[Stretch] = []
    at = begin
    for piece in text[begin:end].split(","):
        pieces.append((at, at + len(piece)))
        at += len(piece) + 1
    is_country = [any(begin + c.start < b and a < begin + c.end for c in countries) for a, b in pieces]
    if any(is_country):
        last = max(i for i, yes in enumerate(is_country) if yes)
        return pieces[last][1]
    if not told:
        return begin
    kept = begin
    for n, (a, b) in enumerate(pieces[:3]):
        if n and is_person(text[a:b].strip(), rules):
            break
        kept = b
    return kept


def _caseless(text: str, begin: int, high: int, rules: Rules) -> Stretch | None:
    """One word, or two with a comma between, in a script without capitals; not what a figure follows."""
    match = re.compile(r"([^\s\d.،,؛:()«»]{2,20})(?:\s?[،,]\s?([^\s\d.،,؛:()«»]{2,20}))?").match(text, begin, high)
    if match is None or has_digit(text[match.end(1) : match.end(1) + 4]) or has_digit(match.group()):
        return None
    second = match[2] and any(True for _ in find_countries(match[2], rules))
    return (match.start(), match.end(2) if second else match.end(1))


def glued_place(text: str, cue: Found[str], prefixes: list[Found[str]], low: int, high: int) -> Stretch | None:
    """A place in East Asian letters: before the particle of place, or right before or behind the cue of birth."""
    if not _EASTERN.search(text[low:high]):
        return None
    for prefix in prefixes:
        if 0 <= prefix.start - cue.end <= 1 and (behind := _BEHIND.match(text, prefix.end)):
            return behind.span()
        if low <= prefix.start < min(high, cue.start):
            match = _GLUED.search(text, max(low, prefix.start - 12), prefix.start)
            if match:
                return match.span()
    if spaced := _SPACED.search(text, max(low, cue.start - 20), cue.start):
        return spaced.span("place")
    match = _GLUED.search(text, max(low, cue.start - 12), cue.start)
    if match and not match.group().endswith(tuple(_YEAR_MARK)):
        return match.start() + (match.group()[0] in _YEAR_MARK), match.end()
    behind = _BEHIND.match(text, cue.end)
    return behind.span() if behind else None
