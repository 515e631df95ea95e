"""Sentences of a biography → birth, death and events."""

from dataclasses import dataclass

from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.page import Span, View
from pipeline.model.parts import Candidate, Found, Part
from pipeline.ner import Entity, entities, sentences
from pipeline.rules import Rules
from pipeline.values.dates import DateReading, find_dates, find_intervals, find_years

# Cue keys of the rule files → kinds of events, in order of precedence.
_EVENTS = (
    ("studied", "education"), ("graduated", "education"), ("taught", "work"), ("founded", "work"), ("worked", "work"),
    ("moved", "move"), ("juror", "other"), ("member", "other"), ("awarded", "award"),
)  # fmt: skip
_LONGEST = 6_000  # characters of a life that are read
_PLACE_START = " \t,("


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence of a life with its cues (key, place) and entities; offsets count in its view."""

    view: View
    cues: tuple[Found[str], ...]
    names: tuple[Entity, ...]

    def has(self, key: str) -> Found[str] | None:
        return next((c for c in self.cues if c.value == key), None)


def _clauses(text: View, rules: Rules, languages: tuple[str, ...]) -> list[_Clause]:
    sample = text.text[:_LONGEST]
    views = [text.cut(a, b) for a, b in sentences(sample)]
    views = [v for v in views if v.text]
    names = entities([v.text for v in views], rules, languages)
    found = []
    for view, known in zip(views, names, strict=True):
        cues = tuple(
            Found(c.key, f.start, f.end)
            for f in rules.words.biography.find(view.text)
            for c in f.value[:4]
            if not languages or c.language in languages
        )
        found.append(_Clause(view, cues, tuple(known)))
    return found


def life_facts(place: int, text: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """Birth and death: dates and places."""
    found: list[Candidate] = []
    seen: set[str] = set()
    for clause in _clauses(text, rules, languages):
        for key, date_field, place_field in (("born", "born", "birth_place"), ("died", "died", "death_place")):
            cue = clause.has(key)
            if cue is None or date_field in seen:
                continue
            stop = _clause_end(clause, cue)
            date = _first_date(clause, cue, stop, rules, languages)
            where = _place(clause, cue, stop, date)
            if date is None and where is None:
                continue
            seen.add(date_field)
            if date is not None:
                span = clause.view.span(date.start, date.end)
                found.append(Candidate(place, date_field, (Part("", date.value.edtf, (span,)),), f"people#{key}"))
            if where is not None:
                found.append(Candidate(place, place_field, (where,), f"people#{key}.place"))
    return found


def _clause_end(clause: _Clause, cue: Found[str]) -> int:
    """Where the clause of a cue ends: at the next cue of another kind that opens a clause."""
    others = [
        c.start
        for c in clause.cues
        if c.start > cue.end
        and c.value in ("studied", "graduated", "worked", "died", "moved", "taught", "founded", "parents")
        and c.value != cue.value
    ]
    return min(others, default=len(clause.view.text))


def _first_date(
    clause: _Clause, cue: Found[str], stop: int, rules: Rules, languages: tuple[str, ...]
) -> Found[DateReading] | None:
    text = clause.view.text
    dates = [d for d in find_dates(text, rules, languages) if not d.value.edtf.startswith("XXXX")]
    dates = dates or [Found(DateReading(str(y.value)), y.start, y.end) for y in find_years(text)]
    after = [d for d in dates if cue.end <= d.start < stop]
    return after[0] if after else next((d for d in dates if d.end <= cue.start), None)


def _place(clause: _Clause, cue: Found[str], stop: int, date: Found[DateReading] | None) -> Part | None:
    """The place a clause names after "in": one or two names ("Zavrazhye, USSR"), each with its span."""
    text = clause.view.text
    spans: list[Span] = []
    pieces: list[str] = []
    for prefix in clause.cues:
        if prefix.value != "in" or not cue.end <= prefix.start + 1 or prefix.start >= stop:
            continue
        start, end = _capitalised(text, prefix.end)
        if end <= start or (date is not None and start < date.end and date.start < end):
            continue
        if spans and start - clause_offset(clause, spans[-1]) > 14:
            break
        pieces.append(text[start:end])
        spans.append(clause.view.span(start, end))
    if not pieces:
        return None
    return Part("", ", ".join(tidy(p) for p in pieces), tuple(spans))


def clause_offset(clause: _Clause, span: Span) -> int:
    """The offset in a clause's text where a span of the page ends."""
    at = clause.view.at
    return next((i + 1 for i in range(len(at) - 1, -1, -1) if at[i] < span.end), 0)


