"""Two short lines, one above the other: whether they are a title and the same title in another language."""

import re

from pipeline.rules import Rules
from pipeline.values.scan import fold_word
from pipeline.values.shapes import is_caps

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BRACKETED = re.compile(r"[(\[（][^()\[\]（）]{2,80}[)\]）]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def is_translation(above: str, below: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether the lower of two lines reads as the translation of a title above it.

    It stands in brackets, in Latin letters below another script, is not in capitals below one that is, or is
    English by its little words on a page in another language, where the upper one is not.
    """
    if _BRACKETED.fullmatch(below):
        return not _BRACKETED.fullmatch(above)
    if _OTHER_SCRIPT.search(above) and not _LATIN.search(above):
        return not _OTHER_SCRIPT.search(below)
    if _OTHER_SCRIPT.search(below):
        return False
    if is_caps(above) and not is_caps(below) and len(above) > 3:
        return True
    return is_english(below, rules, languages) and not is_english(above, rules, languages)


def is_english(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line on a page in another language holds a frequent word of English that the other does not share."""
    if languages[:1] in ((), ("en",)):
        return False
    known = [rules.words.common.get(fold_word(word), ()) for word in _WORD.findall(text)]
    return any("en" in codes and languages[0] not in codes for codes in known)
