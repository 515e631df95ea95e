"""`languages.toml` and the languages of `cldr.json` → `Tongues`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.rules.countries import compile_names
from pipeline.rules.phrases import Phrases
from pipeline.rules.schema import Language
from pipeline.rules.stems import Stems
from pipeline.rules.tables import Table, known_keys, phrases, read_table

_TAG = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Version:
    """What an abbreviation of a version says: languages spoken and languages of subtitles."""

    spoken: tuple[str, ...]
    subtitles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongues:
    """Names of languages → BCP 47, and the words about versions.

    `names` and `inflected` find languages; `codes` maps what a list may print in capitals; `silent`, `subtitled`
    and `dubbed` find phrases; `versions` maps folded abbreviations without dots, `letters` the letters of
    "OV/df".
    """

    names: Phrases[str]
    inflected: Stems[str]
    codes: Mapping[str, str]
    silent: Phrases[str]
    subtitled: Phrases[str]
    dubbed: Phrases[str]
    versions: Mapping[str, Version]
    letters: Mapping[str, str]


def read_tongues(path: Path, cldr: Mapping[str, Any], languages: Mapping[str, Language]) -> Tongues:
    """The languages of a rule directory; `RuleError` for unknown tables, tags or wrong shapes."""
    table = read_table(path)
    known_keys(path, "top level", table, ("names", "versions", "letters", "subtitled", "dubbed", "codes"))
    names: list[tuple[str, str]] = []
    for tag, words in table.get("names", {}).items():
        if not _TAG.fullmatch(tag):
            raise RuleError(f"{path}: [names] {tag}: expected a BCP 47 language of two or three letters")
        names += [(w, tag) for w in phrases(path, f"[names] {tag}", words)]
    whole = [(w, tag) for w, tag in names if not w.endswith("*")]
    versions = {version_key(k): _version(path, k, v) for k, v in table.get("versions", {}).items()}
    subtitled = phrases(path, "[subtitled]", table["subtitled"]["words"])
    # "VO" and "ST" are languages of few films and words for a version on every other page.
    taken = {*versions, *map(version_key, subtitled)}
    spelled = {code: ws for code, ws in cldr["languages"].items() if code not in ("zxx", "und", "mul")}
    return Tongues(
        names=compile_names(whole, spelled),
        inflected=Stems.of((w, tag) for w, tag in names if w.endswith("*")),
        codes={c.upper(): c for c in (*spelled, *(t for _, t in names)) if c not in taken}
        | {k.upper(): v for k, v in cldr["codes3"].items()}
        | {k: str(v) for k, v in table.get("codes", {}).items()},
        silent=_words(languages, "no_dialogue", "zxx"),
        subtitled=_words(languages, "subtitled", "", subtitled),
        dubbed=_words(languages, "dubbed", "", phrases(path, "[dubbed]", table["dubbed"]["words"])),
        versions=versions,
        letters={version_key(k): str(v) for k, v in table.get("letters", {}).items()},
    )


def version_key(printed: str) -> str:
    """An abbreviation of a version for look-up: folded, without dots, blanks and dashes."""
    return re.sub(r"[\s.+\-]", "", fold(printed))


def _words(languages: Mapping[str, Language], key: str, meaning: str, more: tuple[str, ...] = ()) -> Phrases[str]:
    return Phrases.of(
        [(w, meaning) for w in more] + [(w, meaning) for lang in languages.values() for w in lang.words.get(key, ())]
    )


def _version(path: Path, key: str, part: Table) -> Version:
    known_keys(path, f"[versions] {key}", part, ("spoken", "subtitles"))
    where = f"[versions] {key}"
    return Version(phrases(path, where, part.get("spoken", [])), phrases(path, where, part.get("subtitles", [])))
