"""A report opened from a file: decided by keys and buttons, downloaded, taken over by `fiche decide`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.model.record import Record
from pipeline.read.stored import stored
from pipeline.review.decision import Decision, origin_of, passage
from pipeline.review.log import Log
from pipeline.write.report.site import page_path

ROOT = Path(__file__).parents[2]
SEED, ARABIC = "samples/stalker.txt", "samples/film-sukkar.html"
VALUE = "document.activeElement.closest('.leaf').id"
SELECT = """(words) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    window.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return;
  }
  throw new Error("no such words in one piece of the text");
}"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with its report."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "records.jsonl").write_bytes((ROOT / "output" / "samples" / "records.jsonl").read_bytes())
    assert CliRunner().invoke(app, ["report", str(folder), "-q"]).exit_code == 0
    return folder


def record_of(output: Path, path: str) -> Record:
    return next(record for record in stored(output) if record.source.path == path)


def press(page, pointer: str, key: str) -> None:
    page.locator(f"[id='{pointer}'] .value").focus()
    page.keyboard.press(key)


def named(page) -> None:
    page.locator("#reviewer-name").fill("Ada “A”")
    page.keyboard.press("Enter")
    page.locator("#reviewer").wait_for(state="hidden")


def downloaded(page, file: Path) -> list[Decision]:
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download decisions").click()
    assert caught.value.suggested_filename == "decisions.jsonl"
    caught.value.save_as(file)
    return [Decision.model_validate_json(line) for line in file.read_bytes().splitlines()]


def taken(output: Path, file: Path) -> tuple[int, str, dict[str, Record]]:
    done = CliRunner().invoke(app, ["decide", str(output), "--take", str(file), "--replay"])
    lines = (output / "reviewed.jsonl").read_bytes().splitlines()
    return done.exit_code, done.output, {r.source.path or "": r for r in map(Record.model_validate_json, lines)}


def test_values_decided_in_a_file_are_downloaded_and_taken_without_loss(opened, output, tmp_path) -> None:
    seed, arabic = record_of(output, SEED), record_of(output, ARABIC)
    page = opened(output / "report", page_path(seed.id))
    assert page.locator("#decisions").is_hidden()
    press(page, "/films/0/year", "a")
    named(page)
    page.locator("#decisions", has_text="1 value decided").wait_for()
    assert page.inner_text("[id='/films/0/year'] .verdict") == "accepted"
    assert page.evaluate(VALUE) != "/films/0/year", "accept goes on to the next value"
    page.locator("[id='/films/0/runtime_minutes'] .value").focus()
    page.evaluate(SELECT, "Andrey Tarkovsky")
    page.keyboard.press("c")
    page.locator("#correct[open]").wait_for()
    page.locator("#correct-value").fill("163")
    page.keyboard.press("Enter")
    page.locator(".verdict", has_text="corrected: 163").wait_for()
    page.locator("[id='/films/0/countries/0'] .value").focus()
    page.evaluate(SELECT, "Soviet Union")
    page.keyboard.press("c")
    page.locator("#correct[open]").wait_for()
    assert page.input_value("#correct-value") == "Soviet Union"
    page.keyboard.press("Enter")
    page.locator(".verdict", has_text="corrected: Soviet Union").wait_for()
    page.goto(f"{(output / 'report').as_uri()}/{page_path(arabic.id)}")
    assert "3 values decided" in page.inner_text("#decisions")
    page.locator("[id='/films/0/credits/0/name'] .value").focus()
    page.get_by_role("button", name="Reject").click()
    page.goto(f"{(output / 'report').as_uri()}/issues.html")
    assert "4 values decided" in page.inner_text("#decisions")
    lines = {line.pointer: line for line in downloaded(page, tmp_path / "decisions.jsonl")}
    assert len(lines) == 4
    for record, pointer in ((seed, "/films/0/year"), (arabic, "/films/0/credits/0/name")):
        line, why = lines[pointer], record.evidence[pointer]
        assert (line.record, line.source, line.reviewer) == (record.id, origin_of(record), "Ada “A”")
        assert (line.rule, line.confidence) == (why.rule, why.confidence)
        assert line.spans == tuple(passage(record.page.text, s.start, s.end) for s in why.spans)
    code, told, reviewed = taken(output, tmp_path / "decisions.jsonl")
    assert (code, "4 taken" in told, "4 decided" in told) == (0, True, True), told
    film = reviewed[SEED].films[0]
    assert (film.year, film.runtime_minutes, film.countries) == (seed.films[0].year, 163, seed.films[0].countries)
    rules = [reviewed[SEED].evidence[f"/films/0/{at}"].rule for at in ("year", "runtime_minutes", "countries/0")]
    assert rules == ["reviewed#accepted", "reviewed#typed", "reviewed#corrected"]
    assert len(reviewed[ARABIC].films[0].credits) == len(arabic.films[0].credits) - 1
    assert [d.new for d in Log(output).read() if d.verdict == "correct"] == [163, "SUHH"]
    assert "0 taken" in taken(output, tmp_path / "decisions.jsonl")[1]


