"""`festivals.toml` → `Festivals`: what a festival is called, where it is, and which edition a year had."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.rules.tables import Table, known_keys, phrases, read_table

Kind = Literal["festival", "award"]
K = TypeVar("K")

_LISTS = ("generic", "common")
_KEYS = ("name", "kind", "aliases", "country", "place", "hosts", "first", "runs", "gaps", "lag")
_RUN_KEYS = ("from", "edition", "to", "every")
_YEARS = range(1890, 2200)
_COUNTRY = re.compile(r"[A-Z]{2}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}")
_WORD = re.compile(r"[^\W_]{1,60}")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,100}[)\]]")
_LONGEST_NAME = 200  # a longer text is a paragraph, not a name; it is not looked up


@dataclass(frozen=True, slots=True)
class Run:
    """Years over which editions are counted without doubt: `edition` is that of the year `start`.

    `end` is the last year (None: still going on), `every` the years from one edition to the next.
    """

    start: int
    edition: int
    end: int | None = None
    every: int = 1

    def holds(self, year: int) -> bool:
        """Whether an edition of this run falls into the year (gaps left aside)."""
        return self.start <= year <= (self.end or _YEARS[-1]) and (year - self.start) % self.every == 0


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival, or a body that gives awards; `country` is ISO 3166-1, None where it belongs to no one country.

    `first` is the year of the first edition; `lag` the years from a film's year to the year its award is given.
    """

    key: str
    name: str
    kind: Kind = "festival"
    aliases: tuple[str, ...] = ()
    country: str | None = None
    place: str | None = None
    hosts: tuple[str, ...] = ()
    first: int | None = None
    runs: tuple[Run, ...] = ()
    gaps: frozenset[int] = frozenset()
    lag: int = 0

    def edition_of(self, year: int) -> int | None:
        """The number of the edition held in a year; None where there was none or the count is not certain."""
        if year in self.gaps:
            return None
        for run in self.runs:
            if run.holds(year):
                missed = sum(1 for gap in self.gaps if gap < year and run.holds(gap))
                return run.edition + (year - run.start) // run.every - missed
        return None

    def fits(self, year: int, edition: int) -> bool | None:
        """Whether this edition belongs to this year; None where nothing certain is known about the year.

        An award may be printed with the year of its films instead of the year it was given in.
        """
        known = {self.edition_of(year + late) for late in range(self.lag + 1)} - {None}
        return edition in known if known else None


@dataclass(frozen=True, slots=True)
class Festivals:
    """All festivals the rules know, ready for look-up by key, printed name or web host.

    `by_name` holds folded names, `by_words` the words that tell a name apart, in any order; a name two festivals
    share leads to both, in the file's order; `words` are those of all names.
    """

    by_key: Mapping[str, Festival]
    by_name: Mapping[str, tuple[Festival, ...]]
    by_words: Mapping[frozenset[str], tuple[Festival, ...]]
    by_host: Mapping[str, Festival]
    generic: frozenset[str]
    words: frozenset[str]

    def named(self, text: str) -> tuple[Festival, ...]:
        """The festivals a printed name may mean: none where it is unknown, several where they share it.

        The whole name goes before its telling words ("Festival international du film de Cannes": "cannes");
        the number of an edition before it, a year and what stands in brackets may be left standing.
        """
        if len(text) > _LONGEST_NAME:
            return ()
        return self._named(text) or self._named(_BRACKET.sub(" ", text))

    def knows(self, word: str) -> bool:
        """Whether a word of a text may be one of a name that `named` finds: each word of it is, brackets apart."""
        folded = _WORD.findall(fold(word))
        return all(w[0].isdigit() or w in self.words or w in self.generic or _ROMAN.fullmatch(w) for w in folded)

    def _named(self, text: str) -> tuple[Festival, ...]:
        words = _WORD.findall(fold(text))
        named = [w for i, w in enumerate(words) if not w[0].isdigit() and not (i == 0 and _ROMAN.fullmatch(w))]
        exact = self.by_name.get(" ".join(words)) or self.by_name.get(" ".join(named))
        return exact or self.by_words.get(frozenset(named) - self.generic, ())

    def at(self, host: str) -> Festival | None:
        """The festival whose web host this is, or whose subdomain ("44.mostra.org"); None for any other."""
        labels = host.lower().rstrip(".").split(".")
        for start in range(max(len(labels) - 6, 0), len(labels) - 1):
            found = self.by_host.get(".".join(labels[start:]))
            if found:
                return found
        return None

    def fits(self, name: str, year: int, edition: int) -> bool | None:
        """Whether any festival of this name had this edition in this year; None where that is not known for one."""
        answers = [festival.fits(year, edition) for festival in self.named(name)]
        return True if True in answers else None if None in answers or not answers else False


