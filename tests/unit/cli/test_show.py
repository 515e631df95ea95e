"""The picture of a page beside its record."""

import re
from xml.etree import ElementTree

import pytest

from pipeline import Record, Rules, Source, extract
from pipeline.cli.show import page_text, picture, record_card

WAVES = "A woman who has lost her boat counts the waves until one of them answers her in her own voice. " * 4
TEXT = f"Salt\n\n\n\nDirector: Ana Lindqvist\nEditor: Eva Ott\nYear: 1999\n\n{WAVES}\n"


@pytest.fixture
def record(rules: Rules) -> Record:
    return extract(Source.of(TEXT.encode(), path="salt.txt"), rules)


def shown(svg: str) -> str:
    """What a picture says, its blanks as blanks."""
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314  our own output
    return " ".join((t.text or "").replace("\u00a0", " ") for t in texts)


def test_page_and_record_are_in_it(record: Record) -> None:
    told = shown(picture(record))
    assert "fiche show salt.txt" in told
    assert "1999" in told
    assert "director · Ana Lindqvist · Director" in told


def test_it_is_the_same_picture_every_time(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    first = picture(record)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(record) == first


def test_it_loads_nothing_from_elsewhere(record: Record) -> None:
    addresses = set(re.findall(r"https?://[^\s\"')]+", picture(record)))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_long_texts_are_cut_short(record: Record) -> None:
    told = shown(picture(record))
    assert TEXT.count("A woman who has lost") == 4
    assert told.count("A woman who has lost") == 4, "two on the page, two in the record"
    assert "…" in told


def test_evidence_has_the_colour_of_its_field(record: Record) -> None:
    text = page_text(record)
    place = TEXT.index("1999")
    at_year = {str(s.style) for s in text.spans if s.start == place}
    at_name = {str(s.style) for s in text.spans if s.start == TEXT.index("Ana Lindqvist")}
    assert len(at_year) == len(at_name) == 1
    assert at_year != at_name


def test_a_page_cannot_break_the_picture(rules: Rules) -> None:
    hostile = "Salt\nDirector: Ana <b>&amp;</b> ]]> Lindqvist\x1b[31m\nYear: 1999\n[bold]x[/bold] :smile:\n"
    svg = picture(extract(Source.of(hostile.encode(), path="<salt>&.txt"), rules))
    assert "bold]x[/bold] :smile" in shown(svg)
    assert "\x1b" not in svg


def test_a_record_of_nothing(rules: Rules) -> None:
    nothing = extract(Source.of(b"Salt"), rules)
    assert shown(picture(nothing))
    assert record_card(nothing).renderables
