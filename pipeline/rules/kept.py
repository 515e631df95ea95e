"""Rules as an earlier start compiled them, kept in a folder of the user's own: a seventh of the time to load them.

What is kept holds for the same bytes of the rules, the same code and the same Python alone. A file that is broken,
or that anybody else could have written, is passed over and written anew.
"""

import os
import pickle
import re
import stat
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import Any

from pipeline.rules.load import Rules, load_rules, rules_digest, rules_directory
from pipeline.rules.naming import read_naming

_WHERE = "FILMFICHE_CACHE"  # the variable that names another folder, or says "off"
_FILES = 4  # states of the rules that are kept; of more the oldest go
_SUM = 32  # bytes before the rest, and a digest of it
_ROOMS = ("pipeline.rules.", "pipeline.model.")  # where what is kept may come from, besides:
_BESIDE = {("builtins", "frozenset"): frozenset, ("re", "_compile"): re.compile}
_BROKEN = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)


def kept_rules(directory: str | Path | None = None, ner: str | None = None) -> Rules:
    """As `load_rules`, from what an earlier start kept, where that still holds."""
    root = Path(directory) if directory is not None else rules_directory()
    folder = _folder()
    if folder is None or not root.is_dir():
        return load_rules(directory, ner)
    digest = rules_digest(root)
    path = folder / f"rules-{_key(root, digest)}"
    rules = _read(path)
    if rules is not None and rules.digest == digest:
        return replace(rules, directory=root, naming=read_naming(root / "ner.toml", ner))
    rules = load_rules(directory, ner)
    if rules.digest == digest:
        _write(path, rules)
    return rules


def _folder() -> Path | None:
    """Where compiled rules are kept; None where they are not."""
    told = os.environ.get(_WHERE)
    if told:
        return None if told == "off" else Path(told)
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        own = os.path.expanduser("~/Library/Caches")  # noqa: PTH111  Path.home() raises where there is no home
    else:
        own = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(own) / "filmfiche" if own and Path(own).is_absolute() else None


def _key(root: Path, digest: str) -> str:
    """What names a state of the rules, of the code that compiles them and of the Python that runs it."""
    seen = blake2b(f"{digest}\0{sys.version}\0{sys.implementation.cache_tag}\0".encode(), digest_size=16)
    seen.update(os.fsencode(root.absolute()))
    package = Path(__file__).parent.parent
    for room in ("rules", "model"):
        for path in sorted((package / room).glob("*.py")):
            seen.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()


def _read(path: Path) -> Rules | None:
    """The rules that a file keeps; None where it is not there, not the user's own, or broken."""
    try:
        if not _own(path.parent.lstat()):
            return None
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:  # noqa: PTH123
            if not _own(os.fstat(file.fileno())):
                return None
            told, data = file.read(_SUM), file.read()
        if blake2b(data, digest_size=_SUM).digest() != told:
            return None
        rules = _Unpickler(BytesIO(data)).load()
    except (OSError, *_BROKEN):
        return None
    return rules if isinstance(rules, Rules) else None


def _own(told: os.stat_result) -> bool:
    """Whether a file or folder is the user's, and nobody else may write it."""
    if not hasattr(os, "getuid"):
        return True
    return told.st_uid == os.getuid() and not told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, rules: Rules) -> None:
    """Nothing; the rules are kept, or not where the system refuses: they are in memory already."""
    held = BytesIO()
    _Pickler(held, pickle.HIGHEST_PROTOCOL).dump(rules)
    data = held.getvalue()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _own(path.parent.lstat()):
            return
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            beside = Path(file.name)
            try:
                file.write(blake2b(data, digest_size=_SUM).digest() + data)
                file.close()
                beside.replace(path)
            except BaseException:  # an interrupted start too must leave no half behind
                beside.unlink(missing_ok=True)
                raise
        there = sorted(path.parent.glob("rules-*"), key=lambda kept: kept.stat().st_mtime)
        for old in there[:-_FILES]:
            old.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Writes read-only tables too, and what is made of named parts so that it is fast to make again."""

    def reducer_override(self, held: Any) -> Any:
        """How a read-only table or a thing of named parts is made again; everything else as always."""
        if isinstance(held, MappingProxyType):
            return _read_only, (dict(held),)
        if is_dataclass(held) and not isinstance(held, type):
            return type(held), tuple([getattr(held, part.name) for part in fields(held)])
        return NotImplemented


def _read_only(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(table)


class _Unpickler(pickle.Unpickler):
    """Makes nothing but rules, whatever a file asks for."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of the rules by its name; `UnpicklingError` for any other."""
        if f"{module}.".startswith(_ROOMS) and "." not in name:
            return super().find_class(module, name)
        if module.partition(".")[0] == "pathlib" and name.endswith("Path"):
            return Path
        try:
            return _BESIDE[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of rules") from None
