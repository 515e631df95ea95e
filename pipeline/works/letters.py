"""Words of any script in letters that compare: as they sound, or by their consonants where a script writes no more."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from pipeline.model.fold import fold
from pipeline.rules.works import Letters

_WORD = re.compile(r"[a-z0-9]+")
_JOINTS = re.compile(r"['`\"]")  # romanised soft signs and glottal stops: part of no sound that compares
_DOUBLED = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=262144)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small Latin letters and figures, in order; () where it has none."""
    folded = fold(text)
    latin = folded if folded.isascii() else anyascii(folded).lower()
    return tuple(_WORD.findall(_JOINTS.sub("", latin)))


@lru_cache(maxsize=262144)
def sound(word: str, letters: Letters) -> str:
    """A word as it sounds, whichever way it was romanised; figures stay."""
    for written, heard in letters.sounds:
        word = word.replace(written, heard)
    for written, heard in letters.openings:
        if word.startswith(written):
            word = heard + word[len(written) :]
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=262144)
def bones(word: str, letters: Letters) -> str:
    """The consonants of a word, those that sound alike as one; "" for a word of vowels only."""
    for written, heard in letters.consonants:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", "".join(c for c in word if c not in letters.unwritten))


@lru_cache(maxsize=65536)
def scripts(text: str) -> frozenset[str]:
    """The scripts of a text's letters, as Unicode names them ("LATIN", "CYRILLIC", "CJK", "HANGUL")."""
    return frozenset(unicodedata.name(c, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0] for c in text if c.isalpha())
