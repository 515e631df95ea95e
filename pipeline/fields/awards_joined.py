"""The pieces of an award line, put together again where a mark inside a name or a prize had parted them."""

from pipeline.fields.awards_pieces import Piece, PieceKind
from pipeline.fields.awards_reader import Reader
from pipeline.values.dates import find_years
from pipeline.values.names import is_person
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import words


def joined(reader: Reader, pieces: list[Piece]) -> list[Piece]:
    """The pieces with those put together again that a mark inside a name or a prize had parted."""
    pieces_told: list[Piece] = []
    for i, piece in enumerate(pieces):
        above = pieces_told[-1] if pieces_told else None
        whole = None
        if above is not None and piece.before[:1] in ("-", "–", "—"):
            whole = _over_dash(reader, above, piece)
        elif above is not None and piece.before[:1] in (":", "：") and above.kind == "prize":
            whole = _over_colon(above, piece, {p.kind for p in pieces[i:]})
            if whole is not None and whole.end == above.end:
                pieces_told[-1], whole = whole, None
        if whole is not None:
            pieces_told[-1] = whole
        else:
            pieces_told.append(piece)
    return pieces_told


def _over_dash(reader: Reader, above: Piece, piece: Piece) -> Piece | None:
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


def _names_on(reader: Reader, above: Piece, text: str) -> bool:
    """Whether what stands behind a festival and a dash goes on with its name: words with capitals, then a year."""
    if find_years(reader.text(above)) or (is_person(text, reader.rules) and not find_years(text)):
        return False
    bare = [w for w in words(text) if not w.isdigit()]
    return 0 < len(bare) <= 4 and all(w[:1].isupper() for w in bare)


def _one_name(reader: Reader, above: Piece, piece: Piece) -> bool:
    """Whether a festival and what stands behind a dash are one festival's name, as the rules know it."""
    first, second = (reader.rules.festivals.named(reader.text(p).rstrip("0123456789 ")) for p in (above, piece))
    return bool(second) and "festival" not in piece.keys and (not first or first[0] in second)
