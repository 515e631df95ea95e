"""Labels of one line: what they name, where they stand, which language's meaning counts."""

import pytest

from pipeline import Rules
from pipeline.sections.labels import bare_head, caps_heads, glued_head, heads_in
from pipeline.sections.meanings import in_two_tongues, meaning
from pipeline.sections.runs import quoted_heads, run_heads

MEANINGS = [
    ("Director", ("en",), ("director",)),
    ("• Réalisation :", ("fr",), ("director",)),
    ("Regie und Buch", ("de",), ("director", "screenwriter")),
    ("Writer & Director", ("en",), ("screenwriter", "director")),
    ("Director (co)", ("en",), ("director",)),
    # "and" glued to the second word
    ("سيناريو وإخراج", ("ar",), ("screenwriter", "director")),
    ("תסריט ובימוי", ("he",), ("screenwriter", "director")),
    # a dash between two labels, and one inside a label
    ("Σκηνοθεσία-Σενάριο", ("el",), ("director", "screenwriter")),
    ("Make-up", ("en",), ("makeup",)),
    ("Co-director & Make-up", ("en",), ("director", "makeup")),
    # a word that means different roles in different languages
    ("Régie", ("fr",), ("other",)),
    ("Regie", ("de",), ("director",)),
    ("Lavastaja", ("fi",), ("production_designer",)),
    ("Lavastaja", ("et",), ("director",)),
    # no language known: what most languages mean
    ("Regie", (), ("director",)),
    ("R", ("de",), ("director",)),
    ("Directing a film", ("en",), None),
    ("The quiet house", ("en",), None),
    ("", ("en",), None),
    ("—", ("en",), None),
]


@pytest.mark.parametrize(("head", "languages", "expected"), MEANINGS)
def test_meaning(head: str, languages: tuple[str, ...], expected: tuple[str, ...] | None, rules: Rules) -> None:
    found = meaning(head, rules, languages)
    assert (found and found[0]) == expected


# line, its language, keys and value of each label
HEADS = [
    ("Director: Ana Li", "en", [(("director",), "Ana Li")]),
    ("Regie: Eva Ott Drehbuch: Jan Ott", "de", [(("director",), "Eva Ott"), (("screenwriter",), "Jan Ott")]),
    ("Country | France |", "en", [(("country",), "France |")]),
    ("Režie - Eva Ott", "cs", [(("director",), "Eva Ott")]),
    ("Ռեժիսոր՝ Սուրեն Ավագյան", "hy", [(("director",), "Սուրեն Ավագյան")]),
    # brackets and slashes of East Asian pages
    ("【監督】森川真澄", "ja", [(("director",), "森川真澄")]),
    ("【監督】森川真澄【脚本】山田太郎", "ja", [(("director",), "森川真澄"), (("screenwriter",), "山田太郎")]),
    ("導演／蘇曉嵐", "zh", [(("director",), "蘇曉嵐")]),
    ("導演/蘇曉嵐", "zh", [(("director",), "蘇曉嵐")]),
    ("導演／蘇曉嵐　編劇／王小明", "zh", [(("director",), "蘇曉嵐"), (("screenwriter",), "王小明")]),
    ("國家／地區：台灣", "zh", [(("country",), "台灣")]),
    ("動畫／紀錄片", "zh", []),
    ("감독/각본 한서윤", "ko", []),
    ("台灣/法國", "zh", []),
    # a word in the midst of a sentence, in a script that cannot show it
    ("تتوزع الأدوار في هذا العمل الطويل الهادئ بين المدينة والقرية وهما مكانا الأحداث: القرية والمدينة", "ar", []),
    # facts behind the names
    ("Režie: Eva Ott / ČR 2020 / 14 min.", "cs", [(("director",), "Eva Ott"), (("facts",), "ČR 2020 / 14 min.")]),
    ("reż. Ewa Ott, Polska 2021, 17 min", "pl", [(("director",), "Ewa Ott"), (("facts",), "Polska 2021, 17 min")]),
    ("Director: Ana Li, Bo Ek", "en", [(("director",), "Ana Li, Bo Ek")]),
    ("Regie: Eva Ott, 8 Min., ab 4 J.", "de", [(("director",), "Eva Ott"), (("facts",), "8 Min., ab 4 J.")]),
    (
        "Produktion: Ufer Film, D 2019, dt. Erstaufführung",
        "de",
        [(("production",), "Ufer Film"), (("facts",), "D 2019, dt. Erstaufführung")],
    ),
    (
        "Regi: Eva Ott, 1942, USA, 88 min, engelska, 35 mm, bildformat: 1.37:1",
        "sv",
        [
            (("director",), "Eva Ott"),
            (("facts",), "1942, USA, 88 min, engelska, 35 mm"),
            (("aspect_ratio",), "1.37:1"),
        ],
    ),
    # the last word of a title is a label too
    ("MIT DIR, Regie: Eva Ott, Buch: Jo Falk", "de", [(("director",), "Eva Ott"), (("screenwriter",), "Jo Falk")]),
    # no labels
    ("18:00", "en", []),
    ("9 במאי: יום הניצחון", "he", []),
    ("https://example.org/director", "en", []),
]


