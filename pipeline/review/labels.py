"""Labels that the rules do not know, each once a record, ready to be given a role."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.fold import label_key, tidy
from pipeline.model.record import Record
from pipeline.write.unknown import unknown_labels as printed_labels

_EXAMPLE = 160


class UnreadLabel(NamedTuple):
    """A label that nothing was read from: the page's language, as printed, folded, the line it stands in."""

    language: str
    label: str
    key: str
    example: str


def unknown_labels(record: Record) -> Iterator[UnreadLabel]:
    """The labels of a record's unread text, each once."""
    language = record.page.languages[0] if record.page.languages else ""
    seen: set[str] = set()
    for printed in printed_labels(record):
        label = tidy(printed.text)
        key = label_key(label)
        if key and key not in seen:
            seen.add(key)
            yield UnreadLabel(language, label, key, tidy(f"{label}: {printed.rest}")[:_EXAMPLE])
