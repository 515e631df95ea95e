"""Files are there whole or not at all."""

import os

import pytest

from pipeline.write.replace import replacing


def test_the_new_file_takes_the_old_ones_place_only_at_the_end(tmp_path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("old", encoding="utf-8")
    with replacing(path) as file:
        file.write("new\n")
        file.flush()
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_bytes() == b"new\n"
    assert os.listdir(tmp_path) == ["records.jsonl"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_leaves_what_was_there(error, tmp_path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(error), replacing(path) as file:
        file.write("half")
        raise error
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["records.jsonl"]


@pytest.mark.parametrize(("text", "keep_empty", "there"), [("", False, False), ("", True, True), ("x", False, True)])
def test_empty_files(text, keep_empty, there, tmp_path) -> None:
    path = tmp_path / "errors.jsonl"
    path.write_text("of an earlier run", encoding="utf-8")
    with replacing(path, keep_empty=keep_empty) as file:
        file.write(text)
    assert [p.name for p in tmp_path.iterdir()] == (["errors.jsonl"] if there else [])


def test_lone_surrogates_become_escapes_and_line_ends_stay(tmp_path) -> None:
    path = tmp_path / "a"
    with replacing(path) as file:
        file.write('"\udc80é"\n')
    assert path.read_bytes() == b'"\\udc80\xc3\xa9"\n'


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_permissions_are_those_of_an_ordinary_file(tmp_path) -> None:
    ordinary, path = tmp_path / "ordinary", tmp_path / "a"
    ordinary.touch()
    with replacing(path) as file:
        file.write("x")
    assert path.stat().st_mode == ordinary.stat().st_mode