@pytest.mark.parametrize(("line", "language", "expected"), HEADS)
def test_heads_in(line: str, language: str, expected: list[tuple[tuple[str, ...], str]], rules: Rules) -> None:
    heads = heads_in(line, rules, (language,))
    ends = [*(h.start for h in heads[1:]), *[len(line)] * bool(heads)]
    values = [line[h.value : end].strip(" 　/,") for h, end in zip(heads, ends, strict=True)]
    assert [(h.keys, v) for h, v in zip(heads, values, strict=True)] == expected


def test_a_run_of_capitals_is_labels_only_with_two_of_them(rules: Rules) -> None:
    found = caps_heads("REGIE Eva Ott DREHBUCH Jan Ott TON Uta Ahn", rules, ("de",))
    assert [h.keys for h in found] == [("director",), ("screenwriter",), ("sound",)]
    assert caps_heads("REGIE Eva Ott und Freunde", rules, ("de",)) == []


BARE = [
    ("Director Ana Li", "en", ("director",)),
    ("Director of Photography Ana Li", "en", ("cinematographer",)),
    ("Ana Li Director", "en", None),
    ("Director", "en", None),
]


@pytest.mark.parametrize(("line", "language", "expected"), BARE)
def test_bare_head(line: str, language: str, expected: tuple[str, ...] | None, rules: Rules) -> None:
    head = bare_head(line, rules, (language,))
    assert (head and head.keys) == expected


def test_a_number_glued_to_a_label(rules: Rules) -> None:
    head = glued_head("조회391", rules, ("ko",))
    assert head is not None
    assert (head.keys, head.value) == (("ignored",), 2)
    assert glued_head("abc391", rules, ("en",)) is None


ROWS = [
    (
        "Scénario Eva Ott, Jan Ott – Image Tom Hill – Son Mira Sand",
        "fr",
        [("screenwriter", "Scénario"), ("cinematographer", "Image"), ("sound", "Son")],
    ),
    (
        "reż. Eva Ott, zdj. Jan Ott, Tom Hill, muz. Jo Falk",
        "pl",
        [("director", "reż."), ("cinematographer", "zdj."), ("composer", "muz.")],
    ),
    (
        "Dir Eva Ott  Sc Jan Ott, from a play  Ph Tom Hill  Ed Mira Sand",
        "en",
        [("director", "Dir"), ("screenwriter", "Sc"), ("cinematographer", "Ph"), ("editor", "Ed")],
    ),
    ("Director Eva Ott won a prize, and the camera of Tom Hill another.", "en", []),
    ("Music, Camera, Editing", "en", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), ROWS)
def test_a_row_of_credits(text: str, language: str, expected: list[tuple[str, str]], rules: Rules) -> None:
    found = run_heads(text, rules, (language,))
    assert [(h.keys[0], text[h.start : h.end]) for h in found] == expected


TONGUES = [
    ("Kurgu Editing", ("tr",), "editor"),
    ("Rendezte Director", ("hu",), "director"),
    ("Director Ana", ("en",), None),
    ("Camera: Camera", ("en",), None),
]


@pytest.mark.parametrize(("text", "languages", "key"), TONGUES)
def test_a_label_in_two_languages(text: str, languages: tuple[str, ...], key: str | None, rules: Rules) -> None:
    told = meaning(text, rules, languages)
    assert (told[0][0] if told else None) == key


def test_half_a_label_that_the_rules_know(rules: Rules) -> None:
    assert in_two_tongues("O/Director", rules, ("fi",)) is not None
    assert in_two_tongues("2:30 / Director", rules, ("en",)) is None


QUOTED = [  # a line, its language, the labels behind the title it opens with
    (
        "„Sól” – reż. Ewa Ott, scen. Jan Ott, prod. Bombka",
        "pl",
        [(("director",), "Ewa Ott"), (("screenwriter",), "Jan Ott"), (("producer",), "Bombka")],
    ),
    (
        "“Sól i woda” – scen. i reż. Ewa Ott, prod. Bombka",
        "pl",
        [(("screenwriter", "director"), "Ewa Ott"), (("producer",), "Bombka")],
    ),
    ("„Sól” – reż. Ewa Ott", "pl", []),  # more likely a winner
    ("„Salz“, Regie Eva Ott, D 2019, 80 Min.", "de", [(("director",), "Eva Ott"), (("facts",), "D 2019, 80 Min.")]),
    ("„Sól” – prod. Bombka", "pl", []),
    ("„Sól” – reżyseria niezwykle oszczędna", "pl", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), QUOTED)
def test_labels_behind_a_quoted_title(
    text: str, language: str, expected: list[tuple[tuple[str, ...], str]], rules: Rules
) -> None:
    heads = quoted_heads(text, rules, (language,))
    ends = [*(h.start for h in heads[1:]), len(text)][: len(heads)]
    assert [(h.keys, text[h.value : end].strip(" ,")) for h, end in zip(heads, ends, strict=True)] == expected
