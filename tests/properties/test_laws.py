"""The seven laws of the record, over every page at hand: samples, gold pages and the development pages beside us."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline import Record, Rules, Source, Trace, load_rules, trace
from pipeline.model.fold import fold
from pipeline.model.page import Span
from pipeline.read import sources

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PLACES = (
    ROOT / "samples",
    ROOT / "tests" / "gold" / "pages",
    ROOT / "tests" / "unseen" / "pages",
    SHARED / "seed",
    SHARED / "dev-html",
)

# Leaves that stand on the page as they stand in the record, but for case, order and blanks.
PRINTED = frozenset(
    {"name", "title", "original_title", "character", "text", "synopsis", "byline", "venue", "speaker", "label"}
)
WORD = re.compile(r"[^\W_]+")
FORMER_STATE = re.compile(r"^[A-Z]{4}$")


def pages() -> tuple[Source, ...]:
    """Every readable page of the places that are there."""
    there = [str(place) for place in PLACES if place.is_dir()]
    return tuple(source for source in sources(there) if isinstance(source, Source))


PAGES = {f"{Path(p.path or p.container or '?').name}:{p.offset or ''}:{p.id}": p for p in pages()}
EACH = pytest.mark.parametrize("name", PAGES)


@cache
def _rules() -> Rules:
    return load_rules()


@cache
def traced(name: str) -> Trace:
    return trace(PAGES[name], _rules())


def leaves(record: Record) -> Iterator[tuple[str, object]]:
    """(JSON Pointer, value) of every told leaf under /films and /people."""
    shown = json.loads(record.to_json())
    stack: list[tuple[str, object]] = [("/people", shown["people"]), ("/films", shown["films"])]
    while stack:
        pointer, value = stack.pop()
        if isinstance(value, dict):
            stack += [(f"{pointer}/{key}", part) for key, part in value.items()]
        elif isinstance(value, list):
            stack += [(f"{pointer}/{number}", part) for number, part in enumerate(value)]
        elif value is not None:
            yield pointer, value


def test_there_are_pages() -> None:
    assert len(PAGES) >= 66


@EACH
def test_law_1_every_leaf_has_evidence_that_stands_on_the_page(name: str) -> None:
    record = traced(name).record
    told = dict(leaves(record))
    assert told.keys() == record.evidence.keys()
    assert "" not in told.values()
    for pointer, evidence in record.evidence.items():
        alternatives = [span for lost in evidence.alternatives for span in lost.spans]
        for span in (*evidence.spans, *alternatives):
            assert record.page.text[span.start : span.end] == span.quote, pointer
        assert all(span.end > span.start for span in evidence.spans), pointer


@EACH
def test_law_2_what_is_printed_follows_from_its_quotes(name: str) -> None:
    record = traced(name).record
    for pointer, value in leaves(record):
        evidence = record.evidence[pointer]
        quoted = " ".join(span.quote for span in evidence.spans)
        if pointer.rsplit("/", 1)[1] in PRINTED and "infer" not in evidence.rule:
            words, there = WORD.findall(fold(str(value))), fold(quoted)
            assert [w for w in words if w not in there] == [], (pointer, value, quoted)


@EACH
def test_law_3_the_same_bytes_again(name: str) -> None:
    assert trace(PAGES[name], _rules()).record.to_json() == traced(name).record.to_json()


def test_law_3_in_any_order_with_other_rules_objects() -> None:
    fresh = load_rules()
    names = [n for n, page in PAGES.items() if len(page.data) < 50_000][::-3]
    again = {n: trace(PAGES[n], fresh).record.to_json() for n in names}
    assert again == {n: traced(n).record.to_json() for n in sorted(names)}


@EACH
def test_law_4_every_character_is_accounted_for(name: str) -> None:
    found = traced(name)
    known = bytearray(len(found.page.text))
    for start, end in understood(found):
        known[start:end] = b"\x01" * (end - start)
    lost = [m for m in WORD.finditer(found.page.text) if not all(known[m.start() : m.end()])]
    assert [(m.start(), m.group()) for m in lost[:5]] == []


def understood(found: Trace) -> Iterator[tuple[int, int]]:
    """Where evidence, headings, labels, recognised furniture and unread extents stand."""
    record = found.record
    for evidence in record.evidence.values():
        yield from ((s.start, s.end) for s in evidence.spans)
        yield from ((s.start, s.end) for lost in evidence.alternatives for s in lost.spans)
    yield from ((extent.start, extent.end) for extent in record.unread)
    for entry in found.entries:
        for section in entry.sections:
            if section.heading is not None and section.heading.labels:
                yield _ends(section.heading.line.span)
            for reading in section.readings:
                if reading.zone != "main":
                    yield _ends(reading.line.span)
                for label in reading.labels:
                    yield _ends(label.head.span())
                    if label.keys[0] == "ignored":
                        yield from (_ends(value.span()) for value in label.values)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@EACH
def test_law_5_what_lost_is_an_issue(name: str) -> None:
    record = traced(name).record
    told = {issue.pointer for issue in record.issues}
    disputed = {pointer for pointer, evidence in record.evidence.items() if evidence.alternatives}
    assert {p for p in disputed if not any(p == t or p.startswith(t + "/") for t in told if t)} == set()
    for pointer in disputed:
        value = dict(leaves(record))[pointer]
        assert value not in [lost.value for lost in record.evidence[pointer].alternatives]


@EACH
def test_law_6_dates_and_codes_exist(name: str) -> None:
    for pointer, value in leaves(traced(name).record):
        field = re.sub(r"/\d+$", "", pointer).rsplit("/", 1)[1]
        if field in ("born", "died", "date") and re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
            assert date.fromisoformat(str(value)), pointer
        if field == "start" and "screenings" in pointer:
            day = date.fromisoformat(str(value)[:10].replace("XXXX", "2000"))
            hour, _, minute = str(value)[11:].partition(":")
            assert day.year, pointer
            assert int(hour or 0) < 24, pointer
            assert int(minute or 0) < 60, pointer
        if field in ("countries", "country") and FORMER_STATE.match(str(value)):
            assert value in {"SUHH", "YUCS", "CSHH", "DDDE", "CSXX"}, pointer


@cache
def measured() -> Mapping[tuple[str, str], float]:
    """(field, rule) → the smoothed precision, from the counts of the trust file alone."""
    fields = tomllib.loads((ROOT / "rules" / "trust.toml").read_text(encoding="utf-8"))
    return {
        (field, rule): round((right + 1) / (right + wrong + 2), 3)
        for field, rules in fields.items()
        for rule, (right, wrong) in rules.items()
    }


@EACH
def test_law_7_confidence_is_what_was_measured_or_absent(name: str) -> None:
    for pointer, evidence in traced(name).record.evidence.items():
        field = pointer.split("/")[3]
        assert evidence.confidence == measured().get((field, evidence.rule)), pointer


def test_law_7_most_values_have_been_measured() -> None:
    known = [e.confidence is not None for n in PAGES for e in traced(n).record.evidence.values()]
    assert sum(known) > len(known) / 2


@EACH
def test_a_record_is_what_its_json_says(name: str) -> None:
    record = traced(name).record
    assert Record.model_validate_json(record.to_json()) == record
