"""A film → one MARC 21 bibliographic record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pymarc import Field, Leader
from pymarc import Record as MarcRecord

from pipeline.rules.codes import read_codes
from pipeline.write.export import marc_agents, marc_notes, marc_titles
from pipeline.write.export.marc_draft import Draft, Marc
from pipeline.write.export.marc_fixed import LEADER, fixed_fields
from pipeline.write.export.mention import Mention
from pipeline.write.export.options import Options
from pipeline.write.export.sorting import order_of

_PARTS: Final[tuple[Callable[[Draft], None], ...]] = (
    fixed_fields, marc_titles.languages, marc_titles.countries, marc_titles.dates, marc_titles.titles,
    marc_agents.production_and_distribution, marc_titles.extent, marc_titles.genres, marc_agents.credit_notes,
    marc_agents.added_entries, marc_notes.general_notes, marc_notes.screenings, marc_notes.summaries,
    marc_notes.awards, marc_notes.sources,
)  # fmt: skip


def marc_of(options: Options) -> Marc:
    """What the options say to every record of an export."""
    profile = options.profile
    tables: dict[str, Mapping[str, str]] = {
        name: options.crosswalk.table.get(name, {}) for name in ("forms", "technique", "carriers", "terms")
    }
    return Marc(
        codes=read_codes(options.rules / "codes.toml"),
        order=order_of(options.rules),
        roles=options.roles,
        tables=tables,
        agency=str(profile["agency"]),
        entered=str(profile["entered"]),
        company_leads=profile["main_entry"] == "company",
    )


def marc_record(mention: Mention, marc: Marc, most: int | None = None) -> MarcRecord:
    """The MARC record of a film; where it would be longer than `most` bytes, its longest notes go, which is told."""
    draft = Draft(mention, marc)
    draft.control("001", mention.id)
    if marc.agency:
        draft.control("003", marc.agency)
        draft.add("040", "  ", ("a", marc.agency), ("b", "eng"), ("c", marc.agency))
    else:
        draft.add("040", "  ", ("b", "eng"))
    for part in _PARTS:
        part(draft)
    fields = sorted(draft.fields, key=lambda pair: pair[0].tag)
    record = _built(fields)
    while most is not None and len(record.as_marc()) > most:
        longest = max(fields, key=lambda pair: (pair[0].tag.startswith("5"), len(pair[0].as_marc("utf-8"))))
        fields.remove(longest)
        mention.lose(longest[1], "left out: an ISO 2709 record holds 99,999 bytes")
        record = _built(fields)
    return record


def _built(fields: Sequence[tuple[Field, str]]) -> MarcRecord:
    record = MarcRecord(force_utf8=True)
    record.leader = Leader(LEADER)
    record.fields = [field for field, _ in fields]
    return record
