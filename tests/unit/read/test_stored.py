"""Records read back from an earlier run."""

import pickle
from itertools import accumulate
from pathlib import Path

import pytest
import zstandard

from pipeline.read.stored import StoredError, stored, stored_batches

SAMPLES = Path(__file__).parents[3] / "output" / "samples" / "records.jsonl"
LINES = SAMPLES.read_bytes().splitlines(keepends=True)


def test_a_folder_a_file_and_parts_give_the_same(tmp_path: Path) -> None:
    parts = tmp_path / "records"
    parts.mkdir()
    (parts / "part-00000.jsonl").write_bytes(b"".join(LINES[:3]))
    (parts / "part-00001.jsonl.zst").write_bytes(zstandard.compress(b"".join(LINES[3:])))
    expected = [record.to_json() for record in stored(SAMPLES)]
    assert [record.to_json() for record in stored(tmp_path)] == expected
    assert [record.to_json() for record in stored(SAMPLES.parent)] == expected
    assert [line.decode().rstrip("\n") for line in LINES] == expected


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_bytes(LINES[0] + b'{"id": 3}\n')
    with pytest.raises(StoredError, match=r"records.jsonl:2: no record of this version"):
        list(stored(tmp_path))


def test_no_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no records; expected records\.jsonl"):
        list(stored(tmp_path))


@pytest.mark.parametrize("packed", [False, True])
def test_batches_are_lines_that_another_process_can_read(
    packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.read.stored._BATCH", len(LINES[0]) + 10)
    (tmp_path / "records.jsonl").write_bytes(b"".join(LINES) + b"\n" + LINES[0] + b"{}\n")
    if packed:
        (tmp_path / "part-00000.jsonl.zst").write_bytes(zstandard.compress((tmp_path / "records.jsonl").read_bytes()))
        (tmp_path / "records.jsonl").unlink()
    batches = list(stored_batches(tmp_path))
    assert len(batches) > 2
    assert [batch.at for batch in batches] == [0, *accumulate(batch.size for batch in batches)][:-1]
    assert sum(batch.size for batch in batches) == sum(map(len, LINES)) + 1 + len(LINES[0]) + 3
    found = []
    with pytest.raises(StoredError, match=rf"jsonl(\.zst)?:{len(LINES) + 3}: no record"):
        for batch in batches:
            for record in pickle.loads(pickle.dumps(batch)):  # noqa: S301  our own
                found.append(record.to_json())
    assert found == [line.decode().rstrip("\n") for line in (*LINES, LINES[0])]
