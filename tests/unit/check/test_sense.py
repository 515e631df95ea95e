"""Facts that cannot all be true: every code fires on the faulty record and is silent on the sound one beside it."""

import pytest

from pipeline import Rules
from pipeline.check.sense import doubts
from pipeline.model.record import (
    Award,
    Credit,
    Event,
    Evidence,
    Film,
    PageInfo,
    Person,
    Quote,
    Record,
    Screening,
    SourceInfo,
)

ANA = Credit(role="director", name="Ana Lindqvist")
CANNES = "Cannes Film Festival"


def record(
    films: tuple[Film, ...] = (),
    people: tuple[Person, ...] = (),
    quotes: dict[str, str] | None = None,
    rules: dict[str, str] | None = None,
) -> Record:
    """A record of some films and people; `quotes` and `rules` replace the evidence of some pointers."""
    evidence = {f"/films/{i}/title": ("Salt", "titles#head") for i, film in enumerate(films) if film.title}
    evidence |= {pointer: (quote, "labels#date") for pointer, quote in (quotes or {}).items()}
    evidence |= {pointer: ("Salt", rule) for pointer, rule in (rules or {}).items()}
    return Record(
        id="0" * 16,
        source=SourceInfo(media_type="text/plain", charset="utf-8", charset_from="test", sha256="0"),
        page=PageInfo(kind="film", text=""),
        films=films,
        people=people,
        evidence={
            pointer: Evidence(spans=(Quote(start=7, end=7 + len(quote), quote=quote),), rule=rule)
            for pointer, (quote, rule) in evidence.items()
        },
    )


def film(**told: object) -> tuple[Film, ...]:
    return (Film.model_validate({"title": "Salt", **told}),)


def person(**told: object) -> tuple[Person, ...]:
    return (Person.model_validate({"name": "Ana Lindqvist", **told}),)


def award(**told: object) -> tuple[Film, ...]:
    return film(year=1979, awards=(Award.model_validate(told),))


FILMS = [  # code, pointer, the faulty films, the sound ones
    ("title.missing", "/films/0", (Film(year=1999),), film(year=1999)),
    ("runtime.range", "/films/0/runtime_minutes", film(runtime_minutes=601), film(runtime_minutes=600)),
    ("year.range", "/films/0/year", film(year=1887), film(year=1888)),
    ("award.before_film", "/films/0/awards/0/year", award(year=1977), award(year=1978)),
    (
        "award.edition",
        "/films/0/awards/0/edition",
        award(year=1979, festival=CANNES, edition=40),
        award(year=1979, festival=CANNES, edition=32),
    ),
    (  # a festival that the rules do not know may have had any edition
        "award.edition",
        "/films/0/awards/0/edition",
        award(year=1979, festival=CANNES, edition=40),
        award(year=1979, festival="Festival of the Far Side of the Moon", edition=40),
    ),
]

PEOPLE = [
    ("person.born_after_death", "/people/0/died", {"born": "1961", "died": "1950"}, {"born": "1950", "died": "1961"}),
    (
        "event.order",
        "/people/0/events/0/end",
        {"events": (Event(kind="work", start="1980", end="1975"),)},
        {"events": (Event(kind="work", start="1975", end="1980"),)},
    ),
    (
        "event.before_birth",
        "/people/0/events/0/start",
        {"born": "1961", "events": (Event(kind="work", start="1950"),)},
        {"born": "1961", "events": (Event(kind="work", start="1961"),)},
    ),
]

DIRECTORS = [  # films, people, whether the biography is somebody else's
    (film(credits=(ANA,)), (Person(name="Tomas Brenner"),), True),
    (film(credits=(ANA,)), (Person(name="ANA LINDQVIST"),), False),
    (film(credits=(ANA,)), (), False),
    (film(), (Person(name="Tomas Brenner"),), False),  # no director to differ from
    (film(credits=(ANA,)), (Person(name="Ana Lindqvist"), Person(name="Tomas Brenner")), False),
    (film(credits=(ANA,)) + film(), (Person(name="Tomas Brenner"),), False),
]

DATES = [  # as printed, whether its day and month can change places
    ("04/05/1961", True),
    ("14/05/1961", False),
    ("05.05.1961", False),
    ("4 May 1961", False),
    ("1961", False),
]


def codes(told: Record, rules: Rules) -> list[str]:
    return [d.code for d in doubts(told, rules)]


@pytest.mark.parametrize(("code", "pointer", "faulty", "sound"), FILMS)
def test_films(code, pointer, faulty, sound, rules: Rules) -> None:
    (doubt,) = doubts(record(faulty), rules)
    assert (doubt.code, doubt.pointer) == (code, pointer)
    assert codes(record(sound), rules) == []


@pytest.mark.parametrize(("code", "pointer", "faulty", "sound"), PEOPLE)
def test_people(code, pointer, faulty, sound, rules: Rules) -> None:
    (doubt,) = doubts(record(people=person(**faulty)), rules)
    assert (doubt.code, doubt.pointer) == (code, pointer)
    assert codes(record(people=person(**sound)), rules) == []


@pytest.mark.parametrize(("films", "people", "differ"), DIRECTORS)
def test_the_biography_of_somebody_else(films, people, differ: bool, rules: Rules) -> None:
    assert codes(record(films, people), rules) == ["director.biography"] * differ


@pytest.mark.parametrize(("rule", "inferred"), [("texts#statement.title", True), ("titles#head", False)])
def test_a_title_told_by_running_text(rule: str, inferred: bool, rules: Rules) -> None:
    assert codes(record(film(), rules={"/films/0/title": rule}), rules) == ["title.inferred"] * inferred


@pytest.mark.parametrize(("printed", "ambiguous"), DATES)
def test_ambiguous_dates(printed: str, ambiguous: bool, rules: Rules) -> None:
    told = record(people=person(born="1961"), quotes={"/people/0/born": printed})
    found = [d for d in doubts(told, rules) if d.code == "date.ambiguous"]
    assert [d.pointer for d in found] == ["/people/0/born"] * ambiguous
    assert all("1961-05-04" in d.message and "1961-04-05" in d.message for d in found), "both readings are named"


def test_a_doubt_stands_where_its_evidence_does(rules: Rules) -> None:
    (doubt,) = doubts(record(film(year=1887), quotes={"/films/0/year": "1887"}), rules)
    assert (doubt.start, doubt.end) == (7, 11)


def test_a_sound_record(rules: Rules) -> None:
    sound = record(
        film(
            year=1979,
            runtime_minutes=88,
            credits=(ANA,),
            awards=(Award(year=1979, festival=CANNES, edition=32),),
            screenings=(Screening(start="2019-05-12T18:00"),),
        ),
        person(born="1950", died="2010", events=(Event(kind="education", start="1970", end="1975"),)),
    )
    assert doubts(sound, rules) == []
