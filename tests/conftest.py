"""What many tests share: the rules, loaded once, and the places of pages."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline import Rules, load_rules

# The same examples on every run, and no clock: a slow machine is no fault of the code.
settings.register_profile("filmfiche", deadline=None, derandomize=True)
settings.load_profile("filmfiche")

# Started in the background by a shell, programs ignore Ctrl-C, and so would those that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The programs that tests start keep their compiled rules here, not among those of whoever runs the tests."""
    os.environ["FILMFICHE_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The rules of the checkout."""
    return load_rules()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
