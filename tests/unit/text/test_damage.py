import pytest

from pipeline.text.damage import damage


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("It’s fine", []),
        ("Itâ€™s not", ["â€™"]),
        ("AmÃ©lie", ["Ã©"]),
        ("KayÄ±p ÅŸehir", ["Ä±", "ÅŸ"]),
        ("Ð¡Ð¾Ð»Ð° Ð¡", ["Ð¡Ð¾Ð»Ð°"]),
        ("РџСЂРёРІРµС‚", ["РџСЂРёРІРµС‚"]),
        ("AMANHÃ”, disse. NÃO, «IRMû", []),
        ("Ñandú; Ð is Icelandic; Ålesund", []),
        ("СССР, РСФСР, Рёрих, Сєрый", []),
        ("à “votre” santé, ñ", []),
        ("Ÿ ÀÉÈ ÜÖÄ ŠĐŽ", []),
    ],
)
def test_mojibake_is_noticed(text: str, damaged: list[str]) -> None:
    remarks = list(damage(text))
    assert [text[start:end] for _, _, start, end in remarks] == damaged
    assert {code for code, *_ in remarks} <= {"text.mojibake"}


@pytest.mark.parametrize("codec", ["cp1251", "latin-1", "cp1252"])
@pytest.mark.parametrize("word", ["Солярис", "Режиссёр", "Їжак"])
def test_every_cyrillic_word_in_the_wrong_charset_is_noticed(word: str, codec: str) -> None:
    text = word.encode().decode(codec, "replace")
    assert any(code == "text.mojibake" for code, *_ in damage(text))


def test_replaced_characters_are_noticed_in_runs() -> None:
    assert list(damage("a \ufffd\ufffd b \ufffd")) == [
        ("text.replaced", "bytes that could not be decoded", 2, 4),
        ("text.replaced", "bytes that could not be decoded", 7, 8),
    ]


def test_remarks_are_bounded() -> None:
    assert len(list(damage("Ã© é " * 1000))) == 50
