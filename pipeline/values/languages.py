"""Languages as BCP 47 codes, and what a version line says: languages spoken and languages of subtitles."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.phrases import scan
from pipeline.rules.tongues import version_key
from pipeline.values.countries import find_names
from pipeline.values.scan import fold_word
from pipeline.values.versions import code_before, coded_versions, codes_inside, lettered

_ITEM = re.compile(r"[^\s,;/|•·+&()\[\]:.、،・]+")
_ABBREVIATION = re.compile(r"[A-Za-zÀ-ÿ](?:[\w.+-]|\s(?=st[A-Z]?\b)){1,12}")
_VO_ST = re.compile(r"\bV\.?O\.?\s?s\.?t\.?\s?-?(?P<code>[A-Za-z]{2,3}(?:\s?[/+&]\s?[A-Za-z]{2,3})*)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\bv\.\s?o\.|\bo\.\s?v\.", re.IGNORECASE)
_GAP_BEHIND = re.compile(r"[\s:.\-–(]{0,3}(?:[^\W\d_]{1,4}[\s:]{1,2})?[\s(]{0,2}")
_GAP_BETWEEN = re.compile(r"\s?(?:[,/&+;·・–-]|[^\W\d_]{1,3}(?:\s[^\W\d_]{1,3})?)?\s?")
_GAP_BEFORE = re.compile(r"[\s.\-–:(]{0,2}")
_JOINED = re.compile(r"\s?[/&+・·]\s?|\s[^\W\d_]{1,3}\s")
_MARK_JOINS = re.compile(r"\s?[/&+]\s?")
_SHORT_CUE = 5  # characters of "sott.", "UT", "sub"
_LONGEST = 400


def read_languages(text: str, rules: Rules, _languages: tuple[str, ...] = ()) -> list[Found[str]]:
    """The languages a value lists, each once, in order of place; those of subtitles are left out."""
    found = _spoken_names(text, rules)
    if not any(f.value == "zxx" for f in found):
        found += _codes(text, rules, found)
    found.sort(key=lambda f: f.start)
    if found and rules.tongues.subtitled.find(text):
        _, subtitles = read_version(text, rules)
        found = [f for f in found if not any(f.start < s.end and s.start < f.end for s in subtitles)]
    return [f for i, f in enumerate(found) if all(f.value != g.value for g in found[:i])]


def read_version(text: str, rules: Rules) -> tuple[list[Found[str]], list[Found[str]]]:
    """Languages spoken and languages of subtitles of a version ("OmeU", "English with French subtitles").

    Both empty where nothing in the text speaks of a version.
    """
    if len(text) > _LONGEST:
        return [], []
    spoken: list[Found[str]] = []
    subtitles: list[Found[str]] = []
    told = _abbreviations(text, rules, spoken, subtitles)
    cues = rules.tongues.subtitled.find(text)
    if not told and not cues:
        return [], []
    named = _spoken_names(text, rules)
    for cue in cues:
        if any(s.start <= cue.start < s.end for s in subtitles):
            continue
        # A rule file may list the language with the word ("englische Untertitel").
        inside = [f for f in named if cue.start <= f.start < cue.end]
        if inside:
            subtitles += [*_joined_before(text, cue, named, rules), *inside, *_joined_behind(text, cue, named, rules)]
            continue
        codes = _touching(text, cue, _codes(text, rules, named, loose=True))
        near = [*named, *codes]
        subtitles += (
            codes_inside(text, cue, rules)
            or (lettered(text, cue.end, rules) if cue.end - cue.start <= _SHORT_CUE else [])
            or _belonging(text, cue, sorted(near, key=lambda f: f.start), rules)
            or lettered(text, cue.end, rules)
            or code_before(text, cue.start, rules)
        )
        behind = any(s.start >= cue.end for s in subtitles)
        spoken += [c for c in codes if behind and text[c.end : cue.start] == " " and not _inside(c, subtitles)]
    taken = [(s.start, s.end) for s in subtitles]
    spoken += [f for f in named if not any(a <= f.start < b for a, b in taken) and not _inside(f, spoken)]
    return _once(spoken), _once(subtitles)


def _once(found: list[Found[str]]) -> list[Found[str]]:
    found.sort(key=lambda f: f.start)
    return [f for i, f in enumerate(found) if all(f.value != g.value for g in found[:i])]


def _spoken_names(text: str, rules: Rules) -> list[Found[str]]:
    """Languages named in a text, and the words that say that nobody speaks."""
    line = scan(text)
    tongues = rules.tongues
    silent = tongues.silent.find(text)
    found = [f for f in find_names(text, tongues.names) if not _inside(f, silent) and not _joins(text, f, rules)]
    if not tongues.inflected.may_hold(line.words):
        return sorted([*silent, *found], key=lambda f: f.start)
    for word, (start, end) in zip(line.spelled, line.places, strict=True):
        code = tongues.inflected.get(word) if len(word) >= 3 and word.isalpha() else None
        if code and not _at(start, [*found, *silent]):
            found.append(Found(code, start, end))
    return sorted([*silent, *found], key=lambda f: f.start)


def _joins(text: str, name: Found[str], rules: Rules) -> bool:
    """Whether what is a language's name elsewhere is a small joining word here ("rusų ir lietuvių")."""
    word = text[name.start : name.end]
    return len(word) < 4 and word.islower() and fold_word(word) in rules.words.joiners


