"""Birth and death: dates and places, from a clause with their cue or from the bracket behind the name."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.fields.lives import EVENTS, Clause, Point
from pipeline.fields.lives_places import Stretch, bare_place, base_form, glued_place, named_place, suffixed_place
from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Found, Part
from pipeline.rules import Rules
from pipeline.values.scan import fold_word

_NEAR = 90  # characters between a cue and its date
_BRACKET = re.compile(r"[(\[（]\s*([^()\[\]（）]{4,90}?)\s*[)\]）]")
_TURN = re.compile(r"[,;]\s+[^\W\d_A-Z]")
_SAID = re.compile(r"[^\W\d_]+")
_REACH = 80  # characters between the date of a birth and its place
_OPENING = 110  # characters from the beginning of a life within which its bracket stands
_FIELDS = (("born", "birth_place"), ("died", "death_place"))
_MARKS = (",", "(", ":", ";", "–", "-", "/")
_HALVES = 3  # clauses from the one that tells of a birth on in which its date or place may follow
_TO_DEATH = re.compile(r"\s*[-–—]\s*[^\d()]*$")  # what stands between the years of birth and death in a bracket


def life_facts(
    place: int, clauses: list[Clause], name: str, rules: Rules, languages: tuple[str, ...] = ()
) -> list[Candidate]:
    """Birth and death, each told once: the first clause that tells them counts, a next one may add date or place."""
    found: list[Candidate] = []
    seen: dict[str, int] = {}
    for at, clause in enumerate(clauses):
        for key, place_field in _FIELDS:
            cue = clause.has(key)
            known = {c.field for c in found}
            if cue is None or at >= seen.get(key, at) + _HALVES or {key, place_field} <= known:
                continue
            told = [c for c in _told(place, clause, cue, (key, place_field), rules, languages) if c.field not in known]
            if told:
                seen.setdefault(key, at)
                found += told
    if not seen and clauses:
        found += _in_bracket(place, clauses[0], name, rules)
    return found


def _told(
    place: int, clause: Clause, cue: Found[str], fields: tuple[str, str], rules: Rules, languages: tuple[str, ...]
) -> list[Candidate]:
    key, place_field = fields
    low, high = _window(clause, cue)
    point = _date(clause, cue, low, high)
    where = _place(clause, cue, low, high, rules)
    found = []
    if point is not None and point.begin is not None:
        found.append(_dated(place, key, point.begin, clause, point, f"people#{key}"))
    if where:
        told = _joined(clause.view, where)
        # Behind a mark a place stands as it is ("ur. 1989, Kraków").
        if clause.text[: where[0][0]].rstrip()[-1:] not in _MARKS:
            first, *others = str(told.value).split(", ")
            told = replace(told, value=", ".join((base_form(first, rules, languages), *others)))
        found.append(Candidate(place, place_field, (told,), f"people#{key}.place"))
    return found


def _dated(place: int, key: str, date: str, clause: Clause, point: Point, rule: str) -> Candidate:
    return Candidate(place, key, (part("", date, clause.view, point.start, point.end),), rule)


def _joined(view: View, where: Iterable[Stretch]) -> Part:
    """One place from its pieces ("Rena, Norway"), each piece with its span."""
    pieces = list(where)
    said = ", ".join(tidy(view.text[a:b]) for a, b in pieces)
    return Part("", said, tuple(view.span(a, b) for a, b in pieces))


def _window(clause: Clause, cue: Found[str]) -> Stretch:
    """The part of a clause that a cue governs: up to the cues of other things before and behind it."""
    ruling = {*EVENTS, "born", "died", "parents"} - {cue.value}
    others = [c for c in clause.cues if c.value in ruling]
    low = max((c.end for c in others if c.end <= cue.start and c.value != "parents"), default=0)
    high = min((c.start for c in others if c.start >= cue.end), default=len(clause.text))
    return low, high


def _date(clause: Clause, cue: Found[str], low: int, high: int) -> Point | None:
    points = [p for p in clause.points if p.finish is None and p.begin is not None]
    behind = [p for p in points if cue.end <= p.start < max(high, cue.end + 12) and p.start - cue.end < _NEAR]
    before = [p for p in points if low <= p.start and p.end <= cue.start + 1 and cue.start - p.end < _NEAR]
    return behind[0] if behind else before[-1] if before else None


def _place(clause: Clause, cue: Found[str], low: int, high: int, rules: Rules) -> list[Stretch]:
    """The place that a clause names behind its cue, else before it."""
    text = clause.text
    dates = [(p.start, p.end) for p in clause.points]
    glued = glued_place(text, cue, [c for c in clause.cues if c.value == "in"], low, high)
    if glued:
        return [glued]
    ins = [c for c in clause.cues if c.value == "in" and cue.end <= c.start + 1 and c.start < high]
    # "ילידת חיפה, 1988", "متولد ۱۳۶۹ تبریز": a place that the birth or its date stands right before.
    bare = next((p for at in (cue.end, *(b for _, b in dates)) if (p := bare_place(text, at, cue, high, rules))), None)
    if bare:
        return [bare]
    # "Gebürtige Wienerin": where every noun has a capital, what follows at once need not be a place.
    at_once = [] if clause.tall_nouns else [cue.end]
    starts = [*at_once, *(c.end for c in ins if not _breaks(text, cue.end, c.start, dates))]
    starts += [b for _, b in dates if cue.end <= b < high and _closed_place(text, b, high, rules)]
    found = _pieces(text, starts, high, dates, rules, at_once=cue.end)
    if found:
        return found
    before = [c.end for c in clause.cues if c.value == "in" and low <= c.start and c.end <= cue.start]
    found = _pieces(text, before, cue.start, dates, rules)
    if not found and (suffixed := suffixed_place(text, low, cue.start)):
        return [suffixed]
    if found or low > 0:
        return found
    # "Graz, Austria, is where she was born": the sentence opens with a place that ends in a country.
    opening = named_place(text, 0, cue.start, rules)
    return [opening] if opening and "," in text[slice(*opening)] else []


def _closed_place(text: str, start: int, high: int, rules: Rules) -> bool:
    """Whether a comma or bracket behind a date opens a place, not the sentence's subject ("born 1968, Anna Berg …")."""
    if text[start : start + 2].strip()[:1] not in (",", "("):
        return False
    stretch = named_place(text, start, high, rules, told=True)
    return stretch is not None and text[stretch[1] : stretch[1] + 2].strip()[:1] in ("", ".", ",", ";", ")", "–", "-")


