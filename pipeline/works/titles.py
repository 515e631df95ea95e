"""How far two films' titles can be one film's: in any letters, misspelt, or one going on where the other ends."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.model.fold import fold
from pipeline.rules.works import Joining
from pipeline.works.letters import bones, scripts, sound, words

_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}


@lru_cache(maxsize=262144)
def title_key(title: str, joining: Joining) -> str:
    """A title as it sounds, in one word, without its article; its folded text where it has no letters to sound."""
    return "".join(_sounds(title, joining)) or fold(title)


def telling(titles: Iterable[str | None], joining: Joining) -> tuple[str, ...]:
    """The titles that name a film ("Untitled" and "Trailer" name none), each once, in order."""
    kept = (t for t in titles if t and fold(t) not in joining.generic and fold(t))
    return tuple(dict.fromkeys(kept))


@lru_cache(maxsize=262144)
def title_level(a: str, b: str, joining: Joining) -> str:
    """"same", "like", "part" or "different"; the same either way round."""
    if title_key(a, joining) == title_key(b, joining) or _same_bones(a, b, joining):
        return "same"
    if _alike(a, b, joining):
        return "like"
    heads = ({title_key(head, joining) for head in _heads(t, joining)} for t in (a, b))
    keys = (title_key(b, joining), title_key(a, joining))
    return "part" if any(key in head for key, head in zip(keys, heads, strict=True)) else "different"


def _sounds(title: str, joining: Joining) -> tuple[str, ...]:
    found = words(title)
    kept = found[1:] if len(found) > 1 and found[0] in joining.titles.without else found
    return tuple(_ROMAN.get(w) or sound(w, joining.letters) for w in kept)


def _same_bones(a: str, b: str, joining: Joining) -> bool:
    letters = joining.letters
    of_a, of_b = scripts(a), scripts(b)
    if of_a == of_b or not (of_a | of_b) & letters.abjads:
        return False
    ours, theirs = (tuple(bones(w, letters) for w in words(t)) for t in (a, b))
    return ours == theirs and sum(map(len, ours)) >= letters.bones


def _alike(a: str, b: str, joining: Joining) -> bool:
    """Every word has its partner in the same place, nearly the same; words with figures are the same."""
    ours, theirs = _sounds(a, joining), _sounds(b, joining)
    rule = joining.titles
    return 0 < len(ours) == len(theirs) and all(
        x == y
        or (x.isalpha() and x[0] == y[0] and min(len(x), len(y)) >= rule.shortest and fuzz.ratio(x, y) >= rule.alike)
        for x, y in zip(ours, theirs, strict=True)
    )


def _heads(title: str, joining: Joining) -> list[str]:
    """What stands before and behind each mark at which a title can end or go on."""
    cuts = [piece for mark in joining.parts if mark in title for piece in title.split(mark, 1)]
    return [piece.strip(" )") for piece in cuts if piece.strip(" )")]
