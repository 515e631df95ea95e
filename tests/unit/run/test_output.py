"""What a run leaves on disk."""

import json
import os

import pytest

from pipeline.read import Skip
from pipeline.run.attempt import Extracted, Failed
from pipeline.run.output import written
from pipeline.write.formats import Format
from tests.unit.run.test_attempt import record_of, source


def extracted(path: str) -> Extracted:
    record = record_of(source(path))
    return Extracted(record, record.to_json())


FAILED = Failed("b.txt", None, None, None, "ReadError", "is empty")

CASES = [
    ([extracted("a.txt"), extracted("c.txt")], [Format.JSONL], {"records.jsonl"}),
    ([extracted("a.txt"), FAILED], [Format.JSONL], {"records.jsonl", "errors.jsonl"}),
    ([FAILED, Skip("a.png", "image")], [Format.JSONL], {"records.jsonl", "errors.jsonl"}),
    ([extracted("a.txt")], [Format.JSON], {f"a-{source('a.txt').id}.json"}),
    ([extracted("a.txt")], [Format.JSON, Format.JSONL], {"records.jsonl", f"a-{source('a.txt').id}.json"}),
    ([], [Format.JSONL], {"records.jsonl"}),
]


@pytest.mark.parametrize(("outcomes", "formats", "files"), CASES)
def test_files(outcomes, formats, files, tmp_path) -> None:
    directory = tmp_path / "deep" / "output"
    assert list(written(outcomes, directory, formats)) == outcomes
    assert set(os.listdir(directory)) == files
    if "records.jsonl" in files:
        lines = (directory / "records.jsonl").read_text(encoding="utf-8").splitlines()
        assert lines == [o.line for o in outcomes if isinstance(o, Extracted)]
    if "errors.jsonl" in files:
        errors = [json.loads(line) for line in (directory / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [e["message"] for e in errors] == ["is empty"]


def test_an_interrupted_run_leaves_the_records_of_the_one_before(tmp_path) -> None:
    list(written([extracted("a.txt"), FAILED], tmp_path, [Format.JSONL]))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def interrupted():
        yield extracted("z.txt")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(written(interrupted(), tmp_path, [Format.JSONL]))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_run_without_failures_takes_old_errors_away(tmp_path) -> None:
    list(written([FAILED], tmp_path, [Format.JSONL]))
    list(written([extracted("a.txt")], tmp_path, [Format.JSONL]))
    assert os.listdir(tmp_path) == ["records.jsonl"]
