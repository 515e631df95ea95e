"""Which lines of a page name prizes, and where in one the prize ends and the film that won it begins."""

import re

from pipeline.model.parts import Found, Reading
from pipeline.rules import Rules
from pipeline.sections.heads import names_people
from pipeline.sections.winning import Film, opens_film, read_film
from pipeline.values.beside import director_label, role_label
from pipeline.values.dates import find_years
from pipeline.values.prizes import role_of
from pipeline.values.shapes import is_prose, words

_MARK = re.compile(r"\s*[:：]\s*|\s+[-–—]\s+|\s*\|\s*|\t+|\s*(?=[『「《〈<«“„])|\s+(?=\")")
NAMED = re.compile("[“«„\"][^“”«»„\"]{2,40}[”»“\"]")  # a prize's or a film's own name
_NAMED_MARK = re.compile(rf"(?P<name>{NAMED.pattern})\s*(?:[:：]|[-–—]\s)\s*(?=[“«„\"])")
_AEQUO = re.compile(r"\W*ex[\s\-]?(?:aequo|æquo)\b", re.IGNORECASE)
# "… to the film SALT by Ann Berg": a title that nothing but its capitals sets off.
_CAPITALS = re.compile(r"(?:\s[^\W\d_]{1,12}){0,3}?\s(?P<film>[^\W_a-zà-ÿ]{2,})(?![^\W\d_])")
_ASIDE = re.compile(  # who gave the prize, how much it is worth
    r",\s|\s\(|(?:\s[^\W\d_]{1,9}){1,3}\s\d[\d., ]*(?:[€$£]|euros?\b|PLN|CHF|SEK|NOK|DKK|CZK)", re.IGNORECASE
)
_BLANK = re.compile(r"[\s\u3000]+")
_LONGEST = 14  # words of a prize
_PRIZE = 5  # letters of a word for "prize" that ends no film's title
_LONGEST_LINE = 240
_MENU = 2  # bars before the word for "prize" on a line that is a menu
_JURY = 3  # words of a heading above the names of a jury
_PLAIN = 9  # letters of a cue that means the same in any language
BANNERS = frozenset(("awards", "festival_edition", "nominations", "participations", "festival_year"))


def split_prize(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int, Film] | None:
    """Where the prize in "Prize: Film" ends and the film begins, and the film; None for a prize alone."""
    first = next((f.end for f in _cues(text, rules, languages)), len(text))
    given = given_to(text, rules, languages)
    marks = [given] if given is not None else [m.span() for m in _MARK.finditer(text) if m.start() >= first]
    named = _NAMED_MARK.search(text, first)
    if named and given is None:  # "Prize of the critics “Lens”: Salt"
        marks = [span for span in marks if span[0] >= named.end("name")] or marks
    if not marks:
        blank = _BLANK.search(text, first)
        if blank is None or text[0] < "\u3040" or blank.start() != first:
            return None
        marks = [blank.span()]
    for stop, start in marks:
        behind = text[start:].rstrip(" .") if given is not None else text[start:]
        opening = _cues(behind[:40], rules, languages)
        if not behind.strip() or (opening and opening[0].start == 0) or _AEQUO.match(behind):
            continue
        if opening and opening[-1].end == len(behind.rstrip()) and opening[-1].end - opening[-1].start >= _PRIZE:
            continue  # "Silver Oar – Special Jury Prize"
        film = read_film(behind, rules, languages, personal=role_of(text[:stop], rules, languages) is not None)
        if film is not None and len(words(text[:stop])) <= _LONGEST:
            return stop, start, film
        return None
    return None


def given_to(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """The verb of a sentence that says which film a prize went to ("The Silver Oar goes to “Salt” …"); else None."""
    for cue in rules.words.given.find(text):
        if not any(c.language in languages or c.language == "en" for c in cue.value):
            continue
        prizes = _cues(text[: cue.start], rules, languages)
        film = _CAPITALS.match(text, cue.end)
        if not prizes or not (film or NAMED.search(text, cue.end)):
            continue
        aside = _ASIDE.search(text, prizes[0].end, cue.start)
        stop = aside.start() if aside else cue.start
        if len(words(text[:stop])) <= _LONGEST:
            return stop, film.start("film") if film else cue.end
    return None


def names_prize(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line names a prize, alone or before a film."""
    text = reading.text
    if reading.zone != "main" or reading.line.kind == "meta" or len(text) > _LONGEST_LINE:
        return False
    if is_prose(text) and given_to(text, rules, languages) is None:
        mark = _MARK.search(text)
        if mark is None or not opens_film(text[mark.end() :], rules, languages):
            return False
    cues = _cues(text, rules, languages)
    if not cues or heads_list(reading) or text.count("|", 0, cues[0].start) >= _MENU:
        return False
    mark = _MARK.search(text, cues[0].end)
    head = text[: mark.start()] if mark else text
    given = given_to(text, rules, languages)
    head = text[: given[0]] if given is not None else head
    festival = any(c.key == "festival" for f in rules.words.awards.find(head) for c in f.value)
    nominated = any(c.key == "nominated" for f in rules.words.awards.find(head) for c in f.value)
    if len(words(head)) > _LONGEST or (festival and not nominated):
        return False
    return nominated or not find_years(head)


def heads_jury(text: str, rules: Rules) -> bool:
    """Whether a line is the heading above the names of a jury."""
    return len(words(text)) <= _JURY and any(c.key == "jury" for f in rules.words.awards.find(text) for c in f.value)


def honours(name: str, below: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a name in quotes says what a prize is for, and the line below whom it honours, the trade before them."""
    said = name[1:].lstrip()
    told = (c for f in rules.words.words.find(said) if f.start == 0 for c in f.value)
    trade = role_label(below, rules) if any(c.key == "for" and c.language in languages for c in told) else 0
    return trade > 0 and not director_label(below, rules) and names_people(below[trade:], rules)


def heads_list(reading: Reading) -> bool:
    """Whether a line is a label of a person's or a film's own list of prizes."""
    return bool(reading.labels) and reading.labels[0].keys[0] in BANNERS and not reading.labels[0].values


def _cues(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[bool]]:
    spoken = {*languages, "en"}
    return [
        Found(True, f.start, f.end)
        for f in rules.words.awards.find(text)
        if any(
            c.key in ("prize", "mention", "nominated") and (c.language in spoken or f.end - f.start >= _PLAIN)
            for c in f.value
        )
    ]
