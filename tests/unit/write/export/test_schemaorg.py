"""schema.org: the graph obeys the (mended) shapes, and what stands where."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.record import Record
from tests.unit.write.export.conftest import Write
from tests.unit.write.export.records import full, record

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*", "ignore::DeprecationWarning:pyshacl.*")

Conforms = Callable[[list[dict[str, Any]]], tuple[bool, str]]

# As published, the shapes ask data types to be nodes with an address, which no text is; these say what they mean.
_DATA_TYPES = {
    **dict.fromkeys(("Text", "DateTime", "Time", "Boolean", "Number", "Integer", "Float"), "sh:nodeKind sh:Literal"),
    "Date": 'sh:nodeKind sh:Literal ; sh:pattern "^-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"',
    "Duration": 'sh:nodeKind sh:Literal ; sh:pattern "^P"',
    "URL": "sh:nodeKind sh:IRIOrLiteral",
}


def graph(write: Write, records: list[Record], profile: str | None = None) -> list[dict[str, Any]]:
    document = json.loads(write("schemaorg", records, profile)[0].read_text(encoding="utf-8"))
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def test_a_full_record(write: Write) -> None:
    movie, screening, person = graph(write, [full()], 'base = "https://archive.example/"\n')
    assert movie.pop("@id").startswith("https://archive.example/W")
    actor = {"@type": "Person", "name": "Liisa Korpi"}
    assert movie == {
        "@type": "Movie",
        "name": "Majakka",
        "alternateName": ["The Lighthouse Tram", "Le tram du phare", "Der Leuchtturm"],
        "dateCreated": "1987",
        "duration": "PT94M",
        "genre": ["feature", "fiction", "comedy", "road movie"],
        "countryOfOrigin": [
            {"@type": "Country", "name": "Finland", "identifier": "FI"},
            {"@type": "Country", "name": "Soviet Union", "identifier": "SUHH"},
        ],
        "inLanguage": ["fi", "ru"],
        "subtitleLanguage": ["en"],
        "director": [{"@type": "Person", "name": "Aino Rautavaara"}],
        "contributor": [
            {"@type": "Role", "contributor": {"@type": "Person", "name": "Pentti Salo"}, "roleName": "Kamera"},
            {"@type": "Role", "contributor": {"@type": "Person", "name": "Otso Lehto"}, "roleName": "Dog trainer"},
        ],
        "actor": [
            {"@type": "PerformanceRole", "actor": actor, "characterName": "The Pilot"},
            {"@type": "Person", "name": "Veikko Halla"},
        ],
        "productionCompany": [{"@type": "Organization", "name": "Rautio Film Oy"}],
        "provider": [{"@type": "Organization", "name": "Silta Distribution"}],
        "award": ["Silver Anchor, won, to Pentti Salo, Northern Harbour Festival, edition 12, Norway, 1988"],
        "review": [{
            "@type": "Review", "name": "Rails at sea", "author": {"@type": "Person", "name": "J. Metsä"},
            "publisher": {"@type": "Organization", "name": "Elokuvalehti"}, "datePublished": "1987-09-04",
            "reviewBody": "A tram that floats.",
        }],
        "comment": {
            "@type": "Comment", "text": "I grew up beside the rails.",
            "author": {"@type": "Person", "name": "Aino Rautavaara"},
        },
        "description": "A tram leaves its rails and finds the sea.",
        "keywords": "Panorama of the North",
        "url": ["https://example.org/tram"],
        "citation": {
            "@type": "WebPage", "url": "https://festival.example/films/1", "name": "Tram | Festival",
            "about": {"@type": "Festival", "name": "Harbour Festival"},
        },
    }  # fmt: skip
    assert screening["startDate"] == "1987-09-01T18:00"
    assert screening["location"] == {"@type": "Place", "name": "Kino Aurora"}
    assert screening["superEvent"] == {"@type": "Festival", "name": "Harbour Festival"}
    assert person["birthDate"] == "1948-02-29"
    assert person["parent"] == [{"@type": "Person", "name": "Martta Rautavaara"}]
    assert "deathDate" not in person


def test_dates_in_doubt_are_told(write: Write) -> None:
    lost = {(loss.element, loss.reason) for loss in write("schemaorg", [full()])[1].losses.kinds()}
    reason = "schema.org takes plain dates only"
    assert {("people.died", reason), ("films.screenings.start", reason)} <= lost


@pytest.fixture(scope="module")
def conforms(schemas: Path) -> Conforms:
    """Whether nodes obey the shapes, and what the checker says."""
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    shapes = (schemas / "schemaorg" / "schemaorg-shapes.shacl").read_text(encoding="utf-8")
    for name, meant in _DATA_TYPES.items():
        shape = rf":ValidSchema{name} a sh:NodeShape ;.*?\.\n\n"
        shapes, count = re.subn(shape, f":ValidSchema{name} a sh:NodeShape ; {meant} .\n\n", shapes, flags=re.DOTALL)
        assert count, name
    mended = rdflib.Graph().parse(data=shapes, format="turtle")
    classes = rdflib.Graph().parse(schemas / "schemaorg" / "schemaorg-subclasses.shacl", format="turtle")

    def checked(nodes: list[dict[str, Any]]) -> tuple[bool, str]:
        context = {"@vocab": "http://schema.org/"}  # the published one would need the network
        document = json.dumps({"@context": context, "@graph": nodes})
        data = rdflib.Graph().parse(data=document, format="json-ld") + classes
        good, _, report = pyshacl.validate(data, shacl_graph=mended, inference="none")
        return good, report

    return checked


def test_the_graph_obeys_the_shapes(write: Write, records: list[Record], conforms: Conforms) -> None:
    nodes = graph(write, [full(), *records])
    some = [*nodes[:3], *nodes[3::20]]
    assert {node["@type"] for node in some} == {"Movie", "ScreeningEvent", "Person"}
    assert conforms(some) == (True, "Validation Report\nConforms: True\n")


@pytest.mark.long
def test_the_whole_graph_obeys_the_shapes(write: Write, records: list[Record], conforms: Conforms) -> None:
    good, report = conforms(graph(write, [full(), *records]))
    assert good, report


@pytest.mark.parametrize(
    "fault",
    [{"duration": "94"}, {"director": "Aino Rautavaara"}, {"countryOfOrigin": "FI"}, {"productionCompany": "Rautio"}],
)
def test_the_shapes_find_faults(fault: dict[str, Any], write: Write, conforms: Conforms) -> None:
    movie = graph(write, [record({"title": "X"})])[0]
    assert conforms([movie])[0]
    assert not conforms([movie | fault])[0]
