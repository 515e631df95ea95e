"""Cues behind a name, and the year a film was made in: only where the sentence means the film of the page."""

import pytest

from pipeline import Rules
from pipeline.values.behind import told_behind, told_year

TITLE = "Salt of Winter"

CREDITS = [
    ("en", "As Eva Ott (The Lamp, Pepper) directs this tale of love, nobody sleeps.", ["director: Eva Ott"]),
    ("en", "Eva Ott and Jan de Ott directed this in a week.", ["director: Eva Ott", "director: Jan de Ott"]),
    ("en", "Writer Eva Ott wrote and directed this.", ["director: Eva Ott", "screenwriter: Eva Ott"]),
    ("en", "Ana Ott stars in this tale of the sea.", ["cast: Ana Ott"]),
    ("en", "Join us for the premiere of Eva Ott-Lind's prize-winning documentary.", ["director: Eva Ott-Lind"]),
    ("en", "Eva Ott’s second feature follows a farmer in winter.", ["director: Eva Ott"]),
    ("en", "Last year, Eva Ott and Jan Ott's debut is a quiet film.", ["director: Eva Ott", "director: Jan Ott"]),
    ("en", "We saw Eva Ott's new film Salt of Winter in May.", ["director: Eva Ott"]),
    ("en", "Salt of Winter is Eva Ott's new film and a quiet one.", ["director: Eva Ott"]),
    ("de", "Eva Ott inszeniert diesen Stoff als Kammerspiel.", ["director: Eva Ott"]),
    ("fr", "Eva Ott réalise ce portrait d'une ville.", ["director: Eva Ott"]),
    ("es", "Eva Ott escribe y dirige esta historia.", ["director: Eva Ott", "screenwriter: Eva Ott"]),
    ("it", "Eva Ott dirige questa storia di mare.", ["director: Eva Ott"]),
    ("pt", "Eva Ott dirige esta história de mar.", ["director: Eva Ott"]),
    ("ru", "Ева Отт сняла этот фильм за неделю.", ["director: Ева Отт"]),
    ("pl", "Eva Ott wyreżyserowała ten film w tydzień.", ["director: Eva Ott"]),
    ("tr", "Eva Ott'un yönettiği bu film bir kışı anlatıyor.", ["director: Eva Ott"]),
    ("hu", "A Salt of Winter, Ott Éva új filmje, egy télről szól.", ["director: Ott Éva"]),
    ("hi", "मीरा सेन द्वारा निर्देशित यह फ़िल्म एक गाँव की है।", ["director: मीरा सेन"]),
    (
        "fa", "در زمستان پایان یافت و کاویانی علاوه بر کارگردانی، نویسندگی این فیلم را انجام داد.",
        ["director: کاویانی", "screenwriter: کاویانی"],
    ),
    # Other films, other people's films, companies, and nobody's name:
    ("en", "Eva Ott directs plays and wrote a book about the sea.", []),
    ("en", "After Eva Ott's debut film The Lamp nobody slept.", []),
    ("en", "Eva Ott's film The Lamp is a classic.", []),
    ("en", "Eva Ott's 1972 film is the model of Salt of Winter.", []),
    ("en", "The premiere of Ott Lamps' new film is on Monday.", []),
    ("en", "The screening of Eva Ott's film “The Lamp” is sold out.", []),
    ("en", "She directs this in her own house. It's a short film.", []),
    ("fr", "En 2005, Eva Ott réalise son premier film.", []),
    ("es", "En Madrid, Eva dirige esta escuela.", []),
    ("fa", "این کارگردان علاوه بر کارگردانی این فیلم را نوشت.", []),
]  # fmt: skip

YEARS = [
    ("en", "Shot in 2003 and directed by Eva Ott, it is a quiet film.", 2003),
    ("en", "Made in 1994, Salt of Winter tells of a farmer.", 1994),
    ("en", "The film was shot in 1994 by the sea.", 1994),
    ("fr", "Tourné en 1994, ce film est resté sans titre.", 1994),
    ("it", "Il film, girato nel 1994, parla di una valle.", 1994),
    ("de", "Der Film wurde gedreht im Jahr 1994 am Meer.", 1994),
    ("ru", "Фильм снят в 1975 году на море.", 1975),
    ("en", "Her second film was shot in 1994 by the sea.", None),
    ("en", "Born in a house that was made in 1994, she reads.", None),
    ("en", "The film was made in 12 weeks in 1994.", None),
    ("en", "Made in 1994, her lamp still shines.", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), CREDITS)
def test_credits_behind_names(language: str, text: str, expected: list[str], rules: Rules) -> None:
    told = told_behind(text, TITLE, rules, (language,))
    assert [f"{t.role}: {text[slice(*t.name)]}" for t in told] == expected


@pytest.mark.parametrize(("language", "text", "expected"), YEARS)
def test_the_year_of_making(language: str, text: str, expected: int | None, rules: Rules) -> None:
    told = told_year(text, TITLE, rules, (language,))
    assert (told.value if told else None) == expected
    assert told is None or text[told.start : told.end] == str(expected)
