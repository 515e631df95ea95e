"""The strand that a sentence about a film tells: it opens the festival, or runs in a competition named in quotes."""

import re

from pipeline.model.candidates import part
from pipeline.model.fold import fold, tidy
from pipeline.model.parts import Candidate, Entry, Found, Reading
from pipeline.rules import Rules
from pipeline.rules.words import Cue
from pipeline.values.names import uncapitalise
from pipeline.values.shapes import sentence_around
from pipeline.values.titled import TitledText, titled

_READ = ("head", "synopsis", "text")
_QUOTED = re.compile('\\s{0,2}[“"«„『《「]([^“”"«»„『』《》「」]{3,60})[”"»“』》」]')
_FAR = 40  # characters around a competition in which its festival would be named
_NEAR = 6  # tokens behind "opening film" in which another festival would be named


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The section of a film that its running text tells beside its title; one at most."""
    entry = entries[place]
    if entry.subject != "film" or entry.title is None:
        return []
    for section in entry.sections:
        for reading in section.readings if section.kind in _READ else ():
            told = _told(reading, entry.title.text, entry.languages, rules)
            if told is not None:
                view = reading.line.view.cut(*told)
                value = uncapitalise(tidy(view.text), rules, entry.languages)
                return [Candidate(place, "section", (part("", value, view),), "strands#sentence")]
    return []


def _told(reading: Reading, title: str, languages: tuple[str, ...], rules: Rules) -> tuple[int, int] | None:
    """Where a line names the film's strand; None where it does not."""
    if reading.zone != "main" or reading.labels or reading.owned:
        return None
    cues = rules.words.awards.find(reading.text)
    if not cues:
        return None
    for cue in cues:
        keys = {c.key for c in cue.value if c.language in languages}
        if "opening" in keys:
            seen = titled(reading.text, title, rules, languages)
            if _opens(seen, seen.at(cue.start), seen.at(cue.end)):
                return cue.start, cue.end
        named = _QUOTED.match(reading.text, cue.end) if "competition" in keys else None
        if named and _is_of(reading.text, cue.start, named.end(), title, cues):
            return named.span(1)
    return None


def _opens(seen: TitledText, first: int, behind: int) -> bool:
    """Whether a film is told to open or close the festival, no other one being named behind."""
    if not (seen.title_follows(behind) or seen.title_precedes(first)):
        return False
    if seen.title_follows(behind):
        return True
    shown = (seen.text[t.start : t.start + 1] for t in seen.line[behind : behind + _NEAR])
    return not any(letter.isupper() or letter.isdigit() for letter in shown)


def _is_of(text: str, start: int, end: int, title: str, cues: tuple[Found[tuple[Cue, ...]], ...]) -> bool:
    """Whether a competition stands in the sentence of the film's title, and no festival near it."""
    first, last = sentence_around(text, start)
    if fold(title) not in fold(text[first:last]):
        return False
    near = (f for f in cues if max(first, start - _FAR) <= f.start < end + _FAR)
    return not any(c.key == "festival" for f in near for c in f.value)
