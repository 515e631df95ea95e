"""RDF with the terms of FIAFcore, in Turtle."""

from collections.abc import Iterable
from pathlib import Path

from rdflib import DCTERMS, RDFS, XSD, Graph

from pipeline.model.record import Record
from pipeline.rules.codes import read_codes
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import mentions
from pipeline.write.export.options import Options
from pipeline.write.export.rdf_film import FIAF, Vocabulary, film_triples
from pipeline.write.replace import replacing

ENDING = ".ttl"

_PREFIXES = (("dcterms", DCTERMS), ("fiaf", FIAF), ("rdfs", RDFS), ("xsd", XSD))


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many films were written to `target`."""
    vocabulary, written = vocabulary_of(options), 0
    with replacing(target) as file:
        file.writelines(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in _PREFIXES)
        for mention in (mention for record in records for mention in mentions(record, losses)):
            graph = Graph(bind_namespaces="none")
            for prefix, namespace in _PREFIXES:
                graph.bind(prefix, namespace)
            film_triples(mention, vocabulary, graph)
            _, _, turtle = graph.serialize(format="turtle").partition("\n\n")  # without its prefixes
            file.write("\n" + turtle.rstrip("\n") + "\n")
            written += 1
    return written


def vocabulary_of(options: Options) -> Vocabulary:
    """What the options say to every film of an export."""
    table = options.crosswalk.table
    return Vocabulary(
        codes=read_codes(options.rules / "codes.toml"),
        roles=options.roles,
        forms=table["forms"],
        colours=table["colours"],
        base=str(options.profile["base"]),
    )
