"""One piece of an award line → the festival in it, without edition, year and case ending, and what it leaves over."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.fields.awards_pieces import TRIM, body_at, cues_in, known_festival
from pipeline.model.fold import fold
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.dates import find_years
from pipeline.values.ordinals import find_editions

_DIGITS = 3  # of an edition that no word or mark shows to be one
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_EDITION = re.compile(r"[^\w]*(?P<n>1?\d\d?)(?:\.\s?(?!\d)|[ªº°]\s|:?[^\W\d_A-Z]{1,4}\s)")
_STEM = 6  # letters of the shortest base form of a word for "festival"
_SHORT = 4  # letters of an article or preposition before a name


@dataclass(frozen=True, slots=True)
class Named:
    """A festival in a text: where its name stands, its year and edition, and the prize's place (None: none there)."""

    start: int
    end: int
    year: Found[int] | None
    edition: Found[int] | None
    prize: tuple[int, int] | None


def read_named(
    text: str, rules: Rules, languages: tuple[str, ...], *, both: bool, closed: bool = False
) -> Named | None:
    """The festival of a text that names one; with `both` a prize stands before or behind it.

    `closed` says that a full stop follows, so that the text is a sentence rather than a name. None where the
    text's parts cannot be told apart.
    """
    start, end, prize = 0, len(text), None
    if both:
        parted = _parted(text, rules, languages)
        if parted is None:
            return None
        start, end, prize = parted
    else:
        start, end = _lead_end(text, rules, languages), _clause_end(text, rules, languages, closed=closed)
    year = next((y for y in find_years(text) if not prize or not prize[0] <= y.start < prize[1]), None)
    if year is not None and start <= year.start < end:
        if not text[year.end : end].strip(TRIM + "'’年년・"):
            end = year.start
        elif not text[start : year.start].strip(TRIM):
            start = year.end
    told = find_editions(text[:end], rules)
    editions = [e for e in told if start <= e.start <= start + 6 and e.end < end]
    edition = editions[0] if editions else _opening_edition(text, start, end)
    if edition is not None:
        start = edition.end
    elif told and told[-1].end - told[-1].start > _DIGITS and not text[told[-1].end : end].strip(TRIM):
        edition = told[-1]  # "… lần thứ 12"
        end = edition.start
    if _RIGHT_TO_LEFT.match(text[start:end].strip()) and edition is None:
        word = next((c for c in cues_in(text, rules, languages) if c.value == "festival"), None)
        start = word.start if word is not None and start <= word.start < end else start
    start, end = _bare(text, start, end)
    last = text[start:end].rsplit(maxsplit=1)[-1:]
    if last and last[0].islower() and any(c.key == "in" for f in rules.words.biography.find(last[0]) for c in f.value):
        start, end = _bare(text, start, end - len(last[0]))  # "… Film Festival in 2019"
    return Named(start, end, year, edition, prize) if end - start >= 2 else None


def _opening_edition(text: str, start: int, end: int) -> Found[int] | None:
    """The edition whose number opens a festival's name, by its full stop or ending ("28. Harbour Days", "11ο …")."""
    found = _EDITION.match(text, start, end)
    return Found(int(found["n"]), found.start("n"), found.end()) if found and int(found["n"]) else None


def _parted(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int, tuple[int, int] | None] | None:
    """Where festival and prize of one stretch part: "Best Film at X", "X Best Film", "Golden Apricot Film Festival"."""
    cues = cues_in(text, rules, languages)
    festivals = [c for c in cues if c.value == "festival"]
    prizes = [c for c in cues if c.value in ("prize", "mention")]
    known = known_festival(text, rules)
    if known is None and not festivals:
        body = body_at(text, rules, languages)
        return (body[1], len(text), (0, body[0])) if body else None
    first, last = known or (festivals[0].start, festivals[0].end)
    before = [p for p in prizes if p.end <= first]
    behind = [p for p in prizes if p.start >= last]
    if before:
        cut = _preposition(text, before[-1].end, first, rules)
        if cut is not None:
            return cut[1], _name_end(text, rules, festivals), (0, cut[0])
        if known is not None and text[:first].strip(TRIM):
            # "Гран-при фестиваля «Окно в Европу»": the word for "festival" belongs to neither.
            stop = next((c.start for c in festivals if before[-1].end <= c.start < first), first)
            return first, len(text), (0, stop)
        if behind:
            return None
        if festivals[-1].end < len(text.rstrip(TRIM + "0123456789")):
            return festivals[0].start, len(text), (0, festivals[0].start)
        # "Golden Apricot International Film Festival": the festival's own name begins with a prize word.
        return 0, len(text), None
    if behind:
        inner = text[last : behind[0].start]
        # Words in small letters between the two belong to the prize, a place's name to the festival.
        split = last if known is not None or not any(c.isupper() for c in inner) else behind[0].start
        return 0, _base_end(text, split, rules, festivals), (split, len(text))
    return 0, len(text), None


