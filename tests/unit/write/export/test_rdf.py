"""RDF: both forms say the same, only terms that FIAFcore has, and the same bytes every time."""

from pathlib import Path

import pytest

from pipeline.model.record import Record
from tests.unit.write.export.conftest import FEWEST, Write
from tests.unit.write.export.records import full, record

rdflib = pytest.importorskip("rdflib")

FIAF = "https://ontology.fiafcore.org/"


def test_a_full_film(write: Write) -> None:
    told = write("ntriples", [full()], 'base = "https://a.example/"\n')[0].read_text(encoding="utf-8").splitlines()
    work = next(line.split(" ")[0] for line in told if line.endswith(f"<{FIAF}Monographic> ."))
    short = {line.replace(work[:-1], "<W").replace(FIAF, "") for line in told}
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    year = "<http://www.w3.org/2001/XMLSchema#gYear>"
    assert short >= {
        "<W> <hasTitle> <W/title> .",
        f"<W/title> {kind} <PreferredTitle> .",
        '<W/title> <hasTitleValue> "Majakka" .',
        f"<W/country/0> {kind} <Finland> .",
        f"<W/country/1> {kind} <Country> .",
        f'<W/country/1> {label} "Soviet Union" .',
        '<W/country/1> <http://purl.org/dc/terms/identifier> "SUHH" .',
        f'<W/production> <hasEventDate> "1987"^^{year} .',
        "<W/production> <hasActivity> <W/credits/0> .",
        f"<W/credits/0> {kind} <Director> .",
        f'<W/credits/0/agent> {label} "Aino Rautavaara" .',
        f"<W/credits/2> {kind} <Activity> .",
        f'<W/credits/2> {label} "Dog trainer" .',
        f'<W/cast/0> {label} "The Pilot" .',
        "<W/distribution> <hasActivity> <W/companies/1> .",
        '<W/award/0> <hasAwardName> "Silver Anchor" .',
        '<W/award/0> <nominationOnly> "false"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
        f"<W/language/1/of> {kind} <Russian> .",
        f"<W/subtitles/0> {kind} <Subtitles> .",
        '<W/extent> <hasExtentValue> "94.0"^^<http://www.w3.org/2001/XMLSchema#float> .',
        "<W> <http://purl.org/dc/terms/source> <https://festival.example/films/1> .",
    }


def test_what_pages_smuggle_in_stays_text(write: Write) -> None:
    film = {
        "title": 'a"\n@prefix fiaf: <https://x.example/> .\n<x> <y> <z> .',
        "links": ["https://x.example/> <y> <z>"],
    }
    turtle = rdflib.Graph().parse(write("rdf", [record(film)])[0], format="turtle")
    triples = rdflib.Graph().parse(write("ntriples", [record(film)])[0], format="nt")
    assert set(turtle) == set(triples)
    value = rdflib.URIRef(f"{FIAF}hasTitleValue")
    assert [str(text) for text in turtle.objects(None, value)] == [film["title"]]


def test_both_forms_say_the_same_with_terms_of_fiafcore(write: Write, records: list[Record], schemas: Path) -> None:
    target, told = write("rdf", [*records, full()])
    assert told.items > FEWEST
    turtle = rdflib.Graph().parse(target, format="turtle")
    assert set(turtle) == set(rdflib.Graph().parse(write("ntriples", [*records, full()])[0], format="nt"))
    known = set(rdflib.Graph().parse(schemas / "fiafcore" / "FIAFcore.ttl").subjects())
    said = {term for triple in turtle for term in triple if str(term).startswith(FIAF)}
    assert said - known == {rdflib.URIRef(f"{FIAF}Genre")}, "the range of hasGenre, which FIAFcore forgot to define"


@pytest.mark.parametrize("name", ["rdf", "ntriples"])
def test_the_same_records_give_the_same_bytes(name: str, write: Write) -> None:
    first = write(name, [full()])[0].read_bytes()
    assert write(name, [full()])[0].read_bytes() == first
