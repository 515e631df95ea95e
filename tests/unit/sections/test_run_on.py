"""Lines in which a film's text runs on behind its facts become two; running text stays whole."""

import pytest

from pipeline import Rules, Source
from pipeline.sections import split
from pipeline.text import page

FILMS = (
    "PRIX DU JURY\n« Le sel », Anne Morel, Belgique, 2017, 15 mn. Une femme compte les vagues jusqu'au soir.\n"
    "PRIX DU PUBLIC\nLe train de nuit, Luc Roy, France, 2018, 11mn30. Un homme attend le train de sa vie à la gare.\n"
)
KOREAN = (
    "소금 (김하늘 감독, 2009, 35mm 칼라) 바다를 잃어버린 여자가 파도를 세는 "
    "이야기를 그린 작품이다. 파도는 대답한다.\n"
    "기차 (박서준 감독, 2008, HD 칼라) 역에서 기차를 기다리는 남자의 하루를 "
    "담담하게 따라가는 영화이다. 밤이 온다."
)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (FILMS, ["Le sel", "Le train de nuit"]),
        (KOREAN, ["소금", "기차"]),
    ],
)
def test_text_behind_facts(text: str, titles: list[str], rules: Rules) -> None:
    films = [e for e in split(page(Source.of(text.encode())), rules) if e.subject == "film"]
    assert [e.title.text.strip("«» ") for e in films if e.title] == titles
    assert all(len(s.readings) for e in films for s in e.sections)


@pytest.mark.parametrize(
    "text",
    [
        "In 2017 Anne Morel, 34, went to France for 15 min. A woman counts the waves until one of them answers her.",
        "Bergen, Norway, Anne Morel, is where she was born in May 1961. A woman counts the waves until one answers.",
    ],
)
def test_running_text_stays_whole(text: str, rules: Rules) -> None:
    entries = split(page(Source.of(text.encode())), rules)
    assert [r.text for e in entries for s in e.sections for r in s.readings] == [text]
