"""`calendar.toml` and the months of `cldr.json` → `Calendar`: words of dates, and the patterns made of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.rules.clock import Clock, compile_clock
from pipeline.rules.stems import Stems
from pipeline.rules.tables import Table, known_keys, phrases, read_table

_TABLES = (
    "months", "iranian", "between", "span", "clock", "east", "eras", "iranian_years", "decades", "ordinals", "editions",
)  # fmt: skip
_KEYS = {
    "between": ("words",), "span": ("to", "and", "open", "between"), "iranian_years": ("cues",),
    "decades": ("after", "before"),
    "east": ("year", "month", "day", "first_year"), "editions": ("suffixes", "before", "after", "words", "around"),
    "clock": ("am", "pm", "before", "alone", "after", "hours", "minutes", "evening", "oclock"),
}  # fmt: skip
# What may be glued to the number of a day ("4th", "1er", "4-го", "4an").
_SUFFIX = r"(?:st|nd|rd|th|er|re|ste|de|an|en|[ºª°oae]|:[ae]|-?(?:го|ого|е|й))?\.?"
# Codes that stand for a language whose months CLDR lists under another.
_SAME_MONTHS = {"no": "nb", "nn": "nb", "sh": "hr", "cnr": "hr", "mo": "ro", "fil": "en"}


@dataclass(frozen=True, slots=True)
class Month:
    """A month a word may mean: its number, the language, and whether the word is an abbreviation."""

    number: int
    language: str
    short: bool


@dataclass(frozen=True, slots=True)
class MonthSense:
    """What a word means as a month: number, another number it may mean, and whether it surely is a month."""

    number: int
    other: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of dates, with all months of `languages`.

    Patterns read what stands before (`left`) and behind (`right_*`) a month's name; `gap` matches what
    stands between the two ends of a span of time; `eras` gives the year before an era's first; `ordinals`
    and the edition words serve `values.ordinals`.
    """

    months: Mapping[str, tuple[Month, ...]]
    languages: frozenset[str]
    stems: Stems[int]
    iranian: Mapping[str, int]
    weekdays: frozenset[str]
    left: re.Pattern[str]
    year_left: re.Pattern[str]
    right_year: re.Pattern[str]
    right_day: re.Pattern[str]
    east: re.Pattern[str]
    gap: re.Pattern[str]
    still: re.Pattern[str]
    paired: re.Pattern[str]
    between: re.Pattern[str]
    eras: Mapping[str, int]
    era_year: re.Pattern[str]
    iranian_cues: frozenset[str]
    decade: re.Pattern[str]
    ordinals: Mapping[str, int]
    edition_words: frozenset[str]
    edition_around: frozenset[str]
    edition: re.Pattern[str]
    clock: Clock

    def month(self, word: str, languages: tuple[str, ...] = ()) -> MonthSense | None:
        """What a folded word means as a month, the given languages first; None where it is none."""
        entries = self.months.get(word)
        if entries is None:
            number = self.stems.get(word)
            return None if number is None else MonthSense(number, None, sure=True)
        wanted = [_SAME_MONTHS.get(code, code) for code in languages]
        ranked = sorted(entries, key=lambda m: (m.language not in wanted, m.language != "en"))
        numbers: dict[int, int] = {}
        for entry in entries:
            numbers[entry.number] = numbers.get(entry.number, 0) + 1
        first = ranked[0].number if ranked[0].language in wanted else max(numbers, key=lambda n: (numbers[n], -n))
        others = [n for n in numbers if n != first]
        # An abbreviation in a script of its own ("фев") can hardly be another word beside a number.
        sure = word[0] > "\u036f" or any(not e.short or e.language in wanted or e.language == "en" for e in entries)
        return MonthSense(first, others[0] if others and ranked[0].language not in wanted else None, sure)


_DOT = r"(?-i:\.(?=\s[^\WA-ZА-ЯÀ-Þ\d]))?"  # "2011. do 2014.": the full stop of an ordinal, not of a sentence
_WORD_END = "(?:\\b|(?<=[\u3040-\u9fff\uac00-\ud7af]))"  # East Asian scripts print no blanks


