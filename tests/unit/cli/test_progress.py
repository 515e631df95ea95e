"""How far a run is, in words."""

import pytest

from pipeline.cli.progress import told
from pipeline.run.whole import Progress

TOLD = [
    (Progress(), 0.0, "pages, 0 a second, 0 failed"),
    (Progress(read=900, done=500, failed=2), 10.0, "pages, 50 a second, 2 failed"),
    (Progress(read=900, done=500, complete=True), 10.0, "pages, 50 a second, 0 failed, 0:00:08 left"),
    (
        Progress(read=40_000, done=20_000, kept=19_000, complete=True),
        100.0,
        "pages, 19,000 kept from an earlier run, 10 a second, 0 failed, 0:33:20 left",
    ),
    (Progress(read=5, done=0, complete=True), 1.0, "pages, 0 a second, 0 failed"),
]


@pytest.mark.parametrize(("progress", "seconds", "text"), TOLD)
def test_told(progress: Progress, seconds: float, text: str) -> None:
    assert told(progress, seconds) == text
