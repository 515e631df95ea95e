"""Losses are counted by element and reason, whatever their number."""

import json

import pytest

from pipeline.write.export.losses import Losses, element_of


@pytest.mark.parametrize(
    ("pointer", "element"),
    [
        ("/films/0/title", "films.title"),
        ("/films/10/credits/2/role", "films.credits.role"),
        ("/films/0/countries/1", "films.countries"),
        ("/page/text", "page.text"),
        ("/issues/3", "issues"),
        ("/evidence/~1films~10~1title/rule", "evidence.rule"),
    ],
)
def test_element_of(pointer: str, element: str) -> None:
    assert element_of(pointer) == element


def test_losses_are_counted_with_few_examples() -> None:
    losses = Losses()
    for number in range(100):
        losses.lose("r1", f"/films/{number}/title", "cut")
    losses.lose("r2", "/films/0/section", "no place")
    assert [(loss.element, loss.reason, loss.count) for loss in losses.kinds()] == [
        ("films.section", "no place", 1),
        ("films.title", "cut", 100),
    ]
    assert losses.kinds()[1].examples == tuple(("r1", f"/films/{n}/title") for n in range(5))


def test_the_report() -> None:
    losses = Losses()
    losses.lose("r1", "/films/0/title", "cut “so”")
    assert json.loads(losses.to_json("csv", 2, 3)) == {
        "format": "csv", "records": 2, "items": 3,
        "losses": [{
            "element": "films.title", "reason": "cut “so”", "count": 1,
            "examples": [{"record": "r1", "pointer": "/films/0/title"}],
        }],
    }  # fmt: skip


def test_losses_of_batches_are_those_of_the_whole() -> None:
    whole, batch, sum_ = Losses(), Losses(), Losses()
    for number in range(12):
        for losses in (whole, batch):
            losses.lose(f"r{number}", f"/films/{number}/title", "cut", number)
        if number % 4 == 2:
            sum_.add(batch.taken())
    sum_.add(batch.taken())
    assert sum_.kinds() == whole.kinds()
    assert batch.kinds() == []
