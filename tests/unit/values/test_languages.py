"""Languages, codes, and versions with subtitles."""

import pytest

from pipeline import Rules
from pipeline.values.languages import read_languages, read_version


@pytest.mark.parametrize(
    "text, expected",
    [
        ("eesti, vene", ["et", "ru"]),
        ("lettneska, rússneska, enska", ["lv", "ru", "en"]),
        ("English; French", ["en", "fr"]),
        ("Engl. & Dt.", ["en", "de"]),
        ("HR, EN", ["hr", "en"]),
        ("en/fr", ["en", "fr"]),
        ("CZ", ["cs"]),
        ("Mandarin", ["cmn"]),
        ("igauņu un lībiešu val.", ["et", "liv"]),
        ("普通话、赣语", ["cmn", "gan"]),
        ("ქართული, სვანური", ["ka", "sva"]),
        ("فارسی، گیلکی و لری", ["fa", "glk", "lrc"]),
        ("Cantonese", ["yue"]),
        ("Farsi", ["fa"]),
        ("Flemish", ["nl"]),
        ("Norwegian", ["no"]),
        ("Moldovan", ["ro"]),
        ("Serbo-Croatian", ["sh"]),
        ("American Sign Language", ["ase"]),
        ("No Dialogue", ["zxx"]),
        ("Ungarisch", ["hu"]),
        ("Türkçe", ["tr"]),
        ("anglicky, česky", ["en", "cs"]),
        ("日本語", ["ja"]),
        ("Portuguese (Brazil)", ["pt"]),
        ("Spanish with English subtitles", ["es"]),
        ("English subtitles", []),
        ("DCP", []),
        ("it is so", []),
    ],
)
def test_languages_of_a_list(rules: Rules, text: str, expected: list[str]) -> None:
    assert [f.value for f in read_languages(text, rules)] == expected


@pytest.mark.parametrize(
    "text, spoken, subtitles",
    [
        ("OmeU", [], ["en"]),
        ("O.m.U.", [], ["de"]),
        ("VOSTFR", [], ["fr"]),
        ("VOSTA", [], ["en"]),
        ("VO st FR", [], ["fr"]),
        ("V.O.S.E.", [], ["es"]),
        ("OV/df", [], ["de", "fr"]),
        ("E/df", ["en"], ["de", "fr"]),
        ("v.o. Italiano", ["it"], []),
        ("VO anglais ST français", ["en"], ["fr"]),
        ("English with French subtitles", ["en"], ["fr"]),
        ("inglés con subtítulos en español", ["en"], ["es"]),
        ("Polish, English st.", ["pl"], ["en"]),
        ("Subtitles: English, French", [], ["en", "fr"]),
        ("napisy angielskie", [], ["en"]),
        ("české titulky", [], ["cs"]),
        ("с английскими субтитрами", [], ["en"]),
        ("dt. OmeU", ["de"], ["en"]),
        ("OF", [], []),
        ("English", [], []),
        ("Subtitulada al español y al inglés", [], ["es", "en"]),
        ("sottotitoli italiano, sloveno", [], ["it", "sl"]),
        ("ελληνικά με αγγλικούς υπότιτλους", ["el"], ["en"]),
        ("lietuvių k. su angliškais subtitrais", ["lt"], ["en"]),
        ("suomenkielinen, englanninkielinen tekstitys", ["fi"], ["en"]),
        ("English, French | English ST", ["en", "fr"], ["en"]),
        ("I/d,f", ["it"], ["de", "fr"]),
        ("D, Dial/e", ["de", "gsw"], ["en"]),
        ("Rät/d", ["rm"], ["de"]),
        ("Dial/–", ["gsw"], []),
        ("Jap/d/f", ["ja"], ["de", "fr"]),
        ("Englisch/d/f", ["en"], ["de", "fr"]),
        ("Ov/d", [], ["de"]),
        ("18 B/s", [], []),
        ("UT D/E", [], ["de", "en"]),
        ("VO st FR/NL", [], ["fr", "nl"]),
        ("EN st FR", ["en"], ["fr"]),
        ("EN+CZ titulky", [], ["en", "cs"]),
        ("da. undertekster", [], ["da"]),
        ("napisy ang.", [], ["en"]),
        ("engelska, eng. text", ["en"], ["en"]),
        ("sott. italiano e inglese", [], ["it", "en"]),
    ],
)
def test_versions(rules: Rules, text: str, spoken: list[str], subtitles: list[str]) -> None:
    told = read_version(text, rules)
    assert ([f.value for f in told[0]], [f.value for f in told[1]]) == (spoken, subtitles)
