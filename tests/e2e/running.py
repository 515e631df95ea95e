"""`fiche extract` as a process of its own whose pages can end, stop or fill their worker, and small rules for it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

# What a page's first word does to its worker before the page is read. Workers are forked, so they inherit it.
FELLED = """
import os, signal, sys, time
from pipeline.run import attempt
from pipeline import extract

def felled(source, rules, seconds):
    word = source.data.split()[0]
    if word == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == b"crash":
        os._exit(7)
    if word == b"once":
        flag = os.environ["FLAG"] + source.path.rpartition("/")[2]
        if not os.path.exists(flag):
            open(flag, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
    if word == b"compute" and seconds or word == b"compute-always":
        while True: pass
    if word == b"sleep" and seconds or word == b"sleep-always":
        time.sleep(600)
    if word == b"slow":
        time.sleep(0.1)
    if word == b"full":
        raise MemoryError
    return extract(source, rules, seconds)

attempt.extract = felled
from pipeline.cli import main
main()
"""


def small_rules(folder: Path) -> Path:
    """Rules of one language, which load in a moment."""
    (folder / "labels").mkdir(parents=True)
    for path in (ROOT / "rules").glob("*.*"):
        shutil.copy2(path, folder)
    shutil.copy2(ROOT / "rules" / "labels" / "en.toml", folder / "labels")
    return folder


def text_of(number: int, word: str = "Salt") -> str:
    """A small page."""
    return f"{word} {number}\n\nDirector: Ana Lindqvist\nCountry: France\nYear: {1950 + number % 70}\n"


def feed_of(path: Path, count: int) -> Path:
    """A feed of small pages."""
    with path.open("w", encoding="utf-8") as feed:
        for number in range(count):
            page = {"url": f"https://example.org/{number}", "text": text_of(number)}
            feed.write(json.dumps(page) + "\n")
    return path


def started(*arguments: object, felled: bool = False, **environment: str) -> subprocess.Popen[str]:
    """`fiche extract` with arguments, running, in a session of its own."""
    command = [sys.executable, *(("-c", FELLED) if felled else ("-m", "pipeline"))]
    return subprocess.Popen(
        [*command, "extract", *map(str, arguments)], cwd=ROOT, env={**os.environ, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    )  # fmt: skip


def ended(process: subprocess.Popen[str], seconds: float = 120) -> subprocess.CompletedProcess[str]:
    """What a process printed and how it ended."""
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def files(folder: Path) -> dict[str, bytes]:
    """Everything a run wrote but the manifest, which tells of the run itself."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.jsonl")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def lines(path: Path) -> Iterator[dict]:
    """The objects of a file of JSON lines."""
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
