"""CollectiveAccess: workbooks of data, and beside each the mapping that its importer reads."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from pipeline.model.record import Record
from pipeline.write.export.cells import parts
from pipeline.write.export.losses import Losses
from pipeline.write.export.options import Options
from pipeline.write.export.sheets import Cell, Sheet, Sheets
from pipeline.write.export.workbook import Workbook
from pipeline.write.replace import replacing_file

ENDING: Final = ""
# The columns of a mapping, in the order in which the importer reads them.
HEADS: Final = (
    "Rule type", "Source", "CA table.element", "Group", "Options", "Refinery", "Refinery parameters",
    "Original values", "Replacement values", "Source description", "Notes",
)  # fmt: skip
_CUT: Final = "longer than a cell may be: cut"


def write(records: Iterable[Record], target: Path, options: Options, losses: Losses) -> int:
    """A folder of `<table>.xlsx` and `<table>_mapping.xlsx`; how many rows of data were written."""
    sheets = Sheets(options, losses)
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:

        def opened(name: str) -> Workbook:
            return stack.enter_context(Workbook(stack.enter_context(replacing_file(target / f"{name}.xlsx"))))

        pages = [
            opened(sheet.name).sheet(sheet.name, ((column.name, column.kind) for column in sheet.columns))
            for sheet in sheets.sheets
        ]
        for sheet in sheets.sheets:
            page = opened(f"{sheet.name}_mapping").sheet("mapping", ((head, "text") for head in HEADS))
            for line in mapping(sheet, options):
                page.add(line)
        for record in records:
            for number, row in sheets.rows(record):
                cells: list[Cell] = []
                sheet = sheets.sheets[number]
                for cell, column in zip(sheets.cells(sheet, row), sheet.columns, strict=True):
                    short = parts(cell)[0] if isinstance(cell, str) else cell
                    if short != cell:
                        losses.lose(record.id, f"{row.pointer}{column.below}", _CUT)
                    cells.append(short)
                pages[number].add(cells)
                count += 1
    return count


def mapping(sheet: Sheet, options: Options) -> Iterator[list[str]]:
    """The lines of a table's mapping: a line a column of the data, then the settings."""
    profile: Mapping[str, Any] = options.profile
    table = profile[f"{sheet.name}_table"]
    for number, column in enumerate(sheet.columns, start=1):
        yield _line(number, column.name, sheet, options)
    settings = {
        "name": f"filmfiche {sheet.name}", "code": f"filmfiche_{sheet.name}", "inputFormats": "XLSX", "table": table,
        "type": profile[f"{sheet.name}_type"], "numInitialRowsToSkip": "1", "existingRecordPolicy": profile["policy"],
    }  # fmt: skip
    for name, value in settings.items():
        yield ["Setting", name, value]


def _line(number: int, column: str, sheet: Sheet, options: Options) -> list[str]:
    profile: Mapping[str, Any] = options.profile
    how = {"skipIfEmpty": "1"}
    role = options.crosswalk.table["relationships"].get(column, column)
    if role in profile["relationships"] and column not in profile["elements"]:
        code = profile["relationships"][role]
        company = column in options.crosswalk.table["companies"]["columns"]
        splitter = {
            "delimiter": profile["separator"], "relationshipType": code,
            "entityType": profile["company_type" if company else "person_type"],
        }  # fmt: skip
        refinery = ["entitySplitter", json.dumps(splitter)]
        return [_rule(code), str(number), "ca_entities", "", json.dumps(how), *refinery, "", "", column]
    if isinstance(options.crosswalk.table["tables"][sheet.name]["columns"][column], list):
        how = {"delimiter": profile["separator"], **how}
    code = profile["elements"].get(column, "")
    target = f"{profile[f'{sheet.name}_table']}.{code}" if code else ""
    return [_rule(code), str(number), target, "", json.dumps(how), "", "", "", "", column]


def _rule(code: str) -> str:
    return "Mapping" if code else "SKIP"
