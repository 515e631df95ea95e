"""Strings → the rows of tables in which a model looks them up: the hashes that spaCy's training uses, many at once."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.uint64]]

# Strings that spaCy knows by a number of its own, where what the model looks up may be one of them.
_FIRST_KNOWN = 398
_KNOWN = (
    "acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl "
    "hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis "
    "partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl"
).split()
_OWN = {"": 0, "X": 101, "_": 456, **{word: _FIRST_KNOWN + n for n, word in enumerate(_KNOWN)}}


def numbers(strings: list[str]) -> "Numbers":
    """The number of each string (MurmurHash 64A)."""
    import numpy as np

    coded = [s.encode("utf-8", "surrogatepass") for s in strings]
    size = np.array([len(c) for c in coded], dtype=np.uint64)
    blocks = max(map(len, coded), default=0) // 8 + 1
    filled = np.frombuffer(b"".join([c.ljust(8 * blocks, b"\0") for c in coded]), dtype="<u8").reshape(-1, blocks)
    step, shift = np.uint64(0xC6A4A7935BD1E995), np.uint64(47)
    found = np.uint64(1) ^ (size * step)
    whole = size // np.uint64(8)
    for n in range(blocks):
        mixed = filled[:, n] * step
        mixed = (mixed ^ (mixed >> shift)) * step
        found = np.where(whole > n, (found ^ mixed) * step, found)
    rest = filled[np.arange(len(coded)), whole.astype(np.intp)]
    found = np.where(size % np.uint64(8) > 0, (found ^ rest) * step, found)
    found = (found ^ (found >> shift)) * step
    found ^= found >> shift
    for n, string in enumerate(strings):
        if string in _OWN:
            found[n] = _OWN[string]
    return found


def rows(keys: "Numbers", seed: int, size: int) -> "np.ndarray[Any, np.dtype[np.intp]]":
    """The four rows of a table of `size` rows where each key is looked up (MurmurHash 3 of 128 bits)."""
    import numpy as np

    one, own = keys * np.uint64(0x87C37B91114253D5), np.uint64(seed ^ 8)
    one = (one << np.uint64(31)) | (one >> np.uint64(33))
    one = one * np.uint64(0x4CF5AD432745937F) ^ own
    one = one + own
    two = own + one
    one, two = _stirred(one), _stirred(two)
    one = one + two
    two = two + one
    low = np.uint64(0xFFFFFFFF)
    parts = np.stack([one & low, one >> np.uint64(32), two & low, two >> np.uint64(32)], axis=1)
    return (parts % np.uint64(size)).astype(np.intp)


def _stirred(keys: "Numbers") -> "Numbers":
    import numpy as np

    shift = np.uint64(33)
    keys = (keys ^ (keys >> shift)) * np.uint64(0xFF51AFD7ED558CCD)
    keys = (keys ^ (keys >> shift)) * np.uint64(0xC4CEB9FE1A85EC53)
    return keys ^ (keys >> shift)
