"""A line about awards → the awards it tells of: year, edition, festival, prize, result, recipient, country."""

import re
from itertools import pairwise

from pipeline.fields.awards_honoured import honoured_in, parted_recipient
from pipeline.fields.awards_joined import joined
from pipeline.fields.awards_names import Named, read_named
from pipeline.fields.awards_pieces import Piece, cut, is_place
from pipeline.fields.awards_prizes import prizes_of
from pipeline.fields.awards_reader import Group, Reader
from pipeline.fields.awards_settled import DASHES, LONGEST, entries_of, settled, tells_year
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Part
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.names import is_person
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import is_small, words

# A year with a colon opens an entry, even where the line break before it was lost ("…nominaciones2017: …").
_ENTRY = re.compile(r"(?:(?<=[^\s\d(\[])|(?<=[.;|]\s))(?:19|20)\d\d\s?[:：](?!\d)")


def read_awards(
    view: View, year: Part | None, headed: str | None, rules: Rules, languages: tuple[str, ...]
) -> list[tuple[Part, ...]]:
    """The awards of one line, each as the parts of a candidate.

    `year` is that of a line above that holds nothing else; `headed` is "won", "nominated" or "selected"
    where a heading says so, None where the line stands on its own.
    """
    found: list[tuple[Part, ...]] = []
    starts = [m.start() for m in _ENTRY.finditer(view.text)]
    edges = [0, *(s for s in starts if s > 0), len(view.text)]
    for start, end in pairwise(edges):
        reader = Reader(view.cut(start, end), rules, languages, year, headed)
        _read(reader)
        for group in reader.groups:
            found += _told(reader, group)
    return found


def _read(reader: Reader) -> None:
    text, rules, languages = reader.view.text, reader.rules, reader.languages
    pieces = joined(reader, cut(text, rules, languages))
    for parted in entries_of(text, pieces):
        dated = reader.year is not None or parted[0].start > pieces[0].end
        entry = settled(text, parted, rules, languages, headed=reader.headed is not None, dated=dated)
        shown = [p.kind for p in entry if p.kind in ("prize", "festival", "both")]
        opens = {p.kind for p in entry} & {"festival", "both"} or tells_year(text, entry)
        if opens and (reader.open.festival or reader.open.awards):
            reader.groups.append(Group())
        reader.prizes_first = bool(shown) and shown[0] == "prize" and "festival" in shown
        for i, piece in enumerate(entry):
            _piece(reader, piece, entry[i - 1] if i else None, first=piece is pieces[0])


def _piece(reader: Reader, piece: Piece, above: Piece | None, *, first: bool) -> None:
    """What one piece adds to the festival that is open."""
    if piece.kind == "year":
        _year(reader, piece, first=first)
    elif piece.kind == "edition":
        _edition(reader, piece)
    elif piece.kind == "country":
        _country(reader, piece)
    elif piece.kind in ("festival", "both"):
        if not _is_town(reader, piece, above):
            _festival(reader, piece)
    elif piece.kind == "prize":
        _prize(reader, piece)
    elif piece.kind == "result":
        _result(reader, piece)
    elif piece.kind == "other":
        _other(reader, piece, above)


def _is_town(reader: Reader, piece: Piece, above: Piece | None) -> bool:
    """Whether a name that could be short for a festival is the town or the initials of the festival before it."""
    if above is None or "festival" not in above.keys or piece.before[:1] not in (",", "(", "-", "–", "/"):
        return False
    text = reader.text(piece)
    return is_place(text, reader.rules) or (piece.before == "(" and len(text.split()) == 1)


def _year(reader: Reader, piece: Piece, *, first: bool) -> None:
    found = find_years(reader.text(piece))[-1]
    told = reader.part("year", found.value, piece.start + found.start, piece.start + found.end)
    if first:
        reader.year = told
    elif reader.open.year is None:
        reader.open.year = told


def _edition(reader: Reader, piece: Piece) -> None:
    found = find_editions(reader.text(piece), reader.rules)[0]
    reader.open.edition = reader.part("edition", found.value, piece.start + found.start, piece.start + found.end)


def _country(reader: Reader, piece: Piece) -> None:
    text = reader.text(piece)
    found = read_countries(text, reader.rules, reader.languages)
    if found and reader.open.country is None and (reader.open.festival or reader.open.awards):
        first = found[0]
        reader.open.country = reader.part("country", first.value, piece.start + first.start, piece.start + first.end)


def _festival(reader: Reader, piece: Piece) -> None:
    both, closed = piece.kind == "both", reader.view.text[piece.end :].strip() == "."
    named = read_named(reader.text(piece), reader.rules, reader.languages, both=both, closed=closed)
    if named is None:
        return
    _place(reader, piece, named)
    if named.prize:
        start, end = piece.start + named.prize[0], piece.start + named.prize[1]
        _prize(reader, Piece(start, end, "", "prize", piece.keys))