def _capitalised(text: str, start: int) -> tuple[int, int]:
    """The run of capitalised words and commas that begins at `start`, an article before it left out."""
    i = start
    while i < len(text) and text[i] in _PLACE_START:
        i += 1
    for article in ("the ", "der ", "den "):
        if text.startswith(article, i):
            i += len(article)
    begin = i
    end = i
    while i < len(text):
        j = i
        while j < len(text) and not text[j].isspace():
            j += 1
        word = text[i:j]
        if not word[:1].isupper() and word.lower() not in ("de", "la", "di", "del", "of", "do", "upon"):
            break
        bare = word.rstrip(".,;:)")
        end = i + len(bare)
        if word != bare and not word.endswith(","):
            break
        i = j + 1
    while end > begin and text[begin:end].rsplit(maxsplit=1)[-1].islower():
        end = begin + len(text[begin:end].rsplit(None, 1)[0])
    return begin, end


def life_events(place: int, text: View, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """Studies, work, moves, prizes and other dated events, one or more a sentence."""
    found: list[Candidate] = []
    for clause in _clauses(text, rules, languages):
        if clause.has("born") and clause.has("born") is clause.cues[0] and not _later_event(clause):
            continue
        if clause.has("died"):
            continue
        event = _event(clause, rules, languages)
        if event is not None:
            found.append(Candidate(place, "events", event, "people#event"))
    return found


def _later_event(clause: _Clause) -> bool:
    return any(c.value in dict(_EVENTS) for c in clause.cues)


def _event(clause: _Clause, rules: Rules, languages: tuple[str, ...]) -> tuple[Part, ...] | None:
    """The event a sentence tells of: its kind, dates, organisation and text; None where it tells of none."""
    kind, cue = next(((k, c) for key, k in _EVENTS if (c := clause.has(key))), (None, None))
    start, end = _when(clause, rules, languages)
    org = _organisation(clause, cue, kind)
    if kind is None:
        precise = start is not None and len(str(start.value)) > 4
        if not precise:
            return None
        kind = "other"
    if org is None and (start is None or kind == "award"):
        return None
    if kind == "education" and start is not None and end is None and clause.has("graduated"):
        start, end = None, Part("end", start.value, start.spans)
    spans = (clause.view.span(),) if cue is None else (clause.view.span(cue.start, cue.end),)
    told = Part("text", tidy(clause.view.text), (clause.view.span(),))
    return tuple(p for p in (Part("kind", kind, spans), start, end, org, told) if p is not None)


def _when(clause: _Clause, rules: Rules, languages: tuple[str, ...]) -> tuple[Part | None, Part | None]:
    """When an event was: an interval, a date, or a year outside brackets (those date films)."""
    text = clause.view.text
    for interval in find_intervals(text, rules, languages):
        start, end = interval.value
        return (
            part("start", start, clause.view, interval.start, interval.end) if start else None,
            part("end", end, clause.view, interval.start, interval.end) if end else None,
        )
    for date in find_dates(text, rules, languages):
        if not date.value.edtf.startswith("XXXX"):
            return part("start", date.value.edtf, clause.view, date.start, date.end), None
    for year in find_years(text):
        if text[max(0, year.start - 1) : year.start] != "(" and text[year.end : year.end + 1] != ")":
            return part("start", str(year.value), clause.view, year.start, year.end), None
    return None, None


def _organisation(clause: _Clause, cue: Found[str] | None, kind: str | None) -> Part | None:
    """The organisation of an event: the first one named after its cue, else the first in the sentence."""
    wanted = ("FESTIVAL", "ORG", "AWARD") if kind == "award" else ("ORG",)
    names = [e for e in clause.names if e.label in wanted]
    after = [e for e in names if cue is not None and e.start >= cue.end]
    chosen = next(iter(after or names), None)
    if chosen is None:
        return None
    return part("org", tidy(clause.view.text[chosen.start : chosen.end]), clause.view, chosen.start, chosen.end)
