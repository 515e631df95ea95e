"""The report in a real browser: highlights both ways, lists, keys, narrow and dark, and pages that attack it."""

import hashlib
from pathlib import Path

import pytest

from pipeline import Record, Rules, extract
from pipeline.model.record import (
    Alternative,
    Award,
    CastMember,
    Credit,
    Evidence,
    Extent,
    Film,
    Issue,
    PageInfo,
    Person,
    Quote,
    Review,
    SourceInfo,
    Statement,
)  # fmt: skip
from pipeline.read.stored import stored
from pipeline.review.offline import decidable
from pipeline.score import by_field, changes
from pipeline.write.marked import visible
from pipeline.write.report import LISTS, write_report
from pipeline.write.report.diff import write_diff
from pipeline.write.report.failures import Failure
from pipeline.write.report.site import page_path
from tests.browser.payloads import PAYLOADS, hostile_pages

ROOT = Path(__file__).parents[2]
SEED = "samples/stalker.txt"

@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(stored(ROOT / "output" / "samples"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "report"
    write_report(records, [Failure("broken.html", "ReadError", "empty")], folder, "samples", decidable)
    return folder


def page_of(records: list[Record], path: str) -> str:
    return page_path(next(record.id for record in records if record.source.path == path))


def test_a_value_shows_its_places_and_a_place_its_values(opened, samples, records) -> None:
    page = opened(samples, page_of(records, SEED))
    value = page.locator(".leaf .value", has_text="1979").first
    value.hover()
    assert page.locator("#text mark.chosen").all_inner_texts() == ["1979"]
    assert "facts#year" in page.inner_text("#slip")
    assert "/films/0/year" in page.inner_text("#slip")
    page.locator("#text mark", has_text="Soviet Union").first.hover()
    assert page.locator(".leaf.chosen .value").all_inner_texts() == ["SUHH"]
    assert page.locator("#text mark.chosen").all_inner_texts() == ["Soviet Union"]
    page.locator("h1").hover()
    assert page.locator(".chosen").count() == 0


def test_every_value_has_a_mark_and_every_mark_a_value(opened, samples, records) -> None:
    page = opened(samples, "index.html")
    for record in records:
        page.goto(f"{samples.as_uri()}/{page_path(record.id)}")
        without = page.evaluate("""() => {
          const known = new Set([...document.querySelectorAll("#text mark")].map((mark) => mark.dataset.mark));
          const leaves = [...document.querySelectorAll(".leaf")].map((leaf) => leaf.dataset.marks.split(" "));
          const told = new Set(leaves.flat());
          return [leaves.flat().filter((name) => !known.has(name)),
                  [...known].filter((name) => name[0] === "s" && !told.has(name)
                    && !document.querySelector(`#text mark.lost[data-mark="${name}"]`))];
        }""")
        assert without == [[], []]
        assert page.locator(".leaf").count() == len(record.evidence)
        assert page.evaluate("document.getElementById('text').textContent") == visible(record.page.text)


def test_by_keyboard_alone(opened, samples, records) -> None:
    page = opened(samples, page_of(records, SEED))
    focused = "document.activeElement"
    value = page.locator(".leaf .value", has_text="162")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.textContent") == "162":
            break
    assert value.evaluate("(element) => element === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.textContent") == "162 Minutes"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{focused}.textContent") == "Soviet Union"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    assert value.evaluate("(element) => element === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "facts#runtime" in page.locator(".why[open]").inner_text()


def test_issues_and_unread_text_stand_beside_the_text(opened, samples, records) -> None:
    record = next(r for r in records if any(i.code == "date.ambiguous" for i in r.issues))
    page = opened(samples, page_path(record.id))
    issue = next(i for i in record.issues if i.code == "date.ambiguous")
    marked = page.locator("#text mark.issue", has_text=record.page.text[issue.start : issue.end]).first
    assert marked.get_attribute("data-note") == issue.message
    assert page.locator("#text mark.unread").count() >= len(record.unread)
    page.locator(".issues a", has_text="show").first.click()
    assert page.evaluate("document.activeElement.className") == "issue warning chosen"


def test_a_list_sorts_filters_and_keeps_its_state(opened, samples, records) -> None:
    page = opened(samples, "films.html")
    rows = page.locator("#list tbody tr")
    films = sum(len(record.films) for record in records)
    assert rows.count() == films
    page.get_by_role("button", name="Year").click()
    years = [int(cell) for cell in page.locator("#list tbody td:nth-child(2)").all_inner_texts() if cell]
    assert years == sorted(years, reverse=True)
    page.fill("#search", "TARKOVSKY stalker")
    page.wait_for_selector("#list tbody tr:nth-child(5)", state="detached")
    assert set(page.locator("#list tbody td:first-child").all_inner_texts()) == {"Stalker"}
    page.reload()
    assert set(page.locator("#list tbody td:first-child").all_inner_texts()) == {"Stalker"}
    rows.first.locator("a").click()
    page.wait_for_load_state()
    assert page.url.endswith("#film-0")
    assert page.inner_text("h1") == "Stalker"


def test_the_overview_leads_to_lists(opened, samples) -> None:
    page = opened(samples, "index.html")
    page.get_by_role("link", name="value.disagreement").click()
    page.wait_for_selector("#list tbody tr")
    assert set(page.locator("#list tbody td:nth-child(3)").all_inner_texts()) == {"value.disagreement"}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_axe_finds_no_serious_fault_and_nothing_is_too_wide(opened, samples, records, width, scheme) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = opened(samples, "index.html", width=width, scheme=scheme)
    for path in ("index.html", "pages.html", page_of(records, SEED), page_of(records, "samples/film-sukkar.html")):
        page.goto(f"{samples.as_uri()}/{path}")
        page.wait_for_load_state()
        found = [
            (path, fault["id"], fault["nodes"][0]["html"][:200])
            for fault in axe.run(page, options={"preload": False}).response["violations"]
            if fault["impact"] in ("serious", "critical")
        ]
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_lines_and_values_keep_their_direction(opened, samples, records) -> None:
    page = opened(samples, page_of(records, "samples/film-sukkar.html"))
    box = page.locator("#text").bounding_box()
    arabic = page.locator("#text mark", has_text="سكّر أحمر").first.bounding_box()
    latin = page.locator("#text mark", has_text="Red Sugar").first.bounding_box()
    assert arabic["x"] > box["x"] + box["width"] / 2
    assert latin["x"] < box["x"] + box["width"] / 2
    name = page.locator(".in-name .value", has_text="ريم الحداد").first
    assert name.evaluate("(element) => getComputedStyle(element).direction") == "rtl"


def attacker(payload: str) -> Record:
    """A record in which everything that is free text is the payload."""
    text = f"{payload}\nDirector: {payload}\nQzv: {payload}\n"
    quote = Quote(start=0, end=len(payload), quote=payload)
    lost = Alternative(value=payload, spans=(quote,), rule=payload)
    why = Evidence(spans=(quote,), rule=payload, confidence=0.5, alternatives=(lost,))
    film = Film(
        title=payload, other_titles=(payload,), genres=(payload,), sound=payload, synopsis=payload, links=(payload,),
        credits=(Credit(role=payload, name=payload, label=payload),), cast=(CastMember(name=payload),),
        awards=(Award(festival=payload, award=payload),), reviews=(Review(title=payload, text=payload),),
        statement=Statement(text=payload), section=payload,
    )  # fmt: skip
    pointers = (
        "title", "other_titles/0", "genres/0", "sound", "synopsis", "links/0", "credits/0/role", "credits/0/name",
        "credits/0/label", "cast/0/name", "awards/0/festival", "awards/0/award", "reviews/0/title", "reviews/0/text",
        "statement/text", "section",
    )  # fmt: skip
    source = SourceInfo(
        path=payload, uri=payload, container=payload, offset=1, media_type=payload, charset=payload,
        charset_from=payload, fetched=payload, sha256=payload,
    )  # fmt: skip
    return Record(
        id=hashlib.sha256(payload.encode()).hexdigest()[:16], source=source,
        page=PageInfo(host=payload, festival=payload, languages=("en",), kind="film", title=payload, text=text),
        films=(film,), people=(Person(name=payload, text=payload),),
        evidence={
            **{f"/films/0/{pointer}": why for pointer in pointers}, "/people/0/name": why, "/people/0/text": why,
        },
        issues=(
            Issue(code=payload, severity="error", message=payload, pointer="/films/0/title", start=0, end=len(payload)),
        ),
        unread=(Extent(start=text.index("Qzv"), end=len(text) - 1),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked") / "report"
    failed = [Failure(payload, payload, payload, payload) for payload in PAYLOADS]
    write_report(map(attacker, PAYLOADS), failed, folder, PAYLOADS[0], decidable)
    return folder


def shown(text: str) -> str:
    """Text as `textContent` gives it back."""
    return visible(text)


def test_payloads_are_text_on_every_page_of_a_record(opened, attacked) -> None:
    assert len(PAYLOADS) >= 40
    page = opened(attacked, "index.html")
    here = attacked.as_uri()
    for payload in PAYLOADS:
        record = attacker(payload)
        page.goto(f"{here}/{page_path(record.id)}")
        told = page.evaluate("""() => {
          const texts = (wanted) => [...document.querySelectorAll(wanted)].map((one) => one.textContent);
          document.querySelector(".leaf .value").focus();
          return {
            heading: texts("h1"), text: texts("#text"), values: texts(".leaf .value"), slip: texts("#slip")[0],
            links: [...document.links].map((one) => one.href), elements: document.querySelectorAll(
              "#main :is(script, img, iframe, style, svg, math, object, embed, form, input, base, meta, link)").length,
          };
        }""")
        assert told["heading"] == [shown(payload)]
        assert told["text"] == [shown(record.page.text)]
        assert told["values"] == [shown(payload)] * 18
        assert shown(payload) in told["slip"]
        assert [link for link in told["links"] if not link.startswith(here)] == []
        assert told["elements"] == 0


def test_payloads_are_text_in_overview_and_lists(opened, attacked) -> None:
    page = opened(attacked, "index.html")
    for name in LISTS:
        page.goto(f"{attacked.as_uri()}/{name}.html")
        page.wait_for_selector("#list tbody tr")
        cells = page.locator("#list td").evaluate_all("(cells) => cells.map((cell) => cell.textContent)")
        if name != "labels":
            assert {shown(payload) for payload in PAYLOADS} <= set(cells)
        assert page.locator("#main :is(script, img, iframe, style, object, embed, base, meta, link)").count() == 0
    state = "search=%3Cscript%3Ealert(1)%3C/script%3E&sort=<img src=x onerror=alert(1)>&site=<svg onload=alert(1)>"
    page.goto(f"{attacked.as_uri()}/films.html#{state}")
    page.get_by_text(f"0 of {len(PAYLOADS)}").wait_for()
    assert page.input_value("#search") == PAYLOADS[0]


def test_a_hostile_page_from_its_bytes_to_the_report(opened, tmp_path, rules: Rules) -> None:
    hostile = [extract(source, rules) for source in hostile_pages()]
    write_report(hostile, (), tmp_path / "report", PAYLOADS[15], decidable)
    told = opened(tmp_path / "report", "index.html")
    for record in hostile:
        told.goto(f"{(tmp_path / 'report').as_uri()}/{page_path(record.id)}")
        assert told.evaluate("document.getElementById('text').textContent") == visible(record.page.text)
        assert told.locator(".leaf").count() == len(record.evidence) > 0


def test_a_comparison_of_runs_shows_payloads_as_text(opened, tmp_path) -> None:
    old = [attacker(payload) for payload in PAYLOADS]
    new = [record.model_copy(update={"films": (Film(title="Salt"),), "people": ()}) for record in old]
    found = list(changes(old, new))
    write_diff(found, by_field(found), tmp_path / "diff", PAYLOADS[0], PAYLOADS[15])
    page = opened(tmp_path / "diff", "index.html")
    page.wait_for_selector("#list tbody tr")
    page.goto(f"{(tmp_path / 'diff').as_uri()}/index.html#what=change&field=title")
    page.wait_for_selector("#list tbody tr")
    page.reload()
    cells = page.locator("#list td:nth-child(4)").evaluate_all("(cells) => cells.map((cell) => cell.textContent)")
    assert sorted(cells) == sorted(map(shown, PAYLOADS))
