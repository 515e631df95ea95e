"""Labels that the rules do not know: what stands before a colon in text that nothing was read from."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.fold import label_key, tidy
from pipeline.model.record import Record

_LABELLED = re.compile(r"^[ \t•*\-–|]*(?P<label>[^\W\d_][^:：\d\n]{1,39})[:：](?!//)[^\n]*$", re.MULTILINE)
_METADATA = re.compile(r"[a-z0-9-]+/")  # "html/title: …": embedded metadata has no labels of its own
_WORDS = 5  # a label is short: more words before a colon begin a sentence
_EXAMPLE = 160


class Unknown(NamedTuple):
    """A label that nothing was read from: the page's language, as printed, folded, the line it stands in."""

    language: str
    label: str
    key: str
    example: str


def unknown_labels(record: Record) -> Iterator[Unknown]:
    """The labels of a record's unread text, each once."""
    text = record.page.text
    extents = sorted(record.unread, key=lambda e: e.start)
    starts = [e.start for e in extents]
    language = record.page.languages[0] if record.page.languages else ""
    seen: set[str] = set()
    for match in _LABELLED.finditer(text):
        start = match.start("label")
        label = tidy(match["label"])
        key = label_key(label)
        before = bisect_right(starts, start)
        unread = before > 0 and start < extents[before - 1].end
        if unread and key and key not in seen and len(label.split()) <= _WORDS and not _METADATA.match(label):
            seen.add(key)
            yield Unknown(language, label, key, tidy(match[0])[:_EXAMPLE])
