"""Names turned round and articles passed over: only where it is sure."""

from pathlib import Path

import pytest

from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import mentions
from pipeline.write.export.sorting import Order, family_given, nonfiling, order_of
from tests.unit.write.export.records import record


@pytest.fixture(scope="module")
def order(root: Path) -> Order:
    return order_of(root / "rules")


@pytest.mark.parametrize(
    ("name", "countries", "expected"),
    [
        ("Agnès Varda", ["FR"], "Varda, Agnès"),
        ("Edgar G. Ulmer", ["US", "DE"], "Ulmer, Edgar G."),
        ("Wong Kar-wai", ["FR"], None),
        ("Ilse van Aerschot", ["BE"], None),
        ("Ilona Varga", ["HU"], None),
        ("Ilona Varga", ["HU", "FR"], None),
        ("Ilona Varga", [], None),
        ("Ana García Ruiz", ["ES"], None),
        ("Madonna", ["US"], None),
        ("MGM Grand", ["US"], None),
    ],
)
def test_family_given(name: str, countries: list[str], expected: str | None, order: Order) -> None:
    film = record({"title": "X", "countries": countries})
    film = film.model_copy(update={"page": film.page.model_copy(update={"languages": ("en",)})})
    assert family_given(name, next(mentions(film, Losses())), order) == expected


@pytest.mark.parametrize(
    ("title", "languages", "expected"),
    [
        ("The Kiosk", [], 4),
        ("THE KIOSK", [], 4),
        ("“The Kiosk”", [], 5),
        ("The “Kiosk”", [], 5),
        ("Thesaurus", [], 0),
        ("The", [], 0),
        ("L'Avventura", ["it"], 2),
        ("L’Avventura", ["it"], 2),
        ("La strada", ["en"], 3),
        ("La La Land", ["en"], 0),
        ("Los Angeles Plays Itself", ["en"], 0),
        ("Die Taube", ["de"], 4),
        ("Die Hard", ["en"], 0),
        ("A Quiet Day", ["en"], 2),
        ("A Quiet Day", ["hr", "en"], 2),
        ("A jak život", ["cs"], 0),
        ("A harmadik kő", ["sk", "hu"], 2),
        ("Les", ["cs"], 0),
        ("Les v mlze", ["cs"], 0),
        ("Les Mistons", ["fr"], 4),
        ("O Caminho", ["pt"], 2),
        ("O Brother", ["en"], 0),
        ("Het jaar", ["nl"], 4),
        ("Το κύμα", ["el"], 3),
        ("Сталкер", ["ru"], 0),
        ("[Title not known]", ["en"], 0),
    ],
)
def test_nonfiling(title: str, languages: list[str], expected: int, order: Order) -> None:
    assert nonfiling(title, languages, order) == expected
