"""The ratchet of the gold pages: floors that only rise, known misses that only get fewer.

`python -m tests.gold.ratchet` says how things stand; `--update` pins them in ratchet.json, but refuses to
lower a floor or to add a miss unless `--allow-regression` says that this is meant.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import floor
from pathlib import Path

from pipeline import load_rules
from pipeline.read import sources
from pipeline.run.attempt import Extracted, attempt
from pipeline.score import Gold, Told, Verdict, compare, figures, read_gold, told
from pipeline.score.facts import FIELDS

HERE = Path(__file__).parent
PAGES = HERE / "pages"
RATCHET = HERE / "ratchet.json"


@dataclass(frozen=True)
class Ratchet:
    """F1 that must be reached per field ("CORE" and "ALL" too) and the misses that are known per page."""

    floors: Mapping[str, float]
    misses: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, path: Path = RATCHET) -> "Ratchet":
        """The ratchet as pinned; an empty one where nothing was pinned yet."""
        if not path.exists():
            return cls({}, {})
        pinned = json.loads(path.read_text(encoding="utf-8"))
        return cls(pinned["floors"], {stem: tuple(fields) for stem, fields in pinned["misses"].items()})

    def to_json(self) -> str:
        """The file's text: sorted, a page's misses on one line, so that a change shows as one line."""
        floors = ",\n".join(f"  {json.dumps(f)}: {self.floors[f]:.4f}" for f in sorted(self.floors))
        misses = ",\n".join(f"  {json.dumps(s)}: {json.dumps(sorted(self.misses[s]))}" for s in sorted(self.misses))
        return f'{{\n "floors": {{\n{floors}\n }},\n "misses": {{\n{misses}\n }}\n}}\n'


def fields_of(gold: Gold) -> tuple[str, ...]:
    """The fields a gold page is judged by."""
    people = ("person", "born", "birth_place", "died", "death_place", "events")
    return tuple(
        field
        for field in FIELDS
        if (scored := gold.scored_people if field in people else gold.scored) is None or field in scored
    )


@cache
def gold_pages() -> tuple[Gold, ...]:
    """The gold pages, in the order of their names."""
    return read_gold(PAGES)


@cache
def records() -> Mapping[str, Told]:
    """Stem → what the record of its page tells now; all pages are extracted once a process."""
    outcomes = attempt(sources([str(p) for p in sorted(PAGES.glob("*.txt"))]), load_rules())
    return {
        Path(o.record.source.path or "").stem: told(json.loads(o.line)) for o in outcomes if isinstance(o, Extracted)
    }


@cache
def verdicts() -> Mapping[str, Verdict]:
    """Stem → how its page does now."""
    return {gold.stem: compare(gold, records().get(gold.stem)) for gold in gold_pages()}


def standing() -> Ratchet:
    """How things stand now, as a ratchet."""
    judged = verdicts()
    result = figures(judged.values())
    scores = {field: count.f1 for field, count in result.fields.items()} | {
        "CORE": result.core.f1,
        "ALL": result.all.f1,
    }
    missed = {stem: tuple(dict.fromkeys(m.field for m in verdict.misses)) for stem, verdict in judged.items()}
    return Ratchet(
        {field: floor(score * 10_000) / 10_000 for field, score in scores.items()},
        {stem: fields for stem, fields in missed.items() if fields},
    )


def regressions(pinned: Ratchet, now: Ratchet) -> Iterator[str]:
    """A line for every floor that `now` would lower and every miss it would add."""
    if not pinned.floors:
        return
    for field, score in pinned.floors.items():
        if now.floors.get(field, 1.0) < score:
            yield f"{field}: F1 {now.floors[field]:.4f} is below the floor {score:.4f}"
    for stem, fields in now.misses.items():
        for field in fields:
            if field not in pinned.misses.get(stem, ()):
                yield f"{stem}: {field} was right and is not any more"


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 fine, 1 where things got worse."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--update", action="store_true", help="pin how things stand")
    parser.add_argument("--allow-regression", action="store_true", help="pin it even where it got worse")
    options = parser.parse_args(arguments)
    pinned, now = Ratchet.read(), standing()
    worse = list(regressions(pinned, now))
    for line in worse:
        print(line)
    for stem, fields in sorted(pinned.misses.items()):
        for field in fields:
            if field not in now.misses.get(stem, ()):
                print(f"{stem}: {field} is right now")
    if options.update and (not worse or options.allow_regression):
        RATCHET.write_text(now.to_json(), encoding="utf-8")
        print(f"pinned: CORE {now.floors['CORE']:.4f}, ALL {now.floors['ALL']:.4f}")
        return 0
    if options.update:
        print("not pinned: it got worse (--allow-regression pins it all the same)")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
