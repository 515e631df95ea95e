"""Feeds of JSON lines → sources: one page a line, one failure for a bad line."""

import json
from collections.abc import Iterator
from typing import IO

from pipeline.model.page import Source
from pipeline.read.bounds import LONGEST
from pipeline.read.entries import EXPECTED, page_of
from pipeline.read.outcome import Failure
from pipeline.read.reading import ReadState


def read_feed(file: IO[bytes], name: str, reading: ReadState) -> Iterator[Source | Failure]:
    """The pages of a feed in order; `Source.offset` is the line's number from 1; `OSError` where reading stops.

    A line is an object: `html`, `text` or `body` with the page, and where known `url`, `charset`,
    `content_type`, `fetched`, `status`, or what crawlers call these. Blank lines are passed over.
    """
    number = 0
    seen = False
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST)
            yield Failure(f"{name}:{number}", f"is longer than {LONGEST // 1_000_000} MB; {EXPECTED}")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield page_of_json(line.removeprefix(b"\xef\xbb\xbf"), name, number, reading)
        else:
            continue
        seen = True
    if not seen:
        yield Failure(name, f"is empty; {EXPECTED} on each line")


def page_of_json(data: bytes, name: str, number: int, reading: ReadState) -> Source | Failure:
    """The page of one JSON object, which is the entry of that number (from 1) of a feed."""
    where = f"{name}:{number}"
    try:
        entry = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Failure(where, f"is not UTF-8; {EXPECTED}")
    except (ValueError, RecursionError) as error:
        return Failure(where, f"is no JSON ({str(error)[:120]}); {EXPECTED}")
    if not isinstance(entry, dict):
        return Failure(where, f"is a JSON {type(entry).__name__}; {EXPECTED}")
    return page_of(entry, name, number, reading)
