"""`codes.toml` → what countries and languages are called in other systems' lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.model.issue import RuleError
from pipeline.rules.tables import known_keys, read_table

_LISTS = ("name", "marc", "iso639_3", "fiafcore", "wikidata")


@dataclass(frozen=True, slots=True)
class Named:
    """What one country or language is called: its English name, and its code in each list that has one.

    `marc` is the MARC list's code, `iso639_3` that of ISO 639-3 where MARC's is a broader one or none,
    `fiafcore` the class of FIAFcore, `wikidata` the item.
    """

    name: str
    marc: str | None = None
    iso639_3: str | None = None
    fiafcore: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """Countries by ISO 3166-1 alpha-2 (former states: ISO 3166-3), languages by their BCP 47 primary subtag."""

    countries: Mapping[str, Named]
    languages: Mapping[str, Named]

    def country(self, code: str) -> Named:
        """The country; one that the table does not know goes by its code."""
        return self.countries.get(code) or Named(code)

    def language(self, tag: str) -> Named:
        """The language of a BCP 47 tag, its script and region aside; one not in the table goes by its tag."""
        return self.languages.get(tag.partition("-")[0]) or Named(tag)


@cache
def read_codes(path: Path) -> Codes:
    """The codes of a file (remembered); `RuleError` for unknown tables or keys, or a row without a name."""
    table = read_table(path)
    known_keys(path, "top level", table, ("countries", "languages"))
    return Codes(*(_rows(path, name, table.get(name, {})) for name in ("countries", "languages")))


def _rows(path: Path, name: str, part: Mapping[str, Any]) -> Mapping[str, Named]:
    for key, row in part.items():
        if not isinstance(row, Mapping) or "name" not in row or not all(isinstance(v, str) for v in row.values()):
            raise RuleError(f"{path}: [{name}] {key}: expected a table of strings with a name")
        known_keys(path, f"[{name}] {key}", row, _LISTS)
    return MappingProxyType({key: Named(**row) for key, row in part.items()})
