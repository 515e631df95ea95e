"""How names and titles are put in order: "Family, Given" where that is safe, initial articles passed over."""

import re
from collections.abc import Sequence

from pipeline.model.record import Film
from pipeline.rules.catalogue import Catalogue

_WORD = re.compile(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*")
_INITIAL = re.compile(r"[^\W\d_]\.")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ.'’‐ -]+")
_GIVEN_LAST = re.compile("[-‐][a-z]")  # "Kar-wai", "Ki-duk"
_OPENING = re.compile(r"""^["'“”„«»‘’‚\[(¡¿*]+""")
_LONGEST = 9  # the non-filing characters that MARC can count


def inverted(name: str, film: Film, catalogue: Catalogue) -> str | None:
    """ "Family, Given" of a person's name as printed, or None where turning it round could be wrong.

    Only two words (initials between them aside) of Latin letters, none of which may belong to either part, and
    only where the film's countries are known and print the family name last.
    """
    words = name.split()
    if not film.countries or not catalogue.family_first.isdisjoint(film.countries) or not _LATIN.fullmatch(name):
        return None
    full = [word for word in words if not _INITIAL.fullmatch(word)]
    if len(words) < 2 or len(full) != 2 or words[-1] is not full[-1] or words[0] is not full[0]:
        return None
    if any(not _WORD.fullmatch(word) or not word[0].isupper() or word.isupper() for word in full):
        return None
    if any(word.casefold() in catalogue.unturned or _GIVEN_LAST.search(word) for word in full):
        return None
    return f"{words[-1]}, {' '.join(words[:-1])}"


def nonfiling(title: str, languages: Sequence[str], catalogue: Catalogue) -> int:
    """How many characters of a title are passed over in order: its initial article with what stands round it, or 0.

    `languages` are those it may be of, the likeliest first.
    """
    opening = _OPENING.match(title)
    start = opening.end() if opening else 0
    rest = title[start:].casefold()
    if rest.startswith(catalogue.never):
        return 0
    codes = [tag.partition("-")[0] for tag in languages]
    articles = catalogue.articles.union(*(catalogue.articles_of.get(code, ()) for code in codes))
    articles -= frozenset().union(*(catalogue.words_of.get(code, ()) for code in codes[:1]))
    for article in sorted(articles, key=len, reverse=True):
        for spelled in {article, article.replace("'", "’")}:
            bare = spelled[-1] in "'’-" and spelled[0] not in "'’"
            if rest.startswith(spelled if bare else f"{spelled} ") and len(rest) > len(spelled) + 1:
                end = start + len(spelled) + (not bare)
                inner = _OPENING.match(title[end:])
                end += inner.end() if inner else 0
                return end if end <= _LONGEST else 0
    return 0
