"""Wikidata: QuickStatements for what is matched; beside them a table of what is to be matched first."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from pipeline.model.record import Record
from pipeline.rules.codes import read_codes
from pipeline.write.export.cells import Guard
from pipeline.write.export.losses import Losses
from pipeline.write.export.mention import Biography, Mention, Told, biographies, mentions, preferred_title
from pipeline.write.export.options import Options
from pipeline.write.export.quickstatements_claims import Claim, Claims, film_claims, life_claims
from pipeline.write.export.quickstatements_items import items_of
from pipeline.write.export.quickstatements_line import Reference, line, reference
from pipeline.write.replace import replacing

ENDING = ".txt"

UNMATCHED_ENDING = ".unmatched.csv"
COLUMNS = ("key", "kind", "name", "titles", "years", "url")

_TITLES = ("title", "original_title", "other_titles/0")  # where a film's match stands

Unmatched = tuple[str, str, str]  # pointer, kind, name


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """How many statements were written to `target`; names that are not matched go to `<target>.unmatched.csv`."""
    table = options.crosswalk.table
    claims = Claims(
        read_codes(options.rules / "codes.toml"),
        options.roles,
        items_of(options.profile),
        table["forms"],
        table["colours"],
    )
    retrieved, written = str(options.profile["retrieved"]), 0
    with ExitStack() as files:
        file = files.enter_context(replacing(target))
        beside = files.enter_context(replacing(target.with_name(target.name + UNMATCHED_ENDING)))
        rows = csv.writer(beside, lineterminator="\n")
        rows.writerow(COLUMNS)
        for record in records:
            listed: set[tuple[str, str]] = set()
            for told in chain[Mention | Biography](mentions(record, losses), biographies(record, losses)):
                lines, unmatched = _statements(told, claims, retrieved)
                file.writelines(f"{one}\n" for one in lines)
                written += len(lines)
                for pointer, kind, name in unmatched:
                    if (kind, name) not in listed:
                        listed.add((kind, name))
                        rows.writerow(Guard.running(cell) for cell in _row(told, pointer, kind, name))
    return written


def _statements(told: Mention | Biography, claims: Claims, retrieved: str) -> tuple[list[str], list[Unmatched]]:
    """The lines of a film or a life, and the names that must be matched before there are more."""
    item, unmatched = _item(told, claims)
    cited = reference(told, retrieved)
    lines = []
    for claim in _claims(told, claims):
        if claim.unmatched is not None:
            unmatched.append((f"{told.at}/{claim.paths[0]}", *claim.unmatched))
        sent = _sent(told, claim, item, cited)
        lines += [sent] if sent is not None else []
    return lines, unmatched


def _claims(told: Mention | Biography, claims: Claims) -> Iterator[Claim]:
    return film_claims(told, claims) if isinstance(told, Mention) else life_claims(told)


def _item(told: Mention | Biography, claims: Claims) -> tuple[str | None, list[Unmatched]]:
    """The item of a film or a person, or its name for the list."""
    if isinstance(told, Mention):
        item = claims.items.at(told.record, *(f"{told.at}/{path}" for path in _TITLES))
        preferred = preferred_title(told.film)
        if item is not None or preferred is None:
            return item, []
        title = told.film.title or preferred[0]
        return None, [(f"{told.at}/{'title' if told.film.title else preferred[1]}", "work", title)]
    item = claims.items.at(told.record, f"{told.at}/name")
    return item, [] if item is not None else [(f"{told.at}/name", "person", told.person.name)]


def _sent(told: Told, claim: Claim, item: str | None, cited: Reference | str) -> str | None:
    """The line of a statement, or None where it cannot be sent, which is told."""
    evidence = told.evidence(claim.paths[0])
    reason = claim.reason
    if not reason and item is None:
        reason = "not sent: what it is said of is not matched"
    if not reason and isinstance(cited, str):
        reason = cited
    if not reason and evidence is None:
        reason = "not sent: nothing is quoted for it"
    if reason or item is None or evidence is None or isinstance(cited, str):
        for path in claim.paths:
            told.lose(path, reason)
        return None
    quote = " … ".join(dict.fromkeys(span.quote for span in evidence.spans))
    return line(item, (claim.name, claim.value), claim.qualifiers, cited, quote)


def _row(told: Mention | Biography, pointer: str, kind: str, name: str) -> tuple[str, ...]:
    """A row of the list: where the name stands, and what helps to find who is meant."""
    titles, years = "", ""
    if isinstance(told, Mention):
        preferred = preferred_title(told.film)
        titles = preferred[0] if preferred is not None else ""
        years = str(told.film.year) if told.film.year is not None else ""
    return f"{told.record.id}#{pointer}", kind, name, titles, years, told.record.source.uri or ""
