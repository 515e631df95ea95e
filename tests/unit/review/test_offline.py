"""What a page of the report carries so that it can be decided without a server."""

import json
from html.parser import HTMLParser

from pipeline.read.stored import stored
from pipeline.review.decision import Decision, origin_of, passage
from pipeline.review.match import anchor_of
from pipeline.review.offline import decidable
from pipeline.review.value import top_of, values
from pipeline.write.report import write_report
from pipeline.write.report.site import page_path
from tests.unit.review.desks import made


class Carried(HTMLParser):
    """The `data-decidable` of a page."""

    told = ""

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told = dict(attrs).get("data-decidable") or self.told


def test_every_value_is_told_as_a_decision_about_it_says_it() -> None:
    record = made()
    told = json.loads(decidable(record))
    assert list(told["values"]) == [value.pointer for value in values(record)]
    for value in values(record):
        about = told["values"][value.pointer]
        spans = [passage(record.page.text, start, end) for start, end in about.pop("spans")]
        line = {"id": "0" * 16, "time": "", "reviewer": "eva", "verdict": "accept", "pointer": value.pointer}
        made_there = Decision.model_validate({**told["every"], **told["page"], **line, **about, "spans": spans})
        assert (made_there.field, made_there.old, made_there.source) == (value.field, value.value, origin_of(record))
        assert [s.quote for s in made_there.spans] == [q.quote for q in value.evidence.spans]
        assert (made_there.rule, made_there.confidence) == (value.evidence.rule, value.evidence.confidence)
        assert made_there.anchor == anchor_of(values(record), top_of(value.pointer))


def test_characters_shown_as_others_are_told_with_their_place() -> None:
    text = made().page.text.replace("|", "\x00", 1) + "\u202e"
    told = json.loads(decidable(made(text=text)))
    assert told["replaced"] == [[text.index("\x00"), 0], [len(text) - 1, 0x202E]]


def test_a_page_carries_it_escaped_and_only_where_it_is_wanted(tmp_path, root) -> None:
    record = made(source={**made().source.model_dump(), "path": "\"><script>alert('1')</script>&amp;\u2028.txt"})
    write_report([record], (), tmp_path / "with", "x", decidable)
    page = (tmp_path / "with" / page_path(record.id)).read_text(encoding="utf-8")
    parser = Carried()
    parser.feed(page)
    assert parser.told == decidable(record)
    assert "<script>alert" not in page
    assert parser.told.isascii()
    write_report(stored(root / "output" / "samples"), (), tmp_path / "without", "x")
    for file in (tmp_path / "without").rglob("*.html"):
        assert "deciding" not in file.read_text(encoding="utf-8")


def test_every_page_of_a_report_counts_and_offers_the_decisions(tmp_path, root) -> None:
    write_report(stored(root / "output" / "samples"), (), tmp_path / "report", "x", decidable)
    for file in (tmp_path / "report").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert text.count('id="decisions" hidden') == text.count("static/decisions.js") == 1
        assert text.count("static/decide.js") == text.count('id="deciding"') == ("pages/" in file.as_posix())