def _place(reader: Reader, piece: Piece, named: Named) -> None:
    """Open a group for a festival, or give it to the prizes that stand before it."""
    if reader.open.festival is not None or (reader.open.awards and not reader.prizes_first):
        reader.groups.append(Group())
    group = reader.open
    start, end = piece.start + named.start, piece.start + named.end
    group.festival = reader.part("festival", tidy(reader.view.text[start:end]), start, end)
    for name, found in (("year", named.year), ("edition", named.edition)):
        if found is not None:
            told = reader.part(name, found.value, piece.start + found.start, piece.start + found.end)
            setattr(group, name, told)
            if name == "year" and piece.start + found.start <= 1:
                reader.year = told  # "2016 Berlin, Jeonju, Karlovy Vary"


def _prize(reader: Reader, piece: Piece) -> None:
    if reader.prizes_first and reader.open.festival is not None and reader.open.awards:
        reader.groups.append(Group())
    if reader.open.result is None and "nominated" in piece.keys:
        reader.open.result = reader.part("result", "nominated", piece.start, piece.end)
    text = reader.text(piece)
    if reader.open.year is None and (years := find_years(text)):
        year = years[-1]
        reader.open.year = reader.part("year", year.value, piece.start + year.start, piece.start + year.end)
    for start, stop in prizes_of(text, reader.rules, reader.languages):
        end, honoured = parted_recipient(text, start, stop, reader.rules, reader.languages)
        if honoured is not None:
            _honour(reader, len(reader.open.awards), piece.start + honoured[0], piece.start + honoured[1])
        award = reader.part("award", tidy(text[start:end]), piece.start + start, piece.start + end)
        reader.open.awards.append(award)


def _result(reader: Reader, piece: Piece) -> None:
    for told in ("nominated", "won", "selected", "competition", "premiere"):
        if told in piece.keys and reader.open.result is None:
            value = told if told in ("nominated", "won") else "selected"
            result = reader.part("result", value, piece.start, piece.end)
            if piece.before in ("(", "（") and reader.open.awards:  # of the prize before it alone
                reader.open.results[len(reader.open.awards) - 1] = result
            else:
                reader.open.result = result


def _other(reader: Reader, piece: Piece, above: Piece | None) -> None:
    """A piece without any cue: who got the prize, one more prize of a list, or a festival only the heading tells."""
    text = reader.text(piece)
    group = reader.open
    if group.awards:
        behind = piece.before in (":", "：", "(", "（") or (piece.before[:1] in DASHES and group.festival is not None)
        honoured = honoured_in(text, reader.rules, reader.languages) if behind else None
        if honoured is not None:
            _honour(reader, len(group.awards) - 1, piece.start + honoured[0], piece.start + honoured[1])
        elif piece.before == "," and text[:1].islower() and above is not None and above.kind in ("prize", "other"):
            _prize(reader, piece)
    elif group.festival is not None and group.result is not None and above is not None:
        if above.keys & {"nominated", "won"} and not is_small(text) and not is_person(text, reader.rules):
            _prize(reader, piece)  # "… – Nominee, Outstanding Sound"
    elif group.festival is None and reader.headed and _may_be_festival(reader, text):
        named = read_named(text, reader.rules, reader.languages, both=False)
        if named is not None and (named.year or named.edition or reader.year or reader.headed == "selected"):
            _place(reader, piece, named)


def _honour(reader: Reader, award: int, start: int, end: int) -> None:
    """Note who got a prize of the festival that is open."""
    text = tidy(reader.view.text[start:end])
    reader.open.recipients.setdefault(award, reader.part("recipient", text, start, end))


def _may_be_festival(reader: Reader, text: str) -> bool:
    """Whether a name under a heading that announces festivals can be one."""
    told = find_years(text) or find_editions(text, reader.rules) or reader.year or find_years(reader.view.text)
    return bool(told) and 0 < len(words(text)) <= LONGEST and not is_person(text, reader.rules)


def _told(reader: Reader, group: Group) -> list[tuple[Part, ...]]:
    """The candidates' parts of one group: one a prize, or the participation alone."""
    if group.festival is None and not group.awards:
        return []
    year = group.year or reader.year
    if not reader.headed and (group.festival is None or (year is None and group.edition is None)):
        return []
    if not reader.headed and group.festival is not None and str(group.festival.value)[0].islower():
        return []  # a stretch of a sentence, no name
    found: list[tuple[Part | None, ...]] = []
    for i, award in enumerate(group.awards):
        recipient = group.recipients.get(i)
        result = group.results.get(i) or _outcome(reader, group, award)
        found.append((year, group.edition, group.festival, award, result, recipient, group.country))
    if not found and group.festival is not None:
        result = _outcome(reader, group, None)
        found.append((year, group.edition, group.festival, None, result, None, group.country))
    return [tuple(p for p in parts if p is not None) for parts in found]


def _outcome(reader: Reader, group: Group, award: Part | None) -> Part:
    """Won, nominated or selected: as the line says, else as the heading or the kind of entry lets conclude."""
    if group.result is not None and (award is None or group.result.value != "selected"):
        return group.result
    told = "nominated" if reader.headed == "nominated" else "selected" if award is None else "won"
    base = award or group.festival
    return Part("result", told, base.spans if base else ())
