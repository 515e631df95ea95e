"""The crosswalks in words: what the documentation shows is what the rules say."""

import pytest

from pipeline.write.export import FORMATS
from pipeline.write.export.elements import ELEMENTS
from pipeline.write.export.explained import documented, explained, overview


def test_the_mappings_in_the_tree_are_those_of_the_rules(root) -> None:
    path = root / "rules" / "exports" / "MAPPINGS.md"
    told = "fiche export --explain all --markdown > rules/exports/MAPPINGS.md"
    assert path.read_text(encoding="utf-8") == documented(root / "rules"), f"run: {told}"


@pytest.mark.parametrize("name", FORMATS)
def test_every_element_is_told_once_with_its_place_or_none(name, root) -> None:
    text = explained(name, root / "rules", markdown=True)
    rows = [line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")]
    assert [element for element in ELEMENTS if not any(element == r or element.startswith(f"{r}.") for r in rows)] == []
    assert name in overview(root / "rules")


def test_columns_of_text_line_up(root) -> None:
    _, _, head, *rows = explained("islandora", root / "rules").splitlines()
    at = head.index("goes to")
    assert all(row[at - 2 : at] == "  " and row[at] != " " for row in rows[: len(ELEMENTS)])
