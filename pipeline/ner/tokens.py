"""Tokens and sentences of running text, from a blank spaCy pipeline."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What stands before the full stop of an abbreviation: one letter, or up to four consonants ("St", "Dr", "Mrs", "гг").
_SHORT = re.compile(r"(?:\b[^\W\d_]|\b[b-df-hj-np-tv-xzб-дж-зк-нп-тф-щ]{2,4})\.$", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZА-ЯÀ-Þ]\.\s?(?:[A-ZА-ЯÀ-Þ]\.|[A-ZА-ЯÀ-Þ][^\W\d_])")
_STOP = re.compile("[。！？]")
_WORD_BEFORE = re.compile(r"([^\W\d_]{2,4})\.$")


@lru_cache(maxsize=1)
def blank() -> "Language":
    """A spaCy pipeline for all languages that only cuts words and sentences (imported on first use)."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…", "。", "！", "？", "؟", "।", "։", "۔"]})
    return nlp


def documents(texts: list[str]) -> "list[Doc]":
    """One spaCy document a text, with sentence starts set."""
    return list(blank().pipe(texts))


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end); initials, abbreviations and dates end none."""
    (doc,) = documents([text])
    bounds: list[tuple[int, int]] = []
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        if bounds and _goes_on(text, bounds[-1], start):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return [piece for bound in bounds for piece in _eastern(text, *bound)]


def _eastern(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut at the full stops of East Asian scripts, behind which stands no blank."""
    stops = [m.end() for m in _STOP.finditer(text, start, end) if m.end() < end]
    return list(pairwise([start, *stops, end]))


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether what begins at `start` is no new sentence."""
    tail = text[max(before[0], before[1] - 12) : before[1]].rstrip()
    first = text[start : start + 1]
    if not first.strip() or first.islower() or first in ",;)" or tail.endswith("("):
        return True
    if not tail.endswith("."):
        return False
    if _SHORT.search(tail) or (first.isdigit() and tail[-2:-1].isdigit()):
        return True
    # "im. S.A. Gerasimova": a short word in small letters before initials is an abbreviation.
    word = _WORD_BEFORE.search(tail)
    return bool(word and word[1].islower() and _INITIALS.match(text, start))
