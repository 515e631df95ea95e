"""The languages of a text: from its words, its scripts, its labels, its letters."""

import pytest

from pipeline import Rules
from pipeline.values.tongue import guess_languages

TEXTS = [
    ("The house that stands in the woods is old and the people who live in it are young.", "en"),
    ("Das Haus steht im Wald, und die Leute, die darin wohnen, sind nicht alt.", "de"),
    ("森の中の家に住む人たちの話です。", "ja"),
    ("서울에서 온 사람들의 이야기", "ko"),
    ("בית ביער של אנשים צעירים", "he"),
    # nothing but labels
    ("Réalisation : Claire Vaubert\nScénario : Claire Vaubert", "fr"),
    ("Režija: Neža Podlesnik\nScenarij: Neža Podlesnik\nFotografija: Tine Bukovec\nZvok: Ana Hribar", "sl"),
    ("Ohjaaja: Aino Kangas\nLavastaja: Outi Lampi", "fi"),
    ("Režissöör: Ants Laas\nLavastaja: Ants Laas", "et"),
    ("Realização e Argumento: Nuno Tavira", "pt"),
    ("REGIE Lea Brugger DREHBUCH Lea Brugger, Timo Brack FOTOGRAFIE Sepp Halder", "de"),
    # nothing but letters
    ("Łukasz Gąsior, Zażółcić", "pl"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_surest_language(text: str, expected: str, rules: Rules) -> None:
    assert guess_languages(text, rules)[:1] == (expected,)


def test_labels_of_another_language_come_behind(rules: Rules) -> None:
    prose = "The house that stands in the woods is old and the people who live in it are young. " * 3
    assert guess_languages(f"{prose}\nOhjaaja: Aino Kangas\nKuvaaja: Esa Koski", rules) == ("en", "fi")


def test_what_the_markup_declares_comes_last(rules: Rules) -> None:
    assert guess_languages("The house that stands in the woods", rules, ("de-AT",)) == ("en", "de")
    assert guess_languages("12345", rules, ("sv",)) == ("sv",)
    assert guess_languages("12345", rules) == ()
