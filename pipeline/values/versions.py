"""Versions told by letters: "OV/df", "I/d,f", "D, Dial/e", "UT d/f"; and which stretches of a line tell one version."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.tongues import version_key
from pipeline.values.scan import fold_word

_CODED = re.compile(
    r"(?<![\w.])(?P<head>[^\W\d_a-zà-ÿ][^\W\d_]{0,12}(?:-[A-Z])?\.?)\s?/\s?"
    r"(?P<subs>[^\W\d_A-Z]{1,4}(?:\s?[,/+&-]\s?[^\W\d_A-Z]{1,4}(?![\w.])){0,4}|[–—-])(?![\w/])"
)
_HEAD_BEFORE = re.compile(r"(?:^|(?<=[\s,(]))([^\W\d_a-zà-ÿ][^\W\d_]{0,7}\.?)\s?[,/+&]\s?$")
_LETTER = re.compile(r"[^\W\d_]+")
_LETTERS_BEHIND = re.compile(r"[\s:.]{0,3}((?:[^\W\d_]{1,3}\.?\s?[,/+&-]\s?){0,4}[^\W\d_]{1,3})(?=$|[\s)\],;.|·•])")
_CODE = re.compile(r"(?<![\w.])(?P<code>[A-Z]{2}(?!\w)|[^\W\d_]{2,3}(?=\.)|(?<=\. )[^\W\d_]{2,3}(?!\w))")
_ORIGINAL = frozenset(("o", "ov", "vo", "of", "ovo"))  # heads that say "original" and no language
_GLUED = 4  # letters of "OV/dfei"
_BRACKETS = re.compile(r"[(（](?P<in>[^()（）]{4,60})[)）]")
_NEAR = 24  # characters between the word for subtitles and a language of its list
_SLASHES = 3  # that part the facts of a line rather than the items of a list
_CODE_SIZE = 3  # letters
_LINK = re.compile(r"[\s,/+&;.:·–-]*(?:[^\W\d_]{1,3}\s)?")


@dataclass(frozen=True, slots=True)
class Coded:
    """One version in letters: its place, the languages spoken and those of subtitles."""

    start: int
    end: int
    spoken: tuple[Found[str], ...]
    subtitles: tuple[Found[str], ...]


def coded_versions(text: str, rules: Rules) -> list[Coded]:
    """The versions that a text tells by letters on both sides of a slash, in order of place."""
    if "/" not in text:
        return []
    found: list[Coded] = []
    for match in _CODED.finditer(text):
        subtitles = _subtitles(match, rules)
        if subtitles is None or (found and match.start() < found[-1].end):
            continue
        head = _head(match["head"], match.start("head"), rules)
        if head is None:
            continue
        start, spoken = match.start(), list(head)
        while before := _HEAD_BEFORE.search(text, max(0, start - _GLUED * 3), start):
            more = _head(before[1], before.start(1), rules)
            if not more:
                break
            start, spoken = before.start(1), [*more, *spoken]
        found.append(Coded(start, match.end(), tuple(spoken), tuple(subtitles)))
    return found


def _head(printed: str, at: int, rules: Rules) -> tuple[Found[str], ...] | None:
    """The language a head names, none for "OV"; None where it is no head of a version."""
    key = version_key(printed)
    if key in _ORIGINAL:
        return ()
    code = rules.tongues.letters.get(key) or rules.tongues.inflected.get(fold_word(printed))
    if code is None:
        named = rules.tongues.names.find(printed)
        code = next((n.value for n in named if n.end - n.start == len(printed)), None) if len(key) > 2 else None
    return (Found(code, at, at + len(printed)),) if code else None


def _subtitles(match: re.Match[str], rules: Rules) -> list[Found[str]] | None:
    """The languages behind the slash ("d,f", "df", none for "–"); None where one is unknown."""
    text, at = match["subs"], match.start("subs")
    if not any(map(str.isalpha, text)):
        return []
    words = [(m.group(), at + m.start(), at + m.end()) for m in _LETTER.finditer(text)]
    letters = rules.tongues.letters
    if len(words) == 1 and words[0][0] not in letters and 1 < len(words[0][0]) <= _GLUED:
        words = [(c, words[0][1], words[0][2]) for c in words[0][0]]  # "df"
    codes = [letters.get(version_key(word)) for word, _, _ in words]
    if not all(codes):
        return None
    return [Found(code, a, b) for code, (_, a, b) in zip(codes, words, strict=True) if code]


def lettered(text: str, end: int, rules: Rules) -> list[Found[str]]:
    """The languages that letters or codes right behind the word for subtitles name ("UT d/f", "sott. it")."""
    match = _LETTERS_BEHIND.match(text, end)
    if match is None:
        return []
    at = match.start(1)
    words = [(m.group(), at + m.start(), at + m.end()) for m in _LETTER.finditer(match[1])]
    known = [rules.tongues.codes.get(w.upper()) or rules.tongues.letters.get(version_key(w)) for w, _, _ in words]
    if not all(known) or (len(words) == 1 and words[0][0].islower() and fold_word(words[0][0]) in rules.words.joiners):
        return []
    return [Found(code, a, b) for code, (_, a, b) in zip(known, words, strict=True) if code]


def code_before(text: str, start: int, rules: Rules) -> list[Found[str]]:
    """The language whose small code stands right before the word for subtitles ("da. undertekster")."""
    match = re.search(r"(?:^|(?<=[\s,;(/]))([a-z]{2})\.?\s$", text[max(0, start - 6) : start])
    code = rules.tongues.codes.get(match[1].upper()) if match else None
    if match is None or code is None or fold_word(match[1]) in rules.words.joiners:
        return []
    at = max(0, start - 6) + match.start(1)
    return [Found(code, at, at + 2)]


def codes_inside(text: str, cue: Found[str], rules: Rules) -> list[Found[str]]:
    """The languages that a phrase about subtitles names by codes, in capitals or cut short ("nap. pol.", "CZ tit.")."""
    found = []
    for match in _CODE.finditer(text, cue.start, min(len(text), cue.end + 1)):
        code = rules.tongues.codes.get(match["code"].upper()) if match.end("code") <= cue.end else None
        if code:
            found.append(Found(code, *match.span("code")))
    return found


def told_together(text: str, spoken: Sequence[Found[str]], subtitles: Sequence[Found[str]], rules: Rules) -> list[
    tuple[int, int]
]:
    """The stretches of a line that tell one version each: letters with a slash, a word for subtitles and its list."""
    kept = [(c.start, c.end) for c in coded_versions(text, rules)]
    for cue in rules.tongues.subtitled.find(text):
        places = sorted([(cue.start, cue.end), *((f.start, f.end) for f in subtitles)])
        at = places.index((cue.start, cue.end))
        first = last = at
        while first and _are_linked(text, places[first - 1], places[first], spoken):
            first -= 1
        while last + 1 < len(places) and _are_linked(text, places[last], places[last + 1], spoken):
            last += 1
        if last > first:
            kept.append((places[first][0], max(end for _, end in places[first : last + 1])))
    return kept


def _are_linked(text: str, one: tuple[int, int], other: tuple[int, int], spoken: Sequence[Found[str]]) -> bool:
    """Whether nothing but marks and a small word stand between two places of a version."""
    if other[0] <= one[1]:
        return True
    if other[0] - one[1] > _NEAR or any(one[1] <= f.start < other[0] for f in spoken):
        return False
    if "/" in text[one[1] : other[0]] and text.count("/") >= _SLASHES:
        codes = text[one[0] : one[1]], text[other[0] : other[1]]
        return all(len(c) <= _CODE_SIZE and c.isascii() for c in codes)  # slashes part the facts of the line
    return _LINK.fullmatch(text, one[1], other[0]) is not None


def subtitle_brackets(text: str, rules: Rules) -> list[tuple[int, int]]:
    """The insides of brackets that speak of subtitles: a list in them is theirs ("(日本語・英語字幕付)")."""
    return [m.span("in") for m in _BRACKETS.finditer(text) if rules.tongues.subtitled.find(m["in"])]
