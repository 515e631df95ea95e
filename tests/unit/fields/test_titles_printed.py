"""A title in capitals as the page prints it elsewhere."""

import pytest

from pipeline.fields import titles_printed

FACTS = "\nRegie: Ana Lindqvist\nJahr: 1999"

PAGES = [
    (f"Start > Filme > Der letzte Winter\n\nDER LETZTE WINTER{FACTS}", ["title: Der letzte Winter < titles#printed"]),
    (
        f"DER LETZTE WINTER{FACTS}\n\nDas Haus zeigt „Der letzte Winter“ noch einmal am Abend der Eröffnung.",
        ["title: Der letzte Winter < titles#printed"],
    ),
    (f"DER LETZTE WINTER{FACTS}\n\nDas war der letzte Winter vor dem Umzug der Familie in die Stadt am Meer.", []),
    (f"Der letzte Winter{FACTS}", []),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_capitals_of_a_title(text: str, expected: list[str], believed) -> None:
    assert believed(titles_printed, text) == expected
