"""Which elements of a record the tables of a crosswalk hold, column by column."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model.issue import RuleError
from pipeline.rules.tables import Table
from pipeline.write.export.elements import has_one, is_element, kind_of
from pipeline.write.export.paths import Function, compile_expression, compile_path
from pipeline.write.export.sourced import Sourced

RECORD: Final = "record"  # the place of a table that has one row a record
_ISSUES: Final = "issues"
ALL_EVIDENCE: Final = ("evidence", "evidence.alternatives")
_COUNTS: Final = frozenset({"start", "end", "span"})  # of evidence and issues: offsets and numbers of spans
_QUOTED: Final = {"quote": "evidence.spans", "rule": "evidence.rule", "confidence": "evidence.confidence"}


def places(part: Table) -> tuple[str, ...]:
    """Where the rows of a table are: its `of`, one place or several."""
    of = part["of"]
    return (of,) if isinstance(of, str) else tuple(of)


def kind_in(text: str, part: Table) -> str:
    """What the cells of a column are that holds `text`: "text", "integer" or "real"."""
    place = places(part)[0]
    if text == "@position" or (place in (*ALL_EVIDENCE, _ISSUES) and text in _COUNTS):
        return "integer"
    if place in ALL_EVIDENCE:
        return kind_of(_QUOTED.get(text, ""))
    if ":" in text or "|" in text or text.startswith("@"):
        return "text"
    return kind_of(compile_path(text).element("" if place == RECORD else place) or "")


def is_single(text: str, part: Table) -> bool:
    """Whether a column holds at most one value of a row, as it is: no list, template or function between."""
    if any(sign in text for sign in ":|[@$"):
        return False
    place = places(part)[0]
    if place in ALL_EVIDENCE or place == _ISSUES:
        return True
    root = "" if place == RECORD else place
    return text != "." and has_one(compile_path(text).element(root) or "", "" if text.startswith("/") else root)


def held(table: Table) -> dict[str, str]:
    """Element → the columns it goes to ("credits.role"), of the tables of a crosswalk; `RuleError` for a bad path."""
    columns: dict[str, list[str]] = {}
    for name, part in table.get("tables", {}).items():
        if not isinstance(part.get("columns"), Mapping) or "of" not in part:
            raise RuleError(f"[tables.{name}]: expected of and columns")
        for column, text in part["columns"].items():
            for one in text if isinstance(text, list) else [text]:
                for place in places(part):
                    for element in _elements(str(one), place):
                        columns.setdefault(element, []).append(f"{name}.{column}")
    return {element: ", ".join(dict.fromkeys(goes)) for element, goes in columns.items()}


class _Any(dict[str, Function]):
    """Every function there may be: which elements a column holds does not depend on them."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Function:
        return lambda value, _row: value


_ANY: Final = _Any()
_SOURCED: Final = frozenset(Sourced._fields)


def _elements(text: str, place: str) -> Iterator[str]:
    if text == "@value":
        yield place
    elif place in ALL_EVIDENCE and not text.startswith(("@", "$", "/")):
        if text not in _SOURCED:
            raise RuleError(f"{text!r}: expected one of {', '.join(sorted(_SOURCED))}")
        if place in ALL_EVIDENCE[1:]:
            yield place
        elif text in _QUOTED:
            yield _QUOTED[text]
    elif not text.startswith(("@", "$")):
        yield from _elements_of_path(text, place)


def _elements_of_path(text: str, place: str) -> Iterator[str]:
    for path in compile_expression(text, _ANY).paths:
        whole = path.element("" if place == RECORD else place)
        if whole in ("issues.code", "issues.message"):
            yield "issues"
        elif whole is not None and not whole.startswith("issues."):
            if not is_element(whole):
                raise RuleError(f"{text!r}: expected a path to an element of the record, got {whole!r}")
            yield whole
