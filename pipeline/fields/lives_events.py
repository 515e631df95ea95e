"""Studies, work, moves, prizes and other events of a life, from its clauses."""

import re

from pipeline.fields.lives import EVENTS, Clause
from pipeline.fields.lives_dating import FAR, NEAR, Event, date_events
from pipeline.fields.lives_orgs import candidates, is_school
from pipeline.fields.lives_spans import work_in_span
from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.parts import Candidate, Found, Part
from pipeline.ner import Entity
from pipeline.rules import Rules

# Which names may be the organisation of an event.
_ORGS: dict[str, tuple[str, ...]] = {
    "studied": ("ORG",), "graduated": ("ORG",), "taught": ("ORG",), "founded": ("ORG",),
    "worked": ("ORG", "FESTIVAL"), "member": ("ORG",), "juror": ("FESTIVAL", "AWARD"), "moved": (),
    "awarded": ("FESTIVAL", "AWARD"), "nominated": ("FESTIVAL", "AWARD"), "prize": ("FESTIVAL",),
    "shown": ("FESTIVAL",),
}  # fmt: skip
# A case ending behind an apostrophe ("Üniversitesi'nden").
_SUFFIX = re.compile(r"(?<=[^\W\d_]{3})['’][^\W\d_A-Z]{2,5}$")
_QUOTES = frozenset("„“\"«»「『《‘”")
_VERB_LAST = frozenset("ko ja tr fa hi bn az ur mr ne ta te ml si kk mn ku ckb".split())
_BESIDE = 2  # characters between a span and the word for what it dates
_APART = 25  # characters that a comma counts for between a name and a verb behind it


