"""Compiled rules that are kept: the same rules, and never from a file that anybody else could have written."""

import os
import pickle
import re
import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from pipeline.rules import kept
from pipeline.rules.kept import kept_rules
from pipeline.rules.load import Rules, load_rules


def plain(held: Any) -> Any:
    """What rules hold, without what they are."""
    if is_dataclass(held):
        return type(held).__name__, [plain(getattr(held, f.name)) for f in fields(held) if f.name != "_opened"]
    if isinstance(held, Mapping):
        return type(held).__name__, [(plain(key), plain(value)) for key, value in held.items()]
    if isinstance(held, tuple):
        return type(held).__name__, [plain(part) for part in held]
    if isinstance(held, re.Pattern):
        return "pattern", held.pattern, held.flags
    return held


@pytest.fixture
def small(root: Path, tmp_path: Path) -> Path:
    """A directory of rules with two languages: quick to load."""
    shutil.copytree(root / "rules", tmp_path / "rules")
    for path in (tmp_path / "rules" / "labels").glob("*.toml"):
        if path.stem not in ("de", "en"):
            path.unlink()
    return tmp_path / "rules"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FILMFICHE_CACHE", str(tmp_path / "own" / "cache"))
    return tmp_path / "own" / "cache"


def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows by one whenever rules are compiled."""
    counted: list[int] = []

    def counting(*given: Any) -> Rules:
        counted.append(1)
        return load_rules(*given)

    monkeypatch.setattr(kept, "load_rules", counting)
    return counted


def test_kept_rules_are_those_of_the_files(small: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules, counted = load_rules(small), loads(monkeypatch)
    first, second = kept_rules(small), kept_rules(str(small))
    assert counted == [1]
    assert plain(first) == plain(second) == plain(rules)
    assert kept_rules(small, "model").naming == load_rules(small, "model").naming
    monkeypatch.chdir(small.parent)
    assert kept_rules(small.name).directory == Path(small.name)
    assert counted == [1]
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_another_state_of_the_rules_is_compiled_anew(
    small: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    counted = loads(monkeypatch)
    label = '[labels]\ndirector = ["Oberaufsicht {}"]\n'
    (small / "local").mkdir()
    for n in range(6):
        (small / "local" / "de.toml").write_text(label.format(n), encoding="utf-8")
        assert f"oberaufsicht {n}" in kept_rules(small).labels
        assert f"oberaufsicht {n}" in kept_rules(small).labels
    assert len(counted) == 6
    assert len(list(folder.iterdir())) == 4


@pytest.mark.parametrize("damage", [b"", b"\x00" * 100, None])
def test_a_broken_file_is_written_anew(
    small: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    counted = loads(monkeypatch)
    kept_rules(small)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-100] if damage is None else damage)
    kept_rules(small)
    kept_rules(small)
    assert len(counted) == 2


class Harm:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("harm",)


def test_a_file_makes_nothing_but_rules(
    small: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_rules(small)
    (file,) = folder.iterdir()
    monkeypatch.chdir(tmp_path)
    for held in (Harm(), [1, 2], pytest.raises):
        data = pickle.dumps(held)
        file.write_bytes(blake2b(data, digest_size=32).digest() + data)
        assert kept_rules(small).directory == small
    assert not (tmp_path / "harm").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="a system without owners of files")
@pytest.mark.parametrize("others", ["folder", "file", "link", "owner"])
def test_what_others_may_write_is_not_read(
    small: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: str
) -> None:
    counted = loads(monkeypatch)
    kept_rules(small)
    (file,) = folder.iterdir()
    if others == "link":
        file.rename(tmp_path / "elsewhere")
        file.symlink_to(tmp_path / "elsewhere")
    elif others == "owner":
        monkeypatch.setattr(os, "getuid", lambda: 4_711)
    else:
        (folder if others == "folder" else file).chmod(0o777)
    kept_rules(small)
    assert len(counted) == 2


def test_nothing_is_kept_where_that_is_not_wanted(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FILMFICHE_CACHE", "off")
    kept_rules(small)
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_made_hinders_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("FILMFICHE_CACHE", str(tmp_path / "file" / "cache"))
    assert kept_rules(small).directory == small
