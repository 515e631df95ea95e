"""RDF with the terms of FIAFcore, in N-Triples: one statement a line, those of a film sorted."""

from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from pipeline.model.record import Record
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import mentions
from pipeline.write.export.options import Options
from pipeline.write.export.rdf import vocabulary_of
from pipeline.write.export.rdf_film import film_triples
from pipeline.write.replace import replacing

ENDING = ".nt"


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many films were written to `target`."""
    vocabulary, written = vocabulary_of(options), 0
    with replacing(target) as file:
        for mention in (mention for record in records for mention in mentions(record, losses)):
            graph = Graph(bind_namespaces="none")
            film_triples(mention, vocabulary, graph)
            file.writelines(sorted(f"{line}\n" for line in graph.serialize(format="nt").split("\n") if line))
            written += 1
    return written
