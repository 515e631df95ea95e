"""The folder of a report: written whole, beside the old one; its lists as scripts."""

import json
import re

import pytest

from pipeline.write.report.site import NotAReportError, Rows, page_path, percent, replacing_folder, templates


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path) -> None:
    folder = tmp_path / "deep" / "report"
    for text in ("first", "second"):
        with replacing_folder(folder) as new:
            (new / f"{text}.html").write_text(text)
    assert (folder / "static" / "fiche.css").stat().st_size > 0
    assert [p.name for p in folder.glob("*.html")] == ["second.html"]
    assert list(folder.parent.iterdir()) == [folder]


def test_what_fails_leaves_the_old_report(tmp_path) -> None:
    folder = tmp_path / "report"
    with replacing_folder(folder) as new:
        (new / "first.html").touch()
    with pytest.raises(ZeroDivisionError), replacing_folder(folder) as new:
        (new / "second.html").touch()
        _ = 1 / 0
    assert [p.name for p in folder.glob("*.html")] == ["first.html"]
    assert list(tmp_path.iterdir()) == [folder]


def test_what_is_no_report_is_not_replaced(tmp_path) -> None:
    (tmp_path / "films").mkdir()
    (tmp_path / "films" / "salt.mov").touch()
    (tmp_path / "file").touch()
    for name in ("films", "file"):
        with pytest.raises(NotAReportError, match="is no report; expected"), replacing_folder(tmp_path / name):
            pytest.fail("never reached")
    assert (tmp_path / "films" / "salt.mov").exists()


def test_rows_are_scripts_that_hold_only_data(tmp_path) -> None:
    rows = Rows(tmp_path, "films")
    hostile = "</script><!--\u2028&\x00"
    for number in range(1001):
        rows.add("0123456789abcdef", "film-0", (hostile, number, None))
    rows.close()
    assert (rows.count, rows.chunks) == (1001, 2)
    last = (tmp_path / "data" / "films-1.js").read_text(encoding="utf-8")
    assert not set(last) & set("<>&\u2028\x00")
    told = re.fullmatch(r"fiche\.rows\(1,(\[.*\])\);\n", last)
    assert json.loads(told[1]) == [["0123456789abcdef", "film-0", "</script><!--\ufffd&␀", 1000, None]]


def test_no_rows_no_files(tmp_path) -> None:
    Rows(tmp_path, "films").close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("share", "expected"), [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")]
)
def test_percent(share, expected) -> None:
    assert percent(share) == expected


def test_pages_stand_in_folders_of_few() -> None:
    assert page_path("0123456789abcdef") == "pages/01/0123456789abcdef.html"


def test_templates_escape_and_show_control_characters() -> None:
    told = templates().from_string("<p title='{{ a }}'>{{ a }}</p>").render(a="<b>'\"\x00\r")
    assert told == "<p title='&lt;b&gt;&#39;&#34;␀␍'>&lt;b&gt;&#39;&#34;␀␍</p>"
