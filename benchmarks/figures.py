"""What was measured, as numbers: medians with the least and the most, ratios pair by pair, and what was asked of them.

A run's figures are one JSON object (`Run`), so that table, plot and history can be written again without measuring.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.contenders import OURS, RULES, SPACY, TRAFILATURA

VERSION, FIRST = "fiche --version", "fiche extract, one page"
Run = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of some rounds, the least and the most."""

    middle: float
    least: float
    most: float


def middle(rounds: Sequence[float]) -> Middle:
    """The median of rounds with their ends."""
    return Middle(median(rounds), min(rounds), max(rounds))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Ours over theirs, round by round: what disturbed the machine for a while disturbed both."""
    return [a / b for a, b in zip(ours, theirs, strict=True)]


def rates(run: Run, corpus: str, name: str) -> list[float] | None:
    """Pages a second of each round of a contender, None where it was not measured."""
    course = run["side"].get(corpus, {}).get(name)
    return [one["pages"] / one["seconds"] for one in course["rounds"]] if course else None


def against(run: Run, corpus: str, theirs: str, ours: str = OURS) -> list[float] | None:
    """Ours over theirs on a corpus, None where either was not measured."""
    a, b = rates(run, corpus, ours), rates(run, corpus, theirs)
    return None if a is None or b is None else ratios(a, b)


def growth(run: Run, kind: str) -> list[float] | None:
    """How many times as much as a usual page a long one cost, a round each; the kinds whose name begins so together."""
    told = run.get("growth") or {}
    found = [ratios(pair["long"], pair["usual"]) for name, pair in told.items() if name.startswith(kind)]
    return [max(some) for some in zip(*found, strict=True)] if found else None


def dump_rates(run: Run) -> list[float] | None:
    """Pages a second of each run over the web archive."""
    dump = run.get("dump")
    return [dump["pages"] / one["wall"] for one in dump["rounds"]] if dump else None


def _largest(run: Run) -> list[float] | None:
    # Asked in MB, measured in MiB.
    return [one["largest"] * 1.048576 for one in run["dump"]["rounds"]] if run.get("dump") else None


def _cold(key: str) -> Callable[[Run], list[float] | None]:
    return lambda run: (run.get("cold") or {}).get(key, {}).get("wall")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked: a name for history.csv, its words, the limit, its unit, whether more is better."""

    key: str
    words: str
    limit: float
    unit: str
    more: bool
    rounds: Callable[[Run], list[float] | None]

    def holds(self, run: Run) -> bool | None:
        """Whether the median reaches the limit; None where it was not measured."""
        rounds = self.rounds(run)
        if not rounds:
            return None
        found = middle(rounds).middle
        return found >= self.limit if self.more else found <= self.limit


ASKED = (
    Asked("html", "HTML, whole records, names by our model", 300, "pages/s", True, lambda r: rates(r, "html", OURS)),
    Asked("html_rules", "HTML, whole records, rules alone", 700, "pages/s", True, lambda r: rates(r, "html", RULES)),
    Asked("text", "text, whole records, names by our model", 500, "pages/s", True, lambda r: rates(r, "text", OURS)),
    Asked(
        "trafilatura", "HTML, whole records over trafilatura's text", 2, "times", True,
        lambda r: against(r, "html", TRAFILATURA),
    ),
    Asked(
        "spacy", "HTML, whole records over spaCy en_core_web_sm on the pages' text", 28, "times", True,
        lambda r: against(r, "html", SPACY),
    ),
    Asked("warc", "WARC to records, two jobs", 500, "pages/s", True, dump_rates),
    Asked("worker", "the largest process of that run", 250, "MB", False, _largest),
    Asked("longer_text", "a text page ten times as long", 12, "times the cost", False, lambda r: growth(r, "text")),
    Asked("longer_html", "an HTML page ten times as long", 12, "times the cost", False, lambda r: growth(r, "HTML")),
    Asked(
        "programme", "a programme of 1,000 films for one of 100", 12, "times the cost", False,
        lambda r: growth(r, "programme"),
    ),
    Asked("version", "fiche --version", 0.25, "s", False, _cold(VERSION)),
    Asked("first", "the first record of a cold start", 1.2, "s", False, _cold(FIRST)),
)  # fmt: skip
