"""What many tests share: the rules, loaded once, and the places of pages."""

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


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The rules of the checkout."""
    return load_rules()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
