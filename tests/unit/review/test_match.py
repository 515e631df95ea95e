"""Decisions find their values again after a re-extraction: by source, field and quote; what does not fit conflicts."""

from typing import Any

import pytest

from pipeline import Record
from pipeline.review.decided import decided
from pipeline.review.desk import Desk, Wanted
from pipeline.review.match import Fits
from pipeline.review.value import values
from tests.unit.review.desks import FILM, PERSON, TEXT, Work, editor, made, wanted


def film(**more: Any) -> dict[str, Any]:
    return {key: part for key, part in {**FILM, **more}.items() if part is not None}


def again(work: Work, *films: dict[str, Any], **more: Any) -> tuple[Desk, Record, Fits]:
    """The desk, the record and what fits, after the page was extracted anew with another id."""
    record = made(films=films or (FILM,), id=more.pop("id", "00000000000000bb"), **more)
    desk = work.records(record)
    return desk, record, desk.fits(record)


def test_decisions_follow_values_that_moved(work: Work) -> None:
    desk = work.records(record := made())
    for value in values(record):
        desk.decide("eva", [Wanted(record.id, value.pointer, "", "accept")])
    _, anew, fits = again(work, {"title": ("Andrey", "Andrey")}, film(credits=FILM["credits"][::-1]))
    assert fits.conflicts == ()
    assert {v.pointer for v in values(anew)} - fits.decided.keys() == {"/films/0/title"}
    told = {fits.decided[v.pointer].field for v in values(anew) if v.pointer in fits.decided}
    assert told == {v.field for v in values(record)}


def test_a_changed_value_of_the_same_words_conflicts_with_both_sides(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/countries")])
    desk, anew, fits = again(work, film(countries=[("RU", "USSR")]))
    assert [(c.decision.outcome, c.other.value if c.other else None) for c in fits.conflicts] == [("SUHH", "RU")]
    done = decided(anew, fits)
    assert [(i.code, i.pointer) for i in done.issues] == [("review.conflict", "/films/0/countries/0")]
    assert "'SUHH'" in done.issues[0].message
    assert "'RU'" in done.issues[0].message


def test_a_value_that_is_gone_conflicts_unless_it_was_rejected(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/runtime_minutes")])
    desk.decide("eva", [wanted(desk, record, "films/year", "reject")])
    _, _, fits = again(work, film(runtime_minutes=None, year=None))
    assert [(c.decision.field, c.other) for c in fits.conflicts] == [("films/runtime_minutes", None)]


def test_a_machine_that_learned_agrees_with_the_correction(work: Work) -> None:
    desk = work.records(record := made())
    at = TEXT.index("1980")
    desk.decide("eva", [wanted(desk, record, "films/year", "correct", new=1980, selected=((at, at + 4),))])
    _, anew, fits = again(work, film(year=(1980, "1980")))
    assert fits.conflicts == ()
    assert fits.decided["/films/0/year"].new == 1980
    assert decided(anew, fits).evidence["/films/0/year"].rule == "reviewed#corrected"


def test_a_later_decision_makes_an_end_of_a_conflict(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/countries")])
    desk, anew, _ = again(work, film(countries=[("RU", "USSR")]))
    desk.decide("bob", [wanted(desk, anew, "films/countries")])
    fits = desk.fits(anew)
    assert fits.conflicts == ()
    assert fits.decided["/films/0/countries/0"].reviewer == "bob"
    desk.undo("bob")
    assert len(desk.fits(anew).conflicts) == 1


def test_equal_quotes_are_told_apart_by_what_stands_around_them(work: Work) -> None:
    text = "ONE (2018)\nTWO (2018)\n"
    one, two = {"title": ("One", "ONE"), "year": (2018, "2018")}, {"title": ("Two", "TWO")}
    record = made((one, two | {"year": (2018, "2018")}), (), text)
    second = text.rindex("2018")
    evidence = {p: e.model_dump(mode="json") for p, e in record.evidence.items()}
    evidence["/films/1/year"]["spans"][0] |= {"start": second, "end": second + 4}
    record = Record.model_validate(record.model_dump(by_alias=True) | {"evidence": evidence})
    desk = work.records(record)
    desk.decide("eva", [Wanted(record.id, "/films/1/year", "", "reject")])
    swapped = Record.model_validate(
        record.model_dump(by_alias=True)
        | {"id": "00000000000000bb", "films": [f.model_dump() for f in record.films[::-1]],
           "evidence": {p.translate(str.maketrans("01", "10")): e for p, e in evidence.items()}}
    )  # fmt: skip
    desk = work.records(swapped)
    assert list(desk.fits(swapped).decided) == ["/films/0/year"]


def test_an_addition_stays_with_its_film(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [editor(record)])
    _, anew, fits = again(work, {"title": ("Andrey", "Andrey")}, FILM)
    assert [a.home for a in fits.added] == ["/films/1"]
    assert decided(anew, fits).films[1].credits[-1].name == "Olga Vint"


def test_an_addition_that_the_machine_reads_now_counts_as_accepted(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [editor(record)])
    more = [*FILM["credits"], {"role": ("editor", "Kamera"), "name": ("Olga Vint", "Olga Vint")}]  # type: ignore[misc]
    _, anew, fits = again(work, film(credits=more))
    assert (fits.added, fits.conflicts) == ((), ())
    assert fits.decided["/films/0/credits/3/name"].verdict == "add"
    assert len(decided(anew, fits).films[0].credits) == 4


@pytest.mark.parametrize(
    "films, text",
    [
        ((film(sound=("mono", "USSR")),), TEXT),  # another value stands there now
        ((FILM,), TEXT.replace("162 min", "")),  # the words are gone
        ((), TEXT),  # the film is gone
    ],
)
def test_an_addition_without_its_place_conflicts(work: Work, films: tuple[dict[str, Any], ...], text: str) -> None:
    desk = work.records(record := made())
    at = TEXT.index("162 min")
    desk.decide("eva", [Wanted(record.id, "/films/0/sound", "", "add", "stereo", ((at, at + 7),))])
    anew = made(films=tuple({k: p for k, p in f.items() if k != "runtime_minutes"} for f in films), text=text)
    fits = work.records(anew).fits(anew)
    assert [c.decision.new for c in fits.conflicts] == ["stereo"]
    assert fits.added == ()


def test_decisions_stay_with_their_own_capture_of_a_page(work: Work) -> None:
    first, second = made(), made(id="00000000000000cc")
    desk = work.records(first, second)
    desk.decide("eva", [wanted(desk, second, "films/year")])
    assert [len(desk.fits(r).decided) for r in (first, second)] == [0, 1]
    desk = work.records(first)  # the second capture is gone: the first inherits
    assert len(desk.fits(first).decided) == 1


def test_people_too(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "people/born", "correct", new="1932-04")])
    anew = made(people=({"name": ("Olga Vint", "Olga Vint")}, PERSON))
    assert decided(anew, work.records(anew).fits(anew)).people[1].born == "1932-04"
