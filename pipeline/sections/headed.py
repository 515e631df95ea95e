"""Lines that stand over a life, and what may stand before one in its paragraph."""

from collections.abc import Iterable, Sequence

from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Reading, Section
from pipeline.rules import Rules
from pipeline.sections.credited import heading_of
from pipeline.sections.openings import is_birth_line, is_long, named
from pipeline.values.cues import is_award, tells_a_life
from pipeline.values.shapes import is_prose

_ORIGIN = 40  # characters of a line with a person's country


def name_of(reading: Reading, rules: Rules) -> Reading:
    """A line that names a person, without the country in brackets behind the name."""
    stretch = named(reading.line.view.text, rules)
    if stretch is None or stretch[1] == len(reading.text):
        return reading
    return heading_of(reading, reading.line.view.cut(*stretch))


def over_life(
    reading: Reading,
    below: Reading | None,
    directors: Iterable[View],
    rules: Rules,
    languages: tuple[str, ...],
    *,
    weak: bool = False,
) -> bool:
    """Whether a line is a name over the text of a life; `weak`: any running text below it is one (in a biography)."""
    if below is None or reading.labels or below.zone != "main" or below.owned:
        return False
    if below.labels and (below.lead is None or below.labels[0].keys[0] != "filmography"):
        return False
    text, told = reading.line.view.text, (below.lead or below.line.view).text
    stretch = named(text, rules)
    if stretch is None:
        return False
    if is_birth_line(told):
        return True
    if not is_long(told):
        return False
    name = text[: stretch[1]]
    if is_prose(told) and (weak or _is_one_of(name, directors)):
        return True
    return tells_a_life(told, name, rules, languages)


def _is_one_of(name: str, directors: Iterable[View]) -> bool:
    """Whether a name is a director's, or the beginning of one."""
    folded = fold(name)
    return any(folded == fold(d.text) or fold(d.text).startswith(folded + " ") for d in directors)


def first_lines(section: Section | None) -> list[Reading]:
    """The first lines of a section that has no heading."""
    if section is None or section.heading is not None:
        return []
    return [r for r in section.readings[:3] if r.zone == "main"]


def lines_below(readings: Sequence[Reading]) -> list[Reading | None]:
    """For each line the next one of the content below it, a person's origin passed over."""
    below: list[Reading | None] = [None] * len(readings)
    for i in range(len(readings) - 1, 0, -1):
        told = readings[i].zone == "main" and not is_origin(readings[i])
        below[i - 1] = readings[i] if told else below[i]
    return below


def is_lead(text: str) -> bool:
    """Whether what stands before a life in its paragraph is a list of names or the like ("A, B, C - Anna Berg – …")."""
    return len(text) < 200 and text.rstrip().endswith(("-", "–", "—", ":")) and not any(c in text for c in ".!?")


def is_origin(reading: Reading) -> bool:
    """Whether a line between a name and a life is nothing but the person's country, with a trade at most, or empty."""
    facts = reading.facts
    if facts is None or len(reading.text) >= _ORIGIN:
        return not reading.text
    return not facts.rest or (facts.kinds() == {"country"} and len(facts.rest) == 1 and "/" in reading.text)


def tells_prizes(section: Section, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a heading such as "Trajectory" stands over a film's prizes, one a line, and not over a life."""
    lines = [r for r in section.readings if r.zone == "main"]
    if not lines or section.heading is None or not section.heading.labels:
        return False
    return all(not is_prose(r.text) and is_award(r.text, rules, languages) for r in lines)
