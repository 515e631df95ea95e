"""One film or many: where each film of a page begins and ends."""

from dataclasses import dataclass, field

from pipeline.model.page import View
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.sections.bared import bare_titles
from pipeline.sections.heads import (
    Repeats,
    best_head,
    closed,
    is_titlelike,
    names_people,
    splits_title,
    uppermost,
)
from pipeline.sections.lists import LISTS, in_lists, without_lists
from pipeline.sections.prizes import names_prize
from pipeline.sections.stated import CORE, reads_as_fact, stated_below, stated_in, tells_premiere
from pipeline.sections.told import Stretch, told_stretches
from pipeline.sections.under import with_names_above
from pipeline.values.beside import read_beside
from pipeline.values.cues import is_award, is_genre
from pipeline.values.shapes import ends_sentence, has_letters, is_prose
from pipeline.values.translated import is_translation

_OPENING = 120  # characters of running text in which a title and its director stand first
_NEAR = 4  # lines below a film's first facts in which a line may hold its title
_CALLS, _SHORT_CALL = ("!", "?", "…", "...", "！", "？", "؟"), 50  # marks at a title's end; characters of such a title


@dataclass(slots=True)
class Anchor:
    """Lines that state facts only one film can have: first and last line, and the facts (folded).

    `next` is a line behind them that repeats their facts and may be the next film's first.
    """

    first: int
    last: int
    facts: dict[str, str] = field(default_factory=dict)
    title: View | None = None
    labels: int = 0
    next: tuple[int, dict[str, str]] | None = None


def find_stretches(readings: list[Reading], rules: Rules, languages: tuple[str, ...]) -> list[Stretch]:
    """The films of a page in order, as stretches of its lines; empty where nothing states a film's facts."""
    inside = in_lists(readings)
    anchors = _anchors(readings, inside, rules, languages)
    if not anchors:
        return told_stretches(readings, rules, languages)
    readings = without_lists(readings, inside)
    repeats = Repeats.of(readings, rules, only=len(anchors) == 1)
    starts: list[tuple[int, View | None]] = []
    above = anchors[0].first - 1
    behind = above >= 0 and is_prose(readings[above].text)  # the facts stand behind each film's text
    for n, anchor in enumerate(anchors):
        after = anchors[n - 1].last + 1 if n else 0
        start, title = _start(readings, anchor, after, rules, repeats, languages, only=len(anchors) == 1)
        if title is None and n and not behind:
            while start < anchor.first and any(is_prose(r.text) for r in readings[start : anchor.first]):
                start += 1
        starts.append((start, title))
    if len(anchors) == 1:
        return [Stretch(0, len(readings), starts[0][1])]
    starts = with_names_above(readings, starts, ["director" in a.facts for a in anchors], rules)
    ends = [s for s, _ in starts[1:]] + [len(readings)]
    titles = bare_titles([title for _, title in starts], readings, rules, languages)
    return [Stretch(start, end, title) for (start, _), title, end in zip(starts, titles, ends, strict=True)]


def _anchors(
    readings: list[Reading], inside: list[bool], rules: Rules, languages: tuple[str, ...]
) -> list[Anchor]:
    anchors: list[Anchor] = []
    for i, reading in enumerate(readings):
        if reading.zone != "main" or reading.line.kind == "meta" or _is_headline(readings, i):
            continue
        stated = (stated_in(reading, rules) or stated_below(readings, i)) if not inside[i] or reading.labels else {}
        told = 0
        if reading.labels and reading.labels[0].keys[0] not in LISTS:
            told = sum(bool(label.values) for label in reading.labels)
        if not stated or ("line" in stated and _is_prize(reading, rules, languages)):
            if anchors:
                anchors[-1].labels += told
            continue
        title = _own_title(readings, i, stated, rules, languages)
        if anchors and not _new_film(anchors[-1], i, stated, title, readings):
            current = anchors[-1]
            if _may_begin(readings, current, i, stated, rules):
                current.next = current.next or (i, stated)
                continue
            for key, value in stated.items():
                current.facts.setdefault(key, value)
            current.last = i
            if i - current.first <= _NEAR:
                current.title = current.title or title
            current.labels += told
        else:
            first, said = (anchors[-1].next if anchors else None) or (i, stated)
            anchors.append(Anchor(first, i, {**said, **stated}, title, told))
    films = [a for a in anchors if _is_film(a)]
    richest = max((len(a.facts) + a.labels for a in films), default=0)
    # "director: Jane Doe" in a festival's own banner is nobody's film, where real films say much more.
    return [a for a in films if a.title is not None or len(a.facts) + a.labels > 2 or richest < 6]


