"""A title in capitals as the page prints it elsewhere: in a breadcrumb, a filmography, quotation marks."""

from collections.abc import Iterable

from pipeline.fields.whole import tells_one_film
from pipeline.model.candidates import single
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry
from pipeline.rules import Rules
from pipeline.rules.phrases import scan, spelling
from pipeline.values.casing import is_capitals
from pipeline.values.titles import read_title

_EDGES = " \t\u00a0"
# What may stand around a title that is no part of a sentence.
_BORDERS = frozenset("><|/\\›»«→•·:：*()（）[]\"“”„‘’'‚–—-,;『』「」《》〈〉")
_LONGEST = 4_000  # characters of a line that is looked through


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The title of a page's one film where it is set in capitals at its head and in ordinary letters elsewhere."""
    entry = entries[place]
    if entry.subject != "film" or entry.title is None or not is_capitals(entry.title.text):
        return []
    if not tells_one_film(entries):
        return []
    title = read_title(entry.title.text, rules, entry.languages).title
    wanted = spelling(title.value)
    for view in _lines(entries) if wanted else ():
        stretch = _standing(view.text, wanted)
        if stretch is not None:
            return [single(place, "title", tidy(view.text[slice(*stretch)]), view.span(*stretch), "titles#printed")]
    return []


def _lines(entries: tuple[Entry, ...]) -> Iterable[View]:
    """All lines of a page, its furniture too, in the order of the entries."""
    return (r.line.view for entry in entries for section in entry.sections for r in section.readings)


def _standing(text: str, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a line holds the words of a title by themselves, not all in capitals and beginning with a large letter."""
    if len(text) > _LONGEST or is_capitals(text):
        return None
    line = scan(text)
    if wanted[0] not in line.words:
        return None
    size = len(wanted)
    for i in range(len(line.spelled) - size + 1):
        if line.spelled[i : i + size] == wanted:
            start, end = line.places[i][0], line.places[i + size - 1][1]
            if text[start].isupper() and not is_capitals(text[start:end]) and _stands_alone(text, start, end):
                return start, end
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[:start].rstrip(_EDGES), text[end:].lstrip(_EDGES)
    return (not before or before[-1] in _BORDERS) and (not behind or behind[0] in _BORDERS)
