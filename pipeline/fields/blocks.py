"""What a timetable or a list shows its films as: the name before a title, or over several films in a row."""

from bisect import bisect_left

from pipeline.fields.above import shown_lines, start_of
from pipeline.model.page import View
from pipeline.model.parts import Entry, Reading
from pipeline.rules import Rules
from pipeline.values.strandnames import before_title, behind_time, block_name

_ABOVE = 3  # lines between the name of a block and its first film
_FEWEST = 2  # films of a block
_DIGIT = 12  # characters in which a time that opens a line has its first figure


def shown_as(entries: tuple[Entry, ...], rules: Rules) -> dict[int, View]:
    """What films are shown as, by their places: a strand before the title in its line, the name of their block."""
    starts = {at: i for i, e in enumerate(entries) if e.subject == "film" and (at := start_of(e)) is not None}
    if len(starts) < _FEWEST:
        return {}
    lines = shown_lines(entries)
    own = [r.line.start for r in lines]
    heads = {at: bisect_left(own, at + 1) - 1 for at in sorted(starts)}  # the line that holds each film's title
    films = {k: starts[at] for at, k in heads.items() if k >= 0}
    found: dict[int, View] = {}
    for at, k in heads.items():
        view = lines[k].line.view if k >= 0 else None
        if view is not None and starts[at] not in found:
            announced = _announced(view, at, rules)
            if announced is not None:
                found[starts[at]] = announced
            elif (block := _block(lines, k, films, entries[0].languages, rules)) is not None:
                named, members = block
                found.update(dict.fromkeys(members, named))
    return found


def is_timetable(entries: tuple[Entry, ...], rules: Rules) -> bool:
    """Whether the titles of two films or more stand behind times in their lines."""
    timed = 0
    for entry in entries:
        if entry.subject != "film" or entry.title is None:
            continue
        start = entry.title.span().start
        lines = (r.line for s in entry.sections for r in s.readings if r.line.start < start < r.line.span.end)
        timed += any(behind_time(line.text, rules) > 0 for line in lines)
    return timed >= _FEWEST


def _announced(view: View, title: int, rules: Rules) -> View | None:
    """The strand between the beginning of a line, or the time there, and the title."""
    if view.span().start >= title:
        return None
    start = behind_time(view.text, rules)
    parted = before_title(view.text[start:])
    if parted is None or view.span(start + parted[1]).start != title:
        return None
    return view.cut(start, start + parted[0])


def _block(
    lines: list[Reading], first: int, films: dict[int, int], languages: tuple[str, ...], rules: Rules
) -> tuple[View, list[int]] | None:
    """The name over a film that a line tells with its facts, and the films below it, to the next time or heading."""
    if not _tells_facts(lines[first]):
        return None
    named: View | None = None
    for k in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        if k in films or lines[k].zone != "main":
            return None
        at = block_name(lines[k].text, rules, languages) if not lines[k].labels else None
        if at is not None:
            named = lines[k].line.view.cut(*at)
            break
        if _is_timed(lines[k], rules):
            return None
    if named is None:
        return None
    members: list[int] = []
    for k in range(first, len(lines)):
        if k in films and _tells_facts(lines[k]) and not _is_timed(lines[k], rules):
            members.append(films[k])
        elif k in films or lines[k].line.gap or _is_timed(lines[k], rules):
            break
    return (named, members) if len(members) >= _FEWEST else None


def _tells_facts(reading: Reading) -> bool:
    """Whether a line tells facts of the film whose title it holds."""
    return reading.facts is not None or any("director" in label.keys for label in reading.labels)


def _is_timed(reading: Reading, rules: Rules) -> bool:
    return any(map(str.isdigit, reading.text[:_DIGIT])) and behind_time(reading.text, rules) > 0
