"""Tokens and sentences of running text, from a blank spaCy pipeline."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@lru_cache(maxsize=1)
def blank() -> "Language":
    """A spaCy pipeline for all languages that only cuts words and sentences (imported on first use)."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…", "。", "！", "？", "؟", "।", "։"]})
    return nlp


def documents(texts: list[str]) -> "list[Doc]":
    """One spaCy document a text, with sentence starts set."""
    return list(blank().pipe(texts))
