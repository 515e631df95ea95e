"""A run's figures as benchmarks/results.md, and a release's line of benchmarks/history.csv."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from statistics import median

from benchmarks.contenders import CONTENDERS, OURS
from benchmarks.figures import ASKED, Middle, Run, against, dump_rates, middle, rates

_CORPORA = {"html": "HTML pages", "text": "Text pages"}
_HEAD = ("release", "date", "machine", "python", *(asked.key for asked in ASKED))


def markdown(run: Run) -> str:
    """The page of results: what was asked and found, everybody side by side, stages, growth, the archive."""
    parts = [
        "# Results",
        "Written by `make bench`; [README.md](README.md) says what is measured and how.",
        _when(run),
        *_busy(run),
        "![Pages a second, side by side](results.svg)",
        "## What was asked",
        _table(("", "asked", "measured", ""), "lrrl", _asked(run)),
        *(part for corpus in run["side"] for part in _side(run, corpus)),
        *_missing(run.get("missing") or {}),
        *_stages(run),
        *_dump(run),
        *_growth(run),
        *_cold(run),
    ]
    return "\n\n".join(parts) + "\n"


def history(before: str, run: Run, release: str) -> str:
    """history.csv with a release's line, its medians, in place of an older one; empty where nothing was measured."""
    lines = [line for line in csv.reader(StringIO(before)) if line and line[0] not in ("release", release)]
    found = [asked.rounds(run) for asked in ASKED]
    told = [f"{median(rounds):.4g}" if rounds else "" for rounds in found]
    file = StringIO()
    written = csv.writer(file, lineterminator="\n")
    written.writerows([_HEAD, *lines, [release, run["date"], run["machine"], run["python"], *told]])
    return file.getvalue()


def number(value: float) -> str:
    """A figure as people read it: three digits that count, thousands parted."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _of(found: Middle) -> str:
    return f"{number(found.middle)} ({number(found.least)} – {number(found.most)})"


def _when(run: Run) -> str:
    """Where and when, and what the figures are."""
    where = f"{run['date']}, {run['machine']}, Python {run['python']}, filmfiche {run['filmfiche']}"
    return f"{where}: medians of {run['rounds']} rounds (least – most)."


def _busy(run: Run) -> Iterable[str]:
    """A warning where the machine had other work: of what the rounds took by the clock, the part not spent on them."""
    courses = [one for corpus in run["side"].values() for course in corpus.values() for one in course["rounds"]]
    wall, seconds = sum(one["wall"] for one in courses), sum(one["seconds"] for one in courses)
    if wall > 1.1 * seconds:
        yield (
            f"**The machine was busy**: {1 - seconds / wall:.0%} of the time on that core went to other work. Rates on "
            "one core count the seconds in which it worked for the measured process; the archive and the cold starts "
            "are taken by the clock, and a free machine does better."
        )


def _asked(run: Run) -> Iterable[Sequence[str]]:
    words = {True: "holds", False: "**missed**", None: "not measured"}
    for asked in ASKED:
        rounds = asked.rounds(run)
        limit = f"{'≥' if asked.more else '≤'} {asked.limit:g} {asked.unit}"
        yield asked.words, limit, _of(middle(rounds)) if rounds else "–", words[asked.holds(run)]


def _side(run: Run, corpus: str) -> Iterable[str]:
    yield f"## {_CORPORA[corpus]}"
    rows = []
    for name, course in run["side"][corpus].items():
        own = rates(run, corpus, name) or []
        ratio = against(run, corpus, name) if name != OURS else None
        pages = course["rounds"][0]["pages"]
        characters = median(one["characters"] / one["pages"] for one in course["rounds"])
        gives = f"{CONTENDERS[name].gives}, {number(characters)} characters"
        rows.append((
            f"{name} {course['version']}", gives, str(int(pages)), _of(middle(own)),
            _of(middle(ratio)) if ratio else "", f"{course['peak']:,.0f}",
        ))  # fmt: skip
    yield _table(("", "gives a page", "pages a round", "pages/s", "filmfiche is × as fast", "MiB"), "llrrrr", rows)


def _missing(missing: Mapping[str, str]) -> Iterable[str]:
    if missing:
        yield "Not measured: " + "; ".join(f"{name} ({why})" for name, why in missing.items()) + "."


def _stages(run: Run) -> Iterable[str]:
    if run.get("stages"):
        yield "## Where a page's time goes"
        yield "Milliseconds a page, names by our model."
        stages = run["stages"]
        rows = [(stage, *(_of(middle(stages[c][stage])) for c in stages)) for stage in next(iter(stages.values()))]
        sums = [number(sum(median(rounds) for rounds in stages[c].values())) for c in stages]
        yield _table(("", *(_CORPORA[c] for c in stages)), "l" + "r" * len(stages), [*rows, ("together", *sums)])


def _dump(run: Run) -> Iterable[str]:
    dump, found = run.get("dump"), dump_rates(run)
    if dump and found:
        computed = middle([2 * dump["pages"] / one["computed"] for one in dump["rounds"]])
        largest = middle([one["largest"] for one in dump["rounds"]])
        total = middle([one["total"] for one in dump["rounds"]])
        yield "## A web archive"
        yield (
            f"`fiche extract --jobs 2 --ner model` over {dump['pages']:,} pages of 40 KB "
            f"({number(dump['megabytes'])} MB of gzipped WARC), on any core: {_of(middle(found))} pages/s by the "
            f"clock, {_of(computed)} if two cores did nothing else (by the seconds computed); its largest process held "
            f"{_of(largest)} MiB, all together {_of(total)} MiB."
        )


def _growth(run: Run) -> Iterable[str]:
    if run.get("growth"):
        yield "## How cost grows"
        yield "Milliseconds of a page and of one ten times as long; ten would be straight."
        rows = []
        for kind, pair in run["growth"].items():
            times = [long / usual for long, usual in zip(pair["long"], pair["usual"], strict=True)]
            rows.append((kind, _of(middle(pair["usual"])), _of(middle(pair["long"])), _of(middle(times))))
        yield _table(("", "usual", "long", "times"), "lrrr", rows)


def _cold(run: Run) -> Iterable[str]:
    if run.get("cold"):
        yield "## Cold starts"
        yield "Seconds of whole commands, by the clock and computed; bytecode and compiled rules were there."
        rows = [
            (words, _of(middle(found["wall"])), _of(middle(found["computed"])))
            for words, found in run["cold"].items()
        ]
        yield _table(("", "clock", "computed"), "lrr", rows)


def _table(head: Sequence[str], sides: str, rows: Iterable[Sequence[str]]) -> str:
    rule = ["---:" if side == "r" else "---" for side in sides]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
