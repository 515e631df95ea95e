"""What a line is about when no label says it: an award, a screening, a lead-in to a statement, a life."""

import re

from pipeline.rules import Rules
from pipeline.values.dates import find_dates, find_years
from pipeline.values.names import is_person
from pipeline.values.ordinals import find_editions
from pipeline.values.scan import fold_word, has_digit
from pipeline.values.seasons import named_day
from pipeline.values.shapes import ends_sentence, first_sentence_end, is_prose, words
from pipeline.values.times import find_times

_PLAIN = 9  # letters of a phrase that means the same on a page in any language
_ENTRY = re.compile(r"\W{0,4}(?:19|20)\d\d\s?[:：]")
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d\.$")  # a full stop behind a year makes it an ordinal in Croatian
_BETWEEN = re.compile(r"\s[–—\-|]\s|[,;:(]\s?")  # marks between the parts of an entry
_ENTRY_WORDS = 20  # words of an entry
_CLOCK = re.compile(r"\d:\d\d")
_SLOT = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d\s?[-–—~〜～]\s?\d{1,2}[:.]\d\d\W{0,3}")
_DAY_WITHIN = 16  # characters of a slot's line in which its day begins
_TIME_WITHIN = 56  # and its time ends
_HEADING = 60  # characters of a heading
_STRAND_EDGES = " :«»„“”\"'"
_THE_FILM = 14  # characters of "her own film" in a heading
_SECONDS = re.compile(r"\d:\d\d:\d\d")
# Cues of a life that no synopsis has as a rule; people of a story too move, work and win.
_LIFE = frozenset(["born", "died", "studied", "graduated", "taught", "founded", "member", "juror"])
QUOTE_OPEN = '“"«„»『「‟'
# "Reason: “A film of …” – Ann Moore, president of the jury".
_REASON = re.compile(
    rf"(?:[^{QUOTE_OPEN}:：]{{0,40}}[:：]\s*)?[{QUOTE_OPEN}](?P<said>.{{20,1500}})[»”“\"」]\.?\s*[-–—]\s*"
    r"(?P<who>[^,;:\d]{3,40})(?:,\s[^.:\d]{3,60})?$"
)
_SAID = 30  # characters of a quotation that may be a statement; a shorter one is a title
_QUOTE = re.compile(rf"\s*[:：]\s*[{QUOTE_OPEN}]")


def lead_in(text: str, rules: Rules) -> tuple[tuple[int, int], tuple[int, int] | None, int] | None:
    """A statement with its speaker ("X on Y: “…”"): places of speaker and title, and where the quote begins."""
    match = _QUOTE.search(text, 3, 160)
    if not match or len(text) - match.end() < _SAID:
        return None
    head = text[: match.start()]
    for cue in rules.words.words.find(head):
        speaker = head[: cue.start].rstrip()
        if any(c.key == "on" for c in cue.value) and cue.end < len(head) and is_person(speaker, rules):
            start = cue.end + len(head[cue.end :]) - len(head[cue.end :].lstrip())
            return (0, len(speaker)), (start, len(head)), match.end() - 1
    return ((0, len(head)), None, match.end() - 1) if is_person(head, rules) else None


def signs_reason(text: str) -> re.Match[str] | None:
    """What a juror says of a film, with `said` and `who` ("“…” – Jane Doe, president of the jury"); else None."""
    return _REASON.match(text) if "-" in text or "–" in text or "—" in text else None


def is_genre(text: str, rules: Rules) -> bool:
    """Whether a text names nothing but genres ("Drama", "Comedy / Drama")."""
    if len(text) > _HEADING:
        return False
    told = [f for f in rules.words.words.find(text) if any(c.key == "genre" for c in f.value)]
    return bool(told) and sum(map(str.isalnum, text)) == sum(
        sum(map(str.isalnum, text[f.start : f.end])) for f in told
    )


def strand_over(text: str, rules: Rules) -> tuple[int, int] | None:
    """Where a heading over other films names the strand that they share ("Also in Northern Lights:"); else None."""
    found = rules.words.more_from.find(text) if len(text) <= _HEADING else []
    if not found or found[0].start:
        return None
    start, end = found[0].end, len(text.rstrip(_STRAND_EDGES))
    start += len(text[start:]) - len(text[start:].lstrip(_STRAND_EDGES))
    return (start, end) if end > start and not text[start].islower() else None


