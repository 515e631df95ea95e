"""One record a file, indented: easy to read and to compare from one state of the rules to the next."""

import json
import re
from pathlib import PurePosixPath

from pipeline.model.record import Record

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LENGTH = 80  # with the id and the ending well below the 255 bytes that file systems allow


def card(line: str) -> str:
    """The indented JSON of a record's line, with a line's end; the same values in the same order."""
    return json.dumps(json.loads(line), ensure_ascii=False, indent=1) + "\n"


def card_name(record: Record) -> str:
    """`<stem>-<id>.json` in letters every file system takes, the stem from the path or address."""
    origin = (record.source.path or record.source.uri or "page").replace("\\", "/").rstrip("/")
    stem = PurePosixPath(origin.split("?")[0]).stem
    return f"{_UNSAFE.sub('-', stem).strip('.-')[:_LENGTH] or 'page'}-{record.id}.json"
