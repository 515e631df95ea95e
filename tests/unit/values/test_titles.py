"""A printed title: quotation marks, other titles, year, capitals."""

import pytest

from pipeline import Rules
from pipeline.values.titles import read_title


@pytest.mark.parametrize(
    "text, languages, title, others, year",
    [
        ("Stalker", (), "Stalker", [], None),
        ("“Circus, The”", ("en",), "The Circus", [], None),
        ("'Fencer'", (), "Fencer", [], None),
        ("『えんとこの歌 寝たきり歌人・遠藤滋』", (), "えんとこの歌 寝たきり歌人・遠藤滋", [], None),
        ("<주리>", (), "주리", [], None),
        ("«تاكسي البلد»", (), "تاكسي البلد", [], None),
        ("A Father’s Will (2016)", (), "A Father’s Will", [], 2016),
        ("Poppy Field (Romania, 2020)", (), "Poppy Field", [], 2020),
        ("A zsidó (The Jew, 2008, doc)", (), "A zsidó", ["The Jew"], 2008),
        ("Solomon (short film)", (), "Solomon", [], None),
        ("Departures (2)", (), "Departures (2)", [], None),
        ("Керосин (другое название – «Пожар»)", ("ru",), "Керосин", ["Пожар"], None),
        ("Hunger (Éhség)", (), "Hunger", ["Éhség"], None),
        ("Hurrengoa / Next!", (), "Hurrengoa", ["Next!"], None),
        ("이사 Recollecting", (), "이사", ["Recollecting"], None),
        ("Брат Brother", (), "Брат", ["Brother"], None),
        ("Pritisnite ta gumb PUSH THE BUTTON", ("sl",), "Pritisnite ta gumb", ["Push the Button"], None),
        (
            "NUMMISUUTARIT / [THE SHOEMAKERS / I CALZOLAI]",
            ("it",),
            "Nummisuutarit",
            ["The Shoemakers", "I calzolai"],
            None,
        ),
        ("Despedida / Despedida", (), "Despedida", [], None),
        ("399: Queen of the Tetons", (), "399: Queen of the Tetons", [], None),
        ("Hungary 2018", (), "Hungary 2018", [], None),
        ("Tea (and Salt)", (), "Tea (and Salt)", [], None),
        ("Tea (Und Salz)", (), "Tea", ["Und Salz"], None),
        ("xTx: RETURN OF THE TEA", (), "Xtx: Return of the Tea", [], None),
        ("Harbour Film Club presents: The Long Thaw", ("en",), "The Long Thaw", [], None),
        ("Night Owls Presents ECHO PARK", ("en",), "Echo Park", [], None),
        ("Christmas Presents Galore", ("en",), "Christmas Presents Galore", [], None),
        ("Das Kino am Quai präsentiert „Salz“", ("de",), "Salz", [], None),
        ("Le Ciné-club présente Le Sel", ("fr",), "Le Sel", [], None),
        ("O Black Hole!", (), "O Black Hole!", [], None),
        ("Móðir mín, ríkið", (), "Móðir mín, ríkið", [], None),
        ("", (), "", [], None),
        ("* * *", (), "", [], None),
    ],
)
def test_titles(
    rules: Rules, text: str, languages: tuple[str, ...], title: str, others: list[str], year: int | None
) -> None:
    told = read_title(text, rules, languages)
    assert told.title.value == title
    assert [o.value for o in told.others] == others
    assert (told.year.value if told.year else None) == year


def test_each_title_has_its_place(rules: Rules) -> None:
    text = "이사 Recollecting (2025)"
    told = read_title(text, rules)
    places = [text[f.start : f.end] for f in (told.title, *told.others)]
    assert places == ["이사", "Recollecting"]
    assert told.year is not None
    assert text[told.year.start : told.year.end] == "2025"
