"""How names and titles are put in order: "Family, Given" where that is safe, initial articles passed over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.rules.catalogue import Catalogue, read_catalogue
from pipeline.values.inverted import Sorting, inverted, read_sorting
from pipeline.write.export.mention import Mention

_OPENING = re.compile(r"""^["'“”„«»‘’‚\[(¡¿*]+""")
_LONGEST = 9  # the non-filing characters that MARC can count


@dataclass(frozen=True, slots=True)
class Order:
    """How names and titles are put in order: the words of sorting.toml and of catalogue.toml."""

    sorting: Sorting
    catalogue: Catalogue


def order_of(rules: Path) -> Order:
    """The order that a directory of rules tells."""
    return Order(read_sorting(rules / "sorting.toml"), read_catalogue(rules / "catalogue.toml"))


def family_given(name: str, mention: Mention, order: Order) -> str | None:
    """ "Family, Given" of a person's name as printed, or None where turning it round could be wrong.

    Beside what `inverted` asks for, the film's countries must be known and print the family name last; and no
    particle may stand in the name, since one country sorts it with the family name, the next does not.
    """
    film = mention.film
    if not film.countries or not order.catalogue.family_first.isdisjoint(film.countries):
        return None
    if any(word.casefold() in order.sorting.particles for word in name.split()):
        return None
    turned = inverted(name, order.sorting, (*mention.record.page.languages, *film.languages))
    return turned if turned != name else None


def nonfiling(title: str, languages: Sequence[str], order: Order) -> int:
    """How many characters of a title are passed over in order: its initial article with what stands round it, or 0.

    `languages` are those it may be of, the likeliest first.
    """
    catalogue, opening = order.catalogue, _OPENING.match(title)
    start = opening.end() if opening else 0
    rest = title[start:].casefold()
    if rest.startswith(catalogue.never):
        return 0
    codes = [tag.partition("-")[0] for tag in languages]
    articles = catalogue.articles.difference(*(catalogue.words_of.get(code, ()) for code in codes[:1]))
    articles = articles.union(*(catalogue.articles_of.get(code, ()) for code in codes))
    for article in sorted(articles, key=len, reverse=True):
        for spelled in dict.fromkeys((article, article.replace("'", "’"))):
            bare = spelled[-1] in "'’-" and spelled[0] not in "'’"
            if rest.startswith(spelled if bare else f"{spelled} ") and len(rest) > len(spelled) + 1:
                end = start + len(spelled) + (not bare)
                inner = _OPENING.match(title[end:])
                end += inner.end() if inner else 0
                return end if end <= _LONGEST else 0
    return 0
