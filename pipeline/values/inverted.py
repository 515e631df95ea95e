"""Names of persons as catalogues sort them: family name first, where that is sure."""

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.rules.tables import known_keys, phrase_table, read_table

_CASED = re.compile(r"[^\W\d_]+(?:['’\-‐][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*")
_LOW_BEHIND_HYPHEN = re.compile(r"[-‐][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sorting:
    """The words of `sorting.toml`: particles, names that stand first (case ignored), languages that print them so."""

    particles: frozenset[str]
    names: frozenset[str]
    languages: frozenset[str]


def read_sorting(path: Path) -> Sorting:
    """The words of a file; `RuleError` for an unknown table or key."""
    table = read_table(path)
    known_keys(path, "top level", table, ("particles", "family_first"))
    particles = phrase_table(path, "particles", table, ("words",))
    first = phrase_table(path, "family_first", table, ("names", "languages"))
    return Sorting(
        frozenset(particles["words"]),
        frozenset(name.casefold() for name in first["names"]),
        frozenset(first["languages"]),
    )


def inverted(name: str, sorting: Sorting, languages: tuple[str, ...] = ()) -> str:
    """ "Agnès Varda" → "Varda, Agnès"; the name as it stands where it is not sure which part is the family's.

    Sure are a given and a family name in a script with capitals, with initials or particles between them, on a
    page whose languages do not print the family name first.
    """
    words = name.split()
    if len(words) < 2 or not sorting.languages.isdisjoint(languages):
        return name
    given, between, family = words[0], words[1:-1], words[-1]
    if not _is_given(given) or not _is_capitalised(family) or any(w.casefold() in sorting.names for w in words):
        return name
    if any(_LOW_BEHIND_HYPHEN.search(word) and not word.istitle() for word in words):  # "Ki-duk", "Kar-wai"
        return name
    initials = [word for word in between if _INITIALS.fullmatch(word)]
    low = [word for word in between if word in sorting.particles]
    high = [word for word in between if word not in sorting.particles and word.lower() in sorting.particles]
    if initials + high + low != between:  # another name stands between: given or family, who knows
        return name
    return f"{' '.join([*high, family])}, {' '.join([given, *initials, *low])}"


def _is_given(word: str) -> bool:
    return _INITIALS.fullmatch(word) is not None or _is_capitalised(word)


def _is_capitalised(word: str) -> bool:
    return _CASED.fullmatch(word) is not None and word[0].isupper() and len(word) > 1 and not word.isupper()
