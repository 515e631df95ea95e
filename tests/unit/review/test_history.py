"""What stands, what can be undone and redone, and by whom."""

from pipeline.review.decision import Decision
from pipeline.review.history import History


def line(number: int, verdict: str = "accept", who: str = "eva", at: str = "/films/0/year", **more: object) -> Decision:
    told = {
        "id": f"{number:016x}", "time": "2026-01-01T00:00:00+00:00", "reviewer": who, "verdict": verdict, "record": "r",
        "pointer": at, "tool": "t", "source": {"path": "p", "sha256": "0"},
    }  # fmt: skip
    return Decision.model_validate(told | more)


def back(number: int, verdict: str, *of: int, who: str = "eva") -> Decision:
    return line(number, verdict, who, of=tuple(f"{n:016x}" for n in of), source=None, record="", pointer="")


def standing(history: History) -> list[int]:
    return [int(d.id, 16) for d in history.standing("p")]


def test_the_last_decision_is_undone_first_and_redone_last() -> None:
    history = History([line(1), line(2), back(3, "undo", 2), back(4, "undo", 1)])
    assert standing(history) == []
    assert history.undoable("eva") == ()
    assert history.redoable("eva") == (f"{1:016x}",)
    history.take(back(5, "redo", 1))
    assert standing(history) == [1]


def test_a_batch_is_undone_as_one() -> None:
    history = History([line(1, batch="b"), line(2, batch="b"), line(3)])
    history.take(back(4, "undo", 3))
    assert history.undoable("eva") == (f"{1:016x}", f"{2:016x}")
    history.take(back(5, "undo", 1, 2))
    assert standing(history) == []
    assert history.redoable("eva") == (f"{1:016x}", f"{2:016x}")


def test_a_new_decision_ends_what_could_be_redone() -> None:
    history = History([line(1), back(2, "undo", 1), line(3)])
    assert history.redoable("eva") == ()
    assert history.undoable("eva") == (f"{3:016x}",)


def test_reviewers_undo_their_own_decisions_only() -> None:
    history = History([line(1), line(2, who="bob")])
    assert history.undoable("eva") == (f"{1:016x}",)
    assert history.undoable("bob") == (f"{2:016x}",)
    assert history.undoable("ida") == ()


def test_a_redone_decision_does_not_overrule_what_came_meanwhile() -> None:
    history = History([line(1), back(2, "undo", 1), line(3, who="bob"), back(4, "redo", 1)])
    assert standing(history) == [1, 3]  # in the order of the log: bob's is the later


def test_every_line_changes_the_version_of_what_it_touches() -> None:
    history = History()
    seen = [history.version("r", "/films/0/year")]
    for one in (line(1), line(2, "correct", new="x"), back(3, "undo", 2), back(4, "redo", 2)):
        history.take(one)
        seen.append(history.version("r", "/films/0/year"))
    assert len(set(seen)) == 5
    assert history.version("r", "/films/0/title") == ""


def test_what_is_settled_stands_no_more_until_the_settling_is_undone() -> None:
    history = History([line(1), line(2, "settle", of=(f"{1:016x}",))])
    assert standing(history) == []
    history.take(back(3, "undo", 2))
    assert standing(history) == [1]
