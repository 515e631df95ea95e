"""Any damage done to any container, and any text taken for a date: no crash, no hang, every outcome named."""

import gzip
import lzma
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import Rules, text
from pipeline.model.page import Source
from pipeline.read import Failure, Skip, once, present, sources
from pipeline.values.dates import find_dates, find_intervals, find_years, page_order
from tests import dumps
from tests.fuzz.strategies import DATES, MARKUP

THREE = dict(list(dumps.PAGES.items())[:3])
FILES = {f"{number}.html": page for number, page in enumerate(THREE.values())}
CONTAINERS = {
    "a.warc": dumps.warc(THREE, packed=False),
    "a.warc.gz": dumps.warc(THREE),
    "a.warc.zst": b"".join(map(zstandard.compress, dumps.warc_records(THREE, packed=False))),
    "a.arc": dumps.arc(THREE),
    "a.zip": dumps.zipped(FILES),
    "a.tar": dumps.tarred(FILES),
    "a.tar.gz": gzip.compress(dumps.tarred(FILES), mtime=0),
    "a.tar.xz": lzma.compress(dumps.tarred(FILES)),
    "a.jsonl": dumps.json_lines(THREE),
    "a.json": b"[" + dumps.json_lines(THREE).strip().replace(b"\n", b",") + b"]",
    "a.csv": dumps.table(THREE),
    "a.parquet": dumps.parquet(THREE),
    "a.mhtml": dumps.mhtml(*next(iter(THREE.items()))),
    "b.html": dumps.httrack(*next(iter(THREE.items()))),
    "nested.zip": dumps.zipped(
        {"a.tar.gz": gzip.compress(dumps.tarred(FILES), mtime=0), "a.warc.gz": dumps.warc(THREE)}
    ),
}
EDTF = re.compile(r"-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?")
WAYS = st.sampled_from(("flip", "cut", "drop", "insert", "repeat"))
DAMAGE = st.lists(st.tuples(WAYS, st.floats(0, 1), st.binary(min_size=1, max_size=40)), min_size=1, max_size=6)


def damaged(data: bytes, damage: list[tuple[str, float, bytes]]) -> bytes:
    for what, share, extra in damage:
        at = int(share * len(data))
        if what == "flip":
            data = data[:at] + extra + data[at + len(extra) :]
        elif what == "cut":
            data = data[: max(at, 20)]
        elif what == "drop":
            data = data[:at] + data[at + len(extra) * 7 :]
        elif what == "insert":
            data = data[:at] + extra + data[at:]
        else:
            data = data[:at] + data[at // 2 :]
    return data


def read_all(name: str, data: bytes, rules: Rules) -> int:
    """How many outcomes the file has, each of which is whole."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        outcomes = list(once(present(sources([path]), rules.gone)))
    for outcome in outcomes:
        if isinstance(outcome, Source):
            assert outcome.data
            assert len(outcome.id) == 16
            text.page(outcome).text.encode()
            "".join(t for t in (outcome.uri, outcome.path, outcome.record_id, outcome.content_type) if t).encode()
        else:
            assert isinstance(outcome, Failure | Skip)
            (outcome.path + (outcome.kind if isinstance(outcome, Skip) else outcome.message)).encode()
    return len(outcomes)


@pytest.mark.parametrize("name", CONTAINERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=DAMAGE)
def test_damage_to_a_container(name: str, rules: Rules, damage: list[tuple[str, float, bytes]]) -> None:
    read_all(name, damaged(CONTAINERS[name], damage), rules)


@pytest.mark.long
@pytest.mark.parametrize("name", CONTAINERS)
@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=DAMAGE)
def test_much_damage_to_a_container(name: str, rules: Rules, damage: list[tuple[str, float, bytes]]) -> None:
    read_all(name, damaged(CONTAINERS[name], damage), rules)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(CONTAINERS)), data=st.binary(max_size=300))
def test_any_bytes_by_any_name(name: str, data: bytes, rules: Rules) -> None:
    read_all(name, data, rules)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(html=MARKUP)
def test_any_markup_in_a_record(html: str, rules: Rules) -> None:
    page = html.encode("utf-8", "replace")
    assert read_all("a.warc.gz", dumps.record("http://x.org/", page), rules) == 1


def dates_in(words: str, order: str | None, rules: Rules) -> None:
    for day in find_dates(words, rules, ("en", "de"), order):
        assert 0 <= day.start < day.end <= len(words)
        assert EDTF.fullmatch(day.value.edtf)
    for year in find_years(words, rules):
        assert 0 <= year.start < year.end <= len(words)
        assert 1800 <= year.value <= 2200
    for interval in find_intervals(words, rules):
        assert 0 <= interval.start < interval.end <= len(words)
        assert any(interval.value)
    assert page_order((words,)) in ("dmy", "mdy", None)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=DATES, order=st.sampled_from([None, "dmy", "mdy"]))
def test_any_words_taken_for_dates(words: str, order: str | None, rules: Rules) -> None:
    dates_in(words, order, rules)


@pytest.mark.long
@settings(max_examples=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=DATES, order=st.sampled_from([None, "dmy", "mdy"]))
def test_many_words_taken_for_dates(words: str, order: str | None, rules: Rules) -> None:
    dates_in(words, order, rules)
