"""`local/<code>.toml` → labels of one's own, beside those of the language files; and how such a file is written."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.model.fold import label_key
from pipeline.rules.schema import FACT_KEYS, OTHER_KEYS, SECTION_KEYS, Language
from pipeline.rules.tables import known_keys, phrase_table, read_table

LOCAL = "local"

Labels = Mapping[str, tuple[str, ...]]


def read_local(path: Path, roles: tuple[str, ...]) -> Labels:
    """The labels of one local file; `RuleError` for anything but a table `[labels]` of roles and fields."""
    table = read_table(path)
    known_keys(path, "top level", table, ("labels",))
    return phrase_table(path, "labels", table, (*roles, *FACT_KEYS, *SECTION_KEYS, *OTHER_KEYS))


def with_local(language: Language, directory: Path, roles: tuple[str, ...]) -> Language:
    """The language with the labels that its local file adds, or as it was where there is none."""
    path = directory / f"{language.code}.toml"
    if not path.is_file():
        return language
    labels = dict(language.labels)
    for key, added in read_local(path, roles).items():
        labels[key] = (*labels.get(key, ()), *added)
    return replace(language, labels=labels)


def with_label(labels: Labels, key: str, label: str) -> Labels:
    """The labels with one more; the same where it is there already."""
    there = labels.get(key, ())
    if label_key(label) in map(label_key, there):
        return labels
    return {**labels, key: (*there, label)}


def local_text(labels: Labels) -> str:
    """The text of a local file."""
    lines = ["# Labels taught on the review bench: role or field = as printed.", "[labels]"]
    lines += (
        f"{key} = {json.dumps(list(words), ensure_ascii=False)}" for key, words in sorted(labels.items()) if words
    )
    return "\n".join(lines).replace("\x7f", "\\u007f") + "\n"
