"""Records as decided keep the laws of the record: every leaf has evidence, every quote stands on the page."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline import Record, Rules, Source, extract
from pipeline.review.decided import decided
from pipeline.review.desk import Desk, Wanted
from pipeline.review.value import values
from tests.unit.review.desks import FILM, TEXT, Work, made, wanted


def leaves(record: Record) -> dict[str, object]:
    shown = json.loads(record.to_json())

    def walk(node: Any, at: str) -> Iterator[tuple[str, object]]:
        parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, part in parts:
            yield from walk(part, f"{at}/{key}")
        if not isinstance(node, dict | list) and node is not None:
            yield at, node

    return {**dict(walk(shown["films"], "/films")), **dict(walk(shown["people"], "/people"))}


def after(desk: Desk, record: Record) -> Record:
    """The record as decided, after the laws were checked."""
    done = decided(record, desk.fits(record))
    assert leaves(done).keys() == done.evidence.keys()
    for evidence in done.evidence.values():
        for span in (*evidence.spans, *(s for a in evidence.alternatives for s in a.spans)):
            assert done.page.text[span.start : span.end] == span.quote != ""
    for issue in done.issues:
        at = issue.pointer
        assert not at or at in done.evidence or any(p.startswith(f"{at}/") for p in done.evidence)
    assert Record.model_validate_json(done.to_json()) == done
    return done


def place(quote: str) -> tuple[int, int]:
    return TEXT.index(quote), TEXT.index(quote) + len(quote)


def test_without_decisions_the_record_is_itself(work: Work) -> None:
    record = made()
    assert after(work.records(record), record) is record


def test_an_accepted_value_says_so_and_so_does_what_follows_it(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/credits/director")])
    done = after(desk, record)
    rules = {p: e.rule for p, e in done.evidence.items() if p.startswith("/films/0/credits/0")}
    assert set(rules.values()) == {"reviewed#accepted"}
    assert len(rules) == 3
    assert done.evidence["/films/0/credits/0/name"].confidence is None
    assert done.evidence["/films/0/year"] == record.evidence["/films/0/year"]


def test_a_correction_by_selection_is_grounded_there_and_keeps_what_the_machine_read(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/year", "correct", new=1980, selected=(place("1980"),))])
    done = after(desk, record)
    evidence = done.evidence["/films/0/year"]
    assert (done.films[0].year, evidence.rule) == (1980, "reviewed#corrected")
    assert [s.quote for s in evidence.spans] == ["1980"]
    assert [(a.value, a.rule) for a in evidence.alternatives] == [(1979, "facts#year")]
    assert not [i for i in done.issues if i.code.startswith("review.")]


def test_a_typed_correction_is_marked_as_not_on_the_page(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/year", "correct", new=1978)])
    done = after(desk, record)
    assert (done.films[0].year, done.evidence["/films/0/year"].rule) == (1978, "reviewed#typed")
    assert [(i.code, i.pointer) for i in done.issues] == [("review.typed", "/films/0/year")]


@pytest.mark.parametrize("verdict", ["reject", "not_on_page"])
def test_a_rejected_value_goes_and_its_words_are_unread(work: Work, verdict: str) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/runtime_minutes", verdict)])
    done = after(desk, record)
    assert done.films[0].runtime_minutes is None
    assert "162 min" in [TEXT[e.start : e.end] for e in done.unread]


def test_an_item_goes_with_its_name_and_those_behind_it_move_up(work: Work) -> None:
    issue = {"code": "x", "severity": "note", "message": "m", "pointer": "/films/0/credits/2/name"}
    desk = work.records(record := made(issues=[issue]))
    desk.decide("eva", [wanted(desk, record, "films/credits/director", "reject")])
    done = after(desk, record)
    assert [c.name for c in done.films[0].credits] == ["Arkadiy Strugatsky", "Boris Strugatsky"]
    assert [i.pointer for i in done.issues] == ["/films/0/credits/1/name"]


def test_a_film_of_which_nothing_is_left_goes(work: Work) -> None:
    desk = work.records(record := made(films=({"title": ("Andrey", "Andrey")}, FILM)))
    desk.decide("eva", [Wanted(record.id, "/films/0/title", "", "reject")])
    assert [f.title for f in after(desk, record).films] == ["Stalker"]


def test_a_film_may_lose_its_title(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/title", "reject")])
    assert [f.title for f in after(desk, record).films] == [None]


def test_an_ambiguous_value_stands_with_a_warning(work: Work) -> None:
    desk = work.records(record := made())
    desk.decide("eva", [wanted(desk, record, "films/year", "ambiguous")])
    done = after(desk, record)
    assert done.films[0].year == 1979
    assert [(i.code, i.severity, i.pointer) for i in done.issues] == [("review.ambiguous", "warning", "/films/0/year")]


def test_what_a_decision_settles_is_no_issue_any_more(work: Work) -> None:
    issue = {"code": "date.ambiguous", "severity": "warning", "message": "m", "pointer": "/people/0/born"}
    desk = work.records(record := made(issues=[issue]))
    desk.decide("eva", [wanted(desk, record, "people/born")])
    assert after(desk, record).issues == ()


ADDED = [
    ("/films/0/original_title", "Сталкер", {}, "STALKER", ("/films/0/original_title",)),
    ("/films/0/countries/-", "DE", {}, "USSR", ("/films/0/countries/1",)),
    ("/films/0/credits/-/name", "Ol", {"role": "editor"}, "Ol", ("/films/0/credits/3/name", "/films/0/credits/3/role")),
    ("/films/0/awards/0/edition", 33, {}, "1980", ("/films/0/awards/0/edition",)),
    ("/films/0/awards/-/award", "Jury", {}, "Jury", ("/films/0/awards/1/award",)),
    ("/films/0/statement/text", "Prizes", {}, "Prizes", ("/films/0/statement/text",)),
    ("/films/-/title", "Olga", {}, "Olga", ("/films/1/title",)),
    ("/people/-/name", "Olga Vint", {}, "Olga Vint", ("/people/1/name",)),
    ("/people/0/events/-/org", "Ol", {"kind": "work"}, "Ol", ("/people/0/events/0/kind", "/people/0/events/0/org")),
]  # fmt: skip


@pytest.mark.parametrize("pointer, new, beside, quote, there", ADDED, ids=[a[0] for a in ADDED])
@pytest.mark.parametrize("typed", [False, True])
def test_an_added_value_hangs_in_its_place_with_evidence(
    work: Work, pointer: str, new: Any, beside: dict[str, str], quote: str, there: tuple[str, ...], typed: bool
) -> None:
    desk = work.records(record := made())
    selected = () if typed else (place(quote),)
    desk.decide("eva", [Wanted(record.id, pointer, "", "add", new, selected, tuple(beside.items()))])
    done = after(desk, record)
    told = leaves(done)
    assert set(there) == told.keys() - leaves(record).keys()
    main = next(p for p in there if told[p] == new)
    assert done.evidence[main].rule == ("reviewed#typed" if typed else "reviewed#added")
    assert [i.code for i in done.issues] == (["review.typed"] if typed else [])
    if not typed:
        assert [s.quote for s in done.evidence[main].spans] == [quote]


def test_values_can_be_added_to_what_was_added_and_taken_away_again(work: Work) -> None:
    desk = work.records(record := made())
    award = desk.decide("eva", [Wanted(record.id, "/films/0/awards/-/award", "", "add", "Jury", (place("Jury"),))])[0]
    home = f"@{award.id}"
    desk.decide("eva", [Wanted(record.id, f"{home}/year", "", "add", 1980, (place("1980"),))])
    assert after(desk, record).films[0].awards[1].model_dump(exclude_none=True) == {"award": "Jury", "year": 1980}
    version = desk.history.version(record.id, home)
    desk.decide("eva", [Wanted(record.id, home, version, "correct", "Grand Jury")])
    assert after(desk, record).films[0].awards[1].award == "Grand Jury"
    desk.decide("eva", [Wanted(record.id, home, desk.history.version(record.id, home), "reject")])
    assert after(desk, record).films[0].awards[1].model_dump(exclude_none=True) == {"year": 1980}


def test_every_verdict_on_every_value_of_the_samples_keeps_the_laws(work: Work, rules: Rules) -> None:
    data = ("DER LETZTE KAHN\nD 2003, 24 min\nRegie und Buch: Sabine Ehrl\nDarsteller: Ana Ott (Mia), Jo Lund\n"
            "Preise: Goldener Bär, Berlinale 2004\n\nInhalt\nEin Kahn fährt und kommt nicht an.\n")  # fmt: skip
    record = extract(Source.of(data.encode(), path="kahn.txt"), rules)
    assert len(values(record)) > 10
    desk = work.records(record)
    verdicts = ["reject", "accept", "not_on_page", "ambiguous"]
    for number, value in enumerate(values(record)):
        desk.decide("eva", [Wanted(record.id, value.pointer, "", verdicts[number % 4])])  # type: ignore[arg-type]
        after(desk, record)
    while desk.undo("eva"):
        after(desk, record)
    assert decided(record, desk.fits(record)) is record
