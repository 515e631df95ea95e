"""EFG 3.2: a ZIP of XML files, one entity each, as the schema has it; the same bytes for the same records."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.model.record import Record
from pipeline.rules.codes import read_codes
from pipeline.write.export.efg_entity import Entities
from pipeline.write.export.efg_film import award_entities, film_entity, screening_entities
from pipeline.write.export.efg_person import person_entity
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import biographies, mentions
from pipeline.write.export.options import Options
from pipeline.write.export.sorting import order_of
from pipeline.write.replace import replacing_file

ENDING = ".zip"


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many entities were written to `target`."""
    table = options.crosswalk.table
    entities = Entities(
        codes=read_codes(options.rules / "codes.toml"),
        types=table["types"],
        silent=frozenset(table["silent"]["words"]),
        order=order_of(options.rules),
        provider=str(options.profile["provider"]),
        provider_id=str(options.profile["provider_id"]),
    )
    written = 0
    with replacing_file(target) as beside, ZipFile(beside, "w", ZIP_DEFLATED) as archive:
        for record in records:
            for name, entity in _entities(record, entities, losses):
                member = ZipInfo(f"{name}.xml")  # its date is the first that ZIP knows: no clock in exports
                member.compress_type = ZIP_DEFLATED
                archive.writestr(member, tostring(entity, encoding="utf-8", xml_declaration=True))
                written += 1
    return written


def _entities(record: Record, entities: Entities, losses: Losses) -> Iterator[tuple[str, Element]]:
    for mention in mentions(record, losses):
        yield mention.id, film_entity(mention, entities)
        yield from award_entities(mention, entities)
        yield from screening_entities(mention, entities)
    for biography in biographies(record, losses):
        yield biography.id, person_entity(biography, entities)
