"""Lines written in the order of their keys."""

import pytest

from pipeline.write.ordered import write_ordered


def test_lines_come_out_in_order(tmp_path) -> None:
    lines = [(f"{n * 7 % 101:03}", f"line {n * 7 % 101} é\ud800") for n in range(101)]
    assert write_ordered(tmp_path / "out.jsonl", iter(lines)) == 101
    told = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in told] == [str(n) for n in range(101)]
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_failure_keeps_the_file(tmp_path) -> None:
    (tmp_path / "out.jsonl").write_text("before", encoding="utf-8")

    def lines():
        yield "a", "line"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 the one raised above
        write_ordered(tmp_path / "out.jsonl", lines())
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "before"
