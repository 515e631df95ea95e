"""ruff and mypy, as tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

TOOLS = [
    ["ruff", "check", "--no-cache", "pipeline", "tests", "benchmarks"],
    ["mypy"],
]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool[0])
def test_clean(tool: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
