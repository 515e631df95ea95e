"""`make bench`: filmfiche and other tools side by side, and whether it reaches what was asked of it.

Writes results.md and results.svg (and with --release a line of history.csv) into benchmarks/; README.md there says how
it is measured. The corpora and the figures (figures.json) stay in build/bench.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import cold, corpus, dump, turns
from benchmarks.contenders import CONTENDERS, SPACY
from benchmarks.figures import FIRST, VERSION, Run
from benchmarks.plot import svg
from benchmarks.processes import ALONE
from benchmarks.table import history, markdown
from pipeline import __version__

HERE = Path(__file__).parent
WORK = HERE.parent / "build" / "bench"
MAKERS = {"html": (corpus.html_page, ".html"), "text": (corpus.text_page, ".txt")}


def folders_of(name: str, rounds: int, pages: int) -> list[Path]:
    """The folders of a corpus, one for warming up and one a round, no page twice."""
    make, ending = MAKERS[name]
    folders = []
    for number in range(rounds + 1):
        folder = WORK / "pages" / name / str(number)
        corpus.write(folder, make, ending, range(number * pages, (number + 1) * pages))
        folders.append(folder)
    return folders


def side_by_side(name: str, folders: Sequence[Path]) -> tuple[dict[str, Any], dict[str, str]]:
    """What everybody did with a corpus, and why one did nothing. spaCy, which reads no HTML, gets the pages' text."""
    names = [one.name for one in CONTENDERS.values() if name in one.corpora]
    without = {}
    if name == "html" and not _texts_of(folders):
        names.remove(SPACY)
        without[SPACY] = "there is no text of the HTML pages without trafilatura"
    courses, missing = turns.in_turn(names, name, folders)
    return {one: asdict(course) for one, course in courses.items()}, missing | without


def _texts_of(folders: Sequence[Path]) -> bool:
    """Whether beside each folder of HTML one of its pages' main text stands, as trafilatura tells it."""
    command = [sys.executable, "-m", "benchmarks.maintext", *map(str, folders)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def measured(rounds: int, pages: int, archive: int) -> dict[str, Any]:
    """All figures; nothing of an archive where it shall have no pages."""
    run: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(), "machine": _machine(), "python": platform.python_version(),
        "filmfiche": __version__, "rounds": rounds, "side": {}, "missing": {}, "stages": {},
    }  # fmt: skip
    shutil.rmtree(WORK / "pages", ignore_errors=True)
    for name in MAKERS:
        _say(f"{name}: making {(rounds + 1) * pages} pages")
        folders = folders_of(name, rounds, pages)
        _say(f"{name}: side by side")
        run["side"][name], missing = side_by_side(name, folders)
        run["missing"] |= missing
        _say(f"{name}: stages")
        run["stages"][name] = _figures("benchmarks.stages", *map(str, folders))
    _say("growth")
    run["growth"] = _figures("benchmarks.growth", str(rounds))
    _say("cold starts")
    run["cold"] = {VERSION: cold.starts(cold.version, rounds), FIRST: cold.starts(cold.first_record, rounds)}
    if archive:
        path = WORK / f"{archive}.warc.gz"
        _say(f"web archive: making {archive} pages")
        subprocess.run([sys.executable, "-m", "benchmarks.dump", str(path), str(archive)], check=True)
        _say("web archive: reading it")
        found = [asdict(dump.read(path)) for _ in range(rounds)]
        run["dump"] = {"pages": archive, "megabytes": path.stat().st_size / 1e6, "rounds": found}
    return run


def _figures(module: str, *arguments: str) -> Any:
    """What a module prints, run in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    env = os.environ | ALONE
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env).stdout)


def _machine() -> str:
    """The processor's name, as Linux tells it, and how many cores there are."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        lines = []
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    return f"{named}, {os.cpu_count()} cores"


def _say(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


def written(run: Run, folder: Path, release: str | None) -> None:
    """Table, plot and, for a release, its line of the history into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.md").write_text(markdown(run), encoding="utf-8")
    (folder / "results.svg").write_text(svg(run), encoding="utf-8")
    if release:
        path = folder / "history.csv"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(history(before, run, release), encoding="utf-8")


def main() -> None:
    """Measure (or take the figures of an earlier run), write, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=200, help="pages of a round")
    parser.add_argument("--archive", type=int, default=20_000, help="pages of the web archive (0: none)")
    parser.add_argument("--release", help="add a line to history.csv under this name")
    parser.add_argument("--output", type=Path, default=HERE, help="where results go (for a trial)")
    parser.add_argument("--figures", type=Path, help="write those of an earlier run again; nothing is measured")
    asked = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    if asked.figures:
        run = json.loads(asked.figures.read_text(encoding="utf-8"))
    else:
        run = measured(asked.rounds, asked.pages, asked.archive)
        (WORK / "figures.json").write_text(json.dumps(run, indent=1), encoding="utf-8")
    written(run, asked.output, asked.release)
    print(markdown(run))


if __name__ == "__main__":
    main()
