"""`formats.toml`, `names.toml` and the words of all label files → `Vocabulary`: what values are made of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.fold import fold
from pipeline.rules.phrases import Phrases, spelling
from pipeline.rules.schema import Language
from pipeline.rules.tables import known_keys, phrases, read_table
from pipeline.rules.words import Cue

_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: "minutes", "hours" or "seconds"; a weak one counts only beside another unit."""

    kind: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that values are made of, compiled for look-up (all folded unless said otherwise).

    `joiners` (words only), `surnames` (words that join two of one person), `small` and `genitives` (endings, not
    folded) are by language code; `particles` stand in names of people; `lowered` and `articles` lose the capitals
    of a name printed in capitals, the latter behind the former only; `company_spelled` are the words of `company`
    with their marks; `initialisms` keep their capitals (folded → printed); `company_short` are
    words of three capitals as printed ("BBC"), `company_tails` short ones that stand at the end of a name
    alone ("AB", "Oy"); `glued` are names that begin with the letter which is "and" in Hebrew and Arabic;
    `dotted` are endings of names whose full stop belongs to them (" kft.");
    `others_ends` are the last words of what `others` finds;
    `company_ends` end the unbroken names of East Asian companies; `openers` begin titles and phrases, never
    the name of a person; `given` are given names that name prizes too.
    """

    units: Mapping[str, Unit]
    two_minutes: frozenset[str]
    forms: Phrases[tuple[Cue, ...]]
    colours: Phrases[tuple[Cue, ...]]
    formats: Phrases[str]
    sounds: Phrases[str]
    gauge: re.Pattern[str]
    company: frozenset[str]
    company_spelled: frozenset[str]
    company_short: frozenset[str]
    company_tails: frozenset[str]
    company_ends: tuple[str, ...]
    company_phrases: Phrases[str]
    legal: frozenset[str]
    dotted: tuple[str, ...]
    part: re.Pattern[str]
    given: frozenset[str]
    societies: re.Pattern[str]
    dropped: frozenset[str]
    others: re.Pattern[str]
    others_ends: frozenset[str]
    joiners: Mapping[str, frozenset[str]]
    surnames: Mapping[str, frozenset[str]]
    small: Mapping[str, frozenset[str]]
    genitives: Mapping[str, tuple[str, ...]]
    particles: frozenset[str]
    lowered: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    initialisms: Mapping[str, str]
    glued: frozenset[str]


def read_vocabulary(root: Path, cldr: Mapping[str, Any], languages: Mapping[str, Language]) -> Vocabulary:
    """The vocabulary of a rule directory; `RuleError` for unknown tables, keys or wrong shapes."""
    path = root / "formats.toml"
    table = read_table(path)
    known_keys(path, "top level", table, ("formats", "sound", "dual"))
    formats = {k: phrases(path, f"[formats] {k}", v) for k, v in table["formats"].items()}
    path = root / "names.toml"
    names = read_table(path)
    known_keys(
        path, "top level", names,
        (
            "part", "given", "societies", "legal", "company", "small", "particles", "lowered", "openers",
            "initialisms", "glued", "genitives", "surnames",
        ),
    )  # fmt: skip
    plain = names.keys() - {"small", "surnames", "genitives"}
    said = {name: phrases(path, f"[{name}] words", names[name]["words"]) for name in sorted(plain)}
    company = [*said["company"], *said["legal"]]
    company += [w for key in ("company", "school") for w in _of(languages, "names", key)]
    legal = frozenset(fold(w).rstrip(".") for w in said["legal"])
    short = frozenset(b for w in company if 2 <= len(b := w.rstrip(".")) <= 3 and _one_word(w)) - {"II"}
    broadcasters = {w.rstrip(".") for w in said["company"]}
    tails = frozenset(w for w in short - broadcasters if fold(w) in legal or not (len(w) == 3 and w.isupper()))
    others = _of(languages, "words", "and_others")
    millimetres, gauges = formats["millimetres"], formats["gauges"]
    return Vocabulary(
        two_minutes=frozenset(fold(w) for w in phrases(root / "formats.toml", "[dual]", table["dual"]["minutes"])),
        units=_units(cldr["units"], languages),
        forms=_cues(languages, "forms"),
        colours=_cues(languages, "colours"),
        formats=Phrases.of((w, w) for w in formats["words"]),
        sounds=Phrases.of((w, w) for w in phrases(root / "formats.toml", "[sound]", table["sound"]["words"])),
        gauge=re.compile(rf"(?<![\d.,])(?:{_any(gauges)})[\s-]?(?:{_any(millimetres)})(?!\w)", re.IGNORECASE),
        company=frozenset(f for w in company if len(f := fold(w).rstrip(".")) > 3 or _eastern(f) if _one_word(w)),
        company_spelled=frozenset(w.rstrip(".").casefold() for w in company if _one_word(w)),
        company_short=short - tails,
        company_tails=tails,
        company_ends=tuple(sorted({w for w in company if _eastern(w)})),
        company_phrases=Phrases.of((w, w) for w in company if not _one_word(w)),
        legal=legal,
        dotted=tuple(sorted({f" {w.lower()}" for w in company if w.endswith(".")})),
        part=re.compile(rf"\s+(?:{_any(said['part'])})\s+", re.IGNORECASE),
        given=frozenset(fold(w) for w in said["given"]),
        societies=re.compile(rf"(?:(?:,\s*|\s+)\(?(?:{_any(_dotted(said['societies']))})\)?\.?)+$"),
        dropped=frozenset(fold(w).strip(" .") for w in _of(languages, "words", "various")) - {""},
        others=_others(others),
        others_ends=frozenset(runs[-1] for w in others if (runs := _RUN.findall(fold(w)))),
        joiners={
            code: frozenset(f for w in lang.joiners if (f := fold(w))[:1].isalpha()) for code, lang in languages.items()
        },
        surnames=_by_language(path, "surnames", names),
        small=_by_language(path, "small", names),
        genitives={
            code: phrases(path, f"[genitives] {code}", endings) for code, endings in names["genitives"].items()
        },
        particles=frozenset(fold(w) for w in (*said["particles"], *_of(languages, "names", "particles"))),
        lowered=frozenset(fold(w) for w in said["lowered"]),
        articles=frozenset(fold(w) for w in phrases(path, "[lowered] articles", names["lowered"]["articles"])),
        openers=frozenset(fold(w) for w in said["openers"]),
        initialisms={fold(w): w for w in said["initialisms"]},
        glued=frozenset(fold(w) for w in said["glued"]),
    )


def _by_language(path: Path, name: str, names: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The folded words of a table that lists them by language code."""
    return {
        code: frozenset(fold(w) for w in phrases(path, f"[{name}] {code}", words))
        for code, words in names[name].items()
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _others(words: list[str]) -> re.Pattern[str]:
    """What "and others" looks like at the end of a list; Chinese and Japanese glue it to the last name."""
    eastern = [w for w in words if "\u2e7f" < w < "\uac00"]
    glued = rf"|(?<=[\u3040-\u30ff\u3400-\u9fff]{{2}})(?:{_any(eastern)})" if eastern else ""
    return re.compile(rf"[\s,;&(]*(?:\b(?:{_any(words)}){glued})[\s.)]*$" if words else "(?!)", re.IGNORECASE)


def _eastern(word: str) -> bool:
    return word > "\u2e7f" and len(word) > 1


def _dotted(words: Iterable[str]) -> list[str]:
    """Initialisms, and with full stops in capitals and small letters ("CSC", "C.S.C", "c.s.c")."""
    told = [w for w in words if w.isalpha() and w.isupper()]
    stopped = [".".join(w) for w in told]
    return [*dict.fromkeys([*words, *stopped, *(w.lower() for w in stopped)])]


def _one_word(text: str) -> bool:
    bare = text.rstrip(".")
    return bare.isalnum() and not (bare > "\u2e7f" and len(bare) > 1)


def _of(languages: Mapping[str, Language], table: str, key: str) -> list[str]:
    return [w for lang in languages.values() for w in getattr(lang, table).get(key, ())]


def _cues(languages: Mapping[str, Language], table: str) -> Phrases[tuple[Cue, ...]]:
    """Every phrase of one table of all languages, with all its meanings."""
    meanings: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    printed: dict[tuple[str, ...], str] = {}
    for lang in languages.values():
        for key, words in getattr(lang, table).items():
            cue = Cue(key, lang.code)
            for word in words:
                spelled = spelling(word)
                printed.setdefault(spelled, word)
                meanings[spelled] = (*meanings.get(spelled, ()), cue)
    return Phrases.of((printed[spelled], cues) for spelled, cues in meanings.items())


def _units(cldr: Mapping[str, list[str]], languages: Mapping[str, Language]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for kind in ("minutes", "hours", "seconds"):
        for word in _of(languages, "units", kind):
            folded = fold(word).rstrip(".")
            # A lone "m" is metres, a lone "s" a mark of decades: both need another unit beside them.
            units.setdefault(folded or word, Unit(kind, len(folded) == 1 and folded.isalpha() and kind != "hours"))
    for kind, words in (("minutes", cldr["minute"]), ("hours", cldr["hour"]), ("seconds", cldr["second"])):
        for word in words:
            units.setdefault(word, Unit(kind, kind != "minutes"))
    return units
