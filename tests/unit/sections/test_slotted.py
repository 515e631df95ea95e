"""Timetables of time, strand and title, one below the other."""

from pipeline import Rules
from pipeline.model.page import Source
from pipeline.sections import split
from pipeline.text import page

PAGE = """Saturday 6 July 2024

GREAT HALL

10:00
Young Eyes
THE DUMPLING
directed by: Anna Berg, France, 2022, 54 min

14:00
Focus: Georgia
The Light below / Sinatle
directed by: Jan Falk, Georgia, 2023, 112 min

16:30
Focus: Georgia
The Vineyard
directed by: Ida Moore, Georgia, 2021, 90 min
"""


def test_strands_above_titles(rules: Rules) -> None:
    films = [e for e in split(page(Source.of(PAGE.encode(), path="page.txt")), rules) if e.subject == "film"]
    assert [e.title.text for e in films if e.title] == ["THE DUMPLING", "The Light below / Sinatle", "The Vineyard"]
