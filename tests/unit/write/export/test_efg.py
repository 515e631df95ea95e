"""EFG: each entity has what the format asks for, and what stands where."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pipeline.model.record import Record
from tests.unit.write.export.conftest import FEWEST, Write
from tests.unit.write.export.records import full, record

etree = pytest.importorskip("lxml.etree")

CITED = "“Tram | Festival”, Harbour Festival, https://festival.example/films/1, pages/1.html, viewed 2024-05-06"
EFG = {"e": "http://www.europeanfilmgateway.eu/efg"}


def entities(write: Write, records: list[Record], profile: str | None = None) -> list[Any]:
    with ZipFile(write("efg", records, profile)[0]) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist()]


def said(entity: Any, path: str) -> list[str]:
    found = entity.xpath(path, namespaces=EFG)
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in found]


def test_a_full_record(write: Write) -> None:
    film, award, first, second, person = entities(write, [full()], 'provider = "Filmarkiv"\nprovider_id = "FA"\n')
    assert said(film, "//e:avcreation/e:title/e:text") == [
        "Majakka", "The Lighthouse Tram", "Le tram du phare", "Der Leuchtturm",
    ]  # fmt: skip
    assert said(film, "//e:avcreation/e:title[1]/e:relation") == ["Original title"]
    assert said(film, "//e:identifyingTitle") == ["Majakka"]
    assert said(film, "//e:countryOfReference") == ["FI", "SU"]
    assert said(film, "//e:productionYear | //e:duration") == ["1987", "01:34:00"]
    assert said(film, "//e:avManifestation/e:language/@usage") == ["Subtitles"]
    assert said(film, "//e:format/*") == ["35 mm", "1.37:1", "Black & White", "mono"]
    assert said(film, "//e:format/*/@*") == ["false", "true"]
    assert list(
        zip(said(film, "//e:relPerson/e:name"), said(film, "//e:relPerson/e:type"), strict=True)
    ) == [
        ("Rautavaara, Aino", "Director"), ("Salo, Pentti", "Director of photography"), ("Lehto, Otso", "dog trainer"),
        ("Korpi, Liisa", "Cast"), ("Halla, Veikko", "Cast"),
    ]  # fmt: skip
    assert said(film, "//e:relCorporate/e:type") == ["Production company", "Distributor"]
    assert said(film, "//e:description/@type") == ["Synopsis", "Statement", "Review"]
    assert said(film, "//e:avcreation/e:note") == [
        "Country of reference SU: Soviet Union (SUHH)", "Festival section: Panorama of the North", "Premiere: world",
        "Link: https://example.org/tram", "Cast: Liisa Korpi as The Pilot",
        f"Description based on the page {CITED}",
    ]  # fmt: skip
    assert said(award, "//e:award/*[self::e:name or self::e:nominationOnly or self::e:sponsor]") == [
        "false", "Silver Anchor", "Northern Harbour Festival",
    ]  # fmt: skip
    assert said(award, "//e:note") == [
        "Year: 1988", "Edition: 12", "Result: won", "Country: Norway", "Recipient: Pentti Salo",
    ]  # fmt: skip
    assert said(first, "//e:date | //e:place") == ["1987-09-01", "Kino Aurora"]
    assert said(second, "//e:date") == []
    assert said(second, "//e:note") == ["Time: XXXX-09-02T21:15"]
    assert said(person, "//e:date | //e:place") == ["1948-02-29", "Kemi", "Oulu"]
    assert "Date of death: 2011~" in said(person, "//e:note")
    assert said(person, "//e:relAvCreation/e:title") == ["Ice Road (1983)", "Two Keys"]
    names = [said(entity, "//e:recordSource/e:provider")[0] for entity in (film, award, first, second, person)]
    assert set(names) == {"Filmarkiv"}


def test_the_same_name_on_two_pages_may_be_two_people(write: Write) -> None:
    film = {"credits": [{"role": role, "name": "Eva Ott"} for role in ("director", "editor")]}
    one, other = entities(write, [record(film), record(film, number=2)])
    ids = [said(entity, "//e:relPerson/e:identifier") for entity in (one, other)]
    assert ids[0][0] == ids[0][1] != ids[1][0]


def test_the_same_records_give_the_same_bytes(write: Write) -> None:
    first = write("efg", [full()])[0].read_bytes()
    assert write("efg", [full()])[0].read_bytes() == first


def test_every_entity_has_what_efg_asks_for(write: Write, records: list[Record]) -> None:
    grammar = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("efg.rng"))))
    assert not grammar.validate(etree.fromstring(f'<efgEntity xmlns="{EFG["e"]}"><avcreation/></efgEntity>'))
    hostile = record({"title": "a\x00<b>&\ufffe", "sound": "]]>", "synopsis": "\x0b\r\n\x1b[0m"}, {})
    made = entities(write, [*records, full(), hostile])
    assert len(made) > FEWEST
    for entity in made:
        grammar.assertValid(entity)
