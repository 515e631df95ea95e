"""What holds of every format: nothing lost in silence, the same bytes again, whole files or none."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.model.record import Record
from pipeline.write.export import FORMATS, Exported, export
from pipeline.write.export.elements import ELEMENTS, is_held, left_out
from pipeline.write.export.options import options_for, read_crosswalk
from tests.unit.write.export.records import full, leaf_pointers

# The formats of tables; those of other modules have tests of their own.
TABLES = ("xlsx", "csv", "wide", "parquet", "sqlite", "collectiveaccess", "omeka-s", "atom", "islandora")




def written(name: str, records: list[Record], target: Path, root: Path) -> Exported:
    return export(name, iter(records), target, options_for(FORMATS[name].crosswalk, root / "rules"))


def texts(path: Path) -> Iterator[str]:
    """All that can be read in what an export wrote."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.suffix == ".xlsx" or (file.name == "xlsx"):
            with ZipFile(file) as parts:
                yield from (parts.read(name).decode() for name in parts.namelist())
        elif file.suffix == ".parquet":
            from pyarrow import parquet

            yield json.dumps(parquet.read_table(file).to_pylist(), ensure_ascii=False)
        elif file.read_bytes()[:6] == b"SQLite":
            with sqlite3.connect(file) as base:
                yield "\n".join(base.iterdump())
            base.close()
        else:
            yield file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_the_same_records_give_the_same_bytes(name, root, tmp_path) -> None:
    for turn in ("a", "b"):
        written(name, [full(1), full(2)], tmp_path / turn / name, root)
    first, second = (
        {p.relative_to(tmp_path / turn): p.read_bytes() for p in (tmp_path / turn).rglob("*") if p.is_file()}
        for turn in ("a", "b")
    )
    assert first == second
    assert first


@pytest.mark.parametrize("name", [name for name in TABLES if name != "parquet"])
def test_what_is_said_to_be_held_stands_in_the_file(name, root, tmp_path) -> None:
    """Each text of a full record that no other value repeats: in the file, or in the loss report, never neither."""
    record = full()
    whole = record.model_dump(mode="json")
    values = [
        (pointer, str(value))
        for part in ("source", "page", "films", "people")
        for pointer, value in leaf_pointers(whole[part], f"/{part}")
    ]
    everything = [value for _, value in values]
    exported = written(name, [record], tmp_path / name, root)
    content = "\n".join(texts(tmp_path / name)).replace("&amp;", "&")
    crosswalk = read_crosswalk(root / "rules" / "exports" / f"{FORMATS[name].crosswalk}.toml")
    lost = {element for element in ELEMENTS if not is_held(element, crosswalk.elements)}
    coded = {"role", "roles", "countries", "country", "name", "recipient", "languages", "subtitles", "born", "died"}
    for pointer, value in values:
        key = [part for part in pointer.split("/") if not part.isdigit()]
        if ".".join(key[1:]) in lost or key[-1] in coded or sum(value in other for other in everything) > 1:
            continue
        assert value in content, pointer
    assert {loss.element for loss in exported.losses.kinds() if "no place" in loss.reason} == lost


@pytest.mark.parametrize("name", TABLES)
def test_names_and_roles_reach_every_format(name, root, tmp_path) -> None:
    written(name, [full()], tmp_path / name, root)
    content = "\n".join(texts(tmp_path / name))
    for person in (("Aino", "Rautavaara"), ("Pentti", "Salo"), ("Liisa", "Korpi")):
        assert " ".join(person) in content or ", ".join(reversed(person)) in content
    assert "Rautio Film Oy" in content


@pytest.mark.parametrize("name", TABLES)
def test_a_failure_half_way_leaves_what_was_there(name, root, tmp_path) -> None:
    target = tmp_path / name
    written(name, [full()], target, root)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    def broken() -> Iterator[Record]:
        yield full(2)
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        export(name, broken(), target, options_for(FORMATS[name].crosswalk, root / "rules"))
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", TABLES)
def test_no_records_and_records_without_films(name, root, tmp_path) -> None:
    assert written(name, [], tmp_path / "none" / name, root).records == 0
    bare = Record.model_validate(full().model_dump() | {"films": (), "people": (), "evidence": {}, "issues": ()})
    exported = written(name, [bare], tmp_path / "bare" / name, root)
    assert exported.records == 1
    assert json.loads(exported.report.read_text(encoding="utf-8"))["records"] == 1


@pytest.mark.parametrize("name", sorted({known.crosswalk for known in FORMATS.values()}))
def test_every_crosswalk_is_well_formed(name, root) -> None:
    crosswalk = read_crosswalk(root / "rules" / "exports" / f"{name}.toml")
    assert is_held("films.title", crosswalk.elements)
    assert list(left_out(full(), frozenset(ELEMENTS))) == []
