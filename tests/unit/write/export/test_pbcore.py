"""PBCore: the collection obeys the schema, and what stands where."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.model.record import Record
from tests.unit.write.export.conftest import FEWEST, Write
from tests.unit.write.export.records import full, record

etree = pytest.importorskip("lxml.etree")

CITED = "“Tram | Festival”, Harbour Festival, https://festival.example/films/1, pages/1.html, viewed 2024-05-06"
PBCORE = {"p": "http://www.pbcore.org/PBCore/PBCoreNamespace.html"}


def said(tree: Any, path: str) -> list[str]:
    found = tree.xpath(path, namespaces=PBCORE)
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in found]


def test_a_full_film(write: Write) -> None:
    tree = etree.parse(str(write("pbcore", [full()])[0]))
    titles = zip(said(tree, "//p:pbcoreTitle/@titleType"), said(tree, "//p:pbcoreTitle"), strict=True)
    assert list(titles) == [
        ("Title", "The Lighthouse Tram"), ("Original", "Majakka"), ("Alternative", "Le tram du phare"),
        ("Alternative", "Der Leuchtturm"),
    ]  # fmt: skip
    assert said(tree, "//p:pbcoreCreator/p:creator | //p:creatorRole") == ["Aino Rautavaara", "Director"]
    assert said(tree, "//p:contributorRole") == ["Cinematographer", "dog trainer", "Actor", "Actor", "Production Unit"]
    assert said(tree, "//p:contributorRole/@portrayal") == ["The Pilot"]
    assert said(tree, "//p:contributorRole/@annotation") == ["Kamera", "Dog trainer", "Tuotanto"]
    assert said(tree, "//p:pbcorePublisher/*") == ["Silta Distribution", "Distributor"]
    assert said(tree, "//p:pbcoreInstantiation/*[position() > 3]") == [
        "01:34:00", "B&W", "mono", "fin", "rus", "Subtitles: English (en)", "Video1.37:1", "35 mm",
    ]  # fmt: skip
    notes = zip(said(tree, "//p:pbcoreAnnotation/@annotationType"), said(tree, "//p:pbcoreAnnotation"), strict=True)
    assert list(notes) == [
        ("Country of production", "Finland"), ("Country of production", "Soviet Union"), ("Language", "Finnish"),
        ("Language", "Russian"), ("Festival section", "Panorama of the North"), ("Premiere", "world"),
        ("Award", "Silver Anchor, won, Pentti Salo, Northern Harbour Festival, edition 12, Norway, 1988"),
        ("Screening", "1987-09-01T18:00, Kino Aurora, Harbour Festival"),
        ("Screening", "XXXX-09-02T21:15, Harbour Festival"), ("Link", "https://example.org/tram"),
        ("Source", CITED),
    ]  # fmt: skip
    assert said(tree, "//p:pbcoreAnnotation[@annotationType='Source']/@ref") == ["https://festival.example/films/1"]


def test_every_film_obeys_the_schema(write: Write, records: list[Record], schemas: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(schemas / "pbcore" / "pbcore-2.1.xsd")))
    hostile = record({"title": "a\x00<b>&\ufffe", "sound": "]]>", "synopsis": "\x0b\r\n\x1b[0m"}, {})
    target, told = write("pbcore", [*records, full(), hostile])
    assert told.items > FEWEST
    schema.assertValid(etree.parse(str(target)))


def test_control_characters_are_told(write: Write) -> None:
    target, told = write("pbcore", [record({"synopsis": "a\x00b"})])
    assert said(etree.parse(str(target)), "//p:pbcoreDescription") == ["a␀b"]
    lost = {(loss.element, loss.reason) for loss in told.losses.kinds()}
    assert ("films.synopsis", "control characters are shown as their pictures") in lost
