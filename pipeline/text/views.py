"""A line of `Page.text` → its `View`: what a reader sees of it, each character with its offset."""

import re
import unicodedata

from pipeline.model.fold import INVISIBLE
from pipeline.model.page import View

_JOINERS = "\u200c\u200d"
# Every blank but the tab, which shows columns and stays; the first six are controls that count as blanks.
_ODD_BLANKS = (
    "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_BLANK = re.compile(f"[{_ODD_BLANKS}]")
_ODD = re.compile(f"[{INVISIBLE}{_ODD_BLANKS}]")
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_ENDS = " \t\n\r" + _ODD_BLANKS + INVISIBLE
_EASTERN = "・◎○●◆◇□■▶"  # as East Asian pages print bullets, no blank behind them
_BULLETS = f"•·*–▪‣◦►{_EASTERN}-"
_BULLET = re.compile(f"[{_BULLETS}][ \t\xa0]+(?=\\S)|[{_EASTERN}](?=[^\\s{_EASTERN}])")
_SCRIPTS_WITH_JOINERS = "\u0590"  # as `tidy`: a joiner behind a character above this one is spelling


def view(text: str, start: int = 0) -> View:
    """The view of a line that begins at offset `start` of its page; empty when there is nothing to see.

    `View.text` is in NFC, without invisible characters and without blanks at its ends; joiners between
    letters of scripts that need them stay, tabs and runs of blanks too.
    """
    if text.isascii() and text.isprintable() and text[:1] != " " != text[-1:]:
        return View(text, range(start, start + len(text)))
    trimmed = text.lstrip(_ENDS)
    start += len(text) - len(trimmed)
    trimmed = trimmed.rstrip(_ENDS)
    at = range(start, start + len(trimmed))
    if trimmed.isascii() and (trimmed.isprintable() or not _ODD.search(trimmed)):
        return View(trimmed, at)
    if not unicodedata.is_normalized("NFC", trimmed):
        return _mapped(trimmed, start)
    if not _ODD.search(trimmed):
        return View(trimmed, at)
    blanked = _BLANK.sub(" ", trimmed)
    return _mapped(trimmed, start) if _ODD.search(blanked) else View(blanked, at)


def without_bullet(line: View) -> View | None:
    """The view behind a bullet and a blank that open a line; None where no bullet does."""
    found = _BULLET.match(line.text) if line.text[:1] in _BULLETS else None
    return line.cut(found.end()) if found else None


def blank(text: str) -> bool:
    """Whether a reader sees nothing of this text."""
    return not text.strip(_ENDS)


def _mapped(text: str, start: int) -> View:
    """The slow way: without invisible characters, letters composed with the marks that follow them."""
    left_out = {m.start() for m in _HIDDEN.finditer(text) if not _joins(text, m.start())}
    kept = [i for i in range(len(text)) if i not in left_out]
    seen = "".join([text[i] for i in kept])
    if unicodedata.is_normalized("NFC", seen):
        return View(_BLANK.sub(" ", seen), tuple([i + start for i in kept]))
    return _composed(text, kept, start)


def _composed(text: str, kept: list[int], start: int) -> View:
    """Character by character; `kept` are the places of those that are shown."""
    chars: list[str] = []
    at: list[int] = []
    ends: list[int] = []
    place = 0
    while place < len(kept):
        stop = place + 1
        while stop < len(kept) and _clings(text[kept[stop]]):
            stop += 1
        cluster = "".join(text[i] for i in kept[place:stop])
        composed = unicodedata.normalize("NFC", cluster)
        if composed == cluster:
            at.extend(kept[place:stop])
            ends.extend(i + 1 for i in kept[place:stop])
        else:
            at.extend([kept[place]] * len(composed))
            ends.extend([kept[stop - 1] + 1] * len(composed))
        chars.append(composed)
        place = stop
    shown = _BLANK.sub(" ", "".join(chars))
    whole = all(end == i + 1 for i, end in zip(at, ends, strict=True))
    return View(shown, tuple(i + start for i in at), None if whole else tuple(i + start for i in ends))


def _joins(text: str, i: int) -> bool:
    return text[i] in _JOINERS and 0 < i < len(text) - 1 and text[i - 1] > _SCRIPTS_WITH_JOINERS


def _clings(char: str) -> bool:
    """Whether normalisation may join a character to those before it: marks, and vowels and finals of Hangul."""
    if char < "\u0300":
        return False
    return unicodedata.category(char)[0] == "M" or "\u1161" <= char <= "\u1175" or "\u11a8" <= char <= "\u11c2"
