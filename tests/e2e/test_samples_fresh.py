"""output/samples holds what `make run` writes now."""

from pathlib import Path


def contents(directory: Path) -> dict[str, bytes]:
    """What is kept in the repository: without the run's own manifest and parts, of which records.jsonl is made, and
    without pictures of the report, which differ from one Chromium to the next."""
    own = ("manifest.jsonl", "skips.jsonl")
    files = (p for p in directory.iterdir() if p.is_file() and p.suffix != ".png" and p.name not in own)
    return {p.name: p.read_bytes() for p in files}


def test_output_samples_is_fresh(fiche, root, tmp_path) -> None:
    done = fiche("extract", "samples", "-q", "--format", "jsonl", "--format", "json", "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    done = fiche("show", "samples/stalker.txt", "--svg", tmp_path / "stalker.svg")
    assert done.returncode == 0, done.stderr
    fresh, kept = contents(tmp_path), contents(root / "output" / "samples")
    assert sorted(fresh) == sorted(kept), "run `make run` and commit output/samples"
    assert {name for name in fresh if fresh[name] != kept[name]} == set(), "run `make run` and commit output/samples"
