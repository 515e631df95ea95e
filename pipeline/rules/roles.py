"""`roles.toml` → the roles of credits and companies, each with its names in other vocabularies."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pipeline.model.issue import RuleError
from pipeline.rules.schema import Role
from pipeline.rules.tables import read_table


def read_roles(path: Path) -> dict[str, Role]:
    """Key → role, in the file's order; `RuleError` where a role does not say who may hold it."""
    roles = {}
    for key, part in read_table(path).items():
        holder = part.get("holder") if isinstance(part, Mapping) else None
        if holder not in ("person", "company", "either"):
            raise RuleError(f"{path}: [{key}] holder: expected person, company or either, got {holder!r}")
        roles[key] = Role(key, holder, MappingProxyType({k: str(v) for k, v in part.items() if k != "holder"}))
    return roles
