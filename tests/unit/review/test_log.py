"""decisions.jsonl: every line on the disk before anybody is told, a torn line mended, foreign lines refused."""

import os
from pathlib import Path

import pytest

from pipeline.review.decision import Decision
from pipeline.review.log import DECISIONS, Log, LogError


def decision(number: int, **more: object) -> Decision:
    told = {"id": f"{number:016x}", "time": "2026-01-01T00:00:00+00:00", "reviewer": "eva", "verdict": "accept"}
    return Decision.model_validate({**told, "tool": "filmfiche 0", **more})


def write(folder: Path, *numbers: int) -> Log:
    log = Log(folder)
    with log.appending() as appender:
        appender.add([decision(n) for n in numbers])
    return log


def test_nothing_is_read_where_nothing_was_written(tmp_path: Path) -> None:
    assert Log(tmp_path).read() == []
    assert not (tmp_path / DECISIONS).exists()


def test_what_is_added_is_read_back_by_another(tmp_path: Path) -> None:
    log = write(tmp_path, 1, 2)
    assert [d.id[-1] for d in Log(tmp_path).read()] == ["1", "2"]
    assert log.read() == []  # its own lines are known


def test_each_line_is_synced_on_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda fd: (sizes.append(os.fstat(fd).st_size), sync(fd))[1])
    write(tmp_path, 1, 2, 3)
    lines = (tmp_path / DECISIONS).read_bytes().splitlines(keepends=True)
    assert sizes == [sum(map(len, lines[:n])) for n in (1, 2, 3)]


def test_who_appends_learns_what_others_wrote(tmp_path: Path) -> None:
    first = write(tmp_path, 1)
    write(tmp_path, 2)
    with first.appending() as appender:
        assert [d.id[-1] for d in appender.missed] == ["2"]
        appender.add([decision(3)])
    assert [d.id[-1] for d in Log(tmp_path).read()] == ["1", "2", "3"]


@pytest.mark.parametrize("cut", [1, 2, 40, 120])
def test_a_torn_last_line_is_set_aside_and_nothing_before_it_is_lost(tmp_path: Path, cut: int) -> None:
    write(tmp_path, 1, 2)
    path = tmp_path / DECISIONS
    data = path.read_bytes()
    last = data[data.index(b"\n") + 1 :]
    torn = last[: len(last) - 1 - cut]
    path.write_bytes(data[: len(data) - 1 - cut])
    assert [d.id[-1] for d in Log(tmp_path).read()] == ["1"]
    write(tmp_path, 3)
    assert [d.id[-1] for d in Log(tmp_path).read()] == ["1", "3"]
    assert (tmp_path / "decisions.torn").read_bytes() == torn + b"\n"


def test_a_whole_line_that_lost_only_its_end_is_kept(tmp_path: Path) -> None:
    write(tmp_path, 1, 2)
    path = tmp_path / DECISIONS
    path.write_bytes(path.read_bytes()[:-1])
    log = Log(tmp_path)
    with log.appending() as appender:
        assert [d.id[-1] for d in appender.missed] == ["1", "2"]
        appender.add([decision(3)])
    assert [d.id[-1] for d in Log(tmp_path).read()] == ["1", "2", "3"]
    assert not (tmp_path / "decisions.torn").exists()


@pytest.mark.parametrize("line", ["{}", "[]", "no json", '{"verdict": "accept"}'])
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str) -> None:
    write(tmp_path, 1)
    path = tmp_path / DECISIONS
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(LogError, match=r"decisions\.jsonl:2: expected a decision"):
        Log(tmp_path).read()


def test_an_unusual_line_end_inside_a_value_does_not_break_the_line(tmp_path: Path) -> None:
    with Log(tmp_path).appending() as appender:
        appender.add([decision(1, old="a\u2028b\r\nc\x85d"), decision(2)])
    assert [d.old for d in Log(tmp_path).read()] == ["a\u2028b\r\nc\x85d", None]
