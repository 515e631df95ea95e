"""A line of a list of prizes → where the name of the prize ends and its film begins."""

import re

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.sections.winning import Film, read_film
from pipeline.values.prizes import role_of
from pipeline.values.shapes import words

MARK = re.compile(r"\s*[:：]\s*|\s+[-–—]\s+|\s*\|\s*|\t+|\s*(?=[『「《〈<«“„])|\s+(?=\")")
NAMED = re.compile("[“«„\"][^“”«»„\"]{2,40}[”»“\"]")
_NAMED_MARK = re.compile(rf"(?P<name>{NAMED.pattern})\s*(?:[:：]|[-–—]\s)\s*(?=[“«„\"])")
_AEQUO = re.compile(r"\W*ex[\s\-]?(?:aequo|æquo)\b", re.IGNORECASE)
_BLANK = re.compile(r"[\s\u3000]+")
MOST_WORDS = 14  # words of a prize
_PRIZE = 5  # letters of a word for "prize" that ends no film's title
_PLAIN = 9  # letters of a cue that means the same in any language


def split_prize(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int, Film] | None:
    """Where the prize in "Prize: Film" ends and the film begins, and the film; None for a prize alone."""
    first = next((f.end for f in prize_cues(text, rules, languages)), len(text))
    marks = [m.span() for m in MARK.finditer(text) if m.start() >= first]
    named = _NAMED_MARK.search(text, first)
    if named:  # "Prize of the critics “Lens”: Salt"
        marks = [span for span in marks if span[0] >= named.end("name")] or marks
    if not marks:
        blank = _BLANK.search(text, first)
        if blank is None or text[0] < "\u3040" or blank.start() != first:
            return None
        marks = [blank.span()]
    for stop, start in marks:
        behind = text[start:]
        opening = prize_cues(behind[:40], rules, languages)
        if not behind.strip() or (opening and opening[0].start == 0) or _AEQUO.match(behind):
            continue
        if opening and opening[-1].end == len(behind.rstrip()) and opening[-1].end - opening[-1].start >= _PRIZE:
            continue  # "Silver Oar – Special Jury Prize"
        film = read_film(behind, rules, languages, personal=role_of(text[:stop], rules, languages) is not None)
        if film is not None and len(words(text[:stop])) <= MOST_WORDS:
            return stop, start, film
        return None
    return None


def prize_cues(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[bool]]:
    """The words for prizes, mentions and nominations in a text, those of the page's languages and of English."""
    spoken = {*languages, "en"}
    return [
        Found(True, f.start, f.end)
        for f in rules.words.awards.find(text)
        if any(
            c.key in ("prize", "mention", "nominated") and (c.language in spoken or f.end - f.start >= _PLAIN)
            for c in f.value
        )
    ]
