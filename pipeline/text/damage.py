"""Damage that decoding left in a text: noticed with its place, never repaired."""

import re
from collections.abc import Iterator
from itertools import islice

# Bytes 80-BF as windows-1252 and as windows-1251 show them.
_LATIN = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = "\u00a0-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЁЄЇІіґёєјЅѕї№"
# One byte alone may close a quotation behind a Portuguese capital ("AMANHÃ”, «AMANHû): those do not count.
_SURE = "\u0080-\u0090\u0095-\u009f\u00a1-\u00ba\u00bc-\u00bf€ƒ†‡ˆ‰Š‹ŒŽ˜™šœžŸ"
_MOJIBAKE = re.compile(
    f"(?:[ÂÃÄÅ][{_SURE}]|â€[{_LATIN}]?|â[‚\u0082][{_LATIN}])+"
    f"|(?:[ÃÐÑ][{_LATIN}]){{2,2000}}|(?:[×Ø-Û][{_LATIN}]){{3,2000}}"
    f"|(?:[à-é][{_LATIN}]{{2}}){{2,2000}}|ðŸ[{_LATIN}]{{2}}|ï»¿|(?:[РС][{_CYRILLIC}]){{3,2000}}"
)
# Most texts hold none: two sets are looked for fast, and only what they find is looked at closely.
_HINT = re.compile(f"[ÂÃÄÅâÐÑ×Ø-Ûà-éðïРС][{_LATIN}{_CYRILLIC}]")
_REPLACED = re.compile("\ufffd+")
_AT_MOST = 50


def damage(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Remarks (code, message, start, end) on mojibake and on replaced characters, fifty of each at most."""
    if text.isascii():
        return
    for start, end in islice(_mojibake(text), _AT_MOST):
        yield "text.mojibake", "looks like UTF-8 that was read in another charset; left as it stands", start, end
    if "\ufffd" in text:
        for found in islice(_REPLACED.finditer(text), _AT_MOST):
            yield "text.replaced", "bytes that could not be decoded", found.start(), found.end()


def _mojibake(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for hint in _HINT.finditer(text):
        if hint.start() >= end and (found := _MOJIBAKE.match(text, hint.start())):
            end = found.end()
            yield found.start(), end
