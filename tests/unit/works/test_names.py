"""Names of one person, and of two."""

import pytest

from pipeline.works.names import name_form

FORMS = [
    ("Andrey Tarkovsky", "Андрей Тарковский", "same"),
    ("Tarkovskij, Andrej", "Andrei Tarkowski", "same"),
    ("Андрей Арсеньевич Тарковский", "Andrei Tarkovsky", "shorter"),
    ("A. Tarkovsky", "Андрей Тарковский", "initial"),
    ("Tarkovsky", "Andrei Tarkovsky", "family"),
    ("Θόδωρος Αγγελόπουλος", "Theodoros Angelopoulos", "same"),
    ("თენგიზ აბულაძე", "Tengiz Abuladze", "same"),
    ("Սերգեյ Փարաջանով", "Sergei Parajanov", "same"),
    ("عباس کیارستمی", "Abbas Kiarostami", "same"),
    ("יוסף סידר", "Joseph Cedar", "unknown"),
    ("נדב לפיד", "Nadav Lapid", "same"),
    ("نادين لبكي", "Nadine Labaki", "same"),
    ("Yimou Zhang", "Zhang Yimou", "same"),
    ("Dsiga Wertow", "Дзига Вертов", "same"),
    ("Элиза Мурсан", "Элиза Муресан", "same"),
    ("Paula van der Oest", "Paula Oest", "same"),
    ("宮崎駿", "Hayao Miyazaki", "unknown"),
    ("서연우", "Seo Yeon-woo", "unknown"),
    ("Joel Coen", "Ethan Coen", "different"),
    ("J. Coen", "Ethan Coen", "different"),
    ("Lana Wachowski", "Lilly Wachowski", "different"),
    ("Luc Dardenne", "Jean-Pierre Dardenne", "different"),
    ("Yi Zhang", "Yi Zhong", "different"),
    ("J. C.", "Joel Coen", "different"),
    ("小津安二郎", "黒澤明", "different"),
    ("عباس کیارستمی", "محسن مخملباف", "different"),
    ("***", "Joel Coen", "unknown"),
]


@pytest.mark.parametrize(("a", "b", "form"), FORMS)
def test_form(joining, a, b, form) -> None:
    assert name_form(a, b, joining) == form
    assert name_form(b, a, joining) == form