def speaks_of_film(text: str, rules: Rules) -> tuple[int, int] | None:
    """The speaker in a heading that says no more than who speaks of the film ("Jane Doe on the film:"); else None."""
    if not 8 < len(text) <= _HEADING or any(c.isdigit() for c in text):
        return None
    found = rules.words.words.find(text)
    for cue in found:
        if not any(c.key == "on" for c in cue.value) or not is_person(text[: cue.start].rstrip(), rules):
            continue
        films = [f for f in found if f.end > cue.start and any(c.key == "film" for c in f.value)]
        rest = text[cue.end :].strip(" :")
        if (films and len(rest) <= _THE_FILM and not any(c.isalnum() for c in text[films[-1].end :])) or (
            not rest and " " in text[cue.start : cue.end]
        ):
            return 0, len(text[: cue.start].rstrip())
    return None


def is_award(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line names a festival or a prize together with a year or an edition.

    Of running text only a sentence that opens with the year or the edition ("2002 … Festivaline katıldı.").
    """
    if len(text) > 600 or not any(c.isdigit() or c in "IVXL" for c in text) or _CLOCK.search(text):
        return False
    years = find_years(text)
    editions = () if years else find_editions(text[:40], rules)
    if is_prose(text) and not is_listed(text):
        opening = find_editions(text[:24], rules)
        starts = (years and years[0].start == 0) or (opening and opening[0].start <= 1)
        if len(text) > 160 or not starts:
            return False
    if not years and not editions:
        return False
    spoken = {*languages, "en"}
    return any(
        c.key in ("festival", "prize") and (not languages or c.language in spoken or f.end - f.start >= _PLAIN)
        for f in rules.words.awards.find(text)
        for c in f.value
    )


def is_listed(text: str) -> bool:
    """Whether a long line is a list rather than running text: marks between its parts, few sentences."""
    if _ENTRY.match(text):
        return True
    marks = text.count(",") + text.count(";") + text.count(":")
    return marks >= 3 and marks > 2 * text.count(". ") and not ends_sentence(text)


def is_entries(text: str) -> bool:
    """Whether a line under a heading of awards is entries rather than sentences: marks, and a year every few words."""
    years = len(find_years(text))
    marks = len(_BETWEEN.findall(text))
    if not years or not marks:
        return False
    size = len(words(text))
    if not ends_sentence(text) or _YEAR_LAST.search(text):
        return size <= _ENTRY_WORDS * years
    return marks > years and 2 * size <= _ENTRY_WORDS * years


def is_screening(text: str, rules: Rules) -> bool:
    """Whether a line tells when a film is shown: a date and a time of day, or from when to when.

    A time told to the second is that of a page's making.
    """
    if _SLOT.fullmatch(text):
        return True
    if len(text) > 160 or not has_digit(text) or _SECONDS.search(text):
        return False
    if len(text) > 120 or is_prose(text):
        return opens_slot(text, rules)
    return bool(find_times(text, rules)) and (bool(find_dates(text, rules)) or named_day(text, rules) is not None)


def opens_slot(text: str, rules: Rules) -> bool:
    """Whether a line, however it goes on, opens with a day and a time behind it ("Fri 10 Feb, 20:15, Rialto (…)")."""
    if not has_digit(text[:_DAY_WITHIN]):
        return False
    times = find_times(text[:_TIME_WITHIN], rules)
    if not times:
        return False
    before = text[: times[0].start]
    date = next((d.start for d in find_dates(before, rules)), None)
    if date is None:
        return named_day(before, rules) is not None
    return all(fold_word(w) in rules.calendar.weekdays for w in words(before[:date])[:1]) and date <= _DAY_WITHIN


def tells_a_life(text: str, name: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether running text tells of a person: cues of birth, study or a post, or the person's name as its subject."""
    opening = text[: max(first_sentence_end(text), 160)][:400]
    keys = {
        c.key
        for f in rules.words.biography.find(opening)
        for c in f.value
        # A letter alone ("b.", "f.") speaks of a birth only before figures.
        if (not languages or c.language in languages)
        and (f.end - f.start > 2 or opening[f.start] > "\u02ff" or any(d.isdigit() for d in opening[f.end : f.end + 8]))
    }
    if keys & _LIFE:
        return True
    surname = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    at = opening.find(surname, 0, 120) if len(surname) > 2 else -1
    return at >= 0 and (":" not in opening[:at] or is_prose(text))  # "Introduction: Jane Doe" tells of no life
