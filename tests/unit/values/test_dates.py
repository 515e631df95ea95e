"""Dates, years and spans of time in many languages; numbers that are none."""

import pytest

from pipeline import Rules
from pipeline.values.dates import find_dates, find_intervals, find_years, page_order


@pytest.mark.parametrize(
    "text, languages, expected",
    [
        ("4 April 1932", (), [("1932-04-04", "4 April 1932")]),
        ("born April 4, 1932 in", (), [("1932-04-04", "April 4, 1932")]),
        ("le 4 avril 1932", (), [("1932-04-04", "4 avril 1932")]),
        ("4 апреля 1932 года", (), [("1932-04-04", "4 апреля 1932")]),
        ("4 de abril de 1932", (), [("1932-04-04", "4 de abril de 1932")]),
        ("April 1932", (), [("1932-04", "April 1932")]),
        ("2019年2月11日", (), [("2019-02-11", "2019年2月11日")]),
        ("2019년 2월 11일", (), [("2019-02-11", "2019년 2월 11일")]),
        ("令和2年2月11日", (), [("2020-02-11", "令和2年2月11日")]),
        ("2月11日(火・祝)", (), [("XXXX-02-11", "2月11日")]),
        ("29 April", (), [("XXXX-04-29", "29 April")]),
        ("TUE 22/10 AT 17:00 HALL", (), [("XXXX-10-22", "22/10")]),
        ("29.04.", (), [("XXXX-04-29", "29.04.")]),
        ("9.20. Sat 13:00", (), [("XXXX-09-20", "9.20.")]),
        ("26.04.2019, 11:00", (), [("2019-04-26", "26.04.2019")]),
        ("29-4-2019", (), [("2019-04-29", "29-4-2019")]),
        ("2018-04-29T18:00", (), [("2018-04-29", "2018-04-29")]),
        ("2019. április 4.", (), [("2019-04-04", "2019. április 4.")]),
        ("2019. gada 4. aprīlī", (), [("2019-04-04", "2019. gada 4. aprīlī")]),
        ("2019 m. balandžio 4 d.", (), [("2019-04-04", "2019 m. balandžio 4")]),
        ("4 באפריל 1932", (), [("1932-04-04", "4 באפריל 1932")]),
        ("15 تشرين الأول 2012", (), [("2012-10-15", "15 تشرين الأول 2012")]),
        ("٤ أبريل ١٩٣٢", (), [("1932-04-04", "٤ أبريل ١٩٣٢")]),
        ("۲۲ بهمن ۱۳۹۶", (), [("2018-02-11", "۲۲ بهمن ۱۳۹۶")]),
        ("1396/11/22", (), [("2018-02-11", "1396/11/22")]),
        ("12 мая 2562", (), [("2019-05-12", "12 мая 2562")]),
        ("2012ko apirilaren 4an", (), [("2012-04-04", "2012ko apirilaren 4an")]),
        ("เสาร์ 18 ม.ค. 2568", ("th",), [("2025-01-18", "18 ม.ค. 2568")]),
        ("১২ ফেব্রুয়ারি ২০২৩", ("bn",), [("2023-02-12", "১২ ফেব্রুয়ারি ২০২৩")]),
        ("7 фев", (), [("XXXX-02-07", "7 фев")]),
        ("12 listopada 2019", ("hr",), [("2019-10-12", "12 listopada 2019")]),
        ("12 listopada 2019", ("pl",), [("2019-11-12", "12 listopada 2019")]),
        ("9 - 16 October 1999", (), [("1999-10-09", "9 - 16 October 1999"), ("1999-10-16", "16 October 1999")]),
        ("26.-28.04.2019", (), [("2019-04-26", "26.-28.04.2019"), ("2019-04-28", "28.04.2019")]),
        ("22 and 25 October", (), [("XXXX-10-22", "22 and 25 October"), ("XXXX-10-25", "25 October")]),
        # months only dateparser knows
        ("4 Ebrill 1932", ("cy",), [("1932-04-04", "4 Ebrill 1932")]),
        # no dates
        ("162 Minutes", (), []),
        ("12 films 2019", ("cy",), []),
        ("3 out of 5", (), []),
        ("145 zł (+ 5 zł)", (), []),
        ("Tel.: +48.22.841 2683", (), []),
        ("Chełmska 19/21", (), []),
        ("1.85:1, 16/9, 4/3", (), []),
        ("12.50 €, 24/7", (), []),
        ("31.02.2019", (), []),
        ("we met in 1979", (), []),
        ("17:00 - 18:30", (), []),
    ],
)
def test_dates_are_found_where_they_stand(
    rules: Rules, text: str, languages: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    found = find_dates(text, rules, languages)
    assert [(f.value.edtf, text[f.start : f.end]) for f in found] == expected


@pytest.mark.parametrize(
    "text, order, expected",
    [
        ("02/03/2019", None, ("2019-03-02", "2019-02-03")),
        ("02/03/2019", "dmy", ("2019-03-02", None)),
        ("02/03/2019", "mdy", ("2019-02-03", None)),
        ("13/03/2019", None, ("2019-03-13", None)),
        ("03/13/2019", "dmy", ("2019-03-13", None)),
        ("03/03/2019", None, ("2019-03-03", None)),
        ("12 listopada 2019", None, ("2019-10-12", "2019-11-12")),
    ],
)
def test_a_doubtful_date_carries_both_readings(
    rules: Rules, text: str, order: str | None, expected: tuple[str, str | None]
) -> None:
    (found,) = find_dates(text, rules, order=order)
    assert (found.value.edtf, found.value.other) == expected


@pytest.mark.parametrize(
    "texts, expected",
    [
        (["02/03/2019", "13/03/2019"], "dmy"),
        (["02/03/2019", "03/13/2019"], "mdy"),
        (["02/03/2019"], None),
        (["13/03/2019", "03/13/2019"], None),
    ],
)
def test_a_page_tells_its_order_by_its_clear_dates(texts: list[str], expected: str | None) -> None:
    assert page_order(texts) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2019年/96分/カラー", [2019]),
        ("(2016)", [2016]),
        ("Latvia, 2012, 10 min", [2012]),
        ("1954 – 1960", [1954, 1960]),
        ("1997년생", [1997]),
        ("พ.ศ. 2562", [2019]),
        ("2567", [2024]),  # a year of the Buddhist era stands alone, or beside Thai letters
        ("เทศกาลหนังสั้น (2561)", [2018]),
        ("เสาร์ 18 ม.ค. 2568", [2025]),
        ("2500 Besucher", []),
        ("२०१९ / ২০২২", [2019, 2022]),
        ("民國108年", [2019]),
        ("محصول سال 1396", [2017]),
        ("۱۳۹۶", [2017]),
        ("the 1980s and 1980er", []),
        ("35mm, 2023 m, 80’", []),
        ("1920x1080", []),
        ("$2000, 2000 €", []),
        ("Tel. +49 1998 2004 33", []),
        ("http://example.org/2019/x", []),
        ("Nr. 20191", []),
    ],
)
def test_years(rules: Rules, text: str, expected: list[int]) -> None:
    assert [f.value for f in find_years(text, rules)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1954 – 1960", [("1954", "1960")]),
        ("from 1954 to 1960", [("1954", "1960")]),
        ("1982–", [("1982", None)]),
        ("1999 – present", [("1999", None)]),
        ("the 1980s", [("198X", None)]),
        ("1980's", [("198X", None)]),
        ("in den 80er Jahren", [("198X", None)]),
        ("les années 80", [("198X", None)]),
        ("1989/90", [("1989", "1990")]),
        ("1999/00", [("1999", "2000")]),
        ("2018/2019", [("2018", "2019")]),
        ("9 - 16 October 1999", [("1999-10-09", "1999-10-16")]),
        ("du 19 au 25 avril 2019", [("2019-04-19", "2019-04-25")]),
        ("May 1990 – June 1992", [("1990-05", "1992-06")]),
        ("22 and 25 October 2010", []),
        ("1960 - 1954", []),
        ("2012, 2014", []),
        ("Between 2006 and 2009", [("2006", "2009")]),
        ("in 2006 and 2009", []),
        ("Între 2006 și 2009", [("2006", "2009")]),
        ("2006 és 2009 között", [("2006", "2009")]),
        ("tra il 1990 e il 1995", [("1990", "1995")]),
        ("Από το 2010 έως το 2017", [("2010", "2017")]),
        ("Od 2011. do 2014. radila", [("2011", "2014")]),
        ("2008年から2012年まで", [("2008", "2012")]),
        ("2008년부터 2012년까지", [("2008", "2012")]),
    ],
)
def test_spans_of_time(rules: Rules, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [f.value for f in find_intervals(text, rules)] == expected
