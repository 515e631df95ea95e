"""A run over everything: what is kept, what is done again, what is listed; here without processes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, Skip
from pipeline.read.stored import stored
from pipeline.run.attempt import Extracted, attempt
from pipeline.run.crew import Done
from pipeline.run.manifest import PartEntry
from pipeline.run.output import Folder, Output, RunError
from pipeline.run.remote import Remote
from pipeline.run.shards import unpacked
from pipeline.run.summary import Summary
from pipeline.run.whole import Plan, Progress, Report, run
from pipeline.run.worker import Finished, Settings

SETTINGS = Settings()
PLAN = Plan(pages=3)


class Alone:
    """An engine without processes, which remembers the shards it was given and may be told to spoil some."""

    def __init__(self, rules, spoil: Callable[[Done], Done | None] = lambda done: done) -> None:
        self.rules, self.spoil = rules, spoil
        self.worked: list[int] = []

    def __call__(self, shards, folder: Path, tell) -> Iterator[Done]:
        for shard in shards:
            if shard is None:
                continue
            with shard.spool.open("rb") as spool:
                outcomes = list(attempt(unpacked(spool), self.rules))
            counts = Summary()
            for outcome in outcomes:
                counts.add(outcome)
            lines = "".join(o.line + "\n" for o in outcomes if isinstance(o, Extracted)).encode()
            part = folder / f"part-{shard.number:05}.jsonl"
            part.write_bytes(lines)
            finished = Finished(part, len(lines), sha256(lines).hexdigest(), ())
            told = [o.record.id if isinstance(o, Extracted) else o for o in outcomes]
            self.worked.append(shard.number)
            tell(shard.items, counts.failed.total())
            done = self.spoil(Done(shard, finished, told, counts, 0.1, 0, True))
            if done is None:
                raise KeyboardInterrupt
            yield done


def pages(count: int, word: str = "Salt") -> list[Source]:
    texts = [f"{word} {number}\n\nDirector: Ana Lindqvist\nYear: {1950 + number}\n" for number in range(count)]
    return [Source.of(text.encode(), path=f"{number}.txt") for number, text in enumerate(texts)]


def go(
    items, output: Output, rules, plan: Plan = PLAN, settings: Settings = SETTINGS, **spoil
) -> tuple[Report, list[int]]:
    engine = Alone(rules, **spoil)
    return run(items, output, settings, rules, plan, engine, lambda _: None), engine.worked


def files(folder: Path) -> dict[str, bytes]:
    """Everything but the manifest, which tells of the run itself."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.jsonl")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_everything_is_accounted_for(rules, tmp_path) -> None:
    items = [*pages(2), Failure("bad.txt", "is empty"), Skip("a.png", "image"), *pages(5)[2:], Failure("c.txt", "gone")]
    report, worked = go(items, Folder(tmp_path), rules)
    assert worked == [0, 1]
    assert (report.summary.pages, report.summary.sources, report.shards, report.kept) == (5, 8, 2, 0)
    assert [failure.name for failure in report.failures] == ["bad.txt", "c.txt"]
    found = files(tmp_path)
    assert sorted(found) == [
        "errors.jsonl", "records.jsonl", "records/part-00000.jsonl", "records/part-00001.jsonl", "skips.jsonl",
    ]  # fmt: skip
    assert found["records.jsonl"] == found["records/part-00000.jsonl"] + found["records/part-00001.jsonl"]
    assert [json.loads(line)["path"] for line in found["errors.jsonl"].splitlines()] == ["bad.txt", "c.txt"]
    assert json.loads(found["skips.jsonl"]) == {"path": "a.png", "kind": "image", "of": None}
    assert [record.source.path for record in stored(tmp_path)] == [f"{number}.txt" for number in range(5)]
    first = PartEntry.model_validate_json((tmp_path / "manifest.jsonl").read_bytes().splitlines()[0])
    assert [type(outcome).__name__ for outcome in first.outcomes] == ["str", "str", "Failed", "Skip", "str"]


def test_a_second_run_keeps_what_is_the_same(rules, tmp_path) -> None:
    go(pages(8), Folder(tmp_path), rules)
    before = files(tmp_path)
    report, worked = go(pages(8), Folder(tmp_path), rules)
    assert (worked, report.kept, report.summary.pages) == ([], 3, 8)
    assert files(tmp_path) == before


def test_what_changed_is_done_again_and_what_went_is_gone(rules, tmp_path) -> None:
    go([*pages(8), Failure("bad.txt", "is empty")], Folder(tmp_path / "a"), rules)
    changed = [*pages(3), *pages(5, "Sel")[3:]]
    _, worked = go(changed, Folder(tmp_path / "a"), rules)
    assert worked == [1]
    go(changed, Folder(tmp_path / "b"), rules)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def spoiled_part(output: Path) -> None:
    (output / "records" / "part-00001.jsonl").write_bytes(b"")


def lost_part(output: Path) -> None:
    (output / "records" / "part-00001.jsonl").unlink()


def turned_letter(output: Path) -> None:
    part = output / "records" / "part-00001.jsonl"
    part.write_bytes(part.read_bytes().replace(b"Salt", b"Sult", 1))


def spoiled_line(output: Path) -> None:
    manifest = output / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(lines[0] + b'{"number": 1, "of": "another version"}\n' + lines[2])


