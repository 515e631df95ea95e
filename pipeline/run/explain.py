"""Why a record says what it says: for each value its places, rule and losers; for none, what was looked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.page import Page, Span
from pipeline.model.record import Alternative, Evidence, Film, Person
from pipeline.rules.load import Rules
from pipeline.run.extract import Trace

# Field of the record → the labels of the rules under which its value may stand; credits and companies
# follow from roles.toml, all other fields have labels of their own name.
_LABELS: Mapping[str, tuple[str, ...]] = {
    "other_titles": ("other_title", "original_title"), "runtime_minutes": ("runtime",), "genres": ("genre",),
    "countries": ("country",), "languages": ("language",), "sound": ("sound_format",), "formats": ("format",),
    "awards": ("awards", "nominations", "participations"), "screenings": ("screenings", "venue", "date"),
    "born": ("born", "biography"), "birth_place": ("born", "biography"), "events": ("biography",),
    "died": ("biography",), "death_place": ("biography",),
}  # fmt: skip
_AROUND = 40  # characters of the line shown on each side of a quote


@dataclass(frozen=True, slots=True)
class Place:
    """A quote in its line of the page: the line's number (from 1) and what stands around the quote."""

    line: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Loser:
    """A value that was read and is not in the record (there)."""

    value: str
    line: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one leaf of the record has its value."""

    pointer: str
    field: str
    value: str
    places: tuple[Place, ...]
    rule: str
    confidence: float | None
    losers: tuple[Loser, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for where a field stayed empty: labels per language, labels seen, values refused."""

    field: str
    languages: tuple[str, ...]
    labels: tuple[tuple[str, tuple[str, ...]], ...]
    seen: tuple[Place, ...]
    refused: tuple[Loser, ...]


def reasons(trace: Trace, pointer: str, rules: Rules) -> tuple[Reason, ...]:
    """One reason a leaf of the record, in the record's order, for the leaves under `pointer`.

    `pointer` is a JSON Pointer ("" for all) or the bare name of a field.
    """
    tree = trace.record.model_dump(include={"films", "people"})
    return tuple(
        Reason(
            pointer=leaf,
            field=_field(leaf),
            value=value,
            places=tuple(place(trace.page, Span(s.start, s.end)) for s in evidence.spans),
            rule=evidence.rule,
            confidence=evidence.confidence,
            losers=tuple(_loser(trace.page, evidence, a, _field(leaf), rules) for a in evidence.alternatives),
        )
        for leaf, value in _leaves(tree, "")
        if (evidence := trace.record.evidence.get(leaf)) and _under(leaf, pointer)
    )


def search(trace: Trace, pointer: str, rules: Rules) -> Search | None:
    """What was looked for under a pointer or bare field name; None where the record has no such field."""
    field = _field(pointer) if pointer.startswith("/") else pointer
    if field not in Film.model_fields and field not in Person.model_fields:
        return None
    keys = _keys(field, rules)
    languages = trace.record.page.languages
    known = [rules.languages[c] for c in languages if c in rules.languages] or list(rules.languages.values())
    return Search(
        field=field,
        languages=languages,
        labels=tuple((lang.code, tuple(w for k in keys for w in lang.labels.get(k, ()))) for lang in known),
        seen=tuple(_seen(trace, frozenset(keys))),
        refused=tuple(_refused(trace, field)),
    )


def place(page: Page, span: Span) -> Place:
    """The line of a span (its first line, where it covers several) and what stands around it there."""
    start = page.text.rfind("\n", 0, span.start) + 1
    end = page.text.find("\n", span.end)
    end = len(page.text) if end < 0 else end
    before, after = page.text[start : span.start], page.text[span.end : end].rstrip("\r")
    return Place(
        line=page.text.count("\n", 0, span.start) + 1,
        before=before if len(before) <= _AROUND else "\u2026" + before[-_AROUND:],
        quote=page.quote(span),
        after=after if len(after) <= _AROUND else after[:_AROUND] + "\u2026",
    )


def _leaves(value: object, pointer: str) -> Iterator[tuple[str, str]]:
    """(pointer, value as text) for every leaf that is told."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _leaves(part, f"{pointer}/{key}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _leaves(part, f"{pointer}/{number}")
    elif value is not None:
        yield pointer, str(value)


def _under(leaf: str, pointer: str) -> bool:
    if not pointer.startswith("/"):
        return not pointer or _field(leaf) == pointer
    return leaf == pointer or leaf.startswith(pointer.rstrip("/") + "/")


def _field(pointer: str) -> str:
    """ "/films/0/year" → "year"; "" where the pointer stops before a field."""
    steps = pointer.split("/")
    return steps[3] if len(steps) > 3 else ""


def _keys(field: str, rules: Rules) -> tuple[str, ...]:
    if field == "credits":
        return tuple(k for k, role in rules.roles.items() if role.holder != "company" and k != "cast")
    if field == "companies":
        return tuple(k for k, role in rules.roles.items() if role.holder != "person")
    return _LABELS.get(field, (field,))


def _loser(page: Page, evidence: Evidence, lost: Alternative, field: str, rules: Rules) -> Loser:
    """An alternative and why it is one, by the order in which `assemble` decides: trust, agreement, place."""
    line = page.text.count("\n", 0, lost.spans[0].start) + 1 if lost.spans else 0
    order = rules.prefer.get(field) or rules.prefer.get("any", ())
    if _rank(evidence.rule, order) < _rank(lost.rule, order):
        why = f"prefer.toml trusts {evidence.rule} more for {field}"
    elif len(evidence.spans) > len(lost.spans):
        why = f"equally trusted, but {len(evidence.spans)} places agree on the other, {len(lost.spans)} on this"
    else:
        why = "equally trusted, but the other stands first on the page"
    return Loser(str(lost.value), line, lost.rule, why)


def _rank(rule: str, order: Sequence[str]) -> int:
    return next((n for n, prefix in enumerate(order) if rule.startswith(prefix)), len(order))


def _seen(trace: Trace, keys: frozenset[str]) -> Iterator[Place]:
    for entry in trace.entries:
        for section in entry.sections:
            for reading in (*((section.heading,) if section.heading else ()), *section.readings):
                for label in reading.labels:
                    if keys & set(label.keys):
                        yield place(trace.page, label.head.span())


def _refused(trace: Trace, field: str) -> Iterator[Loser]:
    for candidate in trace.candidates:
        if candidate.field != field:
            continue
        told = [part for part in candidate.parts if part.value is not None]
        starts = [span.start for part in told for span in part.spans]
        line = trace.page.text.count("\n", 0, min(starts)) + 1 if starts else 0
        value = " \u00b7 ".join(str(part.value) for part in told)
        yield Loser(value, line, candidate.rule, "read, but not taken into the record")
