"""The review bench in a real browser: by keyboard, by two at once, over kills, with pages that mean harm."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from pipeline import Record, Rules, Source, extract, load_rules
from pipeline.read.stored import stored, stored_files
from pipeline.review.desk import Desk
from pipeline.review.index import Index, fingerprint
from pipeline.review.log import Log
from pipeline.review.server import application
from pipeline.review.teach import Teacher
from pipeline.write.marked import visible
from tests.browser.payloads import PAYLOADS, hostile_pages

ROOT = Path(__file__).parents[2]
TOKEN = "t" * 32
STALKER = ROOT / "samples" / "stalker.txt"
WAIT = 60_000  # milliseconds until a browser gives up: others may use the machine too


class Bench:
    """A bench that listens, in this process."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        self.folder = folder
        index = Index(folder)
        index.open(stored(folder), fingerprint(stored_files(folder)))
        self.desk = Desk(folder, index, rules)
        self.desk.start()
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        self.port = listening.getsockname()[1]
        app = application(self.desk, Teacher(index, rules, lambda *_: 0), TOKEN, self.port, "eva")
        config = uvicorn.Config(app, log_level="warning", lifespan="off", ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]})
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """End it."""
        self.server.should_exit = True
        self.thread.join()
        self.desk.index.close()


Opened = Callable[..., Bench]


def put(folder: Path, *records: Record) -> None:
    (folder / "records.jsonl").write_text("".join(r.to_json() + "\n" for r in records), encoding="utf-8")


@pytest.fixture
def opened(tmp_path: Path, rules: Rules) -> Iterator[Opened]:
    """Opens a bench over records (or over those that are there)."""
    running: list[Bench] = []

    def start(*records: Record) -> Bench:
        while running:
            running.pop().stop()
        if records:
            put(tmp_path, *records)
        running.append(Bench(tmp_path, rules))
        return running[-1]

    yield start
    for bench in running:
        bench.stop()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A browser's page that must not raise nor be refused anything by the content policy."""
    wrong: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 860})
    tab = context.new_page()
    tab.set_default_timeout(WAIT)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "409" not in said.text else None)
    tab.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    yield tab
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def stalker(rules: Rules) -> Record:
    """The record of the first sample."""
    return extract(Source.of(STALKER.read_bytes(), path="samples/stalker.txt"), rules)


def enter(tab: Any, bench: Bench, record: Record | None = None) -> None:
    tab.goto(f"{bench.address}/?token={TOKEN}")
    if record is not None:
        tab.goto(f"{bench.address}/record/{record.id}")
        tab.wait_for_selector("[aria-current]")


def saved(tab: Any, words: str) -> None:
    """Wait until the bench says that something is saved."""
    tab.wait_for_function(
        """words => {
          const told = document.getElementById("told").textContent;
          return told.startsWith(words) && told.includes("Saved at");
        }""",
        arg=words,
    )


def press(tab: Any, key: str, words: str) -> None:
    tab.evaluate("document.getElementById('told').textContent = ''")
    tab.keyboard.press(key)
    saved(tab, words)


def current(tab: Any) -> str:
    return str(tab.get_attribute("[aria-current]", "data-pointer"))


def statuses(tab: Any) -> list[str]:
    return [s.strip().split(" by ")[0] for s in tab.locator(".leaf-row .status").all_text_contents()]


