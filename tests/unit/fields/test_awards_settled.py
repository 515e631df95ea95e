"""Festivals told by their place in a line alone, towns before years, persons honoured; all names are invented."""

import pytest

from pipeline import Rules
from pipeline.fields.awards_line import read_awards
from pipeline.model.page import View

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
        ("Ember Days 2022 – Audience Award", "en", [(2022, None, "Ember Days", "Audience Award", "won", None)]),
        ("The Long Road (2022) – Audience Award", "en", []),
    ],
)
def test_unheaded_entries(text: str, language: str, expected: list[Row], rules: Rules) -> None:
    assert rows(text, None, language, rules) == expected
