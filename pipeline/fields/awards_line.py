"""A line about awards → the awards it tells of: year, edition, festival, prize, result, recipient, country."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.fields.awards_names import Named, read_named
from pipeline.fields.awards_pieces import Piece, PieceKind, cut, is_place
from pipeline.fields.awards_prizes import prizes_of
from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Part
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.names import is_person
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import words

# A year with a colon opens an entry, even where the line break before it was lost ("…nominaciones2017: …").
_ENTRY = re.compile(r"(?:(?<=[^\s\d(\[])|(?<=[.;|]\s))(?:19|20)\d\d\s?[:：](?!\d)")
_LONGEST = 14  # words of a festival's name that nothing else shows to be one


@dataclass(slots=True)
class _Group:
    """What a line says about one festival, piece by piece."""

    year: Part | None = None
    edition: Part | None = None
    festival: Part | None = None
    country: Part | None = None
    result: Part | None = None
    awards: list[Part] = field(default_factory=list)
    recipients: dict[int, Part] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    """Goes along the pieces of one entry; `groups[-1]` is the festival that is open."""

    view: View
    rules: Rules
    languages: tuple[str, ...]
    year: Part | None
    headed: str | None
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    prizes_first: bool = False

    @property
    def open(self) -> _Group:
        return self.groups[-1]

    def text(self, piece: Piece) -> str:
        return self.view.text[piece.start : piece.end]

    def part(self, name: str, value: str | int, start: int, end: int) -> Part:
        return part(name, value, self.view, start, end)


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
        reader = _Reader(view.cut(start, end), rules, languages, year, headed)
        _read(reader)
        for group in reader.groups:
            found += _told(reader, group)
    return found


def _read(reader: _Reader) -> None:
    pieces = _joined(reader, cut(reader.view.text, reader.rules, reader.languages))
    kinds = [p.kind for p in pieces]
    shown = [k for k in kinds if k in ("prize", "festival", "both")]
    reader.prizes_first = bool(shown) and shown[0] == "prize" and "festival" in shown
    for i, piece in enumerate(pieces):
        if piece.before in (";", "；") and (reader.open.festival or reader.open.awards):
            reader.groups.append(_Group())
        if piece.kind == "year":
            _year(reader, piece, first=i == 0)
        elif piece.kind == "edition":
            _edition(reader, piece)
        elif piece.kind == "country":
            _country(reader, piece)
        elif piece.kind in ("festival", "both"):
            if not _is_town(reader, piece, pieces[i - 1] if i else None):
                _festival(reader, piece)
        elif piece.kind == "prize":
            _prize(reader, piece)
        elif piece.kind == "result":
            _result(reader, piece)
        elif piece.kind == "other":
            _other(reader, piece, pieces[i - 1] if i else None)


def _joined(reader: _Reader, pieces: list[Piece]) -> list[Piece]:
    """The pieces with those put together again that a mark inside a name or a prize had parted."""
    joined: list[Piece] = []
    for i, piece in enumerate(pieces):
        above = joined[-1] if joined else None
        whole = None
        if above is not None and piece.before[:1] in ("-", "–", "—"):
            whole = _over_dash(reader, above, piece)
        elif above is not None and piece.before[:1] in (":", "：") and above.kind == "prize":
            whole = _over_colon(above, piece, {p.kind for p in pieces[i:]})
            if whole is not None and whole.end == above.end:
                joined[-1], whole = whole, None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(piece)
    return joined


def _over_dash(reader: _Reader, above: Piece, piece: Piece) -> Piece | None:
    """One festival's name on both sides of a dash ("Harbour Film Festival – Salt & Light 2023")."""
    kinds = (above.kind, piece.kind)
    if (
        (kinds == ("festival", "other") and _names_on(reader, above, reader.text(piece)))
        or (kinds == ("festival", "festival") and _one_name(reader, above, piece))
        or (kinds == ("other", "festival") and find_editions(reader.text(above), reader.rules))
    ):
        return Piece(above.start, piece.end, above.before, "festival", above.keys | piece.keys)
    return None


def _over_colon(above: Piece, piece: Piece, behind: set[PieceKind]) -> Piece | None:
    """What a prize before a colon belongs to: a mention to its prize; before further prizes it names who gives them."""
    if "mention" in above.keys and piece.kind in ("both", "festival", "other"):
        kind: PieceKind = "prize" if piece.kind == "other" else "both"
        return Piece(above.start, piece.end, above.before, kind, above.keys | piece.keys)
    if "prize" in behind and not behind & {"festival", "both"}:
        return Piece(above.start, above.end, above.before, "festival", above.keys)
    return None


def _is_town(reader: _Reader, piece: Piece, above: Piece | None) -> bool:
    """Whether a name that could be short for a festival is the town or the initials of the festival before it."""
    if above is None or "festival" not in above.keys or piece.before[:1] not in (",", "(", "-", "–", "/"):
        return False
    text = reader.text(piece)
    return is_place(text, reader.rules) or (piece.before == "(" and len(text.split()) == 1)


def _names_on(reader: _Reader, above: Piece, text: str) -> bool:
    """Whether what stands behind a festival and a dash goes on with its name: words with capitals, then a year."""
    if find_years(reader.text(above)) or (is_person(text, reader.rules) and not find_years(text)):
        return False
    bare = [w for w in words(text) if not w.isdigit()]
    return 0 < len(bare) <= 4 and all(w[:1].isupper() for w in bare)


