"""`catalogue.toml` → what cataloguers do with names (turned round) and titles (articles passed over)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline.rules.tables import Table, known_keys, phrase_table, phrases, read_table


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Words folded to lower case, and codes.

    `family_first` are countries whose names are never turned round;
    `articles` are articles whatever the language, `articles_of` those of one language, `words_of` those that are
    another word in a language, `never` beginnings of titles that look like an article and are none.
    """

    family_first: frozenset[str]
    articles: frozenset[str]
    articles_of: Mapping[str, frozenset[str]]
    words_of: Mapping[str, frozenset[str]]
    never: tuple[str, ...]


@cache
def read_catalogue(path: Path) -> Catalogue:
    """The habits of a file (remembered); `RuleError` for unknown tables or keys, or wrong shapes."""
    table = read_table(path)
    known_keys(path, "top level", table, ("names", "articles"))
    names, articles = table.get("names", {}), table.get("articles", {})
    known_keys(path, "[names]", names, ("family_first",))
    known_keys(path, "[articles]", articles, ("anywhere", "never", "languages", "words"))
    return Catalogue(
        family_first=frozenset(phrases(path, "[names] family_first", names.get("family_first"))),
        articles=frozenset(phrases(path, "[articles] anywhere", articles.get("anywhere"))),
        articles_of=_by_language(path, "languages", articles),
        words_of=_by_language(path, "words", articles),
        never=phrases(path, "[articles] never", articles.get("never")),
    )


def _by_language(path: Path, name: str, articles: Table) -> Mapping[str, frozenset[str]]:
    table = phrase_table(path, name, articles, tuple(articles.get(name, {})))
    return MappingProxyType({code: frozenset(words) for code, words in table.items()})
