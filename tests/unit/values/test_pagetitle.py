"""What a page's metadata call it, and the title inside a heading that announces a showing."""

import pytest

from pipeline.model.page import Line, View
from pipeline.values.pagetitle import displayed, page_titles, site_names, without_site


def line(place: str, text: str) -> Line:
    return Line(View(text, range(len(text))), "meta", place)


META = [
    line("html/title", "Salt | Lumen Picture House"),
    line("og/site_name", "Lumen Picture House"),
    line("jsonld[0]/Event/location/name", "The Quay"),
    line("jsonld[1]/ScreeningEvent/workPresented/name", "Salt (restored)"),
    line("jsonld[2]/NewsArticle/name", "Ten years"),
]


def test_titles_and_sites() -> None:
    assert page_titles(META) == ["Salt | Lumen Picture House", "Salt (restored)", "Salt"]
    assert site_names(META) == {"lumen picture house", "the quay"}


def test_plain_pages_have_neither() -> None:
    assert page_titles([]) == []
    assert site_names([line("meta/author", "Ana Lindqvist")]) == frozenset()


SHOWN = [
    ("Salt at Lumen Picture House", "Salt"),
    ("Salt im LUMEN PICTURE HOUSE", "Salt"),
    ("SALT! at Lumen Picture House", "SALT!"),
    ("Lumen Picture House", "Lumen Picture House"),  # nothing would be left
    ("Late Shift: SALT AND IRON at Lumen Picture House", "SALT AND IRON"),
    ("A Friend of the House Presents ~ SALT", "SALT"),
    ("SALT AND IRON free showing", "SALT AND IRON"),
    ("SALT AND IRON presented by Quay Nights", "SALT AND IRON"),
    # No strand and no remark: a title of two parts, one word before the colon, capitals on both sides.
    ("Salt: A Love Story", "Salt: A Love Story"),
    ("xSx: RETURN OF THE SALT", "xSx: RETURN OF THE SALT"),
    ("QUAY NIGHTS presents S.A.L.T.", "QUAY NIGHTS presents S.A.L.T."),
    ("I.O. the Last Robot", "I.O. the Last Robot"),
    ("", ""),
]


@pytest.mark.parametrize(("heading", "title"), SHOWN)
def test_displayed(heading: str, title: str) -> None:
    view = displayed(View(heading, range(100, 100 + len(heading))), frozenset({"lumen picture house"}))
    assert view.text == title
    assert [heading[i - 100] for i in view.at] == list(title)


def test_a_site_of_three_letters_is_cut_off_nothing() -> None:
    assert without_site("The sea", frozenset({"sea"})) == len("The sea")
