"""The house rules that a reader can check by machine: directions of import, sizes, names, printing, errors."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))

STAGES = ("read", "text", "sections", "fields", "assemble", "check", "write")
# ner may ask values what a place's name is; no stage may ask another stage.
FLOORS = {
    "model": 0, "rules": 1, "values": 2, "ner": 3, **dict.fromkeys(STAGES, 4),
    "run": 5, "score": 5, "review": 5, "works": 5, "cli": 6,
}  # fmt: skip
NAMES_OF_NOTHING = ("utils", "util", "helpers", "helper", "base", "manager", "common", "misc")


def room(module: str) -> str:
    """ "pipeline.fields.facts" → "fields"; "" for the package itself."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "pipeline")
        elif isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            yield from (f"pipeline.{alias.name}" for alias in node.names if (PACKAGE / alias.name).is_dir())
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline."):
            yield str(node.module)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"


def inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_imports_point_one_way(path: Path) -> None:
    own = room(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if own in ("__init__", "__main__"):
        return
    wrong = [m for m in imports(path) if room(m) != own and FLOORS[room(m)] >= FLOORS[own]]
    assert wrong == [], f"{own} may import only from rooms below it"


def test_every_room_has_a_floor() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and list(p.glob("*.py"))}
    assert rooms <= FLOORS.keys()


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_size_name_and_docstring(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert path.stem not in NAMES_OF_NOTHING
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module says in a sentence what it holds"
    public = (n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_"))
    assert [n.name for n in public if not ast.get_docstring(n)] == [], "a public function says what comes back"


@pytest.mark.parametrize("path", [p for p in MODULES if room(inside(p).replace("/", ".")) != "cli"], ids=inside)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if path.name == "cldr.py":
        return  # a generator: `python -m pipeline.rules.cldr` writes a rule file and says so
    names = {n.id for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Name)}
    assert names.isdisjoint({"print", "exit", "quit", "input"})
    assert "sys.exit" not in path.read_text(encoding="utf-8")


def test_except_exception_stands_once() -> None:
    catchers = [
        inside(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert catchers == ["pipeline/run/attempt.py"]


def told_names() -> frozenset[str]:
    """Names of festivals, films and people that rules and gold pages know: two words or more, or a festival's one."""
    names: set[str] = set()
    festivals = ROOT / "rules" / "festivals.toml"
    if festivals.exists():
        for table in tomllib.loads(festivals.read_text(encoding="utf-8")).values():
            for festival in table.values() if isinstance(table, dict) else table:
                if isinstance(festival, dict):
                    names |= {festival.get("name", ""), *festival.get("aliases", ())}
    for path in (ROOT / "tests" / "gold" / "pages").glob("*.json"):
        page = json.loads(path.read_text(encoding="utf-8"))
        told = [page.get("festival"), *(p["name"] for p in page["people"])]
        for film in page["films"]:
            told += [film["title"], *(c["name"] for c in film["credits"]), *(a["festival"] for a in film["awards"])]
        names |= {name for name in told if name and " " in name.strip()}
    return frozenset(name for name in names if len(name) >= 5)


def test_no_festivals_films_or_persons_name_stands_in_the_code() -> None:
    code = {inside(path): path.read_text(encoding="utf-8") for path in MODULES}
    names = told_names()
    assert len(names) > 300
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    assert {path: found for path, text in code.items() if (found := pattern.findall(text))} == {}
