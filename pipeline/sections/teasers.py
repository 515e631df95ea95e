"""Other films that a film's page points to at its end: a title, a director, a line of facts and no text."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.told import Stretch
from pipeline.values.shapes import is_prose

_RICH = 4  # roles that labels tell of the page's own film
_RICHEST = 5  # roles of a film beside which others are but mentioned
_LINES = 5  # of a film that is only pointed to
_NEAR = 3  # lines behind the last one's in which its text would stand
_FACTS = frozenset(("director", "title", "year", "runtime", "country", "section", "date", "facts"))


def without_teasers(
    shown: list[Reading], stretches: list[Stretch], rules: Rules
) -> tuple[list[Reading], list[Stretch]]:
    """The lines and films of a page without films that are only pointed to behind the one it is about.

    Their lines become "related"; a programme, whose films are told in like manner, stays as it is.
    """
    if len(stretches) < 2:
        return shown, stretches
    shown, stretches = _without_mentions(shown, stretches, rules)
    if len(stretches) < 2 or not _is_told(shown[stretches[0].start : stretches[0].end], rules):
        return shown, stretches
    if not _all_teasers(shown, stretches[1:], rules):
        return shown, stretches
    start, end = stretches[1].start, _end(shown, stretches[-1], rules)
    marked = [replace(r, zone="related") if start <= i < end and r.zone == "main" else r for i, r in enumerate(shown)]
    return marked, [replace(stretches[0], end=len(shown))]


def _without_mentions(
    shown: list[Reading], stretches: list[Stretch], rules: Rules
) -> tuple[list[Reading], list[Stretch]]:
    """The films of a page of one film without those that a line names in passing ("Salt (Italy 1964, dir. Berg)")."""
    rich = [s for s in stretches if len(_roles(shown[s.start : s.end], rules)) >= _RICHEST]
    mentions = [s for s in stretches if _is_mention(shown, s, rules)]
    if len(rich) != 1 or len(mentions) != len(stretches) - 1 or rich[0] in mentions:
        return shown, stretches
    lines = {s.start for s in mentions}
    marked = [replace(r, zone="related") if i in lines and r.zone == "main" else r for i, r in enumerate(shown)]
    return marked, [replace(rich[0], start=min(s.start for s in stretches), end=len(shown))]


def _is_mention(shown: list[Reading], stretch: Stretch, rules: Rules) -> bool:
    """Whether a film is told in one line, its title, its facts and its director at most."""
    first = shown[stretch.start]
    if stretch.title is None or not first.line.span.start <= stretch.title.span().start < first.line.span.end:
        return False
    others = _roles(shown[stretch.start : stretch.end], rules) - {"director"}
    stated = bool(first.facts and first.facts.kinds() & {"year", "country"}) and not first.text[0].isdigit()
    return stated and len(stretch.title.text) < len(first.text) and not others


def _roles(readings: Sequence[Reading], rules: Rules) -> set[str]:
    """The roles that labels with values tell."""
    return {key for r in readings for label in r.labels if label.values for key in label.keys if key in rules.roles}


def _is_told(readings: Sequence[Reading], rules: Rules) -> bool:
    """Whether a film has a text and several labelled roles."""
    texts = (r.text for r in readings if not r.labels and not r.owned)
    return len(_roles(readings, rules)) >= _RICH and any(map(is_prose, texts))


def _all_teasers(shown: list[Reading], stretches: list[Stretch], rules: Rules) -> bool:
    """Whether films are but pointed to; of the last one, which goes on to the page's end, the next lines tell."""
    last = stretches[-1]
    ends = [s.end for s in stretches[:-1]] + [min(last.end, _end(shown, last, rules) + _NEAR)]
    if any(_is_text(r) for s, end in zip(stretches, ends, strict=True) for r in shown[s.start : end]):
        return False
    return all(_is_teaser(shown[s.start : _end(shown, s, rules)]) for s in stretches)


def _is_text(reading: Reading) -> bool:
    return reading.zone == "main" and not reading.facts and not reading.labels and is_prose(reading.text)


def _end(shown: list[Reading], stretch: Stretch, rules: Rules) -> int:
    """Where a film's own lines end: at furniture behind its facts, or at a blank line with no credits below it."""
    told = False
    for i in range(stretch.start, stretch.end):
        reading = shown[i]
        if told and reading.zone != "main":
            return i
        if told and reading.line.gap and not _roles((reading,), rules):
            return i
        told = told or bool(reading.facts or reading.labels)
    return stretch.end


def _is_teaser(readings: Sequence[Reading]) -> bool:
    """Whether the lines of a film are few and tell nothing but its title, director and plain facts."""
    if sum(bool(r.text) for r in readings) > _LINES:
        return False
    return all(key in _FACTS for r in readings for label in r.labels for key in label.keys)
