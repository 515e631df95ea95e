"""A folder to decide in."""

from pathlib import Path

import pytest

from pipeline import Rules
from tests.unit.review.desks import Work


@pytest.fixture
def work(tmp_path: Path, rules: Rules) -> Work:
    """A folder to work in."""
    return Work(tmp_path, rules)
