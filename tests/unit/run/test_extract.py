"""The time budget of a page: what is left out when it runs out, and that nothing else depends on it."""

import gc

import pytest

from pipeline import Source, extract, extract_many
from pipeline.run import extract as extracting

PAGE = Source.of(
    b"Festival programme\n\nSalt\nDirector: Ana Lindqvist\nYear: 1999\nRunning Time: 88 min\n\n"
    b"Sel\nDirector: Marc Dubois\nYear: 2001\nRunning Time: 12 min\n",
    path="programme.txt",
)


def codes(record) -> list[str]:
    return [issue.code for issue in record.issues]


def test_a_budget_that_suffices_changes_nothing(rules) -> None:
    assert extract(PAGE, rules, 1_000).to_json() == extract(PAGE, rules).to_json()
    assert "page.budget" not in codes(extract(PAGE, rules))


def test_without_time_there_is_the_text_alone(rules) -> None:
    whole, short = extract(PAGE, rules), extract(PAGE, rules, 0)
    assert (short.id, short.page.text, short.films) == (whole.id, whole.page.text, ())
    assert codes(short)[0] == "page.budget"
    assert short.issues[0].message == "the page took too long: nothing but its text was read"
    assert len(short.unread) >= 1, "what was not read is told"


@pytest.mark.parametrize("looks", [1, 2, 3])
def test_time_that_runs_out_between_two_entries(looks, rules, monkeypatch) -> None:
    """The clock is looked at when the page is taken, when it is text, and before each entry."""
    times = iter([0.0] * (looks + 1))
    monkeypatch.setattr(extracting, "process_time", lambda: next(times, 100.0))
    record = extract(PAGE, rules, 10)
    (issue,) = (issue for issue in record.issues if issue.code == "page.budget")
    assert issue.severity == "error"
    assert f"{4 - looks} of its 3 parts were not read" in issue.message
    assert len(record.films) == max(0, looks - 2)


@pytest.mark.parametrize("collected", [True, False])
def test_collecting_garbage_rests_while_a_page_is_read_and_is_left_as_it_was(collected, rules, monkeypatch) -> None:
    seen = []

    def read(*_) -> None:
        seen.append(gc.isenabled())
        raise ZeroDivisionError

    monkeypatch.setattr(extracting, "trace", read)
    before = gc.isenabled()
    try:
        (gc.enable if collected else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            extract(PAGE, rules)
        assert (seen, gc.isenabled()) == ([False], collected)
    finally:
        (gc.enable if before else gc.disable)()


def test_many_are_lazy_and_in_order(rules) -> None:
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield Source.of(b"Salt\n\nYear: 1999\n", path=f"{len(taken)}.txt")

    records = extract_many(endless(), rules)
    assert [next(records).source.path for _ in range(2)] == ["1.txt", "2.txt"]
    assert len(taken) == 2
