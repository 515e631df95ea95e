"""TOML files → checked tables; every complaint names the file and the key."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.model.issue import RuleError

Table = Mapping[str, Any]


def read_table(path: Path) -> Table:
    """The table of one TOML file; `RuleError` where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: expected a TOML file in UTF-8: {error}") from error


def read_json(path: Path) -> Table:
    """The table of one JSON file that `pipeline.rules.cldr` wrote; `RuleError` where it cannot be read."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RuleError(f"{path}: expected a JSON file in UTF-8: {error}") from error
    if not isinstance(table, Mapping):
        raise RuleError(f"{path}: expected a JSON object")
    return table


def known_keys(path: Path, where: str, table: Table, allowed: tuple[str, ...]) -> None:
    """Nothing; `RuleError` for a key that nobody reads (most often a slip of the pen)."""
    for key in table:
        if key not in allowed:
            raise RuleError(f"{path}: {where}: unknown key {key!r}; expected one of {', '.join(sorted(allowed))}")


def phrases(path: Path, where: str, value: object) -> tuple[str, ...]:
    """A list of non-empty strings as a tuple."""
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise RuleError(f"{path}: {where}: expected a list of non-empty strings, got {value!r}")
    return tuple(value)


def phrase_table(path: Path, name: str, table: Table, allowed: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The table `[name]` of a file: key → phrases; only `allowed` keys."""
    part = table.get(name, {})
    if not isinstance(part, Mapping):
        raise RuleError(f"{path}: [{name}]: expected a table")
    known_keys(path, f"[{name}]", part, allowed)
    return {key: phrases(path, f"[{name}] {key}", value) for key, value in part.items()}


def string_table(path: Path, name: str, table: Table) -> dict[str, str]:
    """The table `[name]` of a file: string → string; `RuleError` for any other value or an empty key."""
    part = table.get(name, {})
    if not isinstance(part, Mapping) or not all(k and isinstance(v, str) for k, v in part.items()):
        raise RuleError(f"{path}: [{name}]: expected a table of strings")
    return dict(part)
