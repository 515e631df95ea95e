"""The lines right below a film's title that give the same title in other languages."""

from collections.abc import Sequence

from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.values.cues import is_screening
from pipeline.values.names import is_company, is_person, split_names
from pipeline.values.shapes import has_letters, is_contact, is_prose
from pipeline.values.strandnames import is_counted
from pipeline.values.translated import is_translation

_MOST = 2  # a title in two more languages
_LONGEST = 120
_OPENERS = '"“„«‘(¿¡『「《'  # what else than a letter or figure a title begins with


def translations(
    title: View, below: Sequence[Reading], directors: str, rules: Rules, languages: tuple[str, ...], *, alone: bool
) -> list[View]:
    """The lines from the first below a title on that are the title again; those with blank lines around count too.

    `directors` is what labels name as directors, folded: where there are any, no other name is a director's.
    `alone` says that no label stands in the title's own line: behind one ("Salt (dir. Ann Berg)") comes the text.
    """
    found: list[View] = []
    for k, reading in enumerate(below[:_MOST]):
        if reading.line.gap or reading.labels or reading.facts or reading.owned:
            break
        if not _may_be_title(reading.text, directors, rules, languages):
            break
        if not is_translation(title.text, reading.text, rules, languages) and not (alone and _ends_block(below, k)):
            break
        found.append(reading.line.view)
    return found


def _ends_block(below: Sequence[Reading], k: int) -> bool:
    """Whether a line of plain text is the last of the lines around the title: a blank line, facts or labels follow."""
    if below[k].line.place:
        return False  # in markup a line says by its place what it is
    follows = below[k + 1] if k + 1 < len(below) else None
    return follows is None or follows.line.gap or bool(follows.facts or follows.labels)


def _may_be_title(text: str, directors: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line below a title can be one: no running text, no name, nothing of a festival or a prize."""
    if not (text[0].isalnum() or text[0] in _OPENERS) or len(text) > _LONGEST or is_prose(text) or is_contact(text):
        return False
    if text.endswith((":", ",")) or not has_letters(text):
        return False
    if is_company(text, rules) or is_screening(text, rules) or is_counted(text, rules, languages):
        return False
    if rules.words.awards.find(text) or rules.words.prose.find(text):
        return False
    if directors and fold(text) not in directors:
        return True
    if is_person(text, rules):
        return False
    names = split_names(text, rules, languages)
    return not (names and all(is_person(n.value.name, rules) for n in names))
