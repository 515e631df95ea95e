"""AVefi: every work obeys the schema, and what stands where."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.record import Record
from tests.unit.write.export.conftest import FEWEST, Write
from tests.unit.write.export.records import FILM, full, record

jsonschema = pytest.importorskip("jsonschema")


def works(write: Write, records: list[Record], profile: str | None = None) -> list[dict[str, Any]]:
    return json.loads(write("avefi", records, profile)[0].read_text(encoding="utf-8"))


def test_a_full_work(write: Write) -> None:
    (work,) = works(write, [full()])
    assert work.pop("has_identifier")[0]["category"] == "avefi:LocalResource"
    person = {"category": "avefi:Agent", "type": "Person"}
    company = {"category": "avefi:Agent", "type": "CorporateBody"}
    assert work == {
        "category": "avefi:WorkVariant",
        "type": "Monographic",
        "has_primary_title": {"has_name": "Majakka", "type": "PreferredTitle"},
        "has_alternative_title": [
            {"type": "AlternativeTitle", "has_name": name, "has_ordering_name": sorted_by}
            for name, sorted_by in (
                ("The Lighthouse Tram", "Lighthouse Tram, The"), ("Le tram du phare", "tram du phare, Le"),
                ("Der Leuchtturm", "Leuchtturm, Der"),
            )
        ],
        "has_event": [
            {
                "category": "avefi:ProductionEvent",
                "has_date": "1987",
                "located_in": [
                    {"category": "avefi:GeographicName", "has_name": "Finland"},
                    {"category": "avefi:GeographicName", "has_name": "Soviet Union"},
                ],
                "has_activity": [
                    {"category": "avefi:DirectingActivity", "type": "Director", "has_agent": [
                        person | {"has_name": "Rautavaara, Aino", "has_alternate_name": ["Aino Rautavaara"]}]},
                    {"category": "avefi:CinematographyActivity", "type": "Cinematographer", "has_agent": [
                        person | {"has_name": "Salo, Pentti", "has_alternate_name": ["Pentti Salo"]}]},
                    {"category": "avefi:CastActivity", "type": "CastMember", "has_agent": [
                        person | {"has_name": "Korpi, Liisa", "has_alternate_name": ["Liisa Korpi"]},
                        person | {"has_name": "Halla, Veikko", "has_alternate_name": ["Veikko Halla"]}]},
                    {"category": "avefi:ProducingActivity", "type": "ProductionCompany", "has_agent": [
                        company | {"has_name": "Rautio Film Oy"}]},
                ],
            },
            {
                "category": "avefi:PublicationEvent",
                "type": "DistributionEvent",
                "has_activity": [{
                    "category": "avefi:CopyrightAndDistributionActivity", "type": "Distributor",
                    "has_agent": [company | {"has_name": "Silta Distribution"}],
                }],
            },
        ],
        "has_form": ["Feature", "Fiction"],
        "has_genre": [{"has_name": "comedy"}, {"has_name": "road movie"}],
    }  # fmt: skip


def test_what_avefi_cannot_hold_is_told(write: Write) -> None:
    lost = {(loss.element, loss.reason) for loss in write("avefi", [full()])[1].losses.kinds()}
    assert lost >= {
        ("films.credits.role", "AVefi has no activity for the role"),
        ("films.credits.name", "AVefi has no activity for the role"),
        ("films.awards.award", "the format has no place for it"),
        ("source.uri", "AVefi asks who describes: see issuer_id"),
    }
    assert ("films.form", "AVefi has no such form") in {
        (loss.element, loss.reason) for loss in write("avefi", [record({"form": ["medium"]})])[1].losses.kinds()
    }


def test_the_page_is_cited_where_the_profile_says_who_describes(write: Write) -> None:
    profile = 'issuer = "Filmarkiv"\nissuer_id = "https://w3id.org/isil/XX-1"\n'
    (work,) = works(write, [record(FILM)], profile)
    described = work["described_by"][0]
    assert described["has_issuer_name"] == "Filmarkiv"
    assert described["has_source_key"][1] == "https://festival.example/films/1"
    check(write, [record(FILM)], profile)


def check(write: Write, records: list[Record], profile: str | None = None) -> int:
    schemas = Path(__file__).parents[5] / "shared" / "schemas"
    if not schemas.is_dir():
        pytest.skip("needs the schemas in ../shared/schemas")
    schema = json.loads((schemas / "avefi" / "avefi_model.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft201909Validator({"$ref": "#/$defs/WorkVariant", "$defs": schema["$defs"]})
    assert not validator.is_valid({"foo": 1}), "the schema is asked at the work: its root takes anything"
    made = works(write, records, profile)
    assert [error.message for work in made for error in validator.iter_errors(work)] == []
    return len(made)


def test_every_work_obeys_the_schema(write: Write, records: list[Record]) -> None:
    hostile = record(
        {"title": "a\nb\x00\"&'", "genres": ["x\n\ny"], "credits": [{"role": "editor", "name": "A\tB\nC"}]}, {}
    )
    assert check(write, [*records, full(), hostile]) > FEWEST


def test_no_films_make_an_empty_list(write: Write) -> None:
    assert works(write, [record()]) == []
