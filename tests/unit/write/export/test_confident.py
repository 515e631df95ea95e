"""Unsure values fall, with those that say nothing without them; what stays keeps its evidence."""

import pytest

from pipeline.model.record import Record
from pipeline.write.export.confident import confident
from pipeline.write.export.losses import Losses
from tests.unit.write.export.records import full


def unsure(*pointers: str, confidence: float | None = 0.2, rule: str = "facts#read") -> Record:
    whole = full().model_dump(mode="json")
    for pointer in pointers:
        whole["evidence"][pointer] |= {"confidence": confidence, "rule": rule}
    return Record.model_validate(whole)


def fallen(record: Record) -> tuple[Record, dict[str, int]]:
    losses = Losses()
    kept = confident(record, 0.5, losses)
    return kept, {f"{loss.element}: {loss.reason}": loss.count for loss in losses.kinds()}


def test_a_sure_record_stays_as_it_is() -> None:
    record = full()
    assert fallen(record) == (record, {})


def test_an_unsure_value_falls() -> None:
    kept, losses = fallen(unsure("/films/0/year", "/films/0/countries/0"))
    assert kept.films[0].year is None
    assert kept.films[0].countries == ("SUHH",)
    assert kept.evidence["/films/0/countries/0"].spans[0].quote == "SUHH"
    assert "/films/0/countries/1" not in kept.evidence
    assert losses == {
        "films.countries: its confidence is below 0.5": 1,
        "films.year: its confidence is below 0.5": 1,
    }


def test_a_credit_falls_with_its_name_and_the_next_moves_up_with_its_evidence() -> None:
    kept, losses = fallen(unsure("/films/0/credits/0/name"))
    assert [credit.name for credit in kept.films[0].credits] == ["Pentti Salo", "Otso Lehto"]
    assert kept.evidence["/films/0/credits/0/name"].spans[0].quote == "Pentti Salo"
    assert losses == {
        "films.credits.label: role and name of its credits fell": 1,
        "films.credits.name: its confidence is below 0.5": 1,
        "films.credits.role: role and name of its credits fell": 1,
    }


def test_every_pointer_left_points_at_what_it_quotes() -> None:
    kept, _ = fallen(unsure("/films/0/credits/1/role", "/films/0/awards/0/year", "/people/0/events/0/kind"))
    whole = kept.model_dump(mode="json")
    for pointer, evidence in kept.evidence.items():
        value = whole
        for key in pointer.split("/")[1:]:
            value = value[int(key)] if isinstance(value, list) else value[key]
        assert evidence.spans[0].quote == str(value)


def test_an_issue_of_a_fallen_value_points_at_nothing() -> None:
    assert [issue.pointer for issue in fallen(unsure("/films/0/title"))[0].issues] == [""]


@pytest.mark.parametrize(
    ("confidence", "rule", "stays"),
    [(None, "facts#read", False), (None, "reviewed", True), (0.1, "reviewed#typed", True), (0.5, "facts#read", True)],
)
def test_who_stays(confidence: float | None, rule: str, stays: bool) -> None:
    kept, _ = fallen(unsure("/films/0/year", confidence=confidence, rule=rule))
    assert (kept.films[0].year is not None) is stays
