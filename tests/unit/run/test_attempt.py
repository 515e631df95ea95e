"""The failure boundary: one outcome a source, in order, whatever a stage does."""

import json

import pytest

from pipeline.model.page import Source
from pipeline.model.record import PageInfo, Record, SourceInfo
from pipeline.run import attempt as attempting
from pipeline.run.attempt import Extracted, Failed, attempt


def record_of(source: Source) -> Record:
    info = SourceInfo(path=source.path, media_type="text/plain", charset="utf-8", charset_from="x", sha256="0")
    return Record(id=source.id, source=info, page=PageInfo(kind="film", text="x"))


def source(path: str) -> Source:
    return Source.of(b"x", path=path)


ERRORS = [
    ValueError("bad\nvalue"), KeyError("year"), RecursionError("deep"), MemoryError(), AssertionError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"),
]  # fmt: skip


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_a_stage_that_raises_costs_one_page_only(error, rules, monkeypatch) -> None:
    def extract(one: Source, _: object, seconds: float) -> Record:
        if one.path == "b.txt":
            raise error
        return record_of(one)

    monkeypatch.setattr(attempting, "extract", extract)
    outcomes = list(attempt([source("a.txt"), source("b.txt"), source("c.txt")], rules))
    assert [type(o) for o in outcomes] == [Extracted, Failed, Extracted]
    failed = outcomes[1]
    assert (failed.path, failed.error) == ("b.txt", type(error).__name__)
    assert failed.message


def test_where_names_the_innermost_function_of_the_package(rules, monkeypatch) -> None:
    def extract(one: Source, _: object, seconds: float) -> Record:
        raise ValueError("outside")

    monkeypatch.setattr(attempting, "extract", extract)
    (outcome,) = attempt([source("a.txt")], rules)
    assert outcome.where == "pipeline.run.attempt._extracted"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_what_ends_a_process_ends_the_run(error, rules, monkeypatch) -> None:
    def extract(one: Source, _: object, seconds: float) -> Record:
        raise error

    monkeypatch.setattr(attempting, "extract", extract)
    with pytest.raises(error):
        list(attempt([source("a.txt")], rules))


def test_a_message_is_bounded(rules, monkeypatch) -> None:
    def extract(one: Source, _: object, seconds: float) -> Record:
        raise ValueError("x" * 100_000)

    monkeypatch.setattr(attempting, "extract", extract)
    (outcome,) = attempt([source("a.txt")], rules)
    assert len(outcome.to_json()) < 1000


NAMES = [
    (Failed("a.txt", "https://e.org", None, None, "E", "m"), "a.txt"),
    (Failed(None, "https://e.org", None, None, "E", "m"), "https://e.org"),
    (Failed(None, None, "feed.jsonl", 3, "E", "m"), "feed.jsonl:3"),
    (Failed(None, None, None, None, "E", "m"), "?"),
]


@pytest.mark.parametrize(("failed", "expected"), NAMES)
def test_a_failure_is_named(failed: Failed, expected: str) -> None:
    assert failed.name == expected
    assert json.loads(failed.to_json())["error"] == "E"


def test_outcomes_come_one_at_a_time(rules, monkeypatch) -> None:
    read: list[str] = []

    def endless():
        for number in range(1_000_000):
            read.append(str(number))
            yield source(f"{number}.txt")

    monkeypatch.setattr(attempting, "extract", lambda one, *_: record_of(one))
    outcomes = attempt(endless(), rules)
    next(outcomes)
    assert len(read) == 1
