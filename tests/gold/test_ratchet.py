"""The ratchet turns one way."""

import pytest

from tests.gold import ratchet
from tests.gold.ratchet import Ratchet, regressions

PINNED = Ratchet({"year": 0.9, "ALL": 0.8}, {"a": ("title",)})

CASES = [
    (PINNED, []),
    (Ratchet({"year": 0.95, "ALL": 0.8}, {}), []),
    (Ratchet({"year": 0.8999, "ALL": 0.8}, {}), ["year: F1 0.8999 is below the floor 0.9000"]),
    (Ratchet({"year": 0.9, "ALL": 0.9}, {"b": ("title",)}), ["b: title was right and is not any more"]),
    (
        Ratchet({"year": 0.9, "ALL": 0.9, "cast": 0.1}, {"a": ("title", "cast")}),
        ["a: cast was right and is not any more"],
    ),
]


@pytest.mark.parametrize(("now", "expected"), CASES)
def test_what_got_worse_is_named(now: Ratchet, expected: list[str]) -> None:
    assert list(regressions(PINNED, now)) == expected


def test_nothing_pinned_yet_means_nothing_is_worse() -> None:
    assert list(regressions(Ratchet({}, {}), PINNED)) == []


def test_written_and_read_again(tmp_path) -> None:
    path = tmp_path / "ratchet.json"
    path.write_text(PINNED.to_json(), encoding="utf-8")
    assert Ratchet.read(path) == PINNED


@pytest.mark.parametrize(("arguments", "code", "kept"), [
    (["--update"], 1, True),
    (["--update", "--allow-regression"], 0, False),
    ([], 1, True),
])  # fmt: skip
def test_a_lower_floor_is_refused_unless_meant(arguments, code, kept, tmp_path, monkeypatch) -> None:
    path = tmp_path / "ratchet.json"
    path.write_text(PINNED.to_json(), encoding="utf-8")
    worse = Ratchet({"year": 0.5, "ALL": 0.5, "CORE": 0.5}, {})
    monkeypatch.setattr(ratchet, "RATCHET", path)
    monkeypatch.setattr(Ratchet, "read", staticmethod(lambda: PINNED))
    monkeypatch.setattr(ratchet, "standing", lambda: worse)
    assert ratchet.main(arguments) == code
    assert (path.read_text(encoding="utf-8") == PINNED.to_json()) is kept
