"""The pieces of an award line, cut alone → entries of the line, with what their places tell of festivals and towns."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.fields.awards_pieces import TRIM, Piece, is_body
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.names import is_person
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import is_small, words

_GOES_ON = re.compile(r"\s[^\W\d_A-Z]{1,3}\s(?:[^\W\d_a-z][\w'’-]+\s?)+[\s\d]*$")
_HARD = (";", "；")
_SOFT = (".", "|", "•", "·")
DASHES = ("-", "–", "—", "--")
_COLONS = (":", "：")
LONGEST = 14  # words of a festival's name that nothing else shows to be one
_BESIDE = ("year", "edition", "place", "country")
_TOWN = 4  # words of a town or country
_LEAST = 2  # letters of a name


def entries_of(text: str, pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each entry of a line: parted by semicolons, and by other marks where both sides tell a year."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if not found or piece.before[:1] in (*_HARD, *_SOFT):
            found.append([])
        found[-1].append(piece)
    merged: list[list[Piece]] = []
    for entry in found:
        hard = entry[0].before[:1] in _HARD
        if merged and not hard and not (tells_year(text, merged[-1]) and tells_year(text, entry)):
            merged[-1] += entry
        else:
            merged.append(entry)
    return merged


def tells_year(text: str, entry: list[Piece]) -> bool:
    """Whether an entry tells a year and more than that."""
    told = any(find_years(text[p.start : p.end]) for p in entry)
    return told and any(p.kind != "year" for p in entry)


def settled(
    text: str, entry: list[Piece], rules: Rules, languages: tuple[str, ...], *, headed: bool, dated: bool
) -> list[Piece]:
    """The pieces of one entry, with towns before a year told apart and the festival's name found by its place.

    `headed` says that a heading announces awards, `dated` that a year stands before the entry.
    """
    pieces = [_whole(text, p, entry) for p in _with_towns(text, entry, rules, languages)]
    first = next((i for i, p in enumerate(pieces) if p.kind in ("festival", "both")), len(pieces))
    front = pieces[:first]
    if first == len(pieces) or any(find_years(text[p.start : p.end]) for p in front[1:]):
        place = _body(text, front, rules)
        if place is None:
            place = _named(text, front, rules, headed=headed, dated=dated and first == len(pieces))
        if place is not None:
            pieces[place] = replace(pieces[place], kind="festival")
    return _with_more(text, pieces, rules) if headed else pieces


def _whole(text: str, piece: Piece, entry: list[Piece]) -> Piece:
    """A festival whose name goes on with a prize's word ("Festival of Golden Hill"), where the prize stands before."""
    if piece.kind != "both" or not _GOES_ON.search(text, piece.start, piece.end):
        return piece
    prized = any(p.kind == "prize" and p.end <= piece.start for p in entry)
    return replace(piece, kind="festival") if prized and piece.before[:1] in (*DASHES, ",") else piece


def _with_towns(text: str, entry: list[Piece], rules: Rules, languages: tuple[str, ...]) -> Iterator[Piece]:
    """The pieces, with "Town 2019" or "Country 2019" behind a festival's name parted into place and year."""
    above: Piece | None = None
    for piece in entry:
        own = text[piece.start : piece.end]
        year = _closing_year(own)
        if above is not None and year is not None and _is_town(text, above, piece, year, rules):
            countries = read_countries(own[: year.start], rules, languages)
            yield replace(piece, end=piece.start + year.start, kind="country" if countries else "place")
            yield Piece(piece.start + year.start, piece.start + year.end, ",", "year")
        else:
            yield piece
        above = piece


def _closing_year(own: str) -> Found[int] | None:
    years = find_years(own)
    last = years[-1] if len(years) == 1 else None
    return last if last is not None and last.start and not own[last.end :].strip(TRIM) else None


def _is_town(text: str, above: Piece, piece: Piece, year: Found[int], rules: Rules) -> bool:
    own = text[piece.start : piece.start + year.start].strip(TRIM)
    if piece.kind != "other" or piece.before[:1] not in (",", "，", "("):
        return False
    if above.kind not in ("other", "festival", "both"):
        return False
    if find_years(text[above.start : above.end]) or find_editions(own, rules):
        return False
    return not is_small(own) and len(words(own)) <= _TOWN and own[:1].isalpha()


def _body(text: str, pieces: list[Piece], rules: Rules) -> int | None:
    """The body that gives prizes, called like one, with a year: before its prizes or, where it is plain, behind them.

    "Golden Oak Awards 2019 – Best Film", "Best Film – Golden Oak Awards, 2019".
    """
    for i, piece in enumerate(pieces):
        if piece.kind != "prize":
            if piece.kind not in ("year", "edition"):
                return _body_behind(text, pieces, i + 1, rules)
            continue
        behind = next((k for k in range(i + 1, len(pieces)) if pieces[k].kind not in _BESIDE), len(pieces))
        opens = behind < len(pieces) and _opens_prizes(text, pieces, i, behind, rules)
        return i if opens else _body_behind(text, pieces, i + 1, rules)
    return None