def _one_name(reader: _Reader, above: Piece, piece: Piece) -> bool:
    """Whether a festival and what stands behind a dash are one festival's name, as the rules know it."""
    first, second = (reader.rules.festivals.named(reader.text(p).rstrip("0123456789 ")) for p in (above, piece))
    return bool(second) and "festival" not in piece.keys and (not first or first[0] in second)


def _year(reader: _Reader, piece: Piece, *, first: bool) -> None:
    found = find_years(reader.text(piece))[-1]
    told = reader.part("year", found.value, piece.start + found.start, piece.start + found.end)
    if first:
        reader.year = told
    elif reader.open.year is None:
        reader.open.year = told


def _edition(reader: _Reader, piece: Piece) -> None:
    found = find_editions(reader.text(piece), reader.rules)[0]
    reader.open.edition = reader.part("edition", found.value, piece.start + found.start, piece.start + found.end)


def _country(reader: _Reader, piece: Piece) -> None:
    text = reader.text(piece)
    found = read_countries(text, reader.rules, reader.languages)
    if found and reader.open.country is None and (reader.open.festival or reader.open.awards):
        first = found[0]
        reader.open.country = reader.part("country", first.value, piece.start + first.start, piece.start + first.end)


def _festival(reader: _Reader, piece: Piece) -> None:
    both, closed = piece.kind == "both", reader.view.text[piece.end :].strip() == "."
    named = read_named(reader.text(piece), reader.rules, reader.languages, both=both, closed=closed)
    if named is None:
        return
    _place(reader, piece, named)
    if named.prize:
        start, end = piece.start + named.prize[0], piece.start + named.prize[1]
        _prize(reader, Piece(start, end, "", "prize", piece.keys))


def _place(reader: _Reader, piece: Piece, named: Named) -> None:
    """Open a group for a festival, or give it to the prizes that stand before it."""
    if reader.open.festival is not None or (reader.open.awards and not reader.prizes_first):
        reader.groups.append(_Group())
    group = reader.open
    start, end = piece.start + named.start, piece.start + named.end
    group.festival = reader.part("festival", tidy(reader.view.text[start:end]), start, end)
    for name, found in (("year", named.year), ("edition", named.edition)):
        if found is not None:
            told = reader.part(name, found.value, piece.start + found.start, piece.start + found.end)
            setattr(group, name, told)
            if name == "year" and piece.start + found.start <= 1:
                reader.year = told  # "2016 Berlin, Jeonju, Karlovy Vary"


def _prize(reader: _Reader, piece: Piece) -> None:
    if reader.prizes_first and reader.open.festival is not None and reader.open.awards:
        reader.groups.append(_Group())
    if reader.open.result is None and "nominated" in piece.keys:
        reader.open.result = reader.part("result", "nominated", piece.start, piece.end)
    text = reader.text(piece)
    if reader.open.year is None and (years := find_years(text)):
        year = years[-1]
        reader.open.year = reader.part("year", year.value, piece.start + year.start, piece.start + year.end)
    for start, end in prizes_of(text, reader.rules, reader.languages):
        value = tidy(text[start:end])
        reader.open.awards.append(reader.part("award", value, piece.start + start, piece.start + end))


def _result(reader: _Reader, piece: Piece) -> None:
    for told in ("nominated", "won", "selected", "competition", "premiere"):
        if told in piece.keys and reader.open.result is None:
            value = told if told in ("nominated", "won") else "selected"
            reader.open.result = reader.part("result", value, piece.start, piece.end)


def _other(reader: _Reader, piece: Piece, above: Piece | None) -> None:
    """A piece without any cue: who got the prize, one more prize of a list, or a festival only the heading tells."""
    text = reader.text(piece)
    group = reader.open
    if group.awards:
        if piece.before in (":", "：", "(") and is_person(text, reader.rules):
            group.recipients[len(group.awards) - 1] = reader.part("recipient", tidy(text), piece.start, piece.end)
        elif piece.before == "," and text[:1].islower() and above is not None and above.kind in ("prize", "other"):
            _prize(reader, piece)
    elif group.festival is None and reader.headed and _may_be_festival(reader, text):
        named = read_named(text, reader.rules, reader.languages, both=False)
        if named is not None and (named.year or named.edition or reader.year or reader.headed == "selected"):
            _place(reader, piece, named)


def _may_be_festival(reader: _Reader, text: str) -> bool:
    """Whether a name under a heading that announces festivals can be one."""
    told = find_years(text) or find_editions(text, reader.rules) or reader.year or find_years(reader.view.text)
    return bool(told) and 0 < len(words(text)) <= _LONGEST and not is_person(text, reader.rules)


def _told(reader: _Reader, group: _Group) -> list[tuple[Part, ...]]:
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
        result = _outcome(reader, group, award)
        found.append((year, group.edition, group.festival, award, result, recipient, group.country))
    if not found and group.festival is not None:
        result = _outcome(reader, group, None)
        found.append((year, group.edition, group.festival, None, result, None, group.country))
    return [tuple(p for p in parts if p is not None) for parts in found]


def _outcome(reader: _Reader, group: _Group, award: Part | None) -> Part:
    """Won, nominated or selected: as the line says, else as the heading or the kind of entry lets conclude."""
    if group.result is not None and (award is None or group.result.value != "selected"):
        return group.result
    told = "nominated" if reader.headed == "nominated" else "selected" if award is None else "won"
    base = award or group.festival
    return Part("result", told, base.spans if base else ())
