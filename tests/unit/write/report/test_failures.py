"""errors.jsonl read back."""

import pytest

from pipeline.model.page import Source
from pipeline.run.attempt import guarded
from pipeline.write.report.failures import FAILURES, Failure, failures

LINES = [
    ('{"path": "a.html", "error": "ReadError", "message": "empty"}', Failure("a.html", "ReadError", "empty")),
    (
        '{"path": null, "uri": "https://e.org/", "container": "w.warc", "offset": 7, "error": "E", "where": "x.y"}',
        Failure("https://e.org/:7", "E", "", "x.y"),
    ),
    ("{}", Failure(f"{FAILURES}:1", "", "")),
    ("[1]", Failure(f"{FAILURES}:1", "damaged line", "expected a JSON object, found '[1]'")),
    ('{"path": "half', Failure(f"{FAILURES}:1", "damaged line", "expected a JSON object, found '{\"path\": \"half'")),
    ("[" * 100_000, Failure(f"{FAILURES}:1", "damaged line", f"expected a JSON object, found {'[' * 80!r}")),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=range(len(LINES)))
def test_failures(tmp_path, line, expected) -> None:
    (tmp_path / FAILURES).write_text(f"{line}\n\n", encoding="utf-8")
    assert list(failures(tmp_path)) == [expected]


def test_a_run_without_failures_has_none(tmp_path) -> None:
    assert list(failures(tmp_path)) == []


def test_what_a_run_writes_is_read(tmp_path) -> None:
    source = Source.of(b"x", path="a.txt")
    failed = guarded(source, lambda _: 1 // 0)
    (tmp_path / FAILURES).write_text(failed.to_json() + "\n", encoding="utf-8")
    (told,) = failures(tmp_path)
    assert (told.name, told.error, told.message) == (failed.name, "ZeroDivisionError", failed.message)