def _opens_prizes(text: str, pieces: list[Piece], place: int, behind: int, rules: Rules) -> bool:
    """Whether what is called like a prize stands over the prizes behind it, years and places between them left out."""
    piece, first = pieces[place], pieces[behind]
    own = text[piece.start : piece.end]
    prized = first.kind == "prize" or (first.kind == "result" and behind + 1 < len(pieces))
    after = pieces[behind + 1].kind if behind + 1 < len(pieces) else ""
    alone = "mention" not in piece.keys and not find_years(text[first.start : first.end]) and after != "year"
    if not prized or not alone or is_small(own) or first.before[:1] not in (*DASHES, *_COLONS, " "):
        return False
    if _closing_year(own) is not None or find_editions(own, rules):
        return True
    dated = any(p.kind == "year" for p in pieces[:behind])
    sure = behind > place + 1 and (first.before[:1] in _COLONS or "nominated" in first.keys)
    return dated and (is_body(own, rules) or sure or first.before[:1] == " ")


def _body_behind(text: str, pieces: list[Piece], start: int, rules: Rules) -> int | None:
    """The body with a year behind the prize it gives, called as those are that give several."""
    for i in range(start, len(pieces)):
        piece, above = pieces[i], pieces[i - 1]
        own = text[piece.start : piece.end]
        if piece.kind != "prize" or above.kind not in ("prize", "result", "other"):
            continue
        told = _closing_year(own) is not None or bool(find_editions(own, rules))
        if "nominated" in above.keys and "nominated" not in piece.keys and told and piece.before[:1] in DASHES:
            return i
        if is_body(own, rules) and (told or any(p.kind == "year" for p in pieces)):
            return i if piece.before[:1] in (*DASHES, ",", "(", "|") else None
    return None


def _named(text: str, pieces: list[Piece], rules: Rules, *, headed: bool, dated: bool) -> int | None:
    """The first piece that can be a festival's name, at the entry's beginning or behind a prize or a result."""
    above: Piece | None = None
    dated = dated or any(p.kind == "year" for p in pieces)
    for i, piece in enumerate(pieces):
        own = text[piece.start : piece.end]
        if piece.kind in ("year", "edition") or (above is not None and piece.before[:1] in ("(", "（")):
            continue
        if piece.kind == "other" and (above is None or above.kind in ("prize", "result")):
            told = dated or bool(find_years(own) or find_editions(own, rules))
            if told and _can_name(own) and _stands(own, above, piece, pieces[i + 1 :], rules, headed=headed):
                return i
        above = piece
    return None


def _stands(
    own: str, above: Piece | None, piece: Piece, behind: list[Piece], rules: Rules, *, headed: bool
) -> bool:
    """Whether a name stands where the festival's does, and not where a winner's or a film's does."""
    mark = piece.before[:1]
    placed = any(p.kind in ("place", "country") for p in behind)
    if above is None:
        prized = bool(behind) and behind[0].kind == "prize" and behind[0].before[:1] in (*DASHES, *_COLONS)
        if prized and _closing_year(own) is not None and not own.endswith((")", "]")):
            return True
        return headed and (bool(behind) or bool(find_years(own) or find_editions(own, rules)))
    if mark in _COLONS:
        return headed and bool(find_years(own)) and above.kind == "result"
    return placed or bool(find_years(own)) if not headed or is_person(own, rules) else True


def _can_name(own: str) -> bool:
    """Whether a piece can be a name: it begins with a capital, a figure or a quotation mark and is no sentence."""
    bare = own.strip(TRIM + "„“”«»\"'‘’")
    return len(bare) > _LEAST and not is_small(bare) and 0 < len(words(bare)) <= LONGEST


def _with_more(text: str, pieces: list[Piece], rules: Rules) -> list[Piece]:
    """The pieces of an entry that lists several festivals, each with its year or edition behind or in its name."""
    dated = False
    for i, piece in enumerate(pieces):
        own = text[piece.start : piece.end]
        years = bool(find_years(own))
        if piece.kind == "other" and dated and piece.before[:1] in (",", "，") and _can_name(own):
            towned = i + 2 < len(pieces) and pieces[i + 1].kind in ("place", "country") and pieces[i + 2].kind == "year"
            if (years or towned or find_editions(own, rules)) and not is_person(own, rules):
                pieces[i] = replace(piece, kind="festival")
        named = pieces[i].kind in ("festival", "both")
        dated = years or (dated and not named)
    return pieces
