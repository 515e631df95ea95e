"""Labels that no rule knows: short heads of unread lines that end in a colon."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.model.record import Record

_HEAD: Final = re.compile(
    r"^[\s•*·–-]{0,8}(?P<head>[^\W\d_][^:：\n]{0,39}?)(?<!\d)\s{0,3}[:：](?!//)(?P<rest>[^\n]{0,200})", re.MULTILINE
)
_METADATA: Final = re.compile(r"[a-z][\w-]*(\[\d+\])?/\S+")  # "og/title", as the text shows embedded metadata
_WORDS = 5  # a label is short; more words before a colon are a sentence


class UnknownLabel(NamedTuple):
    """A label as printed, what stands behind it on its line, and where it starts and ends in the page's text."""

    text: str
    rest: str
    start: int
    end: int


def unknown_labels(record: Record) -> Iterator[UnknownLabel]:
    """The unknown labels of a record's page, in their order."""
    text = record.page.text
    for extent in record.unread:
        line = text.rfind("\n", 0, extent.start) + 1
        for found in _HEAD.finditer(text, line, min(len(text), extent.end + 2)):
            head = found["head"]
            if found.start("head") < extent.start or len(head.split()) > _WORDS:
                continue
            if not _METADATA.fullmatch(head):
                yield UnknownLabel(head, found["rest"].strip(), found.start("head"), found.end("head"))
