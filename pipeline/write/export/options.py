"""What an export is asked for, and the crosswalk of its format as `rules/exports/<format>.toml` says it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pipeline.model.issue import RuleError
from pipeline.rules.roles import read_roles
from pipeline.rules.schema import Role
from pipeline.rules.tables import Table, known_keys, read_table, string_table
from pipeline.write.export.elements import ELEMENTS, is_element
from pipeline.write.export.holdings import held


class ProfileError(ValueError):
    """A profile that does not fit its format: the file, the key and what was expected."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """How records map to one format.

    `elements` says where each element of the record goes ("films.title" → "245 $a"; one that is not there,
    and is under none that is, the format cannot hold); `roles` names the column of roles.toml that the format
    uses; `profile` holds what a site may set, with the defaults; `table` is the whole file, for what only the
    format itself reads.
    """

    about: str
    elements: Mapping[str, str]
    roles: str | None = None
    profile: Mapping[str, object] = field(default_factory=dict)
    table: Table = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """What one export is asked for: its crosswalk, the roles, a site's profile over the defaults, a least confidence.

    `rules` is the directory they came from.
    """

    rules: Path
    roles: Mapping[str, Role]
    crosswalk: Crosswalk
    profile: Mapping[str, object]
    minimum_confidence: float | None = None


def options_for(
    name: str, rules: Path, profile: Path | None = None, minimum_confidence: float | None = None
) -> Options:
    """The options of an export to the format `name`; `RuleError` for rules, `ProfileError` for a site's profile."""
    crosswalk = read_crosswalk(rules / "exports" / f"{name}.toml")
    site = _read_profile(profile, crosswalk.profile) if profile is not None else {}
    roles = MappingProxyType(read_roles(rules / "roles.toml"))
    return Options(rules, roles, crosswalk, MappingProxyType(_over(crosswalk.profile, site)), minimum_confidence)


def read_crosswalk(path: Path) -> Crosswalk:
    """The crosswalk of a file; `RuleError` names the file and a key that is no element of a record."""
    table = read_table(path)
    try:
        elements = held(table)
    except RuleError as error:
        raise RuleError(f"{path}: {error}") from error
    told = string_table(path, "elements", table)
    for element in told:
        if not is_element(element):
            raise RuleError(f"{path}: [elements] {element!r}: expected an element of the record, as {ELEMENTS[0]!r}")
    about, roles, profile = table.get("about"), table.get("roles"), table.get("profile", {})
    if not isinstance(about, str) or not (roles is None or isinstance(roles, str)) or not isinstance(profile, Mapping):
        raise RuleError(f"{path}: expected about (a string), and roles (a string) and [profile] where they are there")
    return Crosswalk(about, MappingProxyType({**elements, **told}), roles, MappingProxyType(dict(profile)), table)


def _read_profile(path: Path, defaults: Mapping[str, object]) -> Table:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: expected a profile in TOML, UTF-8: {error}") from error
    try:
        known_keys(path, "profile", table, tuple(defaults))
    except RuleError as error:
        raise ProfileError(str(error)) from error
    _same_kinds(path, "", table, defaults)
    return table


def _same_kinds(path: Path, where: str, table: Mapping[str, object], defaults: Mapping[str, object]) -> None:
    """Nothing; `ProfileError` where a value is no such thing as the default it takes the place of."""
    for key, value in table.items():
        default = defaults[key]
        if type(value) is not type(default):
            raise ProfileError(f"{path}: {where}{key}: expected {type(default).__name__}, got {value!r}")
        if isinstance(value, Mapping) and isinstance(default, Mapping):
            try:
                known_keys(path, f"[{key}]", value, tuple(default))
            except RuleError as error:
                raise ProfileError(str(error)) from error
            _same_kinds(path, f"{key}.", value, default)


def _over(defaults: Mapping[str, object], site: Mapping[str, object]) -> dict[str, object]:
    """The defaults with a site's values over them, tables key by key."""
    merged = dict(defaults)
    for key, value in site.items():
        default = defaults[key]
        both = isinstance(value, Mapping) and isinstance(default, Mapping)
        merged[key] = {**default, **value} if both else value  # type: ignore[dict-item]
    return merged
