"""The report as a whole, and the comparison of two runs, without a browser."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.read.stored import stored
from pipeline.review.offline import decidable
from pipeline.write.report import LISTS, write_report
from pipeline.write.report.diff import write_diff
from pipeline.write.report.failures import Failure
from pipeline.write.report.site import page_path


def fiche(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_records_give_the_same_bytes(root, tmp_path) -> None:
    for name in ("a", "b"):
        write_report(stored(root / "output" / "samples"), [Failure("x", "E", "m")], tmp_path / name, "samples")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_pages_are_linked_and_ask_for_nothing_else(root, tmp_path) -> None:
    records = list(stored(root / "output" / "samples"))
    write_report(records, (), tmp_path / "report", "samples", decidable)
    files = contents(tmp_path / "report")
    pages = {name: text.decode() for name, text in files.items() if name.endswith(".html")}
    assert {f"{name}.html" for name in LISTS} | {"index.html"} | {page_path(r.id) for r in records} == set(pages)
    for name, text in pages.items():
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in text
        assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:", text), name
        for link in re.findall(r'\s(?:src|href)="([^"#]+)(?:#[^"]*)?"', text):
            if not link.startswith("http"):
                assert (tmp_path / "report" / name).parent.joinpath(link).is_file(), (name, link)


def test_ids_on_a_page_are_unique_and_links_in_it_lead_somewhere(root, tmp_path) -> None:
    write_report(stored(root / "output" / "samples"), (), tmp_path / "report", "samples", decidable)
    for file in (tmp_path / "report" / "pages").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_an_empty_run(tmp_path) -> None:
    tally = write_report((), (), tmp_path / "report", "nothing")
    assert tally.pages == 0
    assert "None." in (tmp_path / "report" / "films.html").read_text(encoding="utf-8")


def test_command(root, tmp_path) -> None:
    (tmp_path / "records.jsonl").write_bytes((root / "output" / "samples" / "records.jsonl").read_bytes())
    (tmp_path / "errors.jsonl").write_text('{"path": "a.html", "error": "ReadError", "message": "empty"}\n')
    code, told = fiche("report", tmp_path)
    assert code == 0
    assert "17 pages" in told
    assert "a.html" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert fiche("report", tmp_path / "records.jsonl", "-q", "-o", tmp_path / "other") == (0, "")
    assert fiche("report", tmp_path, "-q") == (0, ""), "an earlier report may be replaced"


def test_commands_refuse_what_they_cannot_read_or_replace(root, tmp_path) -> None:
    samples = root / "output" / "samples"
    code, told = fiche("report", tmp_path)
    assert (code, "no records; expected records.jsonl" in " ".join(told.split())) == (1, True)
    (tmp_path / "records.jsonl").write_text('{"schema": "other"}\n')
    code, told = fiche("report", tmp_path)
    assert (code, "records.jsonl:1: no record of this version" in " ".join(told.split())) == (1, True)
    assert [p.name for p in tmp_path.iterdir()] == ["records.jsonl"]
    assert fiche("diff", tmp_path, samples)[0] == 1
    for verb in (("report", samples, "-o", tmp_path), ("diff", samples, samples, "--report", tmp_path)):
        code, told = fiche(*verb)
        assert (code, "is no report; expected" in " ".join(told.split())) == (2, True)


def test_diff_on_the_screen_and_as_a_page(root, tmp_path) -> None:
    samples = root / "output" / "samples"
    lines = (samples / "records.jsonl").read_text(encoding="utf-8")
    (tmp_path / "records.jsonl").write_text(lines.replace('"year":1979', '"year":1978'), encoding="utf-8")
    code, told = fiche("diff", tmp_path, samples, "--report", tmp_path / "diff")
    assert code == 0
    assert "~ year: 1978 → 1979" in told
    page = (tmp_path / "diff" / "index.html").read_text(encoding="utf-8")
    assert ">year</a>" in page
    assert "1978" in (tmp_path / "diff" / "data" / "changes-0.js").read_text(encoding="utf-8")
    assert fiche("diff", samples, samples) == (0, "the same values\n")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a" * 500 + "x" * 900, "a" * 500 + "y", ("…" + "a" * 60 + "x" * 340 + "…", "…" + "a" * 60 + "y")),
        ("", "z" * 500, ("", "z" * 400 + "…")),
        ("1978", "1979", ("1978", "1979")),
    ],
)
def test_long_texts_begin_where_they_differ(tmp_path, old, new, expected) -> None:
    counts = {"text": {"change": 1, "gain": 0, "loss": 0}}
    write_diff([("p", "change", "text", old, new)], counts, tmp_path / "d", "a", "b")
    told = (tmp_path / "d" / "data" / "changes-0.js").read_text(encoding="utf-8")
    assert f'"{expected[0]}","{expected[1]}"' in told
