"""A record looked at as a careful reader would: does it make sense, and what was not read?"""

from pipeline.check.gaps import empty_labels, unread
from pipeline.check.sense import doubts
from pipeline.model.page import Page
from pipeline.model.parts import Entry
from pipeline.model.record import Issue, Record
from pipeline.rules import Rules


def review(page: Page, entries: tuple[Entry, ...], record: Record, rules: Rules) -> Record:
    """The record with the issues of every check added and the unread stretches of its text listed."""
    issues = [Issue(code=c, severity="warning", message=m, start=s, end=e) for c, m, s, e in page.remarks]
    issues += record.issues
    issues += (
        Issue(code=d.code, severity=d.severity, message=d.message, pointer=d.pointer, start=d.start, end=d.end)
        for d in [*doubts(record, rules), *empty_labels(entries)]
    )
    left = unread(page, entries, record)
    letters = sum(e.end - e.start for e in left)
    if letters:
        first = left[0]
        message = f"{letters} characters in {len(left)} stretches were not read"
        issues.append(Issue(code="text.unread", severity="note", message=message, start=first.start, end=first.end))
    return record.model_copy(update={"issues": tuple(issues), "unread": left})
