"""Coverage-guided fuzzing of the readers, on demand: install atheris, then `python -m tests.fuzz.atheris_readers`.

The arguments are libFuzzer's (`-max_total_time=600`, a folder for the corpus). What it finds belongs into `corpus.py`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from pipeline import load_rules
    from tests.fuzz.test_readers_fuzz import CONTAINERS, dates_in, read_all

RULES = load_rules()
NAMES = sorted(CONTAINERS)


def one(data: bytes) -> None:
    """A container by the first byte, its bytes by the rest; the same bytes read as words that may be dates."""
    if data:
        read_all(NAMES[data[0] % len(NAMES)], data[1:], RULES)
        dates_in(data[1:200].decode("utf-8", "replace"), None, RULES)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for place, name in enumerate(NAMES):
            (Path(folder) / name).write_bytes(bytes((place,)) + CONTAINERS[name])
        atheris.Setup([*sys.argv, folder], one)
        atheris.Fuzz()
