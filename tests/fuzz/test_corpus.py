"""Every hostile input gives what its row says, and the run goes on: no crash, no hang, nothing opened outside."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline import Rules, extract
from pipeline.model.page import Source
from pipeline.read import Failure, sources
from tests import dumps
from tests.fuzz.corpus import CASES, told

HANGS = 20  # seconds


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise AssertionError(f"still at it after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", CASES)
def test_it_gives_what_it_should(name: str, tmp_path: Path, rules: Rules) -> None:
    case = CASES[name]
    path = tmp_path / case.file
    path.write_bytes(case.make())
    found = []
    with no_longer_than(HANGS * 3):
        for outcome in sources([path]):
            if isinstance(outcome, Source):
                record = extract(outcome, rules)
                assert json.loads(record.to_json())["source"]["sha256"] == outcome.sha256
                found.append("page")
            elif isinstance(outcome, Failure):
                assert outcome.path.startswith(tmp_path.as_posix())
                found.append(f"fail {outcome.message}")
            else:
                found.append(f"skip {outcome.kind}")
    expected = told(list(case.gives))
    assert [f if f == e or (e.startswith("fail") and f.startswith("fail") and e[5:] in f) else f"{f} != {e}"
            for f, e in zip(found, expected, strict=False)] == found  # fmt: skip
    assert len(found) == len(expected), found


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 60


WATCHED = """
import os, sys, tempfile
from pathlib import Path
from pipeline.read import sources
folder, scratch = Path(sys.argv[1]), tempfile.gettempdir()
list(sources([folder / "a.parquet", folder / "a.mhtml"]))  # what libraries load on their first use
seen = []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        nameless = str(path) == scratch  # a temporary file that has no name and is gone when it is closed
        writes = mode is not None and "r" not in mode or isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        inside = str(path).startswith((str(folder), sys.prefix, sys.base_prefix, os.getcwd()))
        if not nameless and not isinstance(path, int) and (writes or not inside):
            seen.append((event, str(path), str(mode)))
    elif event.split(".")[0] in ("socket", "subprocess", "shutil", "ftplib", "urllib") or event in (
        "os.rename", "os.mkdir", "os.symlink", "os.link", "os.system", "os.exec", "os.fork"
    ):
        seen.append((event, repr(arguments)))
sys.addaudithook(watch)
outcomes = sum(1 for _ in sources([folder]))
print(outcomes, seen)
"""


def test_nothing_is_opened_outside_and_nothing_written(tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    for number, case in enumerate(CASES.values()):
        data = case.make()
        if len(data) < 1_000_000:
            (folder / f"{number:03}.{case.file.partition('.')[2]}").write_bytes(data)
    (folder / "a.parquet").write_bytes(dumps.parquet(dumps.PAGES))
    (folder / "a.mhtml").write_bytes(dumps.mhtml(dumps.address(0), b"<html>x"))
    (tmp_path / "secret.html").write_text("<html>secret")
    (folder / "out.html").symlink_to(tmp_path / "secret.html")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder)], cwd=root, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    outcomes, _, seen = done.stdout.strip().partition(" ")
    assert int(outcomes) > 60
    assert seen == "[]"
