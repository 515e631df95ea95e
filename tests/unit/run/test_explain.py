"""Why a record says what it says, from a trace made by hand."""

import pytest

from pipeline.model.page import Line, Page, Source, Span, View
from pipeline.model.parts import Candidate, Entry, Label, Part, Reading, Section
from pipeline.model.record import Alternative, Credit, Evidence, Film, PageInfo, Quote, Record, SourceInfo
from pipeline.rules.load import Rules
from pipeline.run.explain import Loser, Place, place, reasons, search
from pipeline.run.extract import Trace

TEXT = "Salt\r\nYear: 1999\nDirector: Ana Li\nMade in 1998 by hand\nEditor:"
SOURCE = Source.of(TEXT.encode(), path="salt.txt")


def at(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def quoted(*quotes: str) -> tuple[Quote, ...]:
    return tuple(Quote(start=at(q).start, end=at(q).end, quote=q) for q in quotes)


def view(quote: str) -> View:
    return View(quote, range(at(quote).start, at(quote).end))


def evidence(rule: str, *quotes: str, lost: tuple[Alternative, ...] = ()) -> Evidence:
    return Evidence(spans=quoted(*quotes), rule=rule, alternatives=lost)


def trace_with(year_rule: str, lost_rule: str, year_quotes: tuple[str, ...] = ("1999",)) -> Trace:
    lost = (Alternative(value=1998, spans=quoted("1998"), rule=lost_rule),)
    record = Record(
        id=SOURCE.id,
        source=SourceInfo(path="salt.txt", media_type="text/plain", charset="utf-8", charset_from="x", sha256="0"),
        page=PageInfo(kind="film", text=TEXT, languages=("en",)),
        films=(Film(title="Salt", year=1999, credits=(Credit(role="director", name="Ana Li"),)),),
        evidence={
            "/films/0/title": evidence("titles#head", "Salt"),
            "/films/0/year": evidence(year_rule, *year_quotes, lost=lost),
            "/films/0/credits/0/role": evidence("labels#director", "Director"),
            "/films/0/credits/0/name": evidence("labels#director", "Ana Li"),
        },
    )
    page = Page(SOURCE, TEXT, (Line(view("Salt")), Line(view("Editor:"))))
    label = Label(("editor",), view("Editor"), (), "en")
    readings = (Reading(page.lines[0]), Reading(page.lines[1], (label,)))
    entry = Entry("film", (Section("credits", None, readings),), ("en",))
    refused = Candidate(0, "runtime_minutes", (Part("", 1998, (at("1998"),)),), "facts#runtime")
    return Trace(page, (entry,), (refused,), record)


TRACE = trace_with("labels#year", "facts#year")

POINTERS = [
    ("", ["/films/0/title", "/films/0/year", "/films/0/credits/0/role", "/films/0/credits/0/name"]),
    ("/films/0/year", ["/films/0/year"]),
    ("/films/0/credits", ["/films/0/credits/0/role", "/films/0/credits/0/name"]),
    ("/films/0/credits/0/", ["/films/0/credits/0/role", "/films/0/credits/0/name"]),
    ("credits", ["/films/0/credits/0/role", "/films/0/credits/0/name"]),
    ("/films/0/yea", []),
    ("/films/1", []),
    ("cast", []),
]


@pytest.mark.parametrize(("pointer", "expected"), POINTERS)
def test_reasons_are_those_under_the_pointer(pointer: str, expected: list[str], rules: Rules) -> None:
    assert [r.pointer for r in reasons(TRACE, pointer, rules)] == expected


def test_a_reason_shows_the_line_the_rule_and_the_loser(rules: Rules) -> None:
    (reason,) = reasons(TRACE, "year", rules)
    assert (reason.field, reason.value, reason.rule) == ("year", "1999", "labels#year")
    assert reason.places == (Place(2, "Year: ", "1999", ""),)
    assert [(lost.value, lost.line, lost.rule) for lost in reason.losers] == [("1998", 4, "facts#year")]


WHY = [
    ("labels#year", "facts#year", ("1999",), "prefer.toml trusts labels#year more for year"),
    ("facts#year", "facts#year", ("1999", "Salt"), "equally trusted, but 2 places agree on the other, 1 on this"),
    ("facts#year", "facts#year", ("1999",), "equally trusted, but the other stands first on the page"),
]


@pytest.mark.parametrize(("won", "lost", "quotes", "why"), WHY)
def test_why_a_value_lost(won: str, lost: str, quotes: tuple[str, ...], why: str, rules: Rules) -> None:
    (reason,) = reasons(trace_with(won, lost, quotes), "/films/0/year", rules)
    assert [loser.why for loser in reason.losers] == [why]


PLACES = [
    ("Salt", Place(1, "", "Salt", "")),
    ("Director", Place(3, "", "Director", ": Ana Li")),
    ("in 1998", Place(4, "Made ", "in 1998", " by hand")),
]


@pytest.mark.parametrize(("quote", "expected"), PLACES)
def test_place(quote: str, expected: Place) -> None:
    assert place(TRACE.page, at(quote)) == expected


def test_what_stands_around_a_quote_is_bounded() -> None:
    text = "a" * 500 + "1999" + "b" * 500
    long = Page(SOURCE, text, ())
    assert place(long, Span(500, 504)) == Place(1, "…" + "a" * 40, "1999", "b" * 40 + "…")


def test_a_search_names_labels_in_the_pages_languages_and_what_was_refused(rules: Rules) -> None:
    found = search(TRACE, "/films/0/runtime_minutes", rules)
    assert found is not None
    ((language, labels),) = found.labels
    assert language == "en"
    assert "Running Time" in labels
    assert found.refused == (Loser("1998", 4, "facts#runtime", "read, but not taken into the record"),)


def test_a_search_shows_labels_that_stand_on_the_page(rules: Rules) -> None:
    found = search(TRACE, "credits", rules)
    assert found is not None
    assert found.seen == (Place(5, "", "Editor", ":"),)


@pytest.mark.parametrize("field", sorted({*Film.model_fields} - {"credits", "companies", "links"}))
def test_every_field_that_has_labels_knows_them(field: str, rules: Rules) -> None:
    found = search(TRACE, field, rules)
    assert found is not None
    assert found.labels[0][1], "no label of the English rules is known for this field"


@pytest.mark.parametrize("pointer", ["/films/0/nonsense", "nonsense", "/films/0", "/"])
def test_no_such_field(pointer: str, rules: Rules) -> None:
    assert search(TRACE, pointer, rules) is None
