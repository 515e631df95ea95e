"""A line about awards → the awards it tells of: year, edition, festival, prize, result, recipient, country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.fields.awards_names import Named, read_named
from pipeline.fields.awards_pieces import TRIM, Piece, cues_in, cut
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
_ENTRY = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[:：](?!\d)")
_AEQUO = re.compile(r"[\s,;:–—\-(]*\bex[\s\-]?(?:aequo|æquo)\b[\s)]*", re.IGNORECASE)
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
    for start, end in zip(edges, edges[1:], strict=False):
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
            found = find_editions(reader.text(piece), reader.rules)[0]
            reader.open.edition = reader.part("edition", found.value, piece.start + found.start, piece.start + found.end)
        elif piece.kind == "country":
            _country(reader, piece)
        elif piece.kind in ("festival", "both"):
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
        text = reader.text(piece)
        if above is None:
            joined.append(piece)
            continue
        whole = Piece(above.start, piece.end, above.before, above.kind, above.keys | piece.keys)
        after = {p.kind for p in pieces[i:]}
        dash = piece.before[:1] in "-–—" and piece.before != ""
        if above.kind == "festival" and piece.kind == "other" and dash and _names_on(reader, above, text):
            joined[-1] = whole  # "Helsinki International Film Festival – Love & Anarchy 2023"
        elif above.kind == "festival" == piece.kind and dash and _one_name(reader, above, piece):
            joined[-1] = whole
        elif above.kind == "other" and piece.kind == "festival" and dash and find_editions(reader.text(above), reader.rules):
            joined[-1] = Piece(above.start, piece.end, above.before, "festival", piece.keys)
        elif above.kind == "prize" and piece.before in ":：" and piece.before and "mention" in above.keys and piece.kind in ("both", "festival", "other"):
            joined[-1] = Piece(above.start, piece.end, above.before, "both" if piece.kind != "other" else "prize", whole.keys)
        elif above.kind == "prize" and piece.before in ":：" and piece.before and "festival" not in after and "both" not in after and "prize" in after:
            joined[-1] = Piece(above.start, above.end, above.before, "festival", above.keys)
            joined.append(piece)
        else:
            joined.append(piece)
    return joined


def _names_on(reader: _Reader, above: Piece, text: str) -> bool:
    """Whether what stands behind a festival and a dash goes on with its name: words with capitals, then a year."""
    if find_years(reader.text(above)) or is_person(text, reader.rules) and not find_years(text):
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
    """A piece without any cue: who got the prize, a further prize of a list, or a festival that only the heading tells."""
    text = reader.text(piece)
    group = reader.open
    if group.awards and piece.before in (":", "：", "(") and is_person(text, reader.rules):
        group.recipients[len(group.awards) - 1] = reader.part("recipient", tidy(text), piece.start, piece.end)
    elif group.festival is not None and group.awards and above is not None and above.kind in ("prize", "other") and reader.headed in ("won", "nominated"):
        if text[:1].islower() and piece.before == ",":
            _prize(reader, piece)
    elif group.festival is None and not group.awards and reader.headed and _may_be_festival(reader, text):
        named = read_named(text, reader.rules, reader.languages, both=False)
        if named is not None and (named.year or named.edition or reader.year or reader.headed == "selected"):
            _place(reader, piece, named)


def _may_be_festival(reader: _Reader, text: str) -> bool:
    """Whether a name under a heading that announces festivals can be one."""
    told = find_years(text) or find_editions(text, reader.rules) or reader.year or find_years(reader.view.text)
    return bool(told) and 0 < len(words(text)) <= _LONGEST and not is_person(text, reader.rules)


def prizes_of(text: str, rules: Rules, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The places of the prizes that one stretch names ("Best Script and Best Actor awards": two)."""
    start, end = 0, len(text)
    cues = cues_in(text, rules, languages)
    prizes = [c for c in cues if c.value in ("prize", "mention")]
    for cue in cues:  # "Winner of the Grand Prix", "Nominada al Premio X"
        if cue.value in ("won", "nominated") and cue.start <= start + 1 and any(p.start >= cue.end for p in prizes):
            start = max(start, cue.end)
            start = _past_small(text, start)
    if aequo := _AEQUO.search(text, start):
        end = aequo.start()
    end = _before_strand(text, start, end, rules, languages)
    years = [y for y in find_years(text) if y.start > start and not text[y.end : end].strip(TRIM)]
    end = years[0].start if years else end
    yield from _split(text, start, end, rules, languages)


def _past_small(text: str, start: int) -> int:
    """The offset behind the small words (articles, prepositions) that follow a verb."""
    while True:
        while start < len(text) and text[start] in TRIM:
            start += 1
        word = text[start:].split(maxsplit=1)
        if len(word) < 2 or len(word[0]) > 4 or not word[0].islower() or not word[0].isalpha():
            return start
        start += len(word[0])


def _before_strand(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> int:
    """The end of a prize without the competition it was given in ("… in the Student Competition")."""
    strands = [c for c in cues_in(text[:end], rules, languages) if c.value == "competition"]
    if not strands or text[strands[-1].end : end].strip(TRIM):
        return end
    small = [
        f for f in rules.words.biography.find(text[start : strands[-1].start + 1])
        if f.start > 0 and any(c.key == "in" and (c.language in languages or c.language == "en") for c in f.value)
    ]  # fmt: skip
    return start + small[-1].start if small else (strands[-1].start if text[start : strands[-1].start].endswith(" in ") else end)


def _split(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """One prize, or several that a joining word parts, where all of them begin alike or a list came before."""
    inner = text[start:end]
    spoken = [w for w, known in rules.words.joiners.items() if w.isalpha() and (set(known) & {*languages, "en"} or not languages)]
    joiner = re.search(rf"\s(?:{'|'.join(map(re.escape, sorted(spoken)))})\s", inner, re.IGNORECASE) if spoken else None
    heads = inner.split(maxsplit=1)
    if joiner and heads:
        behind = inner[joiner.end() :]
        alike = behind.casefold().startswith(heads[0].casefold() + " ")
        if alike or (inner[:1].islower() and behind[:1].islower()):
            last = behind.rstrip(TRIM).rsplit(maxsplit=1)
            tail = cues_in(last[-1], rules, languages) if len(last) == 2 and alike else []
            cut_tail = last[-1].islower() and any(c.value == "prize" for c in tail)
            yield _trimmed(text, start, start + joiner.start())
            yield _trimmed(text, start + joiner.end(), start + joiner.end() + len(last[0]) if cut_tail else end)
            return
    place = _trimmed(text, start, end)
    if place[1] > place[0]:
        yield place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in TRIM.replace("(", "").replace("[", ""):
        start += 1
    while end > start and text[end - 1] in TRIM.replace(")", "").replace("]", ""):
        end -= 1
    return start, end


def _told(reader: _Reader, group: _Group) -> list[tuple[Part, ...]]:
    """The candidates' parts of one group: one a prize, or the participation alone."""
    if group.festival is None and not group.awards:
        return []
    year = group.year or reader.year
    if not reader.headed and (group.festival is None or (year is None and group.edition is None)):
        return []
    found = []
    for i, award in enumerate(group.awards or [None]):
        base = award or group.festival
        assert base is not None
        result = group.result
        if result is None or (award is not None and result.value == "selected"):
            told = "won" if award is not None else "selected"
            told = "nominated" if reader.headed == "nominated" else told
            result = Part("result", told, base.spans)
        parts = (year, group.edition, group.festival, award, result, group.recipients.get(i), group.country)
        found.append(tuple(p for p in parts if p is not None))
    return found
