"""Films of a list of prizes whose titles are known from another prize, behind the maker whom this one honours."""

import re
from collections.abc import Iterable

from pipeline.model.fold import fold
from pipeline.rules import Rules
from pipeline.sections.heads import names_people
from pipeline.sections.winning import Film

_MARK = re.compile(r"\s*,\s+|\s+[-–—]\s+|\s+(?=\()|\s*:\s+")
_EDGES = " ()“”«»„\""
_FEWEST = 3  # characters of a title that is looked for


def behind_maker(text: str, known: Iterable[str], rules: Rules) -> Film | None:
    """The film of a line "Photography by Ann Moore, Salt", where `known` holds its title folded; else None."""
    marks = [m.span() for m in _MARK.finditer(text)]
    titles = {title for title in known if len(title) >= _FEWEST}
    end = len(text.rstrip(_EDGES + "."))
    for stop, behind in reversed(marks):
        start = behind + len(text[behind:]) - len(text[behind:].lstrip(_EDGES))
        if fold(text[start:end]) not in titles:
            continue
        maker = _maker(text[:stop], rules)
        return Film((start, end), None, maker, True) if maker is not None else None
    return None


def _maker(text: str, rules: Rules) -> tuple[int, int] | None:
    """The person whom a stretch names, behind a word for "by" where it is no name from its beginning."""
    if names_people(text, rules):
        return 0, len(text)
    for cue in rules.words.words.find(text):
        start = cue.end + len(text[cue.end :]) - len(text[cue.end :].lstrip())
        if any(c.key == "of" for c in cue.value) and names_people(text[start:], rules):
            return start, len(text)
    return None