@pytest.mark.parametrize("damage", [spoiled_part, lost_part, turned_letter, spoiled_line])
def test_what_was_damaged_is_done_again(damage, rules, tmp_path) -> None:
    go(pages(8), Folder(tmp_path), rules)
    before = files(tmp_path)
    (tmp_path / "records.jsonl").unlink()
    damage(tmp_path)
    _, worked = go(pages(8), Folder(tmp_path), rules)
    assert worked == [1]
    assert files(tmp_path) == before


@pytest.mark.parametrize("change", [{"seconds": 1.0}, {"cards": True}, {"compress": True}], ids=str)
def test_other_settings_are_another_run(change, rules, tmp_path) -> None:
    go(pages(4), Folder(tmp_path), rules)
    _, worked = go(pages(4), Folder(tmp_path), rules, settings=replace(SETTINGS, **change))
    assert worked == [0, 1]


def test_other_rules_are_another_run(rules, tmp_path) -> None:
    go(pages(4), Folder(tmp_path), rules)
    assert go(pages(4), Folder(tmp_path), replace(rules, digest="other"))[1] == [0, 1]
    assert go(pages(4), Folder(tmp_path), rules, Plan(pages=3, restart=True))[1] == [0, 1]


def test_without_joining_there_are_parts_alone(rules, tmp_path) -> None:
    go(pages(4), Folder(tmp_path), rules)
    go(pages(4), Folder(tmp_path), rules, Plan(pages=3, join=False))
    assert sorted(files(tmp_path)) == ["records/part-00000.jsonl", "records/part-00001.jsonl"]


def test_an_unsettled_shard_is_tried_again(rules, tmp_path) -> None:
    go(pages(8), Folder(tmp_path), rules, spoil=lambda done: replace(done, settled=done.shard.number != 1))
    assert go(pages(8), Folder(tmp_path), rules)[1] == [1]
    assert go(pages(8), Folder(tmp_path), rules)[1] == []


def test_an_interrupted_run_goes_on(rules, tmp_path) -> None:
    go(pages(8), Folder(tmp_path / "whole"), rules)
    with pytest.raises(KeyboardInterrupt):
        go(pages(8), Folder(tmp_path / "cut"), rules, spoil=lambda done: done if done.shard.number < 2 else None)
    assert sorted(files(tmp_path / "cut")) == ["records/part-00000.jsonl", "records/part-00001.jsonl"]
    assert go(pages(8), Folder(tmp_path / "cut"), rules)[1] == [2]
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


LOSSES = [
    lambda done: replace(done, outcomes=done.outcomes[1:]),
    lambda done: replace(done, counts=Summary()),
    lambda done: replace(done, outcomes=[Skip("a", "b"), *done.outcomes[1:]]),
]


@pytest.mark.parametrize("spoil", LOSSES)
def test_a_source_that_got_lost_is_no_success(spoil, rules, tmp_path) -> None:
    with pytest.raises(RunError, match="3 sources in"):
        go(pages(3), Folder(tmp_path), rules, spoil=spoil)


def test_an_engine_that_loses_a_shard_is_no_success(rules, tmp_path) -> None:
    class Lazy(Alone):
        def __call__(self, shards, folder, tell) -> Iterator[Done]:
            return (done for done in super().__call__(shards, folder, tell) if done.shard.number)  # type: ignore[misc]

    with pytest.raises(RunError, match="shard 0"):
        run(pages(8), Folder(tmp_path), SETTINGS, rules, PLAN, Lazy(rules), lambda _: None)


def test_progress_counts_to_the_end(rules, tmp_path) -> None:
    told: list[tuple[int, int, int, bool]] = []

    def tell(progress: Progress) -> None:
        told.append((progress.done, progress.failed, progress.kept, progress.complete))

    items = [*pages(8), Failure("bad.txt", "is empty")]
    run(items, Folder(tmp_path), SETTINGS, rules, PLAN, Alone(rules), tell)
    assert told[-1][:3] == (9, 1, 0)
    run(items, Folder(tmp_path), SETTINGS, rules, PLAN, Alone(rules), tell)
    assert told[-1][:3] == (9, 1, 9)


def test_the_same_run_into_a_store_of_objects(rules, tmp_path) -> None:
    items = [*pages(8), Failure("bad.txt", "is empty")]
    go(items, Folder(tmp_path), rules)
    url = f"memory://{uuid4()}"
    assert go(items, Remote(url), rules)[1] == [0, 1, 2]
    assert go([*items[:-1], Skip("a.png", "image")], Remote(url), rules)[1] == [2]
    assert go(items, Remote(url), rules)[1] == [2]
    import fsspec

    store, root = fsspec.core.url_to_fs(url)
    names = [path.removeprefix(f"{root}/") for path in store.find(root)]
    found = {name: store.cat_file(f"{root}/{name}") for name in names if not name.startswith("manifest/")}
    assert found == files(tmp_path)


def test_halves_of_surrogate_pairs_do_not_end_a_run(rules, tmp_path) -> None:
    report, _ = go([Failure("\udc80.txt", "is \ud800 empty"), *pages(1)], Folder(tmp_path), rules)
    assert report.summary.failed == {"ReadError": 1}
    assert json.loads((tmp_path / "errors.jsonl").read_text(encoding="utf-8"))["path"] == "?.txt"
