"""What is made of parts is the same, in however many processes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.model.record import Record
from pipeline.write.export import FORMATS, Exported, export, export_batches
from pipeline.write.export.options import options_for
from pipeline.write.export.parts import batched, can_fork, made
from tests.unit.write.export.attacks import attacks
from tests.unit.write.export.records import full

PARTED = ("csv", "wide", "omeka-s", "atom", "islandora")


def batches() -> list[list[Record]]:
    return [[full(1), full(2)], [], [full(3)], [full(4)]]


def content(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("name", "least"), [*((name, None) for name in (*PARTED, "sqlite")), ("csv", 0.9)])
def test_one_process_and_two_write_the_same_bytes(name, least, root, tmp_path) -> None:
    options = options_for(FORMATS[name].crosswalk, root / "rules", None, least)
    told: list[Exported] = [
        export(name, (record for batch in batches() for record in batch), tmp_path / "0" / name, options),
        export_batches(name, batches(), tmp_path / "1" / name, options, jobs=1),
        export_batches(name, batches(), tmp_path / "2" / name, options, jobs=2),
    ]
    assert content(tmp_path / "0") == content(tmp_path / "1") == content(tmp_path / "2")
    assert [(one.records, one.items) for one in told] == [(4, told[0].items)] * 3
    assert told[0].losses.kinds() == told[2].losses.kinds()


def test_cells_that_go_on_elsewhere_do_so_from_any_process(root, tmp_path) -> None:
    options = options_for("tables", root / "rules")
    export("csv", [full(1), attacks(), full(2)], tmp_path / "1" / "csv", options)
    export_batches("csv", [[full(1)], [attacks()], [full(2)]], tmp_path / "2" / "csv", options, jobs=2)
    assert (tmp_path / "2" / "csv" / "continued.csv").exists()
    assert content(tmp_path / "1") == content(tmp_path / "2")


@pytest.mark.parametrize("name", PARTED)
def test_a_failure_in_a_batch_leaves_what_was_there(name, root, tmp_path) -> None:
    options, target = options_for(FORMATS[name].crosswalk, root / "rules"), tmp_path / name
    export_batches(name, batches(), target, options, jobs=2)
    before = content(tmp_path)

    def broken() -> Iterator[list[Record]]:
        yield from batches()
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        export_batches(name, broken(), target, options, jobs=2)
    assert content(tmp_path) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_batches_are_made_in_other_processes_and_come_in_order() -> None:
    found = list(made(lambda number: (number, os.getpid()), range(50), 2))
    assert [number for number, _ in found] == list(range(50))
    assert os.getpid() not in {process for _, process in found}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_few_batches_are_held_at_a_time() -> None:
    taken = 0

    def numbers() -> Iterator[int]:
        nonlocal taken
        while taken < 100:
            taken += 1
            yield taken

    for count, _ in enumerate(made(lambda number: number, numbers(), 2), start=1):
        assert taken <= count + 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_what_a_batch_raises_and_a_process_that_ends_are_told() -> None:
    with pytest.raises(ZeroDivisionError):
        list(made(lambda number: 1 // number, [1, 0, 1], 2))
    with pytest.raises(ChildProcessError, match="ended by itself"):
        list(made(lambda _: os._exit(1), [1, 2], 2))


def test_batched_keeps_order_and_number() -> None:
    records = [full(number) for number in range(40)]
    assert [record for some in batched(iter(records)) for record in some] == records


def test_a_process_with_threads_is_not_forked(monkeypatch) -> None:
    monkeypatch.setattr("os.listdir", lambda _: ["1", "2"])
    assert not can_fork()