def life_events(place: int, clauses: list[Clause], rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The events of a life in order of place, each with kind, dates, organisation and the sentence that tells it."""
    found: list[Candidate] = []
    verb_last = bool(_VERB_LAST & set(languages[:1]))
    joiners = frozenset(w for code in languages for w in rules.languages[code].joiners if w[:1].isalpha())
    for clause in clauses:
        events = _events(clause, rules, verb_last, joiners)
        found += [Candidate(place, "events", _parts(clause, e), "people#event") for e in events]
        if not events:
            dated = _dated(clause, rules)
            if dated:
                found.append(Candidate(place, "events", dated, "people#dated"))
    return found


def _events(clause: Clause, rules: Rules, verb_last: bool, joiners: frozenset[str]) -> list[Event]:
    cues = [c for c in clause.cues if c.value in EVENTS and not _inside_name(clause, c)]
    cues = sorted([*cues, *_posts(clause, cues)], key=lambda c: (c.start, c.end))
    if not cues:
        return _at_school(clause, rules) or work_in_span(clause, rules)
    if all(c.value in ("shown", "prize") for c in cues) and not any(n.label == "FESTIVAL" for n in clause.names):
        return []
    events: list[Event] = []
    for name in candidates(clause, cues, rules):
        cue = _cue_of(clause, name, cues, verb_last)
        if cue is not None:
            events.append(Event(cue, name))
    events = _prizes(_schools(clause, events, rules))
    events += _spans(clause, cues, events)
    events += _spanned(clause, events)
    with_org = {e.kind for e in events}
    seen: set[str] = {"award", "shown", *with_org}
    for cue in cues:
        kind = EVENTS[cue.value]
        if kind not in seen:
            seen.add(kind)
            events.append(Event(cue))
    for event in events:
        event.keys = {c.value for c in cues if EVENTS[c.value] == event.kind}
    events += _unnamed_prize(clause, cues, events)
    date_events(clause, events, joiners)
    kept = [e for e in events if e.org is not None or (e.point is not None and e.kind != "other")]
    return sorted((e for e in kept if e.kind != "shown"), key=lambda e: e.place)


def _unnamed_prize(clause: Clause, cues: list[Found[str]], events: list[Event]) -> list[Event]:
    """A prize by its name alone, its giver unknown ("in 1988 she received the Prize of Pen and Camera")."""
    cue = next((c for c in cues if c.value == "awarded"), None)
    if cue is None or any(e.kind in ("award", "shown") for e in events):
        return []
    named = any(c.value == "prize" and c.start >= cue.start and clause.text[c.start].isupper() for c in cues)
    dated = any(p.finish is None and not p.bracketed for p in clause.points)
    return [Event(cue, None)] if named and dated and not any(c.value == "shown" for c in cues) else []


def _at_school(clause: Clause, rules: Rules) -> list[Event]:
    """Studies that nothing but "at" and a school tell ("At the University of Graz he took philosophy")."""
    events = []
    for name in clause.names:
        at = next((c for c in clause.cues if c.value == "at" and 0 <= name.start - c.end <= 2), None)
        if at is not None and name.label == "ORG" and is_school(clause, name, rules, by_word=True):
            events.append(Event(Found("studied", at.start, at.end), name))
    date_events(clause, events)
    return events


def _spans(clause: Clause, cues: list[Found[str]], events: list[Event]) -> list[Event]:
    """Studies and work without an organisation that a span of time dates before the next thing is told."""
    found: list[Event] = []
    used = {e.cue.start for e in events}
    for n, cue in enumerate(cues[:-1]):
        if cue.start in used or EVENTS[cue.value] not in ("education", "work"):
            continue
        spans = [p for p in clause.points if p.finish is not None and not p.bracketed]
        told = next((p for p in spans if cue.end <= p.start and p.end < cues[n + 1].start - _BESIDE), None)
        if told is not None and not any(cue.end <= e.place[0] < cues[n + 1].start for e in events):
            found.append(Event(cue, None, told))
    return found


def _posts(clause: Clause, cues: list[Found[str]]) -> list[Found[str]]:
    """The trades of a clause that tell of work: at somebody's ("Beleuchter am Theater …"), or in a span of time."""
    trades = [c for c in clause.cues if c.value == "trade"]
    if not trades or any(c.value in ("worked", "taught", "founded") for c in cues):
        return []
    spans = any(p.finish is not None and not p.bracketed for p in clause.points)
    held = [t for t in trades if (spans and not cues) or _holds(clause, t)]
    return [Found("worked", t.start, t.end) for t in held]


def _spanned(clause: Clause, events: list[Event]) -> list[Event]:
    """Work that a span of time in brackets right behind a trade dates ("攝影記者（2013–2017）")."""
    spans = [p for p in clause.points if p.finish is not None and p.bracketed]
    if not spans or any(e.kind == "work" for e in events):
        return []
    told = ((c, p) for c in clause.cues for p in spans if c.value == "trade" and 0 < p.start - c.end <= _BESIDE)
    return [Event(Found("worked", c.start, c.end), None, p) for c, p in told]


def _holds(clause: Clause, trade: Found[str]) -> bool:
    """Whether a trade stands right before the body at which it is exercised."""
    name = next((n for n in clause.names if 0 < n.start - trade.end <= NEAR and n.label != "PLACE"), None)
    if name is None or any(c.value in EVENTS and trade.end <= c.start < name.start for c in clause.cues):
        return False
    between = clause.text[trade.end : name.start]
    if name.label == "WORK":
        press = any(c.value == "press" and trade.end < c.start and c.end < name.start for c in clause.cues)
        return between.strip() in _QUOTES or (press and "," not in between and "." not in between)
    ats = [c for c in clause.cues if c.value == "at" and trade.end < c.start and c.end <= name.start]
    in_place = ats and any(c.value == "in" and c.start == ats[-1].start for c in clause.cues)
    return bool(ats) and not any(mark in between for mark in ",;.:(") and (name.label == "ORG" or not in_place)


def _inside_name(clause: Clause, cue: Found[str]) -> bool:
    """Whether a cue is a part of a longer name or title."""
    size = cue.end - cue.start + 1
    held = (n for n in clause.names if n.start <= cue.start and cue.end <= n.end and n.end - n.start > size)
    # "Studium der Regie": where every noun has a capital, a name may be no more than the cue's own sentence.
    return any(not clause.tall_nouns or n.start < cue.start or n.label not in ("PERSON", "NAME") for n in held)


def _cue_of(clause: Clause, name: Entity, cues: list[Found[str]], verb_last: bool) -> Found[str] | None:
    """The cue that a name belongs to: the nearest one that takes such names, those before it first."""
    best: tuple[float, int] | None = None
    for n, cue in enumerate(cues):
        # BAFICI, IDFA: what gives or shows films under its initials is a festival.
        initials = cue.value in ("awarded", "shown") and clause.text[name.start : name.end].isupper()
        if name.label not in _ORGS[cue.value] and not (initials and name.label == "ORG"):
            continue
        before = name.start - cue.end
        behind = cue.start - name.end
        gap = float(before) if before >= 0 else float(behind)
        if gap < -1 or gap > (NEAR if cue.value == "prize" else FAR):
            continue
        if (before < 0) != verb_last:
            gap = gap * 2 + 8
        if before < 0 and not verb_last and "," in clause.text[name.end : cue.start]:
            gap += _APART  # "graduated from X, worked at Y"
        if best is None or gap < best[0]:
            best = (gap, n)
    return cues[best[1]] if best else None


def _schools(clause: Clause, events: list[Event], rules: Rules) -> list[Event]:
    """The events without studies at what is no school, where the sentence names a school too."""
    schools = [e for e in events if e.kind == "education" and e.org is not None and is_school(clause, e.org, rules)]
    return [e for e in events if not schools or e.kind != "education" or e in schools]


def _prizes(events: list[Event]) -> list[Event]:
    """The events with one prize each: where a festival is named, its prize is no second giver."""
    kept: list[Event] = []
    for event in events:
        if event.kind == "award" and event.org is not None and event.org.label == "AWARD":
            festivals = [e for e in events if e.kind == "award" and e.org is not None and e.org.label == "FESTIVAL"]
            if any(e.cue.start == event.cue.start or abs(e.place[0] - event.place[1]) < 40 for e in festivals):
                continue
        kept.append(event)
    return kept


def _parts(clause: Clause, event: Event) -> tuple[Part, ...]:
    view = clause.view
    parts = [part("kind", event.kind, view, event.cue.start, event.cue.end)]
    point = event.point
    if point is not None:
        told = "graduated" in event.keys or point.bracketed  # "studied at the College of Art (2002)"
        graduated = event.kind == "education" and told and point.finish is None
        if point.begin is not None:
            parts.append(part("end" if graduated else "start", point.begin, view, point.start, point.end))
        if point.finish is not None:
            parts.append(part("end", point.finish, view, point.start, point.end))
    if event.org is not None:
        start, end = event.org.start, event.org.end
        if suffix := _SUFFIX.search(clause.text, start, end):
            end = suffix.start()
        parts.append(part("org", tidy(clause.text[start:end]), view, start, end))
    parts.append(part("text", tidy(clause.text), view))
    return tuple(parts)


def _dated(clause: Clause, rules: Rules) -> tuple[Part, ...] | None:
    """An event told only by its date: to the month at least, and not the showing of a film."""
    point = next((p for p in clause.points if p.precise and not p.bracketed), None)
    if point is None or clause.has("born", "died") or point.begin is None:
        return None
    shown = {c.key for f in rules.words.awards.find(clause.text) for c in f.value}
    if shown & {"festival", "selected", "premiere", "won", "prize"}:
        return None
    view = clause.view
    told = part("start", point.begin, view, point.start, point.end)
    return (Part("kind", "other", (view.span(),)), told, part("text", tidy(clause.text), view))
