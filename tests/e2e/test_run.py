"""A run that loses workers, itself or its disk: nothing is lost, and the next run ends as if nothing had been."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.running import children, ended, feed_of, files, lines, small_rules, started, text_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and fork")

PAGES = 300


@pytest.fixture(scope="module")
def rules(tmp_path_factory) -> Path:
    return small_rules(tmp_path_factory.mktemp("rules") / "rules")


@pytest.fixture(scope="module")
def feed(tmp_path_factory) -> Path:
    return feed_of(tmp_path_factory.mktemp("feed") / "feed.jsonl", PAGES)


@pytest.fixture(scope="module")
def whole(feed, rules, tmp_path_factory) -> dict[str, bytes]:
    """What an undisturbed run writes."""
    output = tmp_path_factory.mktemp("whole")
    done = ended(started(feed, "-o", output, "--rules", rules, "--jobs", "1", "-q"))
    assert (done.returncode, done.stderr) == (0, "")
    found = files(output)
    assert len(found["records.jsonl"].splitlines()) == PAGES
    return found


@pytest.mark.parametrize("more", [["--jobs", "2"], ["--jobs", "3", "--shard-pages", "7", "--no-join"]], ids=str)
def test_any_number_of_workers_gives_the_same_records(more, feed, rules, whole, tmp_path) -> None:
    assert ended(started(feed, "-o", tmp_path, "--rules", rules, "-q", *more)).returncode == 0
    found = files(tmp_path)
    parts = b"".join(found[name] for name in sorted(found) if name.startswith("records/"))
    assert parts == whole["records.jsonl"]
    assert ("records.jsonl" in found) == ("--no-join" not in more)


def test_compressed_parts(feed, rules, whole, tmp_path) -> None:
    import zstandard

    assert ended(started(feed, "-o", tmp_path, "--rules", rules, "-q", "--compress", "zst")).returncode == 0
    found = files(tmp_path)
    assert all(name.endswith(".jsonl.zst") for name in found)
    parts = [zstandard.ZstdDecompressor().stream_reader(found[name]).read() for name in sorted(found)]
    assert b"".join(parts) == whole["records.jsonl"]


def some_pages(folder: Path, words: dict[int, str], count: int = 40) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(text_of(number, words.get(number, "Salt")), encoding="utf-8")
    return folder


BAD = [  # the page's first word, its failure, the issue of its record
    ("kill", "WorkerEnded", None),
    ("crash", "WorkerEnded", None),
    ("compute-always", "PageHangs", None),
    ("sleep-always", "PageHangs", None),
    ("full", "MemoryError", None),
    ("compute", None, "page.budget"),
    ("sleep", None, "page.budget"),
    ("once", None, None),
]


def test_a_page_that_ends_or_stops_its_worker_costs_itself_alone(rules, tmp_path) -> None:
    words = {5 * place: word for place, (word, _, _) in enumerate(BAD)}
    pages = some_pages(tmp_path / "pages", words)
    arguments = (pages, "-o", tmp_path / "out", "--rules", rules, "--jobs", "2", "--page-seconds", "0.2")
    done = ended(started(*arguments, felled=True, FLAG=str(tmp_path / "flag-")))
    assert done.returncode == 1, done.stderr
    assert "40 sources = 35 records + 5 failures + 0 skips" in " ".join(done.stdout.split())
    errors = {Path(e["path"]).stem: e["error"] for e in lines(tmp_path / "out" / "errors.jsonl")}
    records = {Path(r["source"]["path"]).stem: r for r in lines(tmp_path / "out" / "records.jsonl")}
    assert list(records) == sorted({f"{n:02}" for n in range(40)} - set(errors)), "in the order of the input"
    for number, (word, error, code) in zip(words, BAD, strict=True):
        name = f"{number:02}"
        assert errors.get(name) == error, word
        if code is not None:
            assert [issue["code"] for issue in records[name]["issues"]].count(code) == 1
            assert (records[name]["films"], records[name]["page"]["text"].split()[0]) == ([], word)
    assert sum("page.budget" in str(record["issues"]) for record in records.values()) == 2
    # What workers' ends decided is tried again by the next run: here the pages behave.
    again = ended(started(*arguments))
    assert (again.returncode, again.stderr) == (0, "")
    assert len((tmp_path / "out" / "records.jsonl").read_bytes().splitlines()) == 40
    assert not (tmp_path / "out" / "errors.jsonl").exists()


def felling(process: subprocess.Popen[str], pause: float) -> int:
    """How many workers were killed, one now and then, until the run ended."""
    chance, felled = random.Random(7), 0
    while process.poll() is None:
        time.sleep(pause)
        workers = children(process.pid)
        if workers and process.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                felled += 1
    return felled


def test_workers_that_are_killed_cost_nothing_but_time(rules, tmp_path) -> None:
    pages = some_pages(tmp_path / "pages", dict.fromkeys(range(60), "slow"), 60)
    arguments = (pages, "--rules", rules, "--jobs", "2", "-q")
    process = started(*arguments, "-o", tmp_path / "felled", felled=True)
    felled = felling(process, 0.2)
    # Chance may fell three workers on one page: that page is named, and the next run reads it.
    assert ended(process).returncode in (0, 1)
    assert felled > 3
    assert ended(started(*arguments, "-o", tmp_path / "felled")).returncode == 0
    assert ended(started(*arguments, "-o", tmp_path / "whole")).returncode == 0
    assert files(tmp_path / "felled") == files(tmp_path / "whole")


@pytest.fixture(scope="module")
def slow(tmp_path_factory) -> Path:
    """Pages of 0.1 s each, so that a run can be caught in the middle."""
    return some_pages(tmp_path_factory.mktemp("slow") / "pages", dict.fromkeys(range(40), "slow"))


def caught(slow: Path, rules: Path, output: Path) -> subprocess.Popen[str]:
    """A run of which a shard is finished, and the last ones are not."""
    process = started(slow, "-o", output, "--rules", rules, "--jobs", "2", "--shard-pages", "6", "-q", felled=True)
    until = time.monotonic() + 60
    manifest = output / "manifest.jsonl"
    while not manifest.exists() or b"\n" not in manifest.read_bytes():
        assert time.monotonic() < until
        assert process.poll() is None, ended(process).stderr
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda n: n.name)
def test_a_run_that_is_ended_goes_on_where_it_was(number, slow, rules, tmp_path) -> None:
    process = caught(slow, rules, tmp_path / "cut")
    workers = children(process.pid)
    if number is signal.SIGINT:
        os.killpg(process.pid, number)  # as Ctrl-C does
    else:
        process.send_signal(number)
    done = ended(process)
    assert done.returncode == (-signal.SIGKILL if number is signal.SIGKILL else 130)
    assert "Traceback" not in done.stderr
    assert ("goes on from here" in done.stderr) == (number is not signal.SIGKILL)
    assert not (tmp_path / "cut" / "records.jsonl").exists()
    until = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until, "workers end with their run"
        time.sleep(0.02)
    arguments = ("--rules", rules, "--shard-pages", "6")
    again = ended(started(slow, "-o", tmp_path / "cut", *arguments))
    assert again.returncode == 0, again.stderr
    assert "kept from an earlier run" in again.stdout
    assert ended(started(slow, "-o", tmp_path / "whole", *arguments)).returncode == 0
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_two_runs_do_not_share_an_output(slow, rules, tmp_path) -> None:
    process = caught(slow, rules, tmp_path)
    process.send_signal(signal.SIGSTOP)
    second = ended(started(slow, "-o", tmp_path, "--rules", rules))
    assert second.returncode == 2
    assert f"another run is writing to {tmp_path}" in second.stderr
    process.send_signal(signal.SIGCONT)
    assert ended(process).returncode == 0


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A file system of 300 KB, which can be made larger."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("needs to be root to mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_is_said_and_costs_nothing_but_time(disk, feed, rules, whole) -> None:
    arguments = (feed, "-o", disk / "out", "--rules", rules, "--jobs", "2", "-q")
    done = ended(started(*arguments))
    assert done.returncode == 2
    assert f"cannot write under {disk}" in done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
    assert ended(started(*arguments)).returncode == 0
    assert files(disk / "out") == whole


@pytest.mark.long
def test_twenty_thousand_pages_through_everything(disk, rules, tmp_path) -> None:
    """A worker is killed every second, the run itself twice, the disk is full: at the end nothing has happened."""
    feed = feed_of(tmp_path / "feed.jsonl", 20_000)
    arguments = (feed, "--rules", rules, "--jobs", "2", "-q")
    assert ended(started(*arguments, "-o", tmp_path / "whole"), 1_800).returncode == 0
    output, manifest = disk / "out", disk / "out" / "manifest.jsonl"
    for shards in (4, 8):
        subprocess.run(["mount", "-o", "remount,size=500m", disk], check=True)
        process = started(*arguments, "-o", output)
        threading.Thread(target=felling, args=(process, 1.0)).start()
        while not manifest.exists() or manifest.read_bytes().count(b"\n") < shards:
            assert process.poll() is None, ended(process).stderr
            time.sleep(0.1)
        process.kill()
        assert ended(process).returncode == -signal.SIGKILL
    used = sum(map(len, files(output).values())) // 1024
    subprocess.run(["mount", "-o", f"remount,size={used + 8_000}k", disk], check=True)
    full = ended(started(*arguments, "-o", output), 1_800)
    assert (full.returncode, "No space left on device" in full.stderr) == (2, True), full.stderr
    subprocess.run(["mount", "-o", "remount,size=500m", disk], check=True)
    process = started(*arguments, "-o", output)
    assert felling(process, 1.0) > 0
    assert ended(process).returncode in (0, 1)
    assert ended(started(*arguments, "-o", output), 1_800).returncode == 0
    assert files(output) == files(tmp_path / "whole")
