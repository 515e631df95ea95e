"""Ids stay as long as page and title do; two films of a page never share one."""

from pipeline.write.export.ids import person_ids, work_ids
from tests.unit.write.export.records import record


def test_an_id_hangs_on_the_title_not_on_the_place() -> None:
    first, second = {"title": "Ice Road"}, {"title": "Two Keys", "year": 1990}
    [one] = work_ids(record(first))
    assert work_ids(record(second, first))[1] == one
    assert work_ids(record(first, number=2)) != (one,)
    assert one[0] == "W"
    assert len(one) == 17


def test_two_films_of_one_title_and_films_without_one() -> None:
    ids = work_ids(record({"title": "Home"}, {"title": "HOME"}, {}, {}))
    assert len(set(ids)) == 4


def test_people_have_ids_of_their_own_kind() -> None:
    found = record({"title": "Ada Moss"}, people=({"name": "Ada Moss"},))
    assert person_ids(found)[0][0] == "P"
    assert person_ids(found)[0][1:] != work_ids(found)[0][1:]