def _codes(text: str, rules: Rules, named: list[Found[str]], *, loose: bool = False) -> list[Found[str]]:
    """Language codes of a list ("EN, FR", "en/fr"): all other words must be languages too, unless `loose`."""
    found: list[Found[str]] = []
    for match in _ITEM.finditer(text):
        if _at(match.start(), named):
            continue
        word = match.group()
        code = rules.tongues.codes.get(word.upper()) if word.isascii() and 2 <= len(word) <= 4 else None
        if code is not None and word.islower() and word in rules.vocabulary.units:
            continue  # "min"
        if code is not None and (word.isupper() or (word.islower() and not loose)):
            found.append(Found(code, match.start(), match.end()))
        elif not loose and any(c.isalpha() for c in word) and fold_word(word) not in rules.words.joiners:
            return []
    # "it is so" is no list of codes: small ones need marks between them.
    small = len(found) > 1 and any(text[f.start].islower() for f in found)
    if small and any(not text[a.end : b.start].strip() for a, b in pairwise(found)):
        return []
    return found


def _abbreviations(text: str, rules: Rules, spoken: list[Found[str]], subtitles: list[Found[str]]) -> bool:
    """Adds what abbreviations of a version say; whether there was one."""
    told = False
    for coded in coded_versions(text, rules):
        told = True
        spoken += coded.spoken
        subtitles += coded.subtitles
    for match in _VO_ST.finditer(text):
        codes = [rules.tongues.codes.get(word.upper()) for word in _WORD.findall(match["code"])]
        if all(codes) and not _at(match.start(), subtitles):
            told = True
            subtitles += [Found(code, match.start(), match.end()) for code in codes if code]
    for match in _ABBREVIATION.finditer(text):
        printed = match.group().rstrip(".-+")
        if printed[1:].islower() or sum(map(str.isupper, printed)) < 2 or _at(match.start(), subtitles):
            continue
        version = rules.tongues.versions.get(version_key(printed))
        if version is not None:
            told = True
            place = (match.start(), match.start() + len(printed))
            spoken += [Found(c, *place) for c in version.spoken]
            subtitles += [Found(c, *place) for c in version.subtitles]
    return told or ("." in text and _DOTTED.search(text) is not None)


def _touching(text: str, cue: Found[str], codes: list[Found[str]]) -> list[Found[str]]:
    """The codes near a word for subtitles, with those that marks join to one right before it ("EN+CZ titulky")."""
    kept: list[Found[str]] = []
    for code in reversed(codes):
        if _touches(cue, code) or (kept and _MARK_JOINS.fullmatch(text[code.end : kept[-1].start])):
            kept.append(code)
    return kept


def _touches(cue: Found[str], code: Found[str]) -> bool:
    return 0 <= code.start - cue.end <= 30 or 0 <= cue.start - code.end <= 2


def _belonging(text: str, cue: Found[str], named: list[Found[str]], rules: Rules) -> list[Found[str]]:
    """The languages that belong to a word for subtitles: the list right behind it, else the one right before."""
    behind = [f for f in named if f.start >= cue.end]
    if behind and _GAP_BEHIND.fullmatch(text[cue.end : behind[0].start]):
        kept = [behind[0]]
        for language in behind[1:]:
            if not _GAP_BETWEEN.fullmatch(text[kept[-1].end : language.start]):
                break
            kept.append(language)
        return kept
    kept = []
    place = cue.start
    for language in reversed([f for f in named if f.end <= cue.start]):
        gap = text[language.end : place]
        # "Polish, English st.": what stands before a comma is spoken.
        if not (_GAP_BETWEEN if kept else _GAP_BEFORE).fullmatch(gap) or "," in gap:
            break
        word = gap.strip(" .")
        if word.isalpha() and fold_word(word) not in rules.words.joiners:
            break  # "Greek with English subtitles"
        kept.append(language)
        place = language.start
    return kept[::-1]


def _joined_before(text: str, cue: Found[str], named: list[Found[str]], rules: Rules) -> list[Found[str]]:
    """The languages joined to the one in a phrase about subtitles: "日本語・英語字幕" tells of both."""
    kept: list[Found[str]] = []
    place = cue.start
    for language in reversed([f for f in named if f.end <= cue.start]):
        gap = text[language.end : place]
        word = gap.strip()
        if not _JOINED.fullmatch(gap) or (word.isalpha() and fold_word(word) not in rules.words.joiners):
            break
        kept.append(language)
        place = language.start
    return kept[::-1]


def _joined_behind(text: str, cue: Found[str], named: list[Found[str]], rules: Rules) -> list[Found[str]]:
    """The languages that small words join to the one a phrase about subtitles ends in ("sott. italiano e inglese")."""
    kept: list[Found[str]] = []
    place = cue.end
    for language in (f for f in named if f.start >= cue.end):
        gap = text[place : language.start]
        if not gap.strip().isalpha() or fold_word(gap.strip()) not in rules.words.joiners:
            break
        kept.append(language)
        place = language.end
    return kept


def _at(start: int, found: list[Found[str]]) -> bool:
    return any(f.start <= start < f.end for f in found)


def _inside(place: Found[str], found: Sequence[Found[str]]) -> bool:
    return any(place.start < f.end and f.start < place.end for f in found)
