"""What is matched, what stays a candidate, and why."""

import pytest

from pipeline.model.record import Credit, Film
from pipeline.works.match import candidates
from pipeline.works.subjects import Subject


def film(title: str, director: str | None = None, **more: object) -> Film:
    directors = (Credit(role="director", name=director),) if director else ()
    return Film.model_validate({"title": title, "credits": directors, **more})


MATCHED = [
    (Subject("person", "Андрей Тарковский", titles={"Stalker"}), "P1"),
    (Subject("person", "A. Tarkovsky", born="1932", roles={"director"}), "P1"),
    (Subject("person", "Andrei Tarkovsky", titles={"Another Film"}), "P2"),
    (Subject("company", "Мосфильм", titles={"Сталкер"}), "C1"),
    (Subject("festival", "70e Festival de Cannes", editions={(2017, 72)}), "F2"),
    (Subject("festival", "Cannes Film Festival", countries={"FR"}), "F2"),
    (Subject("festival", "جشنواره فیلم فجر", hosts={"en.fajriff.com"}), "F1"),
    (Subject("work", "Stalker", film=film("Stalker", "Andrej Tarkovskij", year=1979)), "W1"),
]
UNMATCHED = [
    ("a name alone", Subject("person", "Jiřina Havlová"), "P3"),
    ("name and occupation", Subject("person", "Otakar Vrbenský", roles={"screenwriter"}), "P4"),
    ("a family name", Subject("person", "Tarkovsky", titles={"Stalker"}), "P1"),
    ("another birth", Subject("person", "Jiřina Havlová", titles={"Pod lípami"}, born="1950"), "P3"),
    ("a film before the birth", Subject("person", "Jiřina Havlová", titles={"Pod lípami"}, years={1970}), "P3"),
    ("either of two", Subject("person", "Andrei Tarkovsky", titles={"Stalker", "Another Film"}), "P1"),
    ("a company's name and country", Subject("company", "Mosfilm", countries={"RU"}), "C1"),
    ("a festival's name", Subject("festival", "Festival de Cannes"), "F2"),
    (
        "a festival elsewhere",
        Subject("festival", "Cannes Film Festival", countries={"US"}, hosts={"festival-cannes.com"}),
        "F2",
    ),
    ("a film's title and year", Subject("work", "Stalker", film=film("Stalker", year=1979)), "W1"),
]


@pytest.mark.parametrize(("subject", "id_"), MATCHED, ids=lambda x: getattr(x, "name", x))
def test_matched(index, subject, id_) -> None:
    best, *others = candidates(subject, index)
    assert (best.entry.id, best.match) == (id_, True)
    assert not any(other.match for other in others)
    assert best.reasons


@pytest.mark.parametrize(("why", "subject", "id_"), UNMATCHED, ids=[case[0] for case in UNMATCHED])
def test_candidates_are_kept_and_none_is_matched(index, why, subject, id_) -> None:
    found = candidates(subject, index)
    assert id_ in {candidate.entry.id for candidate in found}
    assert not any(candidate.match for candidate in found)


def test_the_score_tells_what_agrees(index) -> None:
    bare, told = (
        {c.entry.id: c for c in candidates(subject, index)}["P1"]
        for subject in (Subject("person", "Andrei Tarkovsky"), Subject("person", "Andrei Tarkovsky", born="1932-04-04"))
    )
    assert bare.score < told.score
    assert told.features == {"same": 50, "born": 35}
    assert told.reasons == ("name same: Tarkovsky, Andrei", "born 1932-04-04")


def test_an_unknown_name_has_no_candidates(index) -> None:
    assert candidates(Subject("person", "Nobody Atall", titles={"Stalker"}), index) == ()
    assert candidates(Subject("person", "***"), index) == ()
