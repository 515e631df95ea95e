"""The installed command."""

import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

FICHE = Path(sysconfig.get_path("scripts")) / "fiche"

Fiche = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def fiche(root: Path) -> Fiche:
    """Run `fiche` with arguments in the checkout; what it printed and its exit code come back."""

    def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
        options = {"cwd": root, "capture_output": True, "text": True, "timeout": 120, "encoding": "utf-8", **more}
        return subprocess.run([str(FICHE), *map(str, arguments)], **options)  # type: ignore[call-overload,no-any-return]

    return run
