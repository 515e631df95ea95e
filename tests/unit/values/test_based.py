"""Who wrote what a film is after."""

import pytest

from pipeline import Rules
from pipeline.values.based import find_author, find_source

TOLD = [
    ("based on the novel by Ida Berg", "en", "Ida Berg"),
    ("nach Motiven der Erzählung „Hol über“ von Ida Berg", "de", "Ida Berg"),
    ("d'après la nouvelle de Ida Berg", "fr", "Ida Berg"),
    ("dal romanzo omonimo di Ida Berg.", "it", "Ida Berg"),
    ("Eva Ott, по едноименния роман на Ида Берг", "bg", "Ида Берг"),
    ("Eva Ott (Berg Ida novellája alapján)", "hu", "Berg Ida"),
    ("על פי סיפור קצר מאת אידה ברגמן", "he", "אידה ברגמן"),
    ("dal romanzo Corte Bassa di Ida Berg.", "it", "Ida Berg"),
    ("dal racconto/from the short story Bottoni di/by Ida Berg", "it", "Ida Berg"),
    ("d'après le roman Les Heures de Ida Berg", "fr", "Ida Berg"),
    ("d'après Guy de Maupassant", "fr", "Guy de Maupassant"),
    ("Eva Ott efter Ida Bergs roman", "da", "Ida Berg"),
    ("Eva Ott nach Ida Bergs Roman", "de", "Ida Berg"),
    ("Ida Berg romaani „Märg maa“ ainetel", "et", "Ida Berg"),
    ("Berg Ida A késlekedő című elbeszélése alapján", "hu", "Berg Ida"),
    ("عن رواية «المقعد الشاغر» لـ إدوار قعوار", "ar", "إدوار قعوار"),
    ("според расказот „Кулата“ на Ида Берг", "mk", "Ида Берг"),
    ("nach dem Regen", "de", None),
    ("Eva Ott, Tom Berg", "en", None),
]


@pytest.mark.parametrize(("text", "language", "expected"), TOLD)
def test_source_authors(rules: Rules, text: str, language: str, expected: str | None) -> None:
    found = find_source(text, rules, (language,))
    assert (text[found.start : found.end] if found else None) == expected


def test_a_line_alone_names_a_work(rules: Rules) -> None:
    assert find_source("Nach dem Regen von Ida Berg", rules, ("de",), alone=True) is None
    assert find_source("Nach dem Roman von Ida Berg", rules, ("de",), alone=True) is not None


def test_authors_behind_a_label(rules: Rules) -> None:
    assert find_author("Ida Berg", rules, ("de",)) is None
    found = find_author("„Hol über“ von Ida Berg", rules, ("de",))
    assert found is not None
    assert found.start == 15
