"""`sites/<host>.toml` → `Site`: what one site means by its words, laid over the rules of all languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from pipeline.model.fold import label_key
from pipeline.model.issue import RuleError
from pipeline.rules.phrases import Phrases
from pipeline.rules.schema import FACT_KEYS, OTHER_KEYS, SECTION_KEYS, LabelMeaning, Language
from pipeline.rules.tables import known_keys, phrase_table, phrases, read_table
from pipeline.rules.words import Words, compile_words

DateOrder = Literal["dmy", "mdy"]

_KEYS = ("language", "labels", "boilerplate", "date_order", "note")
_HOST = re.compile(r"(?!www\.)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_MOST_PARTS = 9  # parts of a host that are looked at; real ones have two to five


@dataclass(frozen=True, slots=True)
class Site:
    """One site file. `labels` are as printed there, `language` (a rule file's code) is that of its own labels."""

    host: str
    language: str
    labels: Mapping[str, tuple[str, ...]]
    boilerplate: tuple[str, ...]
    date_order: DateOrder | None


def host_of(uri: str | None) -> str | None:
    """The host of an address, lower case and without "www."; None where there is none."""
    if not uri:
        return None
    try:
        host = urlsplit(uri).hostname
    except ValueError:
        return None
    return host.rstrip(".").removeprefix("www.") or None if host else None


def site_at(sites: Mapping[str, Site], host: str) -> Site | None:
    """The site of a host, else that of the nearest domain above it; None where no file names either."""
    parts = host.split(".")
    names = (".".join(parts[start:]) for start in range(max(0, len(parts) - _MOST_PARTS), len(parts) - 1))
    return next((sites[name] for name in names if name in sites), None)


def read_sites(directory: Path, roles: Iterable[str], languages: Mapping[str, Language]) -> Mapping[str, Site]:
    """Host → site, of every file of a directory (none where there is no such directory); `RuleError` for a fault."""
    keys = (*roles, *FACT_KEYS, *SECTION_KEYS, *OTHER_KEYS)
    return MappingProxyType({p.stem: _read_site(p, keys, languages) for p in sorted(directory.glob("*.toml"))})


def _read_site(path: Path, keys: tuple[str, ...], languages: Mapping[str, Language]) -> Site:
    if not _HOST.fullmatch(path.stem):
        raise RuleError(f'{path}: expected a host in small letters without "www." as name of the file')
    table = read_table(path)
    known_keys(path, "top level", table, _KEYS)
    language, order = table.get("language", "en"), table.get("date_order")
    if not isinstance(language, str) or language not in languages:
        raise RuleError(f"{path}: language: expected the code of a file of labels/, got {language!r}")
    if order not in (None, "dmy", "mdy"):
        raise RuleError(f'{path}: date_order: expected "dmy" or "mdy", got {order!r}')
    if not isinstance(table.get("note", ""), str):
        raise RuleError(f"{path}: note: expected a text")
    labels = phrase_table(path, "labels", table, keys)
    _once(path, labels)
    return Site(
        host=path.stem,
        language=language,
        labels=MappingProxyType(labels),
        boilerplate=phrases(path, "boilerplate", table.get("boilerplate", [])),
        date_order=order,
    )


def _once(path: Path, labels: Mapping[str, tuple[str, ...]]) -> None:
    """Nothing; `RuleError` where a label stands under two keys."""
    seen: dict[str, str] = {}
    for key, printed in labels.items():
        for label in printed:
            if seen.setdefault(label_key(label), key) != key:
                raise RuleError(f"{path}: [labels] {label!r} stands under both {seen[label_key(label)]!r} and {key!r}")


def site_labels(
    site: Site, labels: Mapping[str, tuple[LabelMeaning, ...]]
) -> Mapping[str, tuple[LabelMeaning, ...]]:  # fmt: skip
    """The labels with the site's meanings before all others.

    A label that languages know stays theirs, so that the site tells what it means and not what the page is
    written in; one that none knows is of the site's language.
    """
    own: dict[str, tuple[LabelMeaning, ...]] = {}
    for key, printed in site.labels.items():
        for label in printed:
            folded = label_key(label)
            known = dict.fromkeys(m.language for m in labels.get(folded, ())) or (site.language,)
            own[folded] = tuple(LabelMeaning(key, language) for language in known)
    return MappingProxyType({**labels, **own}) if own else labels


def site_words(site: Site, words: Words, languages: Mapping[str, Language]) -> Words:
    """The words with the site's furniture among them, and with what its labels begin with."""
    own = replace(
        languages[site.language], joiners=(), common=(), labels=site.labels, words={}, prose={}, behind={},
        biography={}, awards={}, names={}, boilerplate=site.boilerplate, menu=(), remarks=(), more_from=(), examples=(),
    )  # fmt: skip
    furniture = ((phrase, lang.code) for lang in (*languages.values(), own) for phrase in lang.boilerplate)
    openers = words.label_openers | compile_words({own.code: own}).label_openers
    return replace(words, label_openers=openers, boilerplate=Phrases.of(furniture))
