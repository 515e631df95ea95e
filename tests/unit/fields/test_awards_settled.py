"""Festivals told by their place in a line alone, towns before years, persons honoured; all names are invented."""

import pytest

from pipeline import Rules, extract
from pipeline.fields.awards_line import read_awards
from pipeline.model.page import Source, View

Row = tuple[str | int | None, ...]


def rows(text: str, headed: str | None, language: str, rules: Rules) -> list[Row]:
    told = read_awards(View(text, range(len(text))), None, headed, rules, (language,))
    found = [{p.name: p.value for p in parts} for parts in told]
    return [tuple(f.get(k) for k in ("year", "edition", "festival", "award", "result", "recipient")) for f in found]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("28. Kaldvik Talveaeg, 2022 – žürii eripreemia", "et",
         [(2022, 28, "Kaldvik Talveaeg", "žürii eripreemia", "won", None)]),
        ("Marsh Light Weekend, Ulvik 2022: Best Documentary", "en",
         [(2022, None, "Marsh Light Weekend", "Best Documentary", "won", None)]),
        ("Golden Thistle Awards 2023 – Best Feature (nominated), Best Sound", "en",
         [(2023, None, "Golden Thistle Awards", "Best Feature", "nominated", None),
          (2023, None, "Golden Thistle Awards", "Best Sound", "won", None)]),
        ("Marsh Film Festival 2024 - Winner, Acting Prize (Jana Holub)", "en",
         [(2024, None, "Marsh Film Festival", "Acting Prize", "won", "Jana Holub")]),
        ("7. Filmwoche Ahrenbruch 1990: Kieselpreis (postum an Jana Holub)", "de",
         [(1990, 7, "Filmwoche Ahrenbruch", "Kieselpreis", "won", "Jana Holub")]),
        ("Prix Révélation pour Jana Holub, Journées du film de Valbrune 2024", "fr",
         [(2024, None, "Journées du film de Valbrune", "Prix Révélation", "won", "Jana Holub")]),
        ("Secció oficial, Terra de Boires, Itàlia, 2022", "ca",
         [(2022, None, "Terra de Boires", None, "selected", None)]),
        (("Kort i Ulvik 2021, Norge: Juryns pris. Lyktan, Skarvik 2021: nominerad till Bästa novellfilm. "
          "15:e Filmdagarna i Tallhed 2021."), "sv",
         [(2021, None, "Kort i Ulvik", "Juryns pris", "won", None),
          (2021, None, "Lyktan", "Bästa novellfilm", "nominated", None),
          (2021, 15, "Filmdagarna i Tallhed", None, "selected", None)]),
    ],
)  # fmt: skip
def test_headed_entries(text: str, language: str, expected: list[Row], rules: Rules) -> None:
    assert rows(text, "won", language, rules) == expected


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Nominated for Best Documentary at the Thistle Awards 2023", "en",
         [(2023, None, "Thistle Awards", "Best Documentary", "nominated", None)]),
        ("2024 青石港影展 曙光競賽", "zh", [(2024, None, "青石港影展", None, "selected", None)]),
        ("観客賞受賞(第12回あおいし映画祭・2023年)", "ja", [(2023, 12, "あおいし映画祭", "観客賞", "won", None)]),
        ("تندیس بهترین فیلمنامه از سیزدهمین جشنواره فیلم سنگاب (۱۴۰۱)", "fa",
         [(2022, 13, "جشنواره فیلم سنگاب", "تندیس بهترین فیلمنامه", "won", None)]),
        ("Audience Award (€2,000), Marsh Film Festival 2020", "en",
         [(2020, None, "Marsh Film Festival", "Audience Award", "won", None)]),
    ],
)  # fmt: skip
def test_bodies_and_scripts(text: str, language: str, expected: list[Row], rules: Rules) -> None:
    assert rows(text, "won", language, rules) == expected


def page_awards(text: str, rules: Rules) -> list[Row]:
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    return [(a.year, a.edition, a.festival, a.award, a.result) for f in record.films for a in f.awards]


def test_sentence_that_opens_with_the_win(rules: Rules) -> None:
    text = (
        "Salt Roads\nDirector: Jana Holub\n2019, 80 min, Norway\n\nA postwoman counts the houses of her valley and "
        "finds one too many. Winner of the Golden Oar at the Marsh Film Festival, 2020.\n"
    )
    assert page_awards(text, rules) == [(2020, None, "Marsh Film Festival", "Golden Oar", "won")]


def test_menu_is_no_prize(rules: Rules) -> None:
    text = (
        "Marsh International Film Festival\nHOME | PROGRAMME | AWARDS | ARCHIVE | CONTACT\n\nAWARDS 2023\n\n"
        "Golden Oar for Best Film\nSalt Roads (Norway, 2023) directed by Jana Holub\n\n"
        "Silver Oar – Special Jury Prize\nThe Ferry (Poland, 2022) directed by Piotr Wrona\n"
    )
    assert not [told for told in page_awards(text, rules) if "|" in str(told[3])]


def test_heading_in_two_languages(rules: Rules) -> None:
    text = (
        "Tuz Yolu\nYönetmen: Ayla Derin\nYıl: 2022\nSüre: 80 dk.\n\nÖdüller Awards\n"
        "2023 Kumru Film Günleri, Bulgaristan - Jüri Özel Ödülü\n"
    )
    assert page_awards(text, rules) == [(2023, None, "Kumru Film Günleri", "Jüri Özel Ödülü", "won")]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Ember Days 2022 – Audience Award", "en", [(2022, None, "Ember Days", "Audience Award", "won", None)]),
        ("The Long Road (2022) – Audience Award", "en", []),
    ],
)
def test_unheaded_entries(text: str, language: str, expected: list[Row], rules: Rules) -> None:
    assert rows(text, None, language, rules) == expected