def _breaks(text: str, start: int, end: int, dates: list[Stretch]) -> bool:
    """Whether what stands between a birth and a preposition tells of something else ("b. 1964, has his home in …")."""
    at = max((b for _, b in dates if start < b <= end), default=start)
    return bool(_TURN.search(text, at, end)) or end - at > _REACH


def _pieces(
    text: str, starts: Iterable[int], high: int, dates: list[Stretch], rules: Rules, at_once: int = -1
) -> list[Stretch]:
    pieces: list[Stretch] = []
    for start in sorted(set(starts)):
        stretch = named_place(text, start, high, rules, told=True, prefixed=start != at_once)
        if stretch is None or any(stretch[0] < b and a < stretch[1] for a, b in dates):
            continue
        between = text[pieces[-1][1] : stretch[0]] if pieces else ""
        if pieces and (len(between) > 14 or stretch[0] < pieces[-1][1] or _goes_elsewhere(between, rules)):
            if stretch[0] < pieces[-1][1]:
                continue
            break
        pieces.append(stretch)
    return pieces


def _goes_elsewhere(between: str, rules: Rules) -> bool:
    """Whether the words between two places tell of something else ("born in Bergen and lives in Oslo")."""
    said = _SAID.findall(between)
    return len(said) > 2 and fold_word(said[0]) in rules.words.joiners


def _in_bracket(place: int, clause: Clause, name: str, rules: Rules) -> list[Candidate]:
    """Birth (and death) in brackets at the beginning: "(Buenos Aires, 1976)", "(1901–1974)", "(*1970, Graz)"."""
    match = _BRACKET.search(clause.text, 0, _OPENING)
    if match is None or not _is_opening(clause.text[: match.start()], name):
        return []
    inside = [p for p in clause.points if match.start(1) <= p.start and p.end <= match.end(1)]
    if not inside or inside[0].begin is None:
        return []
    first = inside[0]
    found = [_dated(place, "born", inside[0].begin, clause, first, "people#bracket")]
    if first.finish is not None:
        found.append(_dated(place, "died", first.finish, clause, first, "people#bracket"))
    starts = [match.start(1), *(p.end for p in inside)]
    dates = [(p.start, p.end) for p in inside]
    last = inside[1] if len(inside) == 2 and first.finish is None else None
    if last is not None and last.begin is not None and _TO_DEATH.match(clause.text, first.end, last.start):
        return found + _to_death(place, clause, first, last, match.span(1), rules)
    where = _pieces(clause.text, starts, match.end(1), dates, rules)
    if where:
        found.append(Candidate(place, "birth_place", (_joined(clause.view, where[:1]),), "people#bracket.place"))
    return found


def _to_death(
    place: int, clause: Clause, first: Point, last: Point, inside: Stretch, rules: Rules
) -> list[Candidate]:
    """The death and the places of a bracket that tells a whole life: "(Asti, 1883 – Nizza, 1940)"."""
    found = [_dated(place, "died", last.begin or "", clause, last, "people#bracket")]
    for field, start, stop in (("birth_place", inside[0], first.start), ("death_place", first.end, last.start)):
        at = start + len(clause.text[start:stop]) - len(clause.text[start:stop].lstrip(" ,–—-"))
        where = named_place(clause.text, at, stop, rules, told=True)
        if where:
            found.append(Candidate(place, field, (_joined(clause.view, [where]),), "people#bracket.place"))
    return found


def _is_opening(before: str, name: str) -> bool:
    """Whether what stands before a bracket is nothing, or the person's name with no more than a word or two."""
    printed = before.strip(" ,.–-")
    surname = name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
    return not printed or (len(printed) <= len(name) + 12 and bool(surname) and surname in printed.lower())
