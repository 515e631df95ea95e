"""The author of the work a film is after, told in a phrase ("nach der Erzählung „X“ von Ida Berg")."""

import re
from functools import lru_cache

from pipeline.model.fold import label_key
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.words import Cue
from pipeline.values.names import is_person
from pipeline.values.scan import fold_word, opens_label

_WORD = re.compile(r"[^\s,;()\[\]/„“”«»\"‹›《》「」『』]+")
_TITLE = re.compile('[\\s:]*(?:„[^“”]*[“”]|“[^”]*”|«[^»]*»|"[^"]*"|‘[^’]*’|『[^』]*』|《[^》]*》)[\\s,]*')
_QUOTES = tuple('„“«"‘')
_STOP = re.compile(r"[,;()\[\]|]|\s/|/\s|\.\s")  # "di/by" says one thing in two languages
_OPENS = re.compile(r"[,;(\[/|]\s*|\s[-–—]\s")
_SMALL = re.compile(r"(?<=\w\s)[^\W\d_A-Z]\w+")
_MOST_WORDS = 6
_NOUN = 4  # letters of the shortest word for a work: "book"
_NAME_WORDS = 3  # of a name with a title behind it, the title's article the last of them
_ARTICLE = 2  # letters of "A", "Az"
_LONGEST = 240


def find_source(text: str, rules: Rules, languages: tuple[str, ...], *, alone: bool = False) -> Found[int] | None:
    """Where the name of a source's author stands in a text; its value is the start of the phrase that tells it.

    `alone`: the text is a line without a label, where a phrase must name a kind of work ("novel", "story").
    """
    if len(text) > _LONGEST:
        return None
    starts = [0, *(m.end() for m in _OPENS.finditer(text))]
    if not alone:  # "Jana Ott nach dem Roman von …": a small word behind a full name
        starts += [m.start() for m in _SMALL.finditer(text) if is_person(_OPENS.split(text[: m.start()])[-1], rules)]
    for start in starts:
        if start and alone and text[:start].strip(" ([-–—"):
            break
        found = _phrase(text, start, rules, languages, alone) or _behind(text, start, rules, languages)
        if found:
            return found
    return None


def find_author(text: str, rules: Rules, languages: tuple[str, ...]) -> Found[int] | None:
    """The author in the value of a source's label ("„Hol über“ von Ida Berg"); None where the value is a name."""
    if is_person(text, rules) and text[:1] not in _QUOTES:
        return None
    stop = _STOP.search(text)
    last = stop.start() if stop else len(text)
    last = len(text[:last].rstrip(" .\t"))
    start = _name(text, 0, last, rules, languages)
    return None if start is None else Found(0, start, last)


