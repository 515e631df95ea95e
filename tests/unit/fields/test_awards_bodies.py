"""Bodies that give several prizes, before or behind them, with invented names."""

import pytest

from pipeline import Rules
from pipeline.fields.awards_line import read_awards
from pipeline.model.page import View
from pipeline.values.names import is_person

Row = tuple[str | int | None, ...]


def told(text: str, language: str, rules: Rules) -> list[Row]:
    found = read_awards(View(text, range(len(text))), None, "won", rules, (language,))
    rows = [{p.name: p.value for p in parts} for parts in found]
    return [tuple(row.get(k) for k in ("year", "edition", "festival", "award", "result")) for row in rows]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Golden Oak Awards, 2022: nominated for Best Script, nominated for Best Director", "en",
         [(2022, None, "Golden Oak Awards", "Best Script", "nominated"),
          (2022, None, "Golden Oak Awards", "Best Director", "nominated")]),
        ("Premiile Stejarul, 2022: nominalizare pentru cel mai bun scenariu", "ro",
         [(2022, None, "Premiile Stejarul", "cel mai bun scenariu", "nominated")]),
        ("Nagrody Latarni, 2022: nominacja za najlepszy scenariusz", "pl",
         [(2022, None, "Nagrody Latarni", "najlepszy scenariusz", "nominated")]),
        ("Best Film – Golden Oak Awards 2019", "en", [(2019, None, "Golden Oak Awards", "Best Film", "won")]),
        ("Best Film, Golden Oak Awards, 2019", "en", [(2019, None, "Golden Oak Awards", "Best Film", "won")]),
        ("Nominado a Mejor Montaje en los Premios Roble 2023", "es",
         [(2023, None, "Premios Roble", "Mejor Montaje", "nominated")]),
        ("Nominierung Beste Kamera – Deutscher Eichenpreis 2023", "de",
         [(2023, None, "Deutscher Eichenpreis", "Beste Kamera", "nominated")]),
        ("2023年 青橡影像奖 最佳编剧 提名", "zh", [(2023, None, "青橡影像奖", "最佳编剧", "nominated")]),
        ("2022年 第8届青橡创投会 最具潜力项目奖", "zh", [(2022, 8, "青橡创投会", "最具潜力项目奖", "won")]),
        ("Best Film – Audience Award 2019", "en",
         [(2019, None, None, "Best Film", "won"), (2019, None, None, "Audience Award", "won")]),
    ],
)  # fmt: skip
def test_who_gives_a_prize_is_no_prize(text: str, language: str, expected: list[Row], rules: Rules) -> None:
    assert told(text, language, rules) == expected


@pytest.mark.parametrize("name, expected", [("Berta Valls Solé", True), ("Osnovna šola", False)])
def test_a_surname_is_no_company_s_word_without_its_marks(name: str, expected: bool, rules: Rules) -> None:
    assert is_person(name, rules) is expected
