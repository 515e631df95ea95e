"""What holds of every format of one item a film: nothing lost in silence, the same bytes again, whole files or none."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.model.record import Record
from pipeline.write.export import FORMATS, export
from pipeline.write.export.elements import ELEMENTS, is_held
from pipeline.write.export.losses import element_of
from pipeline.write.export.options import options_for, read_crosswalk
from tests.unit.write.export.conftest import Write
from tests.unit.write.export.records import full, leaf_pointers, record

STANDARDS = ("marc", "marcxml", "avefi", "efg", "pbcore", "schemaorg", "rdf", "ntriples")

# Values that a target tells in words or codes of its own; tests of each format say in which.
_CODED = re.compile(
    r"countries|country|languages|subtitles|roles?|kind|colour|form|result|start|fetched|runtime_minutes|born|died|edition"
)


def bare() -> Record:
    """A film with a title and no more, on a page without an address."""
    made = record({"title": "The Lighthouse Tram"})
    return made.model_copy(update={"source": made.source.model_copy(update={"uri": None})})


def content(path: Path) -> str:
    if path.read_bytes()[:2] == b"PK":
        with ZipFile(path) as archive:
            text = "\n".join(archive.read(name).decode() for name in archive.namelist())
    else:
        text = path.read_text(encoding="utf-8")
    return re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), text)


def said(value: str, text: str) -> bool:
    """Whether a text holds a value, a person's name turned round too."""
    *given, family = value.split()
    return value in text or f"{family}, {' '.join(given)}" in text


@pytest.mark.parametrize("name", STANDARDS)
@pytest.mark.parametrize("record", [full(), bare()], ids=["full", "bare"])
def test_every_value_stands_in_the_file_or_in_the_loss_report(
    name: str, record: Record, write: Write, root: Path
) -> None:
    whole = record.model_dump(mode="json")
    values = [
        (element_of(pointer), str(value))
        for part in ("source", "page", "films", "people")
        for pointer, value in leaf_pointers(whole[part], f"/{part}")
    ]
    target, exported = write(name, [record])
    text, lost = content(target), {loss.element for loss in exported.losses.kinds()}
    silent = [
        (element, value)
        for element, value in values
        if not said(value, text) and element not in lost and not _CODED.fullmatch(element.rsplit(".", 1)[-1])
    ]
    assert silent == []
    crosswalk = read_crosswalk(root / "rules" / "exports" / f"{FORMATS[name].crosswalk}.toml")
    unheld = {element for element in ELEMENTS if not is_held(element, crosswalk.elements)}
    assert {loss.element for loss in exported.losses.kinds() if "no place" in loss.reason} <= unheld


@pytest.mark.parametrize("name", [*STANDARDS, "quickstatements"])
def test_a_failure_half_way_leaves_what_was_there(name: str, write: Write, root: Path) -> None:
    target, _ = write(name, [full()])
    before = {path: path.read_bytes() for path in target.parent.iterdir()}

    def broken() -> Iterator[Record]:
        yield full(2)
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        export(name, broken(), target, options_for(FORMATS[name].crosswalk, root / "rules"))
    assert {path: path.read_bytes() for path in target.parent.iterdir()} == before


@pytest.mark.parametrize("name", [*STANDARDS, "quickstatements"])
def test_records_one_by_one_and_the_same_bytes_again(name: str, write: Write) -> None:
    read = []

    class Told(list):  # type: ignore[type-arg]
        def __iter__(self) -> Iterator[Record]:
            for number in range(1, 4):
                read.append(number)
                yield full(number)

    target, exported = write(name, Told())
    first = target.read_bytes()
    assert (exported.records, read) == (3, [1, 2, 3])
    assert write(name, Told())[0].read_bytes() == first


@pytest.mark.parametrize("name", [*STANDARDS, "quickstatements"])
def test_no_records_and_records_without_films(name: str, write: Write) -> None:
    bare = Record.model_validate(full().model_dump() | {"films": (), "people": (), "evidence": {}, "issues": ()})
    for records in ([], [bare]):
        target, exported = write(name, records)
        assert (exported.records, exported.items) == (len(records), 0)
        assert json.loads(exported.report.read_text(encoding="utf-8"))["items"] == 0
        assert target.is_file()
