"""What a run came to."""

from pipeline.model.record import Award, Film, Issue, Person
from pipeline.read import Skip
from pipeline.run.attempt import Extracted, Failed
from pipeline.run.summary import Summary
from tests.unit.run.test_attempt import record_of, source


def test_summary_counts_values_issues_and_failures() -> None:
    film = Film(title="Salt", year=1999, countries=("FR", "DE"), awards=(Award(award="Prize", year=2000),))
    issue = Issue(code="title.inferred", severity="note", message="m")
    record = record_of(source("a.txt")).model_copy(
        update={"films": (film, Film(title="Sel")), "people": (Person(name="Ana Li"),), "issues": (issue, issue)}
    )
    failed = Failed("b.txt", None, None, None, "ReadError", "is empty")
    summary = Summary()
    for outcome in (Extracted(record, ""), failed, Skip("a.png", "image"), Extracted(record_of(source("b.txt")), "")):
        summary.add(outcome)
    assert (summary.pages, summary.films, summary.people) == (2, 2, 1)
    assert summary.facts == {"title": 2, "year": 1, "countries": 2, "awards": 1, "person.name": 1}
    assert summary.issues == {"title.inferred": 2}
    assert summary.failed == {"ReadError": 1}
    assert summary.skipped == {"image": 1}
    assert summary.sources == 4
    both = Summary()
    both.merge(summary)
    both.merge(summary)
    assert (both.pages, both.sources, both.facts["title"], both.skipped) == (4, 8, 4, {"image": 2})