def read_festivals(path: Path) -> Festivals:
    """The festivals of one file; `RuleError` names the file, the festival and the key that is wrong."""
    table = read_table(path)
    generic, common = (frozenset(fold(w) for w in phrases(path, key, table.get(key, []))) for key in _LISTS)
    by_key: dict[str, Festival] = {}
    by_name: dict[str, tuple[Festival, ...]] = {}
    by_words: dict[frozenset[str], tuple[Festival, ...]] = {}
    by_host: dict[str, Festival] = {}
    for key, part in table.items():
        if key in _LISTS:
            continue
        if not isinstance(part, Mapping):
            raise RuleError(f"{path}: {key}: expected a table [{key}]")
        by_key[key] = festival = _festival(path, key, part)
        for name in (festival.name, *festival.aliases):
            words = _WORD.findall(fold(name))
            _add(by_name, " ".join(words), festival)
            telling = frozenset(w for w in words if not w[0].isdigit()) - generic
            if not telling <= common:
                _add(by_words, telling, festival)
        for host in festival.hosts:
            if host in by_host:
                raise RuleError(f"{path}: [{key}] hosts: {host!r} stands under [{by_host[host].key}] too")
            by_host[host] = festival
    return Festivals(
        MappingProxyType(by_key),
        MappingProxyType(by_name),
        MappingProxyType(by_words),
        MappingProxyType(by_host),
        generic,
        frozenset(word for name in by_name for word in name.split()),
    )


def _add(index: dict[K, tuple[Festival, ...]], at: K, festival: Festival) -> None:
    if festival not in index.get(at, ()):
        index[at] = (*index.get(at, ()), festival)


def _festival(path: Path, key: str, part: Table) -> Festival:
    where = f"[{key}]"
    known_keys(path, where, part, _KEYS)
    kind = part.get("kind", "festival")
    if kind not in ("festival", "award"):
        raise RuleError(f"{path}: {where} kind: expected 'festival' or 'award', got {kind!r}")
    country = _text(path, where, "country", part)
    if country is not None and not _COUNTRY.fullmatch(country):
        raise RuleError(f"{path}: {where} country: expected two capitals (ISO 3166-1 alpha-2), got {country!r}")
    name = _text(path, where, "name", part)
    if name is None:
        raise RuleError(f"{path}: {where} name: expected the name in English or its own language")
    hosts = phrases(path, f"{where} hosts", part.get("hosts", []))
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise RuleError(f"{path}: {where} hosts: expected a bare host in lower case, got {host!r}")
    runs, gaps = _runs(path, where, part), frozenset(_years(path, where, "gaps", part.get("gaps", [])))
    for gap in sorted(gaps):
        if not any(run.holds(gap) for run in runs):
            raise RuleError(f"{path}: {where} gaps: {gap} lies in none of the runs")
    first = _years(path, where, "first", [part["first"]])[0] if "first" in part else None
    if first is not None and runs and first > runs[0].start:
        raise RuleError(f"{path}: {where} first: {first} is later than the first run ({runs[0].start})")
    return Festival(
        key=key,
        name=name,
        kind="award" if kind == "award" else "festival",
        aliases=phrases(path, f"{where} aliases", part.get("aliases", [])),
        country=country,
        place=_text(path, where, "place", part),
        hosts=hosts,
        first=first,
        runs=runs,
        gaps=gaps,
        lag=_number(path, where, "lag", part, 0, 0, 3),
    )


def _runs(path: Path, where: str, part: Table) -> tuple[Run, ...]:
    listed = part.get("runs", [])
    if not isinstance(listed, list) or not all(isinstance(run, Mapping) for run in listed):
        raise RuleError(f"{path}: {where} runs: expected a list of tables, such as [{{ from = 1951, edition = 1 }}]")
    found: list[Run] = []
    for run in listed:
        known_keys(path, f"{where} runs", run, _RUN_KEYS)
        start = _years(path, where, "runs from", [run.get("from")])[0]
        end = _years(path, where, "runs to", [run["to"]])[0] if "to" in run else None
        edition = _number(path, where, "edition", run, None, 1, 300)
        if (end or start) < start or (found and (found[-1].end or _YEARS[-1]) >= start):
            raise RuleError(f"{path}: {where} runs: expected runs in order of years that do not overlap (from {start})")
        found.append(Run(start, edition, end, _number(path, where, "every", run, 1, 1, 10)))
    return tuple(found)


def _text(path: Path, where: str, key: str, part: Table) -> str | None:
    value = part.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise RuleError(f"{path}: {where} {key}: expected a non-empty string, got {value!r}")
    return value


def _years(path: Path, where: str, key: str, values: object) -> list[int]:
    if not isinstance(values, list) or not all(isinstance(v, int) and v in _YEARS for v in values):
        raise RuleError(f"{path}: {where} {key}: expected years from {_YEARS[0]} to {_YEARS[-1]}, got {values!r}")
    return values


def _number(path: Path, where: str, key: str, part: Table, default: int | None, low: int, high: int) -> int:
    value = part.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise RuleError(f"{path}: {where} {key}: expected a number from {low} to {high}, got {value!r}")
    return value
