"""`labels/<code>.toml` → `Language`."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.issue import RuleError
from pipeline.rules.schema import (
    AWARD_KEYS,
    BEHIND_KEYS,
    BIOGRAPHY_KEYS,
    COLOURS,
    FACT_KEYS,
    FORMS,
    NAME_KEYS,
    OTHER_KEYS,
    SECTION_KEYS,
    UNITS,
    WORD_KEYS,
    Example,
    Language,
)
from pipeline.rules.tables import Table, known_keys, phrase_table, phrases, read_table, string_table

_TABLES = (
    "joiners", "common", "labels", "units", "forms", "colours", "words", "prose", "behind", "biography", "awards",
    "places", "names", "boilerplate", "menu", "remarks", "more_from", "examples",
)  # fmt: skip


def read_language(path: Path, roles: tuple[str, ...]) -> Language:
    """The words of one language; `RuleError` for unknown keys, wrong shapes or an example without a text."""
    table = read_table(path)
    known_keys(path, "top level", table, _TABLES)
    return Language(
        code=path.stem,
        joiners=phrases(path, "joiners", table.get("joiners", [])),
        common=phrases(path, "common", table.get("common", [])),
        labels=phrase_table(path, "labels", table, (*roles, *FACT_KEYS, *SECTION_KEYS, *OTHER_KEYS)),
        units=phrase_table(path, "units", table, UNITS),
        forms=phrase_table(path, "forms", table, FORMS),
        colours=phrase_table(path, "colours", table, COLOURS),
        words=phrase_table(path, "words", table, WORD_KEYS),
        prose=phrase_table(path, "prose", table, roles),
        behind=phrase_table(path, "behind", table, (*roles, *BEHIND_KEYS)),
        biography=phrase_table(path, "biography", table, BIOGRAPHY_KEYS),
        awards=phrase_table(path, "awards", table, AWARD_KEYS),
        places=string_table(path, "places", table),
        names=phrase_table(path, "names", table, NAME_KEYS),
        boilerplate=phrases(path, "boilerplate", table.get("boilerplate", [])),
        menu=phrases(path, "menu", table.get("menu", [])),
        remarks=phrases(path, "remarks", table.get("remarks", [])),
        more_from=phrases(path, "more_from", table.get("more_from", [])),
        examples=_examples(path, table),
    )


def _examples(path: Path, table: Table) -> tuple[Example, ...]:
    found = []
    for number, example in enumerate(table.get("examples", []), 1):
        where = f"[[examples]] {number}"
        known_keys(path, where, example, ("text", "gives"))
        text, gives = example.get("text"), example.get("gives")
        if not isinstance(text, str) or not text.strip() or not isinstance(gives, Mapping):
            raise RuleError(f"{path}: {where}: expected text = '...' and gives = {{...}}")
        for key, values in gives.items():
            if not isinstance(values, list):
                raise RuleError(f"{path}: {where}: gives {key!r}: expected a list of values ([]: must stay empty)")
        found.append(Example(text, {k: tuple(v) for k, v in gives.items()}, path.name))
    return tuple(found)