def is_declined(name: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether every word of a name ends as a genitive of the page's language: no name to record."""
    endings = rules.vocabulary.genitives.get(languages[0], ()) if languages else ()
    return bool(endings) and all(word.endswith((*endings, ".")) for word in name.split())


def _phrase(text: str, start: int, rules: Rules, languages: tuple[str, ...], alone: bool) -> Found[int] | None:
    """The name behind words that open such a phrase."""
    if not opens_label(text[start : start + 40], rules):
        return None
    words = [m.end() for m in _WORD.finditer(text, start, min(len(text), start + 80))][:_MOST_WORDS]
    for end in reversed(words):
        meant = rules.labels.get(label_key(text[start:end]), ())
        spoken = (*languages, "en")
        language = next((m.language for m in meant if m.key == "source_author" and m.language in spoken), None)
        if language is None:
            continue
        stop = _STOP.search(text, end)
        last = stop.start() if stop else len(text)
        titled = _TITLE.search(text, end, last)
        if titled and titled.end() == last and titled.start() > end and text[end : titled.start()].strip():
            last = titled.start()  # "the story by Ida Berg „X“"
        # A sentence's full stop is no part of the name.
        while last > end and text[last - 1] in " .\t":
            last -= 1
        known = _works(language, rules)
        told = fold_word(text[start:end].rsplit(maxsplit=1)[-1]) in known
        owner = None if told else _owner(text, end, last, known, rules)
        if owner is not None:
            return Found(start, *owner)
        name = _name(text, end, last, rules, (*languages, language), titled=told)
        if name is not None and alone and not any(fold_word(w) in known for w in _WORD.findall(text[start:name])):
            return None
        if name is not None:
            return Found(start, name, last)
    return None


def _owner(text: str, place: int, last: int, works: frozenset[str], rules: Rules) -> tuple[int, int] | None:
    """The author before the word for the work ("efter Ida Bergs roman", "after Ida Berg's novel")."""
    words = list(_WORD.finditer(text, place, last))
    noun = next((n for n, w in enumerate(words) if fold_word(w.group()) in works), 0)
    if not 1 < noun <= _MOST_WORDS:
        return None
    start, end = words[0].start(), words[noun - 1].end()
    for ending in ("'s", "’s", "'", "’", "s"):
        if text[start:end].endswith(ending):
            end -= len(ending)
            break
    else:
        return None
    return (start, end) if is_person(text[start:end], rules) else None


def _name(
    text: str, place: int, last: int, rules: Rules, languages: tuple[str, ...], *, titled: bool = False
) -> int | None:
    """Where the person's name begins that ends a stretch: at once, or behind "by"; None where none stands there.

    `titled`: a word for the work stands before, so that a title may part it from "by" ("dal romanzo X di Ida Berg").
    """
    title = _TITLE.match(text, place, last)
    place = title.end() if title else place
    cues = rules.words.words.find(text[place:last])
    behind = [place + c.end for c in cues if _is_by(c.value, languages)]
    opens = [place + c.end for c in cues if _is_by(c.value, languages) and not text[place : place + c.start].strip()]
    for spot in [*opens, *(reversed(behind) if titled else ()), place, *behind]:
        start = last - len(text[spot:last].lstrip(" \t:/"))
        if text[start : start + 1] not in _QUOTES and is_person(text[start:last], rules):
            return start
    return None


def _is_by(cues: tuple[Cue, ...], languages: tuple[str, ...]) -> bool:
    return any(c.key == "of" and c.language in (*languages, "en") for c in cues)


def _behind(text: str, start: int, rules: Rules, languages: tuple[str, ...]) -> Found[int] | None:
    """The name before words that close such a phrase ("Szűcs Ida novellája alapján")."""
    for cue in rules.words.words.find(text[start:]):
        if any(c.key == "based_behind" and c.language in languages for c in cue.value):
            end = start + cue.start
            first = start
            while first < end and text[first] in " \t([":
                first += 1
            name = text[first:end].rstrip()
            for printed in (name, _before_title(name, languages)):
                if is_person(printed, rules):
                    return Found(start, first, first + len(printed))
    return None


def _before_title(text: str, languages: tuple[str, ...]) -> str:
    """What stands before a title and the small words around it ("Ida Berg romaani „Maa“", "Berg Ida A ló című")."""
    if _OPENS.search(text) or not (any(c in _QUOTES for c in text) or "hu" in languages):
        return ""
    words = text.split()
    upper = next((n for n, w in enumerate(words) if not w[:1].isupper()), len(words))
    if upper == _NAME_WORDS and len(words[upper - 1]) <= _ARTICLE:
        upper -= 1
    return " ".join(words[:upper]) if upper < _NAME_WORDS else ""  # three: "Põhineb Ida Bergi romaanil …"


@lru_cache(maxsize=64)
def _works(language: str, rules: Rules) -> frozenset[str]:
    """The words of a language's labels for a source that name a kind of work: all behind their first."""
    seen: set[str] = set()
    for label, meanings in rules.labels.items():
        if any(m.key == "source_author" and m.language == language for m in meanings):
            for word in label.split()[1:]:
                seen.add(word)
    small = {w for w, codes in rules.words.common.items() if language in codes}
    return frozenset(w for w in seen if len(w) >= _NOUN and w not in small)
