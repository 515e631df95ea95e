"""output/samples holds what `make run` writes now."""

from pathlib import Path


def contents(directory: Path) -> dict[str, bytes]:
    """The bytes of its files, but for pictures of the report, which differ from one Chromium to the next."""
    return {p.name: p.read_bytes() for p in directory.iterdir() if p.suffix != ".png"}


def test_output_samples_is_fresh(fiche, root, tmp_path) -> None:
    done = fiche("extract", "samples", "-q", "--format", "jsonl", "--format", "json", "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    done = fiche("show", "samples/stalker.txt", "--svg", tmp_path / "stalker.svg")
    assert done.returncode == 0, done.stderr
    fresh, kept = contents(tmp_path), contents(root / "output" / "samples")
    assert sorted(fresh) == sorted(kept), "run `make run` and commit output/samples"
    assert {name for name in fresh if fresh[name] != kept[name]} == set(), "run `make run` and commit output/samples"
