"""Two runs compared, value by value."""

import pytest

from pipeline.model.record import Award, Credit, Film, PageInfo, Person, Record, SourceInfo
from pipeline.score import by_field, changes


def record(number: int = 0, *, path: str = "a.txt", films: tuple = (), people: tuple = ()) -> Record:
    source = SourceInfo(path=path, media_type="text/plain", charset="utf-8", charset_from="x", sha256="0")
    page = PageInfo(kind="film", text="Salt")
    return Record(id=f"{number:016x}", source=source, page=page, films=films, people=people)


def differ(old: Film | Person, new: Film | Person) -> list[tuple[str, ...]]:
    def one(part: Film | Person) -> Record:
        return record(films=(part,)) if isinstance(part, Film) else record(people=(part,))

    return [tuple(change[1:]) for change in changes([one(old)], [one(new)])]


SALT = Film(title="Salt")
ANA, EVA = Credit(role="director", name="Ana Lindqvist"), Credit(role="editor", name="Eva Ott")
PRIZE = Award(festival="Harbour", award="Golden Rope", year=1999)
PARTS = [
    (SALT, SALT, []),
    (SALT, Film(title="Salt", year=1999), [("gain", "year", "", "1999")]),
    (Film(title="Salt", year=1999), SALT, [("loss", "year", "1999", "")]),
    (SALT, Film(title="Sugar"), [("change", "title", "Salt", "Sugar")]),
    (
        Film(countries=("FR",)), Film(countries=("DE", "FR", "IT")),
        [("gain", "countries", "", "DE"), ("gain", "countries", "", "IT")],
    ),
    (Film(countries=("FR", "DE")), Film(countries=("DE", "FR")), []),
    (Film(credits=(ANA, ANA)), Film(credits=(ANA,)), [("loss", "credits", "director · Ana Lindqvist", "")]),
    (
        Film(credits=(ANA, EVA)), Film(credits=(EVA, ANA.model_copy(update={"name": "Anna Lindqvist"}))),
        [("change", "credits", "director · Ana Lindqvist", "director · Anna Lindqvist")],
    ),
    (
        Film(title="Salt", awards=(PRIZE,)), Film(title="Salt", awards=(PRIZE.model_copy(update={"edition": 3}),)),
        [("change", "awards", "1999 · Harbour · Golden Rope", "1999 · 3 · Harbour · Golden Rope")],
    ),
    (Person(name="Ana"), Person(name="Ana", born="1950"), [("gain", "person.born", "", "1950")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), PARTS)
def test_parts(old, new, expected) -> None:
    assert differ(old, new) == expected


def test_films_of_a_page_are_the_same_wherever_they_stand() -> None:
    waves, rope = Film(title="Waves", year=2001), Film(title="Rope")
    old, new = record(films=(SALT, waves)), record(films=(rope, Film(title="Waves", year=2002), SALT))
    assert [tuple(change[1:]) for change in changes([old], [new])] == [
        ("change", "year", "2001", "2002"), ("gain", "title", "", "Rope"),
    ]  # fmt: skip


def test_pages_are_the_same_by_id_then_by_address() -> None:
    old = [record(1, path="a.txt", films=(SALT,)), record(2, path="b.txt", films=(SALT,)), record(3, path="c.txt")]
    dated = (Film(title="Salt", year=1999),)
    new = [record(3, path="elsewhere.txt"), record(9, path="b.txt", films=dated), record(8, path="d.txt")]
    assert list(changes(old, new)) == [
        ("b.txt", "gain", "year", "", "1999"),
        ("d.txt", "gain", "page.kind", "", "film"),
        ("a.txt", "loss", "page.kind", "film", ""),
        ("a.txt", "loss", "title", "Salt", ""),
    ]


def test_a_page_that_is_twice_in_a_run_is_one_page() -> None:
    assert list(changes([record(1), record(1)], [record(1), record(1)])) == []


def test_by_field() -> None:
    old, new = Film(title="Salt", year=1999), Film(title="Salt", countries=("FR", "DE"))
    counts = by_field(changes([record(films=(old,))], [record(films=(new,))]))
    assert {field: dict(count) for field, count in counts.items()} == {"countries": {"gain": 2}, "year": {"loss": 1}}
    assert list(counts) == ["countries", "year"]
