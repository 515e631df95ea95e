"""A record as its page shows it."""

import pytest

from pipeline.model.record import Film, Person
from pipeline.write.report.view import cards, heading, web_address

ADDRESSES = [
    ("https://example.org/a?b=c#d", True),
    ("http://example.org", True),
    ("HTTP://example.org", True),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    ("java\tscript:alert(1)", False),
    (" javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("file:///etc/passwd", False),
    ("//example.org/x", False),
    ("https:example.org", False),
    ("https://user@example.org/", False),
    ("https://example.org\\@evil.example/", False),
    ("https://exa\u202emple.org/", False),
    ("https://[broken/", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "safe"), ADDRESSES)
def test_web_address(address, safe) -> None:
    assert web_address(address) == (address if safe else None)


def test_every_leaf_is_shown_once_with_its_reason(record) -> None:
    one = record()
    leaves = [leaf for card in cards(one) for row in card.rows for line in row.lines for leaf in line]
    assert sorted(leaf.pointer for leaf in leaves) == sorted(one.evidence)
    year = next(leaf for leaf in leaves if leaf.pointer == "/films/0/year")
    evidence = one.evidence[year.pointer]
    assert (year.value, year.rule, year.places[0].quote) == ("1999", evidence.rule, "1999")
    assert year.marks == f"s{evidence.spans[0].start}-{evidence.spans[0].end}"
    assert year.sign == "°"
    assert year.sure == f"{evidence.confidence * 100:.0f} %"


def test_a_leaf_without_evidence_is_shown(record) -> None:
    one = record().model_copy(update={"evidence": {}})
    leaves = [leaf for card in cards(one) for row in card.rows for line in row.lines for leaf in line]
    assert leaves
    assert {leaf.marks for leaf in leaves} == {""}


HEADINGS = [
    ((Film(title="Salt"), Film(title="Waves")), (), "Salt, Waves"),
    (tuple(Film(title=t) for t in "ABCDE"), (), "A, B, C and 2 more"),
    ((Film(),), (Person(name="Ana Lindqvist"),), "Ana Lindqvist"),
    ((), (), "salt.txt"),
]


@pytest.mark.parametrize(("films", "people", "expected"), HEADINGS)
def test_heading(record, films, people, expected) -> None:
    assert heading(record().model_copy(update={"films": films, "people": people})) == expected
