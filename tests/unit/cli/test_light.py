"""`fiche --help`, `--version` and `import pipeline` load no heavy package."""

import subprocess
import sys

import pytest

HEAVY = {"spacy", "dateparser", "pydantic", "bs4", "selectolax", "regex"}

STARTS = [
    ("import pipeline", HEAVY),
    ("from pipeline import __version__, cli", HEAVY),
    ("from pipeline.cli import app; app(['--help'], standalone_mode=False)", HEAVY),
    ("from pipeline.cli import app; app(['--version'], standalone_mode=False)", HEAVY),
    # Typer itself asks pydantic how to show the types of a verb's options.
    ("from pipeline.cli import app; app(['extract', '--help'], standalone_mode=False)", HEAVY - {"pydantic"}),
]


@pytest.mark.parametrize(("start", "heavy"), STARTS)
def test_light(start: str, heavy: set[str]) -> None:
    tell = f"import sys; print('loaded:', sorted({heavy!r} & {{m.partition('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", f"{start}\n{tell}"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_the_public_names_are_there() -> None:
    import pipeline

    for name in pipeline.__all__:
        assert getattr(pipeline, name) is not None
    assert dir(pipeline) == sorted(pipeline.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pipeline.nothing