def _is_prize(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line of facts is one of a festival's: the country and the year are those of the prize."""
    facts = reading.facts
    if not facts or not facts.rest or "runtime" in facts.kinds():
        return False
    shown = any(c.key == "selected" for f in rules.words.awards.find(reading.text) for c in f.value)
    return shown or is_award(reading.text, rules, languages)


def _is_headline(readings: list[Reading], i: int) -> bool:
    """Whether a line that reads as facts is a headline: twice at the top, without separators ("AUSTRIA 2018")."""
    if i > 8:
        return False
    text = readings[i].line.view.text
    if readings[i].labels or any(c in text for c in "|/•·,-–"):
        return False
    return any(r.line.view.text == text for k, r in enumerate(readings[:10]) if k != i)


def _own_title(
    readings: list[Reading], i: int, stated: dict[str, str], rules: Rules, languages: tuple[str, ...]
) -> View | None:
    """The title that stands in the anchor's own line: before its first label, or as first part of a facts line."""
    reading = readings[i]
    text = reading.line.view.text
    if reading.facts and reading.facts.rest and "line" in stated and not text.startswith(("(", "[")):
        beside = read_beside(text, reading.facts, rules, languages, reading.line.head)
        if beside is not None:
            return reading.line.view.cut(*closed(text, *beside.title)) if beside.title else None
        start, end = reading.facts.rest[0]
        if start <= 3 and has_letters(text[start:end]) and not is_genre(text[start:end], rules):
            return reading.line.view.cut(*closed(text, start, splits_title(text, start, end, rules, languages)))
        return None
    if reading.lead is not None and not reading.facts and "director" in stated:
        return _before_director(reading, reading.lead) if is_prose(reading.lead.text) else reading.lead
    return None


def _before_director(reading: Reading, lead: View) -> View | None:
    """The title before the director's name, with which running text before the director's label opens; else None."""
    values = [v.text for label in reading.labels if "director" in label.keys for v in label.values]
    at = lead.text.find(f", {values[0]}", 0, _OPENING) if values else -1
    return lead.cut(0, at) if at > 0 else None


def _new_film(anchor: Anchor, i: int, stated: dict[str, str], title: View | None, readings: list[Reading]) -> bool:
    """Whether a line's facts cannot be those of the film before: they repeat a fact with another value."""
    total = set(anchor.facts) <= {"runtime"}  # the length of a whole programme above its first film?
    facts = any("facts" in label.keys for label in readings[i].labels)
    if total and "director" in stated and (facts or _heads_text(readings, anchor.last, i)):
        return True
    clash = [k for k in stated if k in anchor.facts and not _agree(k, anchor.facts[k], stated[k])]
    if not clash:
        return False
    if total and "line" in stated:
        return True
    if "title" in clash:
        return True  # a table's next row, or a title label said anew
    if title is not None and "director" in clash and len(stated) > len(CORE):
        return True
    if anchor.title is not None and (title is not None or ("director" in stated and "runtime" in clash)):
        return True
    between = [r for r in readings[anchor.last + 1 : i] if r.zone == "main" and r.line.view.text and not r.owned]
    if not any(not r.labels and not r.facts for r in between):
        core = len(set(clash) & set(CORE))
        return bool(readings[i].labels) and (("line" in clash and core > 0) or ("director" in clash and core > 1))
    if "line" in stated and "line" in anchor.facts:
        return len(set(clash) - {"line"}) >= 1
    return "director" in clash or "title" in clash or len(set(clash) & set(CORE)) >= 2


def _heads_text(readings: list[Reading], above: int, i: int) -> bool:
    """Whether a lone line right above line `i` follows running text: the first film of a programme introduced so."""
    title = readings[i - 1]
    if not title.line.gap or readings[i].line.gap or title.labels or title.facts or is_prose(title.text):
        return False
    return i - 2 > above and is_prose(readings[i - 2].text)


def _agree(key: str, one: str, other: str) -> bool:
    """Whether two values of a fact are the same; a director may be named in two scripts or as one of several."""
    return one == other or (key == "director" and (one in other or other in one))


def _may_begin(readings: list[Reading], anchor: Anchor, i: int, stated: dict[str, str], rules: Rules) -> bool:
    """Whether a line that only repeats facts may begin the next film: below a short line that follows running text.

    A festival shows several films of one director; what comes next tells whether this is another.
    """
    if any(anchor.facts.get(key) != value for key, value in stated.items()) or i - anchor.last < 3:
        return False
    between = range(i - 1, anchor.last, -1)
    nearest = next((k for k in between if readings[k].zone == "main" and readings[k].text), None)
    if nearest is None or not is_titlelike(readings[nearest], rules):
        return False
    return any(readings[k].zone == "main" and is_prose(readings[k].text) for k in between)


def _is_film(anchor: Anchor) -> bool:
    """Whether the facts gathered are enough to speak of a film."""
    core = set(anchor.facts) & set(CORE)
    return (
        "director" in anchor.facts
        or "title" in anchor.facts
        or len(core) >= 2
        or ("line" in anchor.facts and (anchor.title is not None or bool(core)))
    )


def _start(
    readings: list[Reading],
    anchor: Anchor,
    after: int,
    rules: Rules,
    repeats: Repeats,
    languages: tuple[str, ...],
    *,
    only: bool,
) -> tuple[int, View | None]:
    """Where a film's lines begin, not before line `after`, and its title there (None: no line shows one)."""
    above = anchor.first - 1
    if anchor.title is not None:
        if above >= after and _has_title_above(readings, anchor.first, rules, languages):
            run, _ = _short_lines(readings, above, after, rules, only=only)
            above = uppermost(readings, above, run, rules, repeats, languages)
            bracketed = above > after and readings[above].text[0] in "([（" and not readings[above].line.gap
            if bracketed and is_translation(readings[above - 1].text, readings[above].text, rules, languages):
                above -= 1
            return above, readings[above].line.view
        return anchor.first, anchor.title
    run, i = _short_lines(readings, above, after, rules, only=only)
    best = best_head(readings, run, rules, repeats, languages, only=only) if run and not only else None
    if best is not None:
        return best, readings[best].line.view
    # Nothing but running text above the facts: the title stands above that text, if anywhere.
    while i >= after:
        while i >= after and (is_prose(readings[i].text) or not readings[i].text):
            i -= 1
        higher, i = _short_lines(readings, i, after, rules, only=only)
        run += higher
        if not only:
            break
    if only and not run:  # a title among the facts themselves, above a line that says them again
        run = [k for k in range(anchor.first + 1, anchor.last + 1) if _heads_facts(readings, k, rules)]
    best = best_head(readings, run, rules, repeats, languages, only=only) if run else None
    if best is not None:
        return best, readings[best].line.view
    if not only and above >= after and not is_prose(readings[above].text) and reads_as_fact(readings[above]):
        return above, readings[above].line.view
    return after, None


def _has_title_above(readings: list[Reading], first: int, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether the line above a facts line is the title: above one unknown part, or above its own translation."""
    reading, above = readings[first], readings[first - 1]
    if reading.facts is None or reading.labels or names_prize(above, rules, languages):
        return False
    parts = [reading.text[slice(*r)] for r in reading.facts.rest]
    if reading.line.gap and not (len(parts) == 1 and names_people(parts[0], rules)):
        return False
    alone = all(tells_premiere(part, rules) for part in parts[1:]) or names_people(parts[0], rules)
    alone = alone or is_translation(above.text, parts[0], rules, languages)
    called = above.text.endswith(_CALLS) and len(above.text) <= _SHORT_CALL  # "Who Is There?" is a title like any other
    ends = ends_sentence(above.text) and not called
    return alone and is_titlelike(above, rules) and len(above.text) <= 130 and not ends


def _short_lines(readings: list[Reading], i: int, after: int, rules: Rules, *, only: bool) -> tuple[list[int], int]:
    """The lines from `i` upwards that could be titles, down to the next running text, and where that stands."""
    run: list[int] = []
    while i >= after and not is_prose(readings[i].text):
        if is_titlelike(readings[i], rules) or (only and _is_headline(readings, i) and not readings[i].labels):
            run.append(i)
        i -= 1
    return run, i


def _heads_facts(readings: list[Reading], k: int, rules: Rules) -> bool:
    """Whether a short line stands right above a line of facts."""
    below = readings[k + 1] if k + 1 < len(readings) else None
    return below is not None and below.facts is not None and not below.facts.rest and is_titlelike(readings[k], rules)
