"""The places of a run's files: a folder and what fsspec reaches keep the same promises."""

import os
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.run.output import Folder, Output, RunError
from pipeline.run.remote import Remote


@pytest.fixture(params=["folder", "memory"])
def output(request, tmp_path) -> Output:
    return Folder(tmp_path / "deep" / "output") if request.param == "folder" else Remote(f"memory://{uuid4()}/out")


def put(output: Output, folder: Path, name: str, data: bytes) -> None:
    file = folder / "file"
    file.write_bytes(data)
    output.put(file, name)
    assert not file.exists()


def holds(output: Output, name: str, data: bytes) -> bool:
    return output.holds(name, len(data), sha256(data).hexdigest())


def test_files_are_put_replaced_and_removed(output) -> None:
    with output.workplace() as folder:
        assert not output.exists("a.jsonl")
        for data in (b"one", b"two"):
            put(output, folder, "a.jsonl", data)
            assert output.exists("a.jsonl")
            assert holds(output, "a.jsonl", data)
        assert not holds(output, "a.jsonl", b"one")
        assert not holds(output, "a.jsonl", b"three")
        output.remove("a.jsonl")
        output.remove("a.jsonl")
        assert not holds(output, "a.jsonl", b"two")
    assert not folder.exists()


@pytest.mark.parametrize("parts", [[], [b"a\n"], [b"a\n", b"", b"b\n"]])
def test_records_are_the_parts_joined(parts, output) -> None:
    with output.workplace() as folder:
        for number, data in enumerate(parts):
            put(output, folder, f"records/part-{number:05}.jsonl", data)
        assert output.parts() == [f"records/part-{number:05}.jsonl" for number in range(len(parts))]
        for _ in range(2):
            output.join(output.parts())
            assert holds(output, "records.jsonl", b"".join(parts))


def test_the_manifest_says_what_was_noted_last(output) -> None:
    with output.workplace():
        for line in (b'{"number": 3, "a": 1}', b'{"number": 12}', b'{"number": 3, "a": 2}'):
            output.note(int(line[11:13].rstrip(b",}")), line)
    with output.workplace():
        found = [output.noted(number) for number in (3, 12, 4)]
        assert [line and line.strip() for line in found] == [b'{"number": 3, "a": 2}', b'{"number": 12}', None]
        output.forget()
        assert output.noted(3) is None


def test_a_part_of_its_own_is_no_second_copy(tmp_path) -> None:
    output = Folder(tmp_path)
    with output.workplace() as folder:
        put(output, folder, "records/part-00000.jsonl", b"a\n")
        output.join(output.parts())
    assert (tmp_path / "records.jsonl").samefile(tmp_path / "records" / "part-00000.jsonl")


DAMAGED = [
    (b'{"number": 0, "x": 1}\n{"numb', b'{"number": 0, "x": 1}\n'),
    (b'{"number": 0, "x": 1}\n{"number": 1}', b'{"number": 0, "x": 1}\n'),
    (b"\x00\x00\n[]\nnull\n{}\n" + b'{"number": 0, "x": 1}\n', b'{"number": 0, "x": 1}\n'),
]


@pytest.mark.parametrize(("manifest", "line"), DAMAGED)
def test_a_manifest_that_was_cut_off_is_read_as_far_as_it_goes(manifest, line, tmp_path) -> None:
    (tmp_path / "manifest.jsonl").write_bytes(manifest)
    output = Folder(tmp_path)
    with output.workplace():
        assert output.noted(0) == line
        assert output.noted(1) is None
        output.note(2, b'{"number": 2}')
    with output.workplace():
        assert (output.noted(0), output.noted(2)) == (line, b'{"number": 2}\n')


def test_what_an_earlier_run_left_unfinished_is_taken_away(tmp_path) -> None:
    left = tmp_path / ".unfinished" / "cards-00000"
    left.mkdir(parents=True)
    (left.parent / "part-00000.jsonl").write_bytes(b"half")
    (left.parent / "away").symlink_to("/")
    with Folder(tmp_path).workplace() as folder:
        assert os.listdir(folder) == ["lock"]


def test_a_place_that_fsspec_does_not_know() -> None:
    with pytest.raises(RunError, match=r"nowhere://x: .*expected a folder or a URL"):
        Remote("nowhere://x")
