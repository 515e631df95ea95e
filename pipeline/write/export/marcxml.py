"""MARC 21 in MARCXML: one collection, one record a film."""

from collections.abc import Iterable
from pathlib import Path

from pymarc import XMLWriter

from pipeline.model.record import Record
from pipeline.write.export.losses import Losses
from pipeline.write.export.marc_record import marc_of, marc_record
from pipeline.write.export.mention import mentions
from pipeline.write.export.options import Options
from pipeline.write.replace import replacing_file

ENDING = ".xml"


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many films were written to `target`."""
    marc, written = marc_of(options), 0
    with replacing_file(target) as beside, beside.open("wb") as file:
        writer = XMLWriter(file)
        for mention in (mention for record in records for mention in mentions(record, losses)):
            writer.write(marc_record(mention, marc))
            written += 1
        writer.close(close_fh=False)
    return written
