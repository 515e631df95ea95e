"""What a model settles of the names that the rules left open."""

from dataclasses import replace

import pytest

from pipeline import RuleError, Rules
from pipeline.ner import Entity, entities, settle, spans
from pipeline.rules.naming import Naming

SETTLED = [
    ("a single word gets its kind", "She left Blaviken early.", [("PLACE", 9, 17)], [("PLACE", "Blaviken")]),
    ("a man who is a firm", "He left Stone Harbour.", [("ORG", 8, 21)], [("ORG", "Stone Harbour")]),
    ("ends that the model sees", "He left Dear Anna Berg.", [("PERSON", 13, 22)], [("PERSON", "Anna Berg")]),
    ("what the rules know stays", "at Bergen Film School.", [("PERSON", 3, 14)], [("ORG", "Bergen Film School")]),
    ("two names in one are left alone", "He left Anna Berg.", [("PERSON", 8, 12), ("PLACE", 13, 17)],
     [("PERSON", "Anna Berg")]),
    ("no name of its own where capitals tell", "nobody left salt.", [("WORK", 12, 16)], []),
    ("a script without capitals", "監督は林春花だった。", [("PERSON", 3, 6)], []),
    ("nor where there are both", "He left 林春花.", [("PERSON", 8, 11)], []),
]  # fmt: skip


@pytest.mark.parametrize(("_why", "text", "seen", "expected"), SETTLED, ids=[s[0] for s in SETTLED])
def test_settled(
    _why: str, text: str, seen: list[tuple[str, int, int]], expected: list[tuple[str, str]], rules: Rules,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    answer = tuple(Entity(label, a, b) for label, a, b in seen)  # type: ignore[arg-type]
    monkeypatch.setattr(settle, "found", lambda texts, _rules: [answer for _ in texts])
    (names,) = entities([text], replace(rules, naming=Naming("model")), ("en",))
    assert [(e.label, text[e.start : e.end]) for e in names if text[e.start : e.end] not in ("He", "She")] == expected


def test_no_model_is_asked_where_it_is_off(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "load", lambda _name: pytest.fail("asked"))
    assert entities(["She left Blaviken early."], replace(rules, naming=Naming("off")), ("en",))


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(RuleError, match="--ner nowhere: expected off, model or an installed spaCy pipeline"):
        spans.load("nowhere")
