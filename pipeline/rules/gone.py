"""`gone.toml` → the titles that servers give to a page that is not there."""

import re
from pathlib import Path

from pipeline.model.fold import fold
from pipeline.model.issue import RuleError
from pipeline.rules.tables import phrases, read_table

_WORDS = re.compile(r"[\w']+")


def gone_key(title: str) -> str:
    """A title for look-up: its words in small letters without accents or marks."""
    return " ".join(_WORDS.findall(fold(title)))


def read_gone(path: Path) -> frozenset[str]:
    """The titles of all languages, as `gone_key` gives them; `RuleError` names file and key."""
    found: set[str] = set()
    for language, titles in read_table(path).items():
        keys = {gone_key(title) for title in phrases(path, language, titles)}
        if "" in keys:
            raise RuleError(f"{path}: {language}: expected titles with letters or figures")
        found |= keys
    return frozenset(found)
