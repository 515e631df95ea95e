"""A stretch of an award line that names a prize → the prize, or prizes, without verbs, strands and "ex aequo"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.fields.awards_pieces import TRIM, cues_in
from pipeline.rules import Rules
from pipeline.values.dates import find_years
from pipeline.values.shapes import is_cjk

_BRACKET = re.compile(r"\s*[(\[（](?P<inner>[^()\[\]（）]{1,90})(?:[)\]）]|$)")
# A sum of money: beside its sign, or a number grouped by thousands.
_WORTH = re.compile(
    r"[€£$¥₽₴₺]\s?\d|\d\s?[€£¥₽₴₺$]|\b\d{1,3}[.,\s]000\b"
    r"|\b(?:EUR|USD|CHF|PLN|CZK|SEK|NOK|DKK|HUF|RON)\b"
)
_SCORE = re.compile(r"\d[.,]\d|^[^()]*,[^()]*$")  # "rated 4.81"; who gave it, with the place
_FOR = 12  # characters
_AEQUO = re.compile(r"[\s,;:–—\-(]*\bex[\s\-]?(?:aequo|æquo)\b[\s)]*", re.IGNORECASE)


def prizes_of(text: str, rules: Rules, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The places of the prizes that one stretch names ("Best Script and Best Actor awards": two)."""
    start, end = 0, len(text)
    cues = cues_in(text, rules, languages)
    prizes = [c for c in cues if c.value in ("prize", "mention")]
    for cue in cues:  # "Winner of the Grand Prix", "Nominada al Premio X"
        if cue.value in ("won", "nominated") and cue.start <= start + 1 and any(p.start >= cue.end for p in prizes):
            start = max(start, cue.end)
            start = _past_for(text, start, rules, languages) if cue.value == "nominated" else start
    opening = next((y for y in find_years(text) if not text[:y.start].strip(TRIM)), None)
    start = max(start, opening.end if opening else 0)
    start = _past_small(text, start, next((p.start for p in prizes if p.start >= start), len(text)))
    end = _before_remark(text, start, end, rules)
    behind = [c for c in cues if c.value in ("won", "nominated") and c.start > start and c.end >= end]
    closing = next((c for c in behind if c.value == "nominated" or is_cjk(text[c.start : c.end])), None)
    if closing is not None and any(p.start < closing.start for p in prizes):
        end = closing.start  # "観客賞受賞", "En İyi Müzik adayı"
    if aequo := _AEQUO.search(text, start):
        end = aequo.start()
    end = _before_strand(text, start, end, rules, languages)
    years = [y for y in find_years(text) if y.start > start and not text[y.end : end].strip(TRIM)]
    end = years[0].start if years else end
    yield from _split(text, start, end, rules, languages)


def _past_for(text: str, start: int, rules: Rules, languages: tuple[str, ...]) -> int:
    """The offset behind a word for "for" that follows a word for "nominated" ("nominacja za …")."""
    found = next(iter(rules.words.words.find(text[start : start + _FOR])), None)
    spoken = found is not None and any(c.key == "for" and c.language in languages for c in found.value)
    return start + found.end if found is not None and spoken and found.start <= 1 else start


def _before_remark(text: str, start: int, end: int, rules: Rules) -> int:
    """The end of a prize without a bracket behind it that tells its worth or that it was shared."""
    bracket = _BRACKET.search(text, start + 1, end)
    if bracket is None:
        return end
    inner = bracket["inner"].strip()
    shared = any(
        c.key == "shared" and f.start == 0 and f.end == len(inner)
        for f in rules.words.awards.find(inner)
        for c in f.value
    )
    return bracket.start() if shared or _WORTH.search(inner) or _SCORE.search(inner) else end


def _past_small(text: str, start: int, stop: int) -> int:
    """The offset behind the small words (articles, prepositions) that follow a verb or a year, at most `stop`."""
    while start < stop:
        if text[start] in TRIM:
            start += 1
            continue
        word = text[start:stop].split(maxsplit=1)[0]
        if len(word) > 4 or not word.islower() or not word.isalpha() or start + len(word) >= stop:
            return start
        start += len(word)
    return stop


def _before_strand(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> int:
    """The end of a prize without the competition it was given in ("… in the Student Competition")."""
    strands = [c for c in cues_in(text[:end], rules, languages) if c.value == "competition"]
    if not strands or text[strands[-1].end : end].strip(TRIM):
        return end
    small = [
        f for f in rules.words.biography.find(text[start : strands[-1].start + 1])
        if f.start > 0 and any(c.key == "in" and (c.language in languages or c.language == "en") for c in f.value)
    ]  # fmt: skip
    return start + small[-1].start if small else end


def _split(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """One prize, or the two that a joining word parts where both begin alike or go on a list in small letters."""
    inner = text[start:end]
    joiner = _joiner(inner, rules, languages)
    if joiner is None:
        place = _trimmed(text, start, end)
        if place[1] > place[0]:
            yield place
        return
    behind = inner[joiner.end() :]
    last = behind.rstrip(TRIM).rsplit(maxsplit=1)
    general = len(last) == 2 and last[-1].islower() and inner[:1].isupper()
    general = general and any(c.value == "prize" for c in cues_in(last[-1], rules, languages))
    yield _trimmed(text, start, start + joiner.start())
    yield _trimmed(text, start + joiner.end(), start + joiner.end() + len(last[0]) if general else end)


def _joiner(inner: str, rules: Rules, languages: tuple[str, ...]) -> re.Match[str] | None:
    """The joining word between two prizes ("Best Script and Best Actor", "actor sec. y actriz rev.")."""
    found = _joining(rules, languages).search(inner)
    if found is None:
        return None
    behind = inner[found.end() :]
    if any(c.start == 0 and c.value in ("prize", "mention") for c in cues_in(behind, rules, languages)):
        before = {c.value for c in cues_in(inner[: found.start()], rules, languages)}
        return found if before & {"prize", "mention"} else None
    alike = behind.casefold().startswith(inner.split(maxsplit=1)[0].casefold() + " ")
    return found if alike or (inner[:1].islower() and behind[:1].islower()) else None


@lru_cache(maxsize=256)
def _joining(rules: Rules, languages: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the joining words of some languages and English, blanks around them."""
    spoken = {*languages, "en"} if languages else set(rules.languages)
    known = rules.words.joiners.items()
    joiners = [w for w, languages_of in known if (w.isalpha() or w in "&+") and spoken.intersection(languages_of)]
    any_of = "|".join(map(re.escape, sorted(joiners))) or "(?!)"
    return re.compile(rf"\s(?:{any_of})\s", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in TRIM.replace("(", "").replace("[", ""):
        start += 1
    while end > start and text[end - 1] in TRIM.replace(")", "").replace("]", ""):
        end -= 1
    return start, end
