"""The strand that a breadcrumb names."""

import pytest

from pipeline.fields import strands_crumbs

FACTS = "\nDirector: Ana Lindqvist\nYear: 1999"
PEPPER = "\n\nPepper\nDirector: Tomas Brenner\nYear: 2001"

PAGES = [
    (f"Home > Films > Northern Lights > Salt\n\nSalt{FACTS}", ["section: Northern Lights < strands#crumb"]),
    (
        f"Home > Programme > Night Lights\n\nSalt{FACTS}\n\nNight Lights ★ Premiere\n",
        ["section: Night Lights < strands#crumb"],
    ),
    (f"Home > Programme > Night Lights\n\nSalt{FACTS}\n", ["section: Night Lights < strands#crumb"]),
    (
        f"Home > Programme > Shorts Competition > Films\n\nSalt{FACTS}",
        ["section: Shorts Competition < strands#crumb", "form: short < strands#crumb"],
    ),
    (f"Home > Films > Salt\n\nSalt{FACTS}", []),  # a menu's word
    (f"Home > Films > 12th Harbour Film Festival > Salt\n\nSalt{FACTS}", []),
    (
        f"Home > Programme > Night Shorts\n\nSalt{FACTS}{PEPPER}",
        ["section: Night Shorts < strands#crumb.page"] * 2,
    ),
    (
        f"Home > Programme > Night Shorts\n\nNight Shorts - 2\n\nThree nights.\n\nSalt{FACTS}{PEPPER}",
        ["section: Night Shorts - 2 < strands#crumb.page"] * 2,
    ),
    (f"Home > Films & Events > Salt\n\nSalt{FACTS}", []),
    (f"Salt\n\nHarbour Docs{FACTS}\n\nMore in Harbour Docs\nPepper\n", ["section: Harbour Docs < strands#others"]),
    (f"Salt{FACTS}\n\nMore in Harbour Docs\nPepper\n", []),  # named nowhere else
    (f"Films > Night Watch\n\nSalt{FACTS}", ["section: Night Watch < strands#crumb"]),
    (f"Programme / Night Watch\n\nSalt{FACTS}", ["section: Night Watch < strands#crumb"]),
    (f"Home — Programme — Night Watch\n\nSalt{FACTS}", ["section: Night Watch < strands#crumb"]),
    (f"News > Night Watch\n\nSalt{FACTS}", []),
    (f"Films A–Z / S\n\nSalt{FACTS}", []),
    (f"GEO / ENG\nFilms > Night Watch\n\nSalt{FACTS}", ["section: Night Watch < strands#crumb"]),
    (
        f"Home > Films > Documentary > Salt\n\nSalt{FACTS}",
        ["section: Documentary < strands#crumb", "form: documentary < strands#crumb"],
    ),
    (
        f"What's On / Shorts Competition / Night Watch\n\nShorts Competition 4: Night Watch\n\nSalt{FACTS}{PEPPER}",
        ["section: Shorts Competition 4: Night Watch < strands#crumb.page"] * 2,
    ),
    (
        f"トップ > プログラム > コンペティションB\n\nコンペティションB 「夜の港」\n\nSalt{FACTS}{PEPPER}",
        ["section: コンペティションB 「夜の港」 < strands#crumb.page"] * 2,
    ),
    (f"Salt{FACTS}{PEPPER}\n\nshop / now / write to us", []),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_strands(text: str, expected: list[str], believed) -> None:
    assert believed(strands_crumbs, text) == expected


def test_a_strand_tells_the_form_of_its_films(believed) -> None:
    told = believed(strands_crumbs, "Domů > Program > Soutěž krátkých filmů\n\nSůl\nRežie: Ana Lindqvist\nRok: 1999\n")
    assert told == ["section: Soutěž krátkých filmů < strands#crumb", "form: short < strands#crumb"]
