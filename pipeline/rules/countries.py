"""`countries.toml` and the countries of `cldr.json` → `Countries`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.rules.phrases import Phrases, spelling
from pipeline.rules.stems import Stems
from pipeline.rules.tables import Table, known_keys, phrases, read_table

_INITIALISM = 4  # letters of a name in capitals, at most

Spelling = tuple[str, ...]  # a name as folded tokens


@dataclass(frozen=True, slots=True)
class Countries:
    """Names of countries → ISO codes.

    `names` finds them in a text; `careful` are spellings (without case, with accents) that mean something
    else as often; `initialisms` are names printed in capitals ("UAE"), folded; `codes` holds alpha-2, alpha-3
    and printed abbreviations in capitals; `adjectives` are nationalities, of one word (`adjectives`) or more
    (`phrases`); `single` are the names of one word, for mending slips of the pen; `states` are the codes of
    states and provinces that pages in a language print, `signs` single characters that stand for a country there.
    """

    names: Phrases[str]
    careful: frozenset[str]
    initialisms: frozenset[str]
    codes: Mapping[str, str]
    adjectives: Stems[str]
    phrases: Phrases[str]
    single: Mapping[str, str]
    states: Mapping[str, frozenset[str]]
    signs: Mapping[str, Mapping[str, str]]


def read_countries_table(path: Path, cldr: Mapping[str, Any]) -> Countries:
    """The countries of a rule directory; `RuleError` for unknown tables, codes or wrong shapes."""
    table = read_table(path)
    known_keys(path, "top level", table, ("names", "abbreviations", "careful", "adjectives", "states", "signs"))
    own = _code_table(path, "names", table)
    adjectives = [(w, code) for code, ws in _code_table(path, "adjectives", table).items() for w in ws]
    abbreviations = table.get("abbreviations", {})
    for short, code in abbreviations.items():
        if not isinstance(code, str) or not _is_code(code):
            raise RuleError(f"{path}: [abbreviations] {short}: expected an ISO code, got {code!r}")
    names = compile_names(((w, code) for code, ws in own.items() for w in ws), cldr["countries"])
    living = {code: code for code in cldr["countries"]}
    return Countries(
        names=names,
        careful=frozenset(w.casefold() for w in phrases(path, "[careful] names", table["careful"]["names"])),
        initialisms=frozenset(
            fold(w) for ws in own.values() for w in ws if w.isupper() and w.isalpha() and len(w) <= _INITIALISM
        ),
        codes={**cldr["alpha3"], **abbreviations, **living},
        adjectives=Stems.of((w, code) for w, code in adjectives if " " not in w and "-" not in w),
        phrases=Phrases.of((w.rstrip("*"), code) for w, code in adjectives if " " in w or "-" in w),
        single={name: code for code, names_of in cldr["countries"].items() for name in names_of if " " not in name},
        states={tag: frozenset(phrases(path, f"[states] {tag}", ws)) for tag, ws in table.get("states", {}).items()},
        signs=_signs(path, table),
    )


def compile_names(own: Iterable[tuple[str, str]], cldr: Mapping[str, list[str]]) -> Phrases[str]:
    """Names of our own and CLDR's (already folded and cut) as one table; ours win where both know a name."""
    table: dict[str, dict[Spelling, str]] = {}
    for name, code in own:
        words = spelling(name)
        table.setdefault(words[0], {}).setdefault(words, code)
    for code, names in cldr.items():
        for name in names:
            words = tuple(name.split(" "))
            table.setdefault(words[0], {}).setdefault(words, code)
    return Phrases({k: tuple(sorted(v.items(), key=lambda p: -len(p[0]))) for k, v in table.items()})


def _is_code(code: str) -> bool:
    return len(code) in (2, 4) and code.isascii() and code.isupper()


def _code_table(path: Path, name: str, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    part = table.get(name, {})
    for code in part:
        if not _is_code(code):
            raise RuleError(f"{path}: [{name}] {code}: expected an ISO code of two or four capitals")
    return {code: phrases(path, f"[{name}] {code}", ws) for code, ws in part.items()}


def _signs(path: Path, table: Table) -> dict[str, dict[str, str]]:
    """What single characters mean on pages in a language; `RuleError` for anything but one character and a code."""
    signs: dict[str, dict[str, str]] = table.get("signs", {})
    for tag, codes in signs.items():
        for sign, code in codes.items():
            if len(sign) != 1 or not isinstance(code, str) or not _is_code(code):
                raise RuleError(f"{path}: [signs] {tag}: expected a character = an ISO code, got {sign!r} = {code!r}")
    return signs
