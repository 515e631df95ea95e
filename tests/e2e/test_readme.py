"""Every block of README.md does what it shows: commands are run, sessions and JSON compared, files written."""

import doctest
import json
import os
import re
import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import Source, extract

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)[ ]?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILES = ("samples", "output/samples", "rules", "tests/gold/pages", "Makefile", "pyproject.toml", "requirements.lock")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what stands behind the language (a file's path), its lines, where it begins."""

    language: str
    path: str
    text: str
    line: int


BLOCKS = [Block(m[1], m[2], m[3], README.count("\n", 0, m.start()) + 1) for m in FENCE.finditer(README)]


def of(language: str) -> list[Block]:
    return [block for block in BLOCKS if block.language == language]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the blocks need, with the environment of this test as `.venv` and the files that blocks name."""
    for name in FILES:
        there, here = ROOT / name, tmp_path / name
        here.parent.mkdir(parents=True, exist_ok=True)
        if there.is_dir():
            shutil.copytree(there, here)
        else:
            shutil.copy2(there, here)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(sysconfig.get_path("scripts"), target_is_directory=True)
    (tmp_path / ".venv" / ".installed").touch()
    for block in BLOCKS:
        if block.path:
            (tmp_path / block.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / block.path).write_text(block.text, encoding="utf-8")
    return tmp_path


def steps(block: Block) -> list[tuple[str, str]]:
    """(command, output shown) for every line that begins with a prompt."""
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with a command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def shows(shown: str, printed: str) -> bool:
    """Whether an output is the one shown, in which "..." stands for anything and blanks at line ends for nothing."""
    shown, printed = ("\n".join(map(str.rstrip, text.strip("\n").splitlines())) for text in (shown, printed))
    pattern = ".*?".join(map(re.escape, shown.split("...")))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    assert README.count("```") == 2 * len(BLOCKS)
    assert all(b.language in ("console", "pycon", "jsonc") or b.path for b in BLOCKS)
    assert of("console")
    assert of("pycon")
    assert of("jsonc")


@pytest.mark.parametrize("block", of("console"), ids=lambda b: f"line{b.line}")
def test_commands(block: Block, checkout: Path) -> None:
    scripts = os.pathsep.join([str(checkout / ".venv" / "bin"), os.environ["PATH"]])
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR", "MAKEFLAGS", "MAKELEVEL")}
    environment |= {"PATH": scripts, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    for command, shown in steps(block):
        # The tests cannot run themselves: of `make test` is checked what it would do.
        line = "make --dry-run test" if command == "make test" else command
        done = subprocess.run(
            ["bash", "-c", line], cwd=checkout, env=environment, encoding="utf-8", timeout=300,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if shown.strip():
            assert shows(shown, done.stdout), f"{command}\n{done.stdout}"
        else:
            assert done.returncode == 0, f"{command}\n{done.stdout}"
        if command == "make run":
            written = {p.suffix for p in (checkout / "output" / "samples").iterdir()}
            assert {".jsonl", ".json", ".svg"} <= written
        if command == "make test":
            assert "pytest" in done.stdout


@pytest.mark.parametrize("block", of("pycon"), ids=lambda b: f"line{b.line}")
def test_sessions(block: Block, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    session = doctest.DocTestParser().get_doctest(block.text, {}, "README.md", "README.md", block.line)
    assert session.examples
    printed: list[str] = []
    doctest.DocTestRunner(verbose=False).run(session, out=printed.append)
    assert printed == []


def differences(shown: object, real: object, at: str = "") -> list[str]:
    """Where what is shown is not in the record: keys may be left out, and the ends of lists."""
    if isinstance(shown, dict) and isinstance(real, dict):
        return [d for key in shown for d in differences(shown[key], real.get(key, "(no such key)"), f"{at}/{key}")]
    if isinstance(shown, list) and isinstance(real, list) and (len(shown) <= len(real) and (shown or not real)):
        return [d for i, one in enumerate(shown) for d in differences(one, real[i], f"{at}/{i}")]
    return [] if shown == real else [f"{at}: shown {shown!r}, is {real!r}"]


@pytest.mark.parametrize("block", of("jsonc"), ids=lambda b: f"line{b.line}")
def test_record(block: Block, rules) -> None:
    shown = json.loads(re.sub(r"(?m)\s//.*$", "", block.text))
    path = shown["source"]["path"]
    record = extract(Source.of((ROOT / path).read_bytes(), path=path), rules)
    assert differences(shown, json.loads(record.to_json())) == []


LINK = re.compile(r"\]\(([^)#:]+)\)")


def test_links_lead_somewhere() -> None:
    links = set(LINK.findall(README))
    assert links
    made = {"output/samples/stalker.svg"}  # by `make run`; test_samples_fresh proves it
    assert [link for link in links - made if not (ROOT / link).exists()] == []
