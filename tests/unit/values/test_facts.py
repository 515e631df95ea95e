"""Lines of facts: what they tell, and what is left over."""

import pytest

from pipeline import Rules
from pipeline.values.facts import read_facts

LINES = [
    ("Romania • 2021 • 26 min.", "en", [("country", "RO"), ("year", 2021), ("runtime", 26)]),
    # a comma inside a length, its unit told twice; "min" is no language
    ("Canada, 2014, 3,22 min", "it", [("country", "CA"), ("year", 2014), ("runtime", 3)]),
    ("Canada, 2014,82 min", "it", [("country", "CA"), ("year", 2014), ("runtime", 82)]),
    ("2’49” min; Italija", "hr", [("runtime", 3), ("country", "IT")]),
    ("2017ㅣColorㅣ39분", "ko", [("year", 2017), ("colour", "colour"), ("runtime", 39)]),
    ("DE/FR 2019, 88'", "de", [("country", "DE"), ("country", "FR"), ("year", 2019), ("runtime", 88)]),
    ("Sweden, Germany 2024 / 17:00", "en", [("country", "SE"), ("country", "DE"), ("year", 2024), ("runtime", 17)]),
    ("88 Min. | D 2021", "de", [("runtime", 88), ("country", "DE"), ("year", 2021)]),
    ("Norway 2018, 15 min, russ. OV", "en", [("country", "NO"), ("year", 2018), ("runtime", 15), ("language", "ru")]),
    ("D 2019, dt., engl.", "de", [("country", "DE"), ("year", 2019), ("language", "de"), ("language", "en")]),
    (
        "20 Min. | Franz. mit dt. UT | Farbe",
        "de",
        [("runtime", 20), ("language", "fr"), ("subtitles", "de"), ("colour", "colour")],
    ),
    ("F/D 2018, 6:41 min", "de", [("country", "FR"), ("country", "DE"), ("year", 2018), ("runtime", 7)]),
    # a slash inside a colour is no list
    ("2013 | B/N | 96 min", "es", [("year", 2013), ("colour", "bw"), ("runtime", 96)]),
    ("2013 | B/N | 96 min", "en", [("year", 2013), ("colour", "bw"), ("runtime", 96)]),
    ("14 Min. | s/w", "de", [("runtime", 14), ("colour", "bw")]),
    ("Italia 2019, 52 min., b/n", "it", [("country", "IT"), ("year", 2019), ("runtime", 52), ("colour", "bw")]),
    ("BE/NL 2019", "en", [("country", "BE"), ("country", "NL"), ("year", 2019)]),
    # a state behind its country, and a colour that is a language's code as well
    ("78min, cor, Brasil (BA), 2019", "pt", [("runtime", 78), ("colour", "colour"), ("country", "BR"), ("year", 2019)]),
    # a state of Brazil alone is no country, no language's version; beside a country's code it may be one
    ("Ficção, 12', RS, 2018", "pt", [("form", "fiction"), ("runtime", 12), ("year", 2018)]),
    ("Animação, 10', DF, 2019", "pt", [("form", "animation"), ("runtime", 10), ("year", 2019)]),
    ("RS/PT 2019, 88'", "pt", [("country", "RS"), ("country", "PT"), ("year", 2019), ("runtime", 88)]),
    ("2018 | RS | 12 min", "en", [("year", 2018), ("country", "RS"), ("runtime", 12)]),
    # one word, two forms
    ("Kurzspielfilm | 14 Min.", "de", [("form", "short"), ("form", "fiction"), ("runtime", 14)]),
    ("Short documentary, 2011", "en", [("form", "short"), ("form", "documentary"), ("year", 2011)]),
    ("روائي قصير، 2011", "ar", [("form", "short"), ("form", "fiction"), ("year", 2011)]),
    # the word for subtitles is no title
    ("Mandarin (English subs)", "en", [("language", "cmn"), ("subtitles", "en")]),
    ("1991, Japanese, English subtitles", "en", [("year", 1991), ("language", "ja"), ("subtitles", "en")]),
    # a nationality beside a form is the film's country, a language alone is none
    ("magyar dokumentumfilm, 2021", "hu", [("country", "HU"), ("form", "documentary"), ("year", 2021)]),
    ("Documentaire libanais, 2021", "fr", [("form", "documentary"), ("country", "LB"), ("year", 2021)]),
    ("한국어, 2021", "ko", [("language", "ko"), ("year", 2021)]),
    ("azərbaycan, rus", "az", [("language", "az"), ("language", "ru")]),
    (
        "magyar-szlovák kisjátékfilm, 2024",
        "hu",
        [
            ("country", "HU"),
            ("country", "SK"),
            ("form", "short"),
            ("form", "fiction"),
            ("year", 2024),
        ],
    ),
    # colour and black and white side by side are both
    ("104 min / Barevný, černobílý", "cs", [("runtime", 104), ("colour", "both")]),
    ("Colour / B&W, 2024", "en", [("colour", "both"), ("year", 2024)]),
    ("magyar, 2024, 17 perc", "hu", [("country", "HU"), ("year", 2024), ("runtime", 17)]),
    ("grúz–német film, 2023, 112 perc", "hu", [("country", "GE"), ("country", "DE"), ("year", 2023), ("runtime", 112)]),
    # a unit cut short ends no fact before it
    ("Sverige 1926. 72 min. Svartvit, 35 mm. Svenska", "sv",
     [("country", "SE"), ("year", 1926), ("runtime", 72), ("colour", "bw"), ("format", "35 mm"), ("language", "sv")]),
    # the marks inside a version part no facts
    ("CH 2024, 5', D, Dial/–", "de", [("country", "CH"), ("year", 2024), ("runtime", 5), ("language", "de"),
                                      ("language", "gsw")]),
    ("IT 2021, 95', v.o. inglese sott. it", "it", [("country", "IT"), ("year", 2021), ("runtime", 95),
                                                   ("language", "en"), ("subtitles", "it")]),
    # versions: "VO" and "ST" are no languages
    (
        "VO wolof, français - ST français",
        "fr",
        [
            ("language", "wo"),
            ("language", "fr"),
            ("subtitles", "fr"),
        ],
    ),
    (
        "v.o. português, crioulo cabo-verdiano, leg. inglês",
        "pt",
        [
            ("language", "pt"),
            ("language", "kea"),
            ("subtitles", "en"),
        ],
    ),
    (
        "2022年/タイ語(日本語・英語字幕付)",
        "ja",
        [
            ("year", 2022),
            ("language", "th"),
            ("subtitles", "ja"),
            ("subtitles", "en"),
        ],
    ),
    (
        "112分/カラー/日本語/英語字幕/2023年",
        "ja",
        [("runtime", 112), ("colour", "colour"), ("language", "ja"), ("subtitles", "en"), ("year", 2023)],
    ),
    ("Québec (Canada) | 2023 | 17 min", "fr", [("country", "CA"), ("country", "CA"), ("year", 2023), ("runtime", 17)]),
    (
        "9 mins | Dutch, Tigrinya with English subtitles",
        "en",
        [
            ("runtime", 9),
            ("language", "nl"),
            ("language", "ti"),
            ("subtitles", "en"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "language", "expected"), LINES)
def test_facts(text: str, language: str, expected: list[tuple[str, str | int]], rules: Rules) -> None:
    line = read_facts(text, rules, (language,))
    assert line is not None
    assert sorted((f.key, str(f.value)) for f in line.facts) == sorted((k, str(v)) for k, v in expected)
    assert line.rest == ()


@pytest.mark.parametrize("text", ["", "The quiet house", "rus", "FR", "17:00", "Doors open at 6 pm, 2019"])
def test_no_line_of_facts(text: str, rules: Rules) -> None:
    assert read_facts(text, rules, ("en",)) is None


OPENINGS = [  # a line that opens with a word which is a country or a code elsewhere: what is left of it
    ("Eau, France, 2019, 12'", ["Eau"]),
    ("Us, USA, 2019", ["Us"]),
    ("Jordan | Tomas Brenner | France | 2001 | 14'", ["Jordan", "Tomas Brenner"]),
    ("Norway (Ann Moore, UK, 1985, 132 min)", ["Norway", "Ann Moore"]),
    ("NO (Ivo Brenner, 2012)", ["NO", "Ivo Brenner"]),
    ("Norway, Italy, 2001", []),
    ("UAE, 2019", []),
    ("EAU, 2019", []),
]


@pytest.mark.parametrize(("text", "rest"), OPENINGS)
def test_a_title_is_no_country(text: str, rest: list[str], rules: Rules) -> None:
    line = read_facts(text, rules, ("fr",))
    assert line is not None
    assert [text[a:b] for a, b in line.rest] == rest


def test_a_code_apart_from_the_countries_is_none(rules: Rules) -> None:
    line = read_facts("België | 2024 | 96’ | fictie (NO)", rules, ("nl",))
    assert line is not None
    assert [f.value for f in line.facts if f.key == "country"] == ["BE"]


def test_a_weekday_is_no_form(rules: Rules) -> None:
    assert read_facts("vr 17 mei", rules, ("nl",)) is None


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("『塩』(米・英/2008)", "ja", ["US", "GB"]),
        ("『塩』(スイス・独・米)", "ja", ["CH", "DE", "US"]),
        ("『鹽』(法/德/2008)", "zh", ["FR", "DE"]),
        ("塩(米)2008", "ja", []),  # rice, as likely as not
    ],
)
def test_signs_for_countries(text: str, language: str, countries: list[str], rules: Rules) -> None:
    line = read_facts(text, rules, (language,))
    assert [f.value for f in (line.facts if line else ()) if f.key == "country"] == countries
