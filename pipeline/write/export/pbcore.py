"""PBCore 2.1: one `pbcoreCollection`, one description a film."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from pipeline.model.record import Record
from pipeline.rules.codes import Codes, read_codes
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import Mention, mentions, role_words
from pipeline.write.export.options import Options
from pipeline.write.export.pbcore_parts import annotations, descriptions, instantiation
from pipeline.write.export.xml_tree import child
from pipeline.write.replace import replacing

ENDING = ".xml"

_NAMESPACE = "http://www.pbcore.org/PBCore/PBCoreNamespace.html"


@dataclass(frozen=True, slots=True)
class _Export:
    """What all descriptions of one export share."""

    codes: Codes
    types: Mapping[str, str]
    creators: frozenset[str]
    publishers: frozenset[str]
    source: str
    location: str


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many films were written to `target`; the schema asks for one at least."""
    table = options.crosswalk.table
    export = _Export(
        codes=read_codes(options.rules / "codes.toml"),
        types=table["types"],
        creators=frozenset(table["places"]["creators"]),
        publishers=frozenset(table["places"]["publishers"]),
        source=str(options.profile["source"]),
        location=str(options.profile["location"]),
    )
    written = 0
    with replacing(target) as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<pbcoreCollection xmlns="{_NAMESPACE}">\n')
        for mention in (mention for record in records for mention in mentions(record, losses)):
            file.write(tostring(_description(mention, export), encoding="unicode") + "\n")
            written += 1
        file.write("</pbcoreCollection>\n")
    return written


def _description(mention: Mention, export: _Export) -> Element:
    """The parts of a film in the order that the schema asks for."""
    film = mention.film
    document = Element("pbcoreDescriptionDocument")
    child(document, "pbcoreAssetType", "Program")
    if film.year is not None:
        child(document, "pbcoreAssetDate", f"{film.year:04}", dateType="Created")
    child(document, "pbcoreIdentifier", mention.id, source=export.source)
    _titles(document, mention)
    descriptions(document, mention)
    for form in film.form:
        child(document, "pbcoreGenre", form.replace("_", " ").capitalize(), annotation="Form")
    for number, genre in enumerate(film.genres):
        child(document, "pbcoreGenre", mention.line(f"genres/{number}", genre))
    _agents(document, mention, export)
    instantiation(document, mention, export.codes, export.source, export.location)
    annotations(document, mention, export.codes)
    return document


def _titles(document: Element, mention: Mention) -> None:
    film = mention.film
    told = [(film.title, "title", "Title"), (film.original_title, "original_title", "Original")]
    told += [(title, f"other_titles/{number}", "Alternative") for number, title in enumerate(film.other_titles)]
    shown = [(mention.line(path, title), kind) for title, path, kind in told if title is not None]
    for title, kind in shown or [("[Title not known]", "Supplied")]:
        child(document, "pbcoreTitle", title, titleType=kind)


def _agents(document: Element, mention: Mention, export: _Export) -> None:
    """Add creators, then contributors, then publishers, each in the order of the record."""
    film = mention.film
    told: list[tuple[str, str, str, str | None, str | None]] = []
    told += [(c.role, f"credits/{n}", c.name, c.label, None) for n, c in enumerate(film.credits)]
    told += [("cast", f"cast/{n}", c.name, None, c.character) for n, c in enumerate(film.cast)]
    told += [(c.role, f"companies/{n}", c.name, c.label, None) for n, c in enumerate(film.companies)]
    for kind in ("creator", "contributor", "publisher"):
        for role, path, name, label, character in told:
            if _kind(role, export) != kind:
                continue
            agent = child(document, f"pbcore{kind.capitalize()}")
            child(agent, kind, mention.line(f"{path}/name", name))
            term = export.types.get(role) or mention.line(f"{path}/role", role_words(role))
            printed = mention.line(f"{path}/label", label) if label is not None else None
            played = mention.line(f"{path}/character", character) if character is not None else None
            child(agent, f"{kind}Role", term, annotation=printed, portrayal=played)


def _kind(role: str, export: _Export) -> str:
    if role in export.creators:
        return "creator"
    return "publisher" if role in export.publishers else "contributor"
