"""What one run of reading carries from file to file: the names of a feed's keys, and what revisits may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pipeline.read.digests import Digests

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "html": ("html", "raw_html", "page_html", "html_content", "page_source", "raw_content"),
    "text": ("text", "plain_text", "page_text"),
    "body": ("body", "content", "response_body", "raw_body", "document", "page", "source"),
    "url": ("url", "uri", "page_url", "response_url", "source_url", "link", "address"),
    "charset": ("charset", "encoding"),
    "type": ("content_type", "media_type", "mime", "mime_type", "content_mime_type"),
    "time": ("fetched", "fetch_time", "fetched_at", "crawled_at", "scraped_at", "timestamp", "date"),
    "status": ("status", "http_status", "status_code", "fetch_status"),
})  # fmt: skip
PAGE_KEYS = ("html", "text", "body")


@dataclass(frozen=True, slots=True)
class ReadState:
    """`keys` are the names that each part of a feed's entry may have; `archived` holds the digests and the
    (address, time) of the pages read from WARC files so far."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: KEYS)
    archived: Digests = field(default_factory=Digests)

    @classmethod
    def of(cls, keys: Mapping[str, str] | None) -> "ReadState":
        """With the keys a user gives ({"html": "body_html"}), which are the only ones for their part."""
        return cls({**KEYS, **{part: (name,) for part, name in (keys or {}).items()}})
