"""Names in running text, told apart by words, lists and place."""

import pytest

from pipeline import Rules
from pipeline.ner import entities


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("She studied at the London School of Arts.", "en", [("NAME", "She"), ("ORG", "London School of Arts")]),
        ("Anna Berg and Tom Hill met in France.", "en",
         [("PERSON", "Anna Berg"), ("PERSON", "Tom Hill"), ("PLACE", "France")]),
        ("Director of the Blue Hour Foundation, Anna Berg paints.", "en",
         [("ORG", "Blue Hour Foundation"), ("PERSON", "Anna Berg")]),
        ("an der Hochschule für bildende Künste in Genf", "de",
         [("ORG", "Hochschule für bildende Künste"), ("NAME", "Genf")]),
        ("diplômée de l’université de Lorient", "fr", [("ORG", "université de Lorient")]),
        ("At the Harbour Film Festival the Jury Prize went to it.", "en",
         [("NAME", "At"), ("FESTIVAL", "Harbour Film Festival"), ("AWARD", "Jury Prize")]),
        ("окончил ВГИК им. С.А. Иванова", "ru", [("ORG", "ВГИК им. С.А. Иванова")]),
        ("на кинофестивале «Парус»", "ru", [("FESTIVAL", "Парус")]),
        ("한빛대학교 연극영화학부에 다닌다", "ko", [("ORG", "한빛대학교 연극영화학부")]),
        ("2005年毕业于东海电影学院导演系", "zh", [("ORG", "东海电影学院")]),
        ("her film “Low Tide” was shown", "en", [("WORK", "Low Tide")]),
        ("nothing here has a name", "en", []),
    ],
)  # fmt: skip
def test_names_are_told_apart_by_words_and_place(
    text: str, language: str, expected: list[tuple[str, str]], rules: Rules
) -> None:
    (found,) = entities([text], rules, (language,))
    assert [(e.label, text[e.start : e.end]) for e in found] == expected


def test_several_texts_at_once_say_what_each_says_alone(rules: Rules) -> None:
    texts = ["She studied at Graz University.", "", "He won at the Harbour Film Festival."]
    assert entities(texts, rules, ("en",)) == [entities([t], rules, ("en",))[0] for t in texts]
