"""Works of the samples: values with sources, what differs, and a record of each."""

from pathlib import Path

import pytest

from pipeline.model.record import Record
from pipeline.read.stored import StoredError, stored
from pipeline.works.build import works
from pipeline.works.work import Work, as_record, records_or_works, stored_works

SAMPLES = Path(__file__).parents[3] / "output" / "samples" / "records.jsonl"
RECORDS = list(stored(SAMPLES))


@pytest.fixture(scope="module")
def made(joining) -> list[Work]:
    return list(works(lambda: RECORDS, joining))


def titled(made: list[Work], title: str) -> Work:
    return next(work for work in made if work.film.title == title)


def changed(record: Record, **film: object) -> Record:
    """A record of its own whose first film tells something else."""
    other = record.films[0].model_copy(update=film)
    return record.model_copy(update={"id": record.id[::-1], "films": (other,)})


def test_every_film_of_every_record_is_in_one_work(made) -> None:
    told = [(page.record, page.pointer) for work in made for page in work.pages]
    assert sorted(told) == sorted((r.id, f"/films/{i}") for r in RECORDS for i in range(len(r.films)))


def test_a_film_page_a_programme_and_a_list_of_prizes_are_one_work(made) -> None:
    work = titled(made, "Under the Lime Trees")
    assert [page.languages[0] for page in work.pages] == ["cs", "en", "en"]
    assert work.film.other_titles == ("Pod lípami",)
    assert (work.film.year, work.film.runtime_minutes) == (2018, 118)
    assert {source.record for source in work.sources["/title"]} == {page.record for page in work.pages}
    assert len(work.film.awards) == 2
    assert work.film.screenings
    assert work.ways == ("title, director, year and running time", "title and director")


def test_sources_lead_back_into_the_records(made) -> None:
    records = {record.id: record for record in RECORDS}
    for work in made:
        for sources in work.sources.values():
            for source in sources:
                spans = records[source.record].evidence[source.pointer].spans
                assert source.quote == " … ".join(span.quote for span in spans)


def leaves(value: object, pointer: str = "") -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, f"{pointer}/{key}")]
    if isinstance(value, list):
        return [leaf for i, part in enumerate(value) for leaf in leaves(part, f"{pointer}/{i}")]
    return [] if value is None else [pointer]


def test_every_leaf_has_sources(made) -> None:
    for work in made:
        assert sorted(leaves(work.film.model_dump(mode="json"))) == sorted(work.sources)


def test_a_work_is_a_record_whose_evidence_stands_in_its_text(made) -> None:
    for work in made:
        record = as_record(work)
        assert record.id == work.id
        assert Record.model_validate_json(record.to_json()) == record
        assert record.evidence.keys() == {f"/films/0{pointer}" for pointer in work.sources}
        for evidence in record.evidence.values():
            for span in (*evidence.spans, *(s for other in evidence.alternatives for s in other.spans)):
                assert record.page.text[span.start : span.end] == span.quote


def test_any_order_of_records_gives_the_same_works(made, joining) -> None:
    again = list(works(lambda: RECORDS[::-1], joining))
    assert sorted(map(Work.to_json, again)) == sorted(map(Work.to_json, made))


def test_a_record_that_comes_twice_counts_once(made, joining) -> None:
    assert list(works(lambda: [*RECORDS, *RECORDS], joining)) == made


def test_pages_that_differ_are_an_issue_and_an_alternative(joining) -> None:
    stalker = next(r for r in RECORDS if r.films and r.films[0].title == "Stalker")
    (work,) = works(lambda: [stalker, changed(stalker, year=1980, countries=("RU",))], joining)
    assert {issue.code for issue in work.issues} == {"works.year", "works.countries"}
    assert [other.value for other in work.alternatives["/year"]] == [1980]
    assert set(work.film.countries) == {"SUHH", "RU"}
    assert {issue.pointer for issue in as_record(work).issues} == {"/films/0/year", "/films/0/countries"}


def test_values_without_evidence_are_kept(joining) -> None:
    bare = RECORDS[0].model_copy(update={"evidence": {}})
    made = list(works(lambda: [bare], joining))
    assert sorted(work.film.title or "" for work in made) == sorted(film.title or "" for film in bare.films)
    assert all(source.quote == "" for work in made for sources in work.sources.values() for source in sources)
    assert [as_record(work).films for work in made] == [(work.film,) for work in made]


def test_a_directors_name_in_two_spellings_is_one_credit(joining) -> None:
    stalker = next(r for r in RECORDS if r.films and r.films[0].title == "Stalker")
    director, *crew = stalker.films[0].credits
    other = changed(stalker, credits=(director.model_copy(update={"name": "Андрей Тарковский"}), *crew))
    (work,) = works(lambda: [stalker, other], joining)
    assert [c.name for c in work.film.credits if c.role == "director"] in (["Andrey Tarkovsky"], ["Андрей Тарковский"])
    assert len(work.film.credits) == len(stalker.films[0].credits)
    assert work.alternatives["/credits/0/name"]
    assert not work.issues


def test_the_id_stays_when_a_page_is_added(made, joining) -> None:
    ids = {work.id for work in made}
    assert len(ids) == len(made)
    fewer = [record for record in RECORDS if record.id != RECORDS[0].id]
    kept = [work for work in works(lambda: fewer, joining) if work.id in ids]
    assert len(kept) >= len(made) - len(RECORDS[0].films)


def test_works_are_read_back_and_a_broken_line_is_named(made, tmp_path) -> None:
    file = tmp_path / "works.jsonl"
    file.write_text("".join(f"{work.to_json()}\n" for work in made), encoding="utf-8")
    assert list(stored_works(tmp_path)) == made
    assert list(records_or_works(tmp_path)) == list(records_or_works(file)) == [as_record(work) for work in made]
    assert list(records_or_works(SAMPLES)) == RECORDS
    file.write_text(made[0].to_json() + '\n{"id": 3}\n', encoding="utf-8")
    with pytest.raises(StoredError, match=r"works.jsonl:2: no work of this version"):
        list(stored_works(file))


def test_a_mention_that_fits_two_works_says_so(joining) -> None:
    stalker = next(r for r in RECORDS if r.films and r.films[0].title == "Stalker")
    director = tuple(credit for credit in stalker.films[0].credits if credit.role == "director")
    remake = changed(stalker, year=2007, runtime_minutes=90)
    bare = changed(stalker, year=None, runtime_minutes=None, credits=director, cast=(), companies=(), countries=())
    bare = bare.model_copy(update={"id": "f" * 16})
    made = list(works(lambda: [stalker, remake, bare], joining))
    (doubt,) = (issue for work in made for issue in work.issues)
    assert len(made) == 3
    assert doubt.code == "works.doubt"
    assert all(f"{record.id}/films/0" in doubt.message for record in (stalker, remake))