def read_calendar(path: Path, cldr: Mapping[str, Any]) -> Calendar:
    """The calendar of a rule directory; `RuleError` for unknown tables, keys or wrong shapes."""
    table = read_table(path)
    known_keys(path, "top level", table, _TABLES)
    for name, keys in _KEYS.items():
        known_keys(path, f"[{name}]", table.get(name, {}), keys)
    words = {name: {k: phrases(path, f"[{name}] {k}", v) for k, v in table[name].items()} for name in _KEYS}
    between = rf"(?:(?:{_any(words['between']['words'])})\.?\s+|[dlDL]['’]\s?)"
    to = _any(words["span"]["to"])
    joined = rf"(?:[-–—−~〜～/&+]|(?:{to}|{_any(words['span']['and'])})\b)"
    year, month, day, first = ("".join(words["east"][k]) for k in ("year", "month", "day", "first_year"))
    era_names = {k: v for k, v in table.get("eras", {}).items() if isinstance(v, int)}
    eras = _any(era_names)
    stemmed = _numbered(path, "months", table)
    return Calendar(
        months=_months(cldr["months"], stemmed),
        languages=frozenset((*cldr["months"], *_SAME_MONTHS)),
        stems=Stems.of(((w, n) for w, n in stemmed if w.endswith("*")), longest=5),
        iranian={fold(w): n for w, n in _numbered(path, "iranian", table)},
        weekdays=frozenset(w for ws in cldr["weekdays"].values() for w in ws),
        left=re.compile(
            rf"(?:(?<!\d)(?P<year>\d{{4}})(?:\.|ko)?,?\s*{between}{{0,2}})?"
            rf"(?:(?<![\d.,:/])(?P<first>\d{{1,2}}){_SUFFIX}\s?{joined}\s?{between}?)?"
            rf"(?<![\d.,:/'’])(?P<day>\d{{1,2}}){_SUFFIX}[\s,]*{between}{{0,2}}$",
            re.IGNORECASE,
        ),
        year_left=re.compile(rf"(?<![\d./-])(?P<year>\d{{4}})(?:\.|ko)?,?\s+{between}{{0,2}}$", re.IGNORECASE),
        right_year=re.compile(rf"\.?,?\s*{between}{{0,2}}(?P<year>\d{{4}})(?!\d|\s?(?:min|mm))", re.IGNORECASE),
        right_day=re.compile(
            rf"\.?\s+(?P<day>\d{{1,2}}){_SUFFIX}(?:\s?(?:[-–—]|(?:{to})\b)\s?(?P<last>\d{{1,2}}){_SUFFIX})?"
            rf"(?![\d%€$]|[.:/]\d|\s?[^\W\d_]{{3}})(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
            re.IGNORECASE,
        ),
        east=re.compile(
            rf"(?:(?:(?P<era>{eras})\s?(?P<ey>\d{{1,3}}|[{first}])|(?P<year>\d{{4}}))\s?[{year}]\s?)?"
            rf"(?<!\d)(?P<month>\d{{1,2}})\s?[{month}]\s?(?:(?P<day>\d{{1,2}})\s?[{day}])?"
        ),
        gap=re.compile(
            rf"{_DOT}\s*(?:\(\w{{1,12}}\))?\s*(?:[-–—−~〜～]|[{year}]?\s?(?:{to}){_WORD_END}|[{year}]?\s?[-–—−~〜～])"
            rf"\s*{between}{{0,2}}$",
            re.IGNORECASE,
        ),
        still=re.compile(rf"\s*(?:[-–—]|(?:{to})\b)\s*(?:{_any(words['span']['open'])})(?!\w)", re.IGNORECASE),
        paired=re.compile(
            rf"{_DOT}\s*(?:{_any(words['span']['and'])})\s?(?:[^\W\d_]{{1,4}}\s)?{between}{{0,2}}$", re.IGNORECASE
        ),
        between=re.compile(
            rf"(?:^|(?<=\W))(?:{_any(words['span']['between'])})(?:\s[^\W\d_]{{2,8}}){{0,2}}\s*$", re.IGNORECASE
        ),
        eras=era_names,
        era_year=re.compile(rf"(?P<era>{eras})\s?(?P<ey>\d{{1,4}}|[{first}])(?!\d)", re.IGNORECASE),
        iranian_cues=frozenset(fold(w) for w in words["iranian_years"]["cues"]),
        decade=re.compile(
            rf"(?<![\w.,:/])(?:(?:{_any(words['decades']['before'])})\s+['’]?(?P<bare>(?:1[89]|20)?\d0)(?!\d)"
            rf"|['’‘]?(?P<year>(?:1[89]|20)?[1-9]0)(?:{_any(words['decades']['after'])})(?!\w))",
            re.IGNORECASE,
        ),
        ordinals={fold(w): n for w, n in _numbered(path, "ordinals", table)},
        edition_words=frozenset(fold(w) for w in words["editions"]["words"]),
        edition_around=frozenset(fold(w) for w in (*words["editions"]["words"], *words["editions"]["around"])),
        edition=_edition(words["editions"]),
        clock=compile_clock(words["clock"]),
    )


def _any(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _numbered(path: Path, name: str, table: Table) -> list[tuple[str, int]]:
    pairs: list[tuple[str, int]] = []
    for number, words in table.get(name, {}).items():
        if not number.isdigit():
            raise RuleError(f"{path}: [{name}] {number}: expected a number as key")
        pairs += [(w, int(number)) for w in phrases(path, f"[{name}] {number}", words)]
    return pairs


def _months(
    cldr: Mapping[str, Mapping[str, Mapping[str, int]]], own: list[tuple[str, int]]
) -> dict[str, tuple[Month, ...]]:
    months: dict[str, tuple[Month, ...]] = {}
    for language, widths in cldr.items():
        for width, words in widths.items():
            for word, number in words.items():
                months[word] = (*months.get(word, ()), Month(number, language, width == "short"))
    for word, number in own:
        folded = fold(word)
        known = months.get(folded, ())
        if not word.endswith("*") and (not known or any(month.number == number for month in known)):
            months[folded] = (*known, Month(number, "", short=False))
    return months


def _edition(words: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<before>{_any(words['before'])})\s?)?(?<![\d.,:/])(?P<number>\d{{1,3}}+)"
        rf"(?:\s?(?P<after>{_any(words['after'])})|(?P<suffix>{_any(words['suffixes'])})(?![\w])|(?![\w.,:/’'′]\w))",
        re.IGNORECASE,
    )
