"""Two runs compared, as a page: a table of fields and a list of every value that differs."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pipeline.write.report.site import Rows, replacing_folder, write_page

_COLUMNS: Final = (("Page", "text"), ("What", "choice"), ("Field", "choice"), ("Old", "text"), ("New", "text"))
_AROUND = 60  # characters shown before the first difference of two long texts
_LONG = 400  # characters of a value that are shown


def write_diff(
    changes: Iterable[tuple[str, str, str, str, str]], fields: Mapping[str, Mapping[str, int]], folder: Path,
    old: str, new: str,
) -> None:  # fmt: skip
    """Nothing comes back; the page stands in `folder`.

    A change is (page, "gain", "loss" or "change", field, old value, new value); `fields` counts them: field →
    what → how often. Raises `NotAReportError` where `folder` holds something else.
    """
    with replacing_folder(folder) as beside:
        rows = Rows(beside, "changes")
        for page, what, field, before, after in changes:
            rows.add("", "", (page, what, field, *_from_first_difference(before, after)))
        rows.close()
        write_page(
            beside, "index.html", "diff.html",
            run=f"{old} → {new}", deciding=False, title="Changes",
            rows=rows, columns=_COLUMNS, fields=fields, old=old, new=new,
        )  # fmt: skip


def _from_first_difference(old: str, new: str) -> tuple[str, str]:
    """Two long texts from a little before the place where they part."""
    if not (old and new) or max(len(old), len(new)) <= _LONG:
        return _cut(old), _cut(new)
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - _AROUND)
    lead = "…" if start else ""
    return lead + _cut(old[start:]), lead + _cut(new[start:])


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG] + "…"
