"""Names under which a festival shows films: before a title ("Matinee: Salt"), over several ("Short Films 2: Home")."""

import re

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.values.formats import find_forms
from pipeline.values.shapes import is_prose
from pipeline.values.times import find_times, opens_with_time, past_range

_BEFORE = re.compile(r"(?P<name>[^:：]{3,40})[:：]\s{1,2}(?=[^\s\d])")
_SLOT = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])\s?[.:hH]\s?[0-5]\d(?:\s?[-–—]\s?\d{1,2}[.:hH][0-5]\d)?(?!\d)[\s|,:–—-]*")
_QUOTED = re.compile(
    r"(?P<head>[^\W\d_][^\"“”„«»‘’『』「」]{2,24}?)[\s:]{0,2}[\"“”„«»‘『「](?P<name>[^\"“”„«»『』「」]{2,50})[\"“”„«»’『』」]"
)
_EXTRA = re.compile(r"\s*\([^()]*\)\s*$")
_COUNTED = re.compile(r"(?P<head>[^\W\d_]{4,20})\s(?:[1-9]\d?|I{1,3}|IV|V)\s?[:–—-]\s(?=[^\W\d_]{2}).{2,50}[^.:]$")
_NUMBERED = re.compile(r"\d|\b[IVX]{1,4}\b|\b[A-H]$")
_MOST_WORDS = 4
_LONGEST = 80
_SHORTEST = 4


def behind_time(text: str, rules: Rules) -> int:
    """Where a line goes on behind the time that it opens with; 0 for one that opens with none."""
    if slot := _SLOT.match(text):
        return slot.end()
    if not opens_with_time(text, rules):
        return 0
    end = past_range(text, find_times(text, rules)[0].end)
    return end + len(text[end:]) - len(text[end:].lstrip(" \t|,:–—-"))


def before_title(text: str) -> tuple[int, int] | None:
    """The end of a short name before a colon and where the title behind it begins ("Matinee: Salt"); else None."""
    match = _BEFORE.match(text)
    if match is None or len(match["name"].split()) > _MOST_WORDS or match["name"][:1].islower():
        return None
    return match.end("name"), match.end()


def is_strand(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a few words say what films are shown as: a strand, a competition, a counted section."""
    tongues = (*languages, "en")
    if any(c.language in tongues for f in rules.words.strands.find(text) for c in f.value):
        return True
    if any(c.key == "competition" and c.language in tongues for f in rules.words.awards.find(text) for c in f.value):
        return True
    if not _NUMBERED.search(text):
        return False
    heads = (label_key(word) for word in text.split()[:_MOST_WORDS])
    return any(m.key == "section" and m.language in tongues for head in heads for m in rules.labels.get(head, ()))


def is_counted(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line counts a section and names it ("Programme 3: Strange Hours")."""
    match = _COUNTED.match(text)
    meanings = rules.labels.get(label_key(match["head"]), ()) if match else ()
    return any(m.key == "section" and m.language in (*languages, "en") for m in meanings)


def quoted_strand(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a word for a section and a quoted name ("Reihe «Aus dem Archiv»") hold the name; None for other lines."""
    match = _QUOTED.fullmatch(text)
    if match is None:
        return None
    meanings = rules.labels.get(label_key(match["head"]), ())
    told = any(m.key == "section" and m.language in (*languages, "en") for m in meanings)
    return match.span("name") if told else None


def is_event(text: str, rules: Rules) -> bool:
    """Whether a few words name an event that is no film ("Seminar")."""
    return any(c.key == "event" for f in rules.words.words.find(text) for c in f.value)


def block_name(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a line over several films names what they are shown as, behind a time and before a length; else None."""
    start = behind_time(text, rules)
    extra = _EXTRA.search(text, start)
    end = extra.start() if extra else len(text.rstrip())
    name = text[start:end]
    if not _SHORTEST <= len(name) <= _LONGEST or is_prose(name) or name[:1].islower() or name.endswith((".", ":")):
        return None
    head = name.partition(":")[0]
    told = is_strand(head, rules, languages) or any(
        f.value == "short" and f.start == 0 for f in find_forms(head, rules, languages)
    )
    return (start, end) if told and not is_event(head, rules) else None
