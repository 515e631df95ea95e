"""Family names come first only where it is sure which they are."""

import pytest

from pipeline.values.inverted import Sorting, inverted, read_sorting


@pytest.fixture(scope="module")
def sorting(root) -> Sorting:
    return read_sorting(root / "rules" / "sorting.toml")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Grünwald", "Grünwald, Ada"),
        ("Пелагея Орлова", "Орлова, Пелагея"),
        ("Ελένη Βαρδή", "Βαρδή, Ελένη"),
        ("Mary-Ann O’Leary", "O’Leary, Mary-Ann"),
        ("H. C. Ruud", "Ruud, H. C."),
        ("Lena K. Moss", "Moss, Lena K."),
        ("Willem van Aalst", "Aalst, Willem van"),
        ("Piet van der Meer", "Meer, Piet van der"),
        ("Sandro De Lucca", "De Lucca, Sandro"),
        # not sure: a second given or a first family name, family names that stand first, no capitals, no person
        ("Ana García Ruiz", "Ana García Ruiz"),
        ("Kim Min-seo", "Kim Min-seo"),
        ("Tsai Yu-lin", "Tsai Yu-lin"),
        ("Trần Mai", "Trần Mai"),
        ("Юн Ки-дук", "Юн Ки-дук"),
        ("山田花子", "山田花子"),
        ("山田 花子", "山田 花子"),
        ("ليلى منصور", "ليلى منصور"),
        ("Madonna", "Madonna"),
        ("Grünwald, Ada", "Grünwald, Ada"),
        ("BBC Films", "BBC Films"),
        ("Omar bin Said", "Omar bin Said"),
        ("", ""),
    ],
)
def test_inverted(name: str, expected: str, sorting: Sorting) -> None:
    assert inverted(name, sorting) == expected


@pytest.mark.parametrize("language", ["hu", "vi"])
def test_no_order_is_sure_where_family_names_are_printed_first(language: str, sorting: Sorting) -> None:
    assert inverted("Varga Ilona", sorting, ("en", language)) == "Varga Ilona"