def test_what_is_undone_stays_undone_over_reloads_and_in_the_file(opened, output, tmp_path) -> None:
    page = opened(output / "report", page_path(record_of(output, SEED).id))
    press(page, "/films/0/year", "q")
    named(page)
    press(page, "/films/0/runtime_minutes", "m")
    page.locator("#decisions", has_text="2 values decided").wait_for()
    page.reload()
    assert sorted(page.locator(".verdict").all_inner_texts()) == ["ambiguous", "not on the page"]
    page.keyboard.press("u")
    page.locator("#decisions", has_text="1 value decided").wait_for()
    assert page.locator(".verdict").all_inner_texts() == ["ambiguous"]
    assert page.evaluate(VALUE) == "/films/0/runtime_minutes"
    lines = downloaded(page, tmp_path / "away.jsonl")
    assert [line.verdict for line in lines] == ["ambiguous", "not_on_page", "undo"]
    assert "1 decided" in taken(output, tmp_path / "away.jsonl")[1]


def test_characters_that_the_page_shows_as_others_come_back_as_they_are(opened, tmp_path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    words = "A\x00b\U0001f3ac\u202e'\"<i>&amp;\x85\x0c"
    text = f"\U0001f3ac\x01\n{words}\nend"
    quote = {"start": 3, "end": 3 + len(words), "quote": words}
    source = {"path": "</script>'\".txt", "media_type": "text/plain", "charset": "u", "charset_from": "", "sha256": ""}
    record = {
        "id": "0" * 16, "source": source, "page": {"kind": "film", "text": text, "languages": []},
        "films": [{"title": words}], "people": [], "evidence": {"/films/0/title": {"spans": [quote], "rule": "x#y"}},
    }  # fmt: skip
    made = Record.model_validate(record)
    (output / "records.jsonl").write_text(made.to_json() + "\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["report", str(output), "-q"]).exit_code == 0
    page = opened(output / "report", page_path(made.id))
    press(page, "/films/0/title", "a")
    named(page)
    page.locator("#decisions", has_text="1 value decided").wait_for()
    (line,) = downloaded(page, tmp_path / "one.jsonl")
    assert (line.old, line.source) == (words, origin_of(made))
    assert line.spans == (passage(text, 3, 3 + len(words)),)
    assert "1 decided" in taken(output, tmp_path / "one.jsonl")[1]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_dialogs_and_signs_have_no_serious_fault_and_fit(opened, output, width, scheme) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = opened(output / "report", page_path(record_of(output, ARABIC).id), width=width, scheme=scheme)

    def sound() -> None:
        found = axe.run(page, options={"preload": False}).response["violations"]
        assert [(f["id"], f["nodes"][0]["html"][:200]) for f in found if f["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    press(page, "/films/0/title", "a")
    sound()
    named(page)
    for key in "xmq":
        count = page.locator(".verdict").count()
        page.keyboard.press(key)
        page.wait_for_function("(n) => document.querySelectorAll('.verdict').length > n", arg=count)
    sound()
    page.keyboard.press("c")
    sound()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help kbd").all_inner_texts() == list("acxmqu?")
    sound()


def test_a_decision_that_cannot_be_kept_says_so(opened, output) -> None:
    page = opened(output / "report", page_path(record_of(output, SEED).id))
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    press(page, "/films/0/year", "a")
    page.locator("#reviewer-name").fill("Ada")
    page.keyboard.press("Enter")
    page.locator("#told.failed", has_text="NOT KEPT").wait_for()
    assert page.locator(".verdict").count() == 0
