"""One test a gold page and field; what is known to be missed must fail, so that a gain is noticed and pinned."""

from collections.abc import Iterator

import pytest

from tests.gold.ratchet import Ratchet, fields_of, gold_pages, standing, verdicts

PINNED = Ratchet.read()
KNOWN = pytest.mark.xfail(strict=True, reason="known miss; where it passes, `make gold` strikes it from ratchet.json")


def _cases() -> Iterator[object]:
    for gold in gold_pages():
        for field in fields_of(gold):
            known = field in PINNED.misses.get(gold.stem, ())
            yield pytest.param(gold.stem, field, marks=[KNOWN] if known else [], id=f"{gold.stem}-{field}")


@pytest.mark.parametrize(("stem", "field"), list(_cases()))
def test_field_of_page(stem: str, field: str) -> None:
    misses = [(m.what, m.value) for m in verdicts()[stem].misses if m.field == field]
    assert misses == []


@pytest.mark.parametrize("field", sorted(PINNED.floors))
def test_floor(field: str) -> None:
    assert standing().floors.get(field, 1.0) >= PINNED.floors[field]


def test_every_gold_page_has_a_text_and_known_misses_name_pages_and_fields() -> None:
    judged = {gold.stem: fields_of(gold) for gold in gold_pages()}
    assert not [stem for stem, verdict in verdicts().items() if verdict.absent]
    assert not {(s, f) for s, fields in PINNED.misses.items() for f in fields if f not in judged.get(s, ())}
    assert {"CORE", "ALL"} <= PINNED.floors.keys()