def _name_end(text: str, rules: Rules, festivals: list[Found[str]]) -> int:
    """The end of a festival's name that closes a text, without the case ending that "at" gave its last word."""
    bare = len(text.rstrip(TRIM + "0123456789"))
    base = _base_end(text, bare, rules, festivals)
    return base if base < bare else len(text)


def _preposition(text: str, start: int, end: int, rules: Rules) -> tuple[int, int] | None:
    """The last word for "at" between a prize and a festival: where the prize ends and the festival begins."""
    found = [
        f for f in rules.words.biography.find(text[start:end])
        if any(c.key in ("at", "in") for c in f.value) and not text[start + f.start].isupper()
    ]  # fmt: skip
    if not found:
        return None
    last = found[-1]
    # Several words may name one festival ("at the Chicago International Film Festival"): the first one cuts,
    # unless it joins the prize's own words ("Best Film in Competition at …").
    return start + last.start, start + last.end


def _clause_end(text: str, rules: Rules, languages: tuple[str, ...], *, closed: bool) -> int:
    """Where the festival's name ends in a clause that goes on with a verb ("7. X Film Festivalinde gösterildi")."""
    cues = cues_in(text, rules, languages)
    festivals = [c for c in cues if c.value == "festival"]
    if not festivals:
        return len(text)
    shown = any(c.value in ("selected", "nominated", "won") and c.start >= festivals[-1].end for c in cues)
    if not shown and not closed:
        return len(text)
    base = _base_end(text, festivals[-1].end, rules, festivals)
    return base if shown or base < festivals[-1].end else len(text)


def _lead_end(text: str, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where a festival's name begins behind words such as "Official selection"."""
    cues = cues_in(text, rules, languages)
    lead = next((c for c in cues if c.value in ("selected", "nominated", "won", "premiere") and c.start <= 1), None)
    named = [c for c in cues if c.value == "festival"]
    return lead.end if lead and named and named[-1].start > lead.end else 0


def _base_end(text: str, end: int, rules: Rules, festivals: list[Found[str]]) -> int:
    """The end of a festival's name without the case ending of its last word, where the rules list its base form."""
    cue = next((c for c in festivals if c.end == end), None)
    if cue is None:
        return end
    printed = fold(text[cue.start : cue.end])
    meanings = {c.language for f in rules.words.awards.find(text[cue.start : cue.end]) for c in f.value}
    bases = {
        base
        for language in meanings
        for base in _stems(rules, language)
        if printed.startswith(base) and 0 < len(printed) - len(base) <= 4 and base.count(" ") == printed.count(" ")
    }
    fits = [len(b) for b in bases if fold(text[cue.start : cue.start + len(b)]) == b]
    return cue.start + max(fits) if fits else end


@lru_cache(maxsize=256)
def _stems(rules: Rules, language: str) -> tuple[str, ...]:
    """A language's words for "festival", folded, but the shortest."""
    folded = (fold(word) for word in rules.languages[language].awards.get("festival", ()))
    return tuple(word for word in folded if len(word) >= _STEM)


def _dangles(name: str) -> bool:
    """Whether a name ends with a quotation mark that none opens."""
    opened = {"»": "«", "”": "“„", '"': '"'}.get(name[-1:])
    return opened is not None and not any(mark in name[:-1] for mark in opened)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without blanks, marks and small words (articles, prepositions) at its ends."""
    trim = TRIM.replace("(", "").replace("[", "")
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in trim + ")]":
            start, changed = start + 1, True
        while end > start and (text[end - 1] in trim or _dangles(text[start:end])):
            end, changed = end - 1, True
        word = text[start:end].split(maxsplit=1)
        if len(word) == 2 and len(word[0]) <= _SHORT and word[0].islower() and word[0].isalpha() and word[0] < "\u0370":
            start, changed = start + len(word[0]), True
    return start, end
