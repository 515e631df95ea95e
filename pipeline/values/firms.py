"""The names of companies in a list, without the towns and streets printed behind them."""

import re

from pipeline.rules import Rules
from pipeline.values.cutting import Piece
from pipeline.values.persons import is_company
from pipeline.values.scan import fold_word

_STREET = re.compile(r"\d{1,4}[a-z]?,?\s+[a-zà-ÿа-я].*|.*[^\W\d_]\s\d{1,4}(?:[/-]\d{1,4})?[a-z]?|.*\b\d{4,6}\b.*")


def without_addresses(text: str, pieces: list[Piece], rules: Rules) -> list[Piece]:
    """The pieces up to a street or a number of a house, and no town that alone follows a company's legal form."""
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        printed = text[piece.start : piece.end].strip()
        if kept and _STREET.fullmatch(printed) and not is_company(printed, rules):
            break
        last = place + 1 == len(pieces) or ";" in text[piece.end : pieces[place + 1].start]
        if kept and last and _is_town(text, kept[-1], piece, rules):
            continue
        kept.append(piece)
    return kept


def _is_town(text: str, before: Piece, piece: Piece, rules: Rules) -> bool:
    """Whether a single word behind a comma is the seat of the company before it ("Ufer Film GmbH, Bern")."""
    printed = text[piece.start : piece.end].strip(" .")
    if text[before.end : piece.start].strip() != "," or not printed.istitle() or not printed.isalpha():
        return False
    words = text[before.start : before.end].split()
    legal = len(words) > 1 and fold_word(words[-1]).rstrip(".") in rules.vocabulary.legal
    return legal and not is_company(printed, rules)
