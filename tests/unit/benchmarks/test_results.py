"""What `make bench` makes of its figures: ratios, the table, the picture, a line of the history; and its pages."""

import csv
from io import StringIO

import pytest
from lxml import etree

from benchmarks import corpus
from benchmarks.contenders import CONTENDERS, OURS, SPACY, TRAFILATURA
from benchmarks.figures import ASKED, FIRST, VERSION, Middle, Run, middle, ratios
from benchmarks.plot import svg
from benchmarks.table import history, markdown, number


def course(*rates: float) -> dict[str, object]:
    rounds = [{"pages": 200, "seconds": 200 / rate, "wall": 200 / rate, "characters": 1e6} for rate in rates]
    return {"version": "1.0", "peak": 100.0, "rounds": rounds}


def run_of(ours: float = 400.0, **more: object) -> Run:
    html = {OURS: course(ours, ours, ours * 2), TRAFILATURA: course(100, 200, 200), SPACY: course(10, 10, 10)}
    return {
        "date": "2024-05-01", "machine": "a <fast> machine", "python": "3.11.7", "filmfiche": "0.1.0", "rounds": 3,
        "side": {"html": html, "text": {OURS: course(600, 600, 600)}}, **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rounds", "found"), [([3.0], Middle(3, 3, 3)), ([5, 1, 2], Middle(2, 1, 5)), ([1, 2, 3, 4], Middle(2.5, 1, 4))]
)
def test_the_middle_of_rounds_and_their_ends(rounds: list[float], found: Middle) -> None:
    assert middle(rounds) == found


def test_ratios_are_of_rounds_that_ran_side_by_side() -> None:
    assert ratios([10, 30], [5, 10]) == [2, 3]
    with pytest.raises(ValueError, match="zip"):
        ratios([1, 2], [1])


@pytest.mark.parametrize(
    ("value", "text"), [(0.0123, "0.012"), (0.5, "0.50"), (9.876, "9.88"), (42.31, "42.3"), (12345.6, "12,346")]
)
def test_a_figure_has_the_digits_that_count(value: float, text: str) -> None:
    assert number(value) == text


def test_what_was_asked_holds_or_is_missed_or_was_not_measured() -> None:
    text = markdown(run_of())
    assert "| HTML, whole records, names by our model | ≥ 300 pages/s | 400 (400 – 800) | holds |" in text
    # Pairs: 400/100, 400/200, 800/200.
    assert "| HTML, whole records over trafilatura's text | ≥ 2 times | 4.00 (2.00 – 4.00) | holds |" in text
    assert "| HTML, whole records, rules alone | ≥ 700 pages/s | – | not measured |" in text
    assert "| 299 (299 – 598) | **missed** |" in markdown(run_of(299))


def test_the_table_says_what_a_slow_page_a_slow_start_and_a_large_worker_are() -> None:
    once = {"wall": 1.0, "computed": 4.0, "largest": 300.0, "total": 400.0}
    dump = {"pages": 1000, "megabytes": 9.0, "rounds": [once]}
    growth = {
        "programme, text": {"usual": [1.0, 1.0, 1.0], "long": [10.0, 10.0, 11.0]},
        "programme, HTML": {"usual": [1.0, 1.0, 1.0], "long": [9.0, 14.0, 15.0]},
    }
    cold = {VERSION: {"wall": [0.1, 0.2, 0.3], "computed": [0.1] * 3}, FIRST: {"wall": [2.0], "computed": [1.0]}}
    text = markdown(run_of(dump=dump, growth=growth, cold=cold, missing={"extruct": "No module named 'extruct'"}))
    assert "| WARC to records, two jobs | ≥ 500 pages/s | 1,000 (1,000 – 1,000) | holds |" in text
    assert "| ≤ 250 MB | 315 (315 – 315) | **missed** |" in text
    assert "1,000 films for one of 100 | ≤ 12 times the cost | 14.0 (10.0 – 15.0) | **missed** |" in text
    assert "| fiche --version | ≤ 0.25 s | 0.20 (0.10 – 0.30) | holds |" in text
    assert "500 (500 – 500) if two cores" in text
    assert "Not measured: extruct (No module named 'extruct')." in text


def test_a_busy_machine_is_told() -> None:
    assert "busy" not in markdown(run_of())
    run = run_of()
    for done in run["side"]["html"].values():
        for one in done["rounds"]:
            one["wall"] *= 2
    assert "**The machine was busy**" in markdown(run)


def test_the_picture_is_well_formed_and_shows_everybody() -> None:
    tree = etree.fromstring(svg(run_of()))
    space = "{http://www.w3.org/2000/svg}"
    assert len(tree.findall(f"{space}circle")) == 4
    texts = [t.text for t in tree.iter(f"{space}text")]
    assert {OURS, TRAFILATURA, SPACY, "400", "200", "10.0"} <= set(texts)
    assert any("a <fast> machine" in (t or "") for t in texts)


def test_points_stand_in_the_order_of_their_rates() -> None:
    tree = etree.fromstring(svg(run_of()))
    first = [float(c.get("cx", "")) for c in tree.findall("{http://www.w3.org/2000/svg}circle")][:3]
    assert first == sorted(first, reverse=True)
    assert len(set(first)) == 3


def test_a_release_is_one_line_of_the_history() -> None:
    once = history("", run_of(), "0.1.0")
    twice = history(once, run_of(350), "0.2.0")
    again = history(twice, run_of(500), "0.1.0")
    rows = list(csv.DictReader(StringIO(again)))
    assert [(row["release"], row["html"]) for row in rows] == [("0.2.0", "350"), ("0.1.0", "500")]
    assert set(rows[0]) == {"release", "date", "machine", "python", *(asked.key for asked in ASKED)}
    assert rows[0]["warc"] == ""


@pytest.mark.parametrize("make", [corpus.text_page, corpus.html_page])
def test_no_page_comes_twice_and_each_is_the_same_again(make: object) -> None:
    assert callable(make)
    pages = [make(number) for number in range(60)]
    assert len(set(pages)) == 60
    assert pages[17] == make(17)
    size = corpus.TEXT_SIZE if make is corpus.text_page else corpus.HTML_SIZE
    assert all(0.9 * size < len(page.decode()) < 1.1 * size for page in pages)


def test_a_programme_has_as_many_films_as_asked() -> None:
    assert corpus.programme_html(3, 20).count(b'<div class="film">') == 20
    assert corpus.programme_text(3, 20).count(b"Regie") >= 20


def test_contenders_have_a_corpus() -> None:
    assert all(set(one.corpora) <= {"html", "text"} and one.corpora for one in CONTENDERS.values())