def select(tab: Any, words: str) -> None:
    """Select words of the page's text where they stand first, across marks."""
    tab.evaluate(
        """words => {
          const text = document.getElementById("text");
          const at = text.textContent.indexOf(words);
          const range = document.createRange();
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          let before = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const end = before + node.data.length;
            if (before <= at && at < end) range.setStart(node, at - before);
            if (before < at + words.length && at + words.length <= end) range.setEnd(node, at + words.length - before);
            before = end;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def test_ten_decisions_by_keyboard_alone_survive_reload_undo_all_and_redo_all(
    opened: Opened, page: Any, stalker: Record, tmp_path: Path
) -> None:
    bench = opened(stalker)
    page.goto(f"{bench.address}/?token={TOKEN}")
    page.keyboard.press("j")  # the first record of the list, then into it
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-current]")
    start = current(page)
    said = {"a": "accepted", "x": "rejected", "m": "not on the page", "q": "ambiguous"}
    for key in "aaxaqmaa":
        title = page.get_attribute("[aria-current]", "data-title")
        press(page, key, f"{title}: {said[key]}")
    assert current(page) != start
    page.keyboard.press("c")
    page.wait_for_selector("dialog#correct[open]")
    page.keyboard.press("Control+a")
    page.keyboard.type("Boris Strugatskij")
    press(page, "Enter", "screenwriter: corrected")
    press(page, "a", "cinematographer: accepted")
    expected = ["accepted", "accepted", "rejected", "accepted", "ambiguous", "not on page", "accepted", "accepted"]
    assert statuses(page)[:10] == [*expected, "corrected", "accepted"]

    page.reload()
    page.wait_for_selector("[aria-current]")
    after = statuses(page)
    assert after[:10] == [*expected, "corrected", "accepted"]
    for _ in range(10):
        press(page, "u", "undone")
    page.keyboard.press("u")
    page.wait_for_function("() => document.getElementById('told').textContent === 'nothing to be undone'")
    assert set(statuses(page)) == {"open"}
    page.reload()
    page.wait_for_selector("[aria-current]")
    for _ in range(10):
        press(page, "r", "redone")
    assert statuses(page) == after
    assert [d.verdict for d in Log(tmp_path).read()].count("redo") == 10


def test_hovering_moves_the_highlight_both_ways(opened: Opened, page: Any, stalker: Record) -> None:
    enter(page, opened(stalker), stalker)
    row = page.locator('.leaf-row[data-field="films/runtime_minutes"]')
    row.hover()
    assert page.locator("mark.chosen").all_text_contents() == ["162 Minutes"] or "162" in page.inner_text("mark.chosen")
    page.locator("#text mark", has_text="1979").first.hover()
    assert "1979" in page.locator(".leaf-row.chosen .value").all_text_contents()


def launched(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """`fiche review` as a process of its own, and the address it prints."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "review",
        str(folder),
        "--port",
        "0",
        "--no-browse",
        "--reviewer",
        "eva",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def killed_after_each(page: Any, folder: Path, record: Record, times: int) -> None:
    told: list[str] = []
    for _ in range(times):
        process, address = launched(folder)
        try:
            page.goto(address)
            page.goto(f"{address.partition('?')[0]}record/{record.id}")
            page.wait_for_selector("[aria-current]")
            told.append(current(page))
            press(page, "a", "")
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
    assert [d.pointer for d in Log(folder).read()] == told
    assert len(set(told)) == times  # each start knew what was decided before


def test_a_killed_server_loses_no_decision(page: Any, stalker: Record, tmp_path: Path) -> None:
    put(tmp_path, stalker)
    killed_after_each(page, tmp_path, stalker, 2)


@pytest.mark.long
def test_twenty_killed_servers_lose_no_decision(page: Any, stalker: Record, tmp_path: Path) -> None:
    put(tmp_path, stalker)
    killed_after_each(page, tmp_path, stalker, 20)


def test_two_browsers_at_once_overwrite_nothing_silently(
    opened: Opened, page: Any, chromium: Any, stalker: Record, tmp_path: Path
) -> None:
    bench = opened(stalker)
    enter(page, bench, stalker)
    other = chromium.new_context()
    tab = other.new_page()
    tab.goto(f"{bench.address}/?token={TOKEN}")
    tab.fill("#reviewer-name", "Łucja بشرى")
    with tab.expect_navigation():
        tab.click("#reviewer button")
    tab.goto(f"{bench.address}/record/{stalker.id}")
    tab.wait_for_selector("[aria-current]")
    first = current(page)
    press(tab, "x", "title: rejected")
    page.keyboard.press("a")
    page.wait_for_selector("dialog#stale[open]")
    shown = page.inner_text("dialog#stale")
    assert "reject by Łucja بشرى" in shown
    assert "was not saved" in shown
    page.keyboard.press("Escape")
    assert current(page) == first
    assert statuses(page)[0] == "rejected"
    press(page, "a", "title: accepted")  # now it was seen
    other.close()
    assert [(d.verdict, d.reviewer) for d in Log(tmp_path).read()] == [("reject", "Łucja بشرى"), ("accept", "eva")]


def test_after_a_changed_rule_decisions_replay_and_one_conflict_is_shown(
    opened: Opened, page: Any, tmp_path: Path, rules: Rules
) -> None:
    data = b"Nordlicht\n\nLand: Deutschland\nJahr: 2019\nRegie: Eva Ott\nKamera: Jo Lund\nSchnitt: Ida Rehm\n"
    source = Source.of(data, path="nordlicht.txt")
    record = extract(source, rules)
    enter(page, opened(record), record)
    fields = [str(row) for row in page.locator(".leaf-row").evaluate_all("rows => rows.map(r => r.dataset.field)")]
    for _ in fields[:-1]:
        press(page, "a", "")
    with page.expect_navigation():  # the last decision leaves the record: what it says is gone with its page
        page.keyboard.press("a")
    label = next(path for path in (rules.directory / "labels").glob("de.toml"))
    changed = tmp_path / "rules"
    changed.mkdir()
    for path in rules.directory.iterdir():
        (changed / path.name).symlink_to(path)
    (changed / "labels").unlink()
    (changed / "labels").mkdir()
    for path in (rules.directory / "labels").iterdir():
        (changed / "labels" / path.name).symlink_to(path)
    (changed / "labels" / "de.toml").unlink()
    text = label.read_text("utf-8")
    moved = re.sub(r'^(editor = \[)"Schnitt", ', r"\1", text, count=1, flags=re.MULTILINE)
    assert moved != text
    (changed / "labels" / "de.toml").write_text(
        re.sub(r"^(sound = \[)", r'\1"Schnitt", ', moved, count=1, flags=re.MULTILINE), "utf-8"
    )
    anew = extract(source, load_rules(changed))
    assert {c.role for c in anew.films[0].credits} != {c.role for c in record.films[0].credits}

    bench = opened(anew)
    enter(page, bench, anew)
    assert statuses(page) == ["accepted"] * (len(fields) - 1) + ["conflict"]
    page.goto(f"{bench.address}/conflicts")
    assert page.locator("article.conflict").count() == 1
    sides = page.locator(".sides > div").all_inner_texts()
    assert "Ida Rehm" in sides[0]
    page.get_by_text("Keep the decision").click()
    page.wait_for_selector("text=Every decision fits.")
    verdicts = [(d.verdict, d.new) for d in Log(tmp_path).read()][len(fields) :]
    assert verdicts == [("add", "Ida Rehm")]


ARABIC = (
    "😀 סרט / فيلم\n\nبادِ انار\n\nکارگردان: شیرین وثوقی\nنویسنده: پیمان جاودان\nתרגום: נועם לוי\n監督：山田太郎\n"
    "مدت: ۸۸ دقیقه\nYear of release 2017\n"
)


def test_a_correction_and_an_addition_are_grounded_in_what_is_selected(
    opened: Opened, page: Any, rules: Rules, tmp_path: Path
) -> None:
    record = extract(Source.of(ARABIC.encode(), path="anar.txt"), rules)
    bench = opened(record)
    enter(page, bench, record)
    page.locator('.leaf-row[data-field="films/credits/director"]').first.click()
    select(page, "山田太郎")
    page.keyboard.press("c")
    page.wait_for_selector("dialog#correct[open]")
    page.wait_for_function("() => document.getElementById('correct-value').value === '山田太郎'")
    press(page, "Enter", "director: corrected")
    select(page, "נועם לוי")
    page.keyboard.press("i")
    page.wait_for_selector("dialog#add[open]")
    page.select_option("#add-slot", value="/films/0/credits/-/name", label=None)
    page.evaluate("""() => {
      const slot = document.getElementById("add-slot");
      slot.value = null;
      [...slot.options].find(one => one.dataset.role === "editor").selected = true;
      slot.dispatchEvent(new Event("change"));
    }""")
    page.wait_for_function("() => document.getElementById('add-value').value === 'נועם לוי'")
    page.click("dialog#add button.main")
    saved(page, "Added")
    lines = Log(tmp_path).read()
    assert [(d.verdict, d.new) for d in lines] == [("correct", "山田太郎"), ("add", "נועם לוי")]
    for line in lines:
        assert [p.quote for p in line.chosen] == [line.new]
        assert record.page.text[line.chosen[0].start : line.chosen[0].end] == line.new
    assert page.locator(".leaf-row", has_text="נועם לוי").locator(
        ".status"
    ).inner_text() == "✓ added" or "added" in statuses(page)
    assert page.locator('.leaf-row[data-field="films/credits/editor"] .value').inner_text() == "נועם לוי"


def test_keys_are_shown_rebound_for_good_and_a_clash_is_refused(opened: Opened, page: Any, stalker: Record) -> None:
    bench = opened(stalker)
    enter(page, bench, stalker)
    page.keyboard.press("?")
    page.click("[data-bind=accept]")
    page.keyboard.press("x")
    assert "x is already: Reject" in page.inner_text("dialog#help .told")
    page.click("[data-bind=accept]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_selector("[aria-current]")
    assert page.inner_text("[data-action=accept] kbd") == "ArrowRight"
    page.keyboard.press("a")  # means nothing any more
    press(page, "ArrowRight", "title: accepted")
    assert statuses(page).count("accepted") == 1


def test_bulk_touches_only_what_is_chosen_and_is_undone_as_one(
    opened: Opened, page: Any, rules: Rules, tmp_path: Path
) -> None:
    records = [
        extract(
            Source.of(f"Film {n}\n\nLand: Deutschland\nJahr: 2019\nRegie: Eva Ott\n".encode(), path=f"a/{n}.txt"), rules
        )
        for n in range(5)
    ]
    bench = opened(*records)
    enter(page, bench, records[0])
    page.locator('.leaf-row[data-field="films/credits/director"]').click()
    page.keyboard.press("b")
    page.wait_for_selector("dialog#same[open]")
    assert "5 undecided values of a with the label Regie and the value Eva Ott" in page.inner_text("dialog#same")
    page.check("dialog#same [data-all]")
    page.locator("dialog#same input[data-pointer]").last.uncheck()
    assert page.inner_text("dialog#same [data-count]") == "4 of 5 chosen:"
    with page.expect_navigation():
        page.click("dialog#same [data-verdict=accept]")
    page.wait_for_selector("[aria-current]")
    lines = Log(tmp_path).read()
    assert len(lines) == 4
    assert len({d.batch for d in lines}) == 1
    page.keyboard.press("u")
    deadline = time.monotonic() + 20
    while (len(Log(tmp_path).read()) < 5 or bench.desk.queue.counts().decided) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [len(d.of) for d in Log(tmp_path).read() if d.verdict == "undo"] == [4]
    assert bench.desk.queue.counts().decided == 0


def harmful(number: int, harms: list[str]) -> Record:
    """A record of payloads: its text, address, names, titles, labels, rules, issues are made of them."""
    text = "".join(f"{harm}\n{harm}: {harm} x\n" for harm in harms)
    films, evidence = [], {}
    for n, harm in enumerate(harms):
        start = text.index(f"{harm}\n{harm}: ")
        quote = {"start": start, "end": start + len(harm), "quote": harm}
        why = {"spans": [quote], "rule": harm, "alternatives": [{"value": harm, "spans": [quote], "rule": harm}]}
        credit = {"role": "director", "name": harm, "label": harm}
        films.append({"title": harm, "synopsis": harm, "genres": [harm], "credits": [credit]})
        for part in ("title", "synopsis", "genres/0", "credits/0/role", "credits/0/name", "credits/0/label"):
            evidence[f"/films/{n}/{part}"] = why
    one = harms[0]
    parts = ("path", "container", "fetched", "media_type", "charset", "charset_from", "sha256")
    page = {"kind": "film", "text": text, "host": one, "festival": one, "title": one, "languages": ["en"]}
    issue = {"code": one, "severity": "error", "message": one}
    return Record.model_validate({
        "id": f"{number:016x}", "source": {"uri": f"http://x.example/{one}", **dict.fromkeys(parts, one)}, "page": page,
        "films": films, "evidence": evidence, "issues": [issue | {"pointer": "/films/0/title", "end": 3}, issue],
        "unread": [{"start": len(one) + 1, "end": len(text)}],
    })  # fmt: skip


def test_pages_that_mean_harm_are_shown_as_text(opened: Opened, page: Any, rules: Rules) -> None:
    assert len(PAYLOADS) >= 40
    records = [harmful(n, [harm]) for n, harm in enumerate(PAYLOADS)]
    records.append(harmful(len(PAYLOADS), [*PAYLOADS]))
    records += [extract(source, rules) for source in hostile_pages()]
    bench = opened(*records)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.error('policy ' + e.blockedURI))")
    enter(page, bench)
    page.fill("#reviewer-name", PAYLOADS[15][:80])
    with page.expect_navigation():
        page.click("#reviewer button")
    for address in ("", "values", "labels", "progress", "conflicts"):
        page.goto(f"{bench.address}/{address}")
    for harm in PAYLOADS[:3]:
        page.goto(f"{bench.address}/?words={harm}&site={harm}&field={harm}&status={harm}")
    for record in (*records[:3], *records[len(PAYLOADS) :]):
        page.goto(f"{bench.address}/record/{record.id}")
        page.wait_for_selector("[aria-current]")
        assert page.evaluate("document.getElementById('text').textContent") == visible(record.page.text)
        titles = page.locator('[data-field="films/title"] .value').all_text_contents()
        assert titles == [visible(film.title or "") for film in record.films]
    for key, words in (("x", "title: rejected"), ("q", "")):
        press(page, key, words)
    page.keyboard.press("b")
    page.wait_for_selector("dialog#same[open]")
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    page.wait_for_selector("dialog#add[open]")
    page.goto(f"{bench.address}/progress")
    assert [url for url in asked if not url.startswith(f"{bench.address}/")] == []


@pytest.mark.parametrize(
    "scheme, width",
    [
        ("light", 1280),
        ("dark", 400),
        *(pytest.param(*more, marks=pytest.mark.long) for more in (("dark", 1280), ("light", 400))),
    ],
)
def test_no_serious_fault_for_screen_readers_and_nothing_wider_than_the_screen(
    opened: Opened, chromium: Any, stalker: Record, rules: Rules, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    arabic = extract(Source.of(ARABIC.encode(), path="anar.txt"), rules)
    bench = opened(stalker, arabic)
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    tab = context.new_page()
    enter(tab, bench, stalker)
    press(tab, "a", "title: accepted")
    found = []
    for address in ("", "values", f"record/{stalker.id}", f"record/{arabic.id}", "labels", "progress", "conflicts"):
        tab.goto(f"{bench.address}/{address}")
        tab.wait_for_load_state("networkidle")
        if address.startswith("record"):
            tab.wait_for_selector("[aria-current]")
        faults = [v for v in axe.run(tab).response["violations"] if v["impact"] in ("serious", "critical")]
        found += [f"{address}: {v['id']}: {v['nodes'][0]['html']}" for v in faults]
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
    tab.goto(f"{bench.address}/record/{arabic.id}")
    for key, dialog in (("?", "help"), ("c", "correct"), ("i", "add"), ("b", "same")):
        tab.keyboard.press(key)
        tab.wait_for_selector(f"dialog#{dialog}[open]")
        faults = [v for v in axe.run(tab).response["violations"] if v["impact"] in ("serious", "critical")]
        found += [f"dialog {dialog}: {v['id']}: {v['nodes'][0]['html']}" for v in faults]
        tab.keyboard.press("Escape")
    context.close()
    assert found == []
