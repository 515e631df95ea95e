"""How far two printed names can be one person's: order, initials, left-out names and letters set aside."""

from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from pipeline.rules.works import Joining
from pipeline.works.letters import bones, scripts, sound, words

# same       all words, in any order
# initial    a first name is only a letter on one side
# shorter    all words of the shorter name, two at least ("Pedro Costa", "Pedro Miguel Costa")
# family     one page prints a single word, the other's last (or first) one
# unknown    scripts that do not compare
# different  none of these
Form = Literal["same", "initial", "shorter", "family", "unknown", "different"]

_WHOLE = 88  # names that scripts without blanks bind together, of 100


@lru_cache(maxsize=262144)
def name_form(a: str, b: str, joining: Joining) -> Form:
    """How name `a` relates to name `b`; the same either way round."""
    if a == b:
        return "same"
    ours, theirs = _sounds(a, joining), _sounds(b, joining)
    if not ours or not theirs:
        return "unknown"
    form = _of_words(ours, theirs, joining)
    if form != "different":
        return form
    letters = joining.letters
    of_a, of_b = scripts(a), scripts(b)
    if (of_a | of_b) & letters.abjads:
        if of_a != of_b and _boned(a, joining) == _boned(b, joining) != ():
            return "same"
        return "unknown" if of_a != of_b else "different"
    if of_a <= letters.romanised and of_b <= letters.romanised:
        return "different"
    if not of_a & letters.romanised or not of_b & letters.romanised:
        return _bound(ours, theirs) if of_a != of_b else "different"
    return "unknown"


def _sounds(name: str, joining: Joining) -> tuple[str, ...]:
    found = words(name)
    kept = tuple(w for w in found if w not in joining.names.without) or found
    return tuple(sound(w, joining.letters) for w in kept)


def _boned(name: str, joining: Joining) -> tuple[str, ...]:
    """The consonants of a name's words in order of letters; () where there are too few to tell names apart."""
    letters = joining.letters
    found = sorted(b for w in words(name) if w not in joining.names.without and (b := bones(w, letters)))
    return tuple(found) if sum(map(len, found)) >= letters.bones and len(found) > 1 else ()


def _bound(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Form:
    """Names that one side prints without blanks ("서연우"): compared whole, in either order of family and first."""
    a, b = "".join(ours), "".join(theirs)
    turned = "".join((*theirs[1:], theirs[0]))
    turned_back = "".join((theirs[-1], *theirs[:-1]))
    return "same" if max(fuzz.ratio(a, other) for other in (b, turned, turned_back)) >= _WHOLE else "unknown"


def _of_words(ours: tuple[str, ...], theirs: tuple[str, ...], joining: Joining) -> Form:
    short, long = sorted((ours, theirs), key=lambda name: (len(name), name))
    if len(short) == 1 < len(long):
        met = len(short[0]) > 1 and any(_one_word(short[0], word, joining) for word in (long[0], long[-1]))
        whole = _one_word(short[0], "".join(long), joining)  # "Jean-Luc", "Jeanluc"
        return "same" if whole else "family" if met else "different"
    left, initials = list(long), 0
    for word in sorted(short, key=len, reverse=True):  # whole words take their partners before initials do
        partner = next((w for w in left if _one_word(word, w, joining)), None)
        if partner is None:
            partner = next((w for w in left if 1 in (len(word), len(w)) and word[0] == w[0]), None)
            initials += 1
        if partner is None:
            return "different"
        left.remove(partner)
    if initials >= len(short):
        return "different"  # initials alone are nobody's name
    if initials:
        return "initial"
    return "shorter" if left else "same"


def _one_word(a: str, b: str, joining: Joining) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < joining.names.shortest or a[0] != b[0]:
        return False
    return fuzz.ratio(a, b) >= joining.names.alike
