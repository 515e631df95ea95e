"""What maps where, in words made from the rules: what `fiche export --explain` prints and the documentation shows."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.rules.roles import read_roles
from pipeline.write.export import FORMATS
from pipeline.write.export.elements import ELEMENTS, is_held
from pipeline.write.export.options import Crosswalk, read_crosswalk

_NOWHERE = "-"


def explained(name: str, rules: Path, *, markdown: bool = False) -> str:
    """A format's crosswalk: elements and where they go, what is left out, roles and a profile's keys."""
    return _explained(name, _crosswalk(name, rules), rules, markdown)


def documented(rules: Path) -> str:
    """All crosswalks in Markdown, those that formats share once: the text of rules/exports/MAPPINGS.md."""
    sharing: dict[str, list[str]] = {}
    for name, known in FORMATS.items():
        sharing.setdefault(known.crosswalk, []).append(name)
    parts = ["# What goes where", "", "Written by `fiche export --explain all --markdown`.", ""]
    parts += [overview(rules, markdown=True), ""]
    for names in sharing.values():
        parts += [_explained(", ".join(names), _crosswalk(names[0], rules), rules, markdown=True), ""]
    return "\n".join(parts).rstrip() + "\n"


def _explained(title: str, crosswalk: Crosswalk, rules: Path, markdown: bool) -> str:
    parts = [f"{'## ' if markdown else ''}{title}: {crosswalk.about}", ""]
    lost = [element for element in ELEMENTS if not is_held(element, crosswalk.elements)]
    parts += _table(("element", "goes to"), [*crosswalk.elements.items(), *((e, _NOWHERE) for e in lost)], markdown)
    if crosswalk.roles is not None:
        roles = read_roles(rules / "roles.toml").values()
        column = crosswalk.roles
        parts += ["", *_table(("role", column), [(r.key, r.crosswalk.get(column, _NOWHERE)) for r in roles], markdown)]
    if crosswalk.profile:
        defaults = [(key, repr(value)) for key, value in crosswalk.profile.items()]
        parts += ["", *_table(("key of a profile", "default"), defaults, markdown)]
    return "\n".join(parts)


def overview(rules: Path, *, markdown: bool = False) -> str:
    """All formats: name, what it is, and how many of a record's elements it holds."""
    rows = []
    for name in FORMATS:
        crosswalk = _crosswalk(name, rules)
        held = sum(is_held(element, crosswalk.elements) for element in ELEMENTS)
        rows.append((name, crosswalk.about, f"{held} of {len(ELEMENTS)}"))
    return "\n".join(_table(("format", "what it is", "elements held"), rows, markdown))


def _crosswalk(name: str, rules: Path) -> Crosswalk:
    return read_crosswalk(rules / "exports" / f"{FORMATS[name].crosswalk}.toml")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], markdown: bool) -> list[str]:
    """Lines of a table, in Markdown or in columns."""
    table = [list(heads), *map(list, rows)]
    if markdown:
        cells = [[cell.replace("|", "\\|") for cell in row] for row in table]
        return [_row(cells[0]), _row(["---"] * len(heads)), *map(_row, cells[1:])]
    widths = [max(len(row[n]) for row in table) for n in range(len(heads))]
    return ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in table]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
