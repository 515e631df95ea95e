"""One open file, whatever it is → its sources; every trouble becomes a `Failure`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from pipeline.model.page import Source, media_type_of
from pipeline.read.bounds import DEEPEST, HEAD, LARGEST, LARGEST_MHTML
from pipeline.read.feeds import read_feed
from pipeline.read.feeds_csv import read_csv
from pipeline.read.feeds_json import read_json
from pipeline.read.feeds_parquet import read_parquet
from pipeline.read.kinds import (
    ARCHIVE_ENDINGS,
    FEED_ENDINGS,
    MHTML_ENDINGS,
    PAGE_ENDINGS,
    TABLE_ENDINGS,
    WARC_ENDINGS,
    ending_of,
    kind_of_bytes,
    kind_of_ending,
    kind_of_name,
    looks_like_html,
    opens_warc,
)
from pipeline.read.members import Held, Unread
from pipeline.read.mhtml import opens_mhtml, read_mhtml
from pipeline.read.opened import Opened, begun, spooled
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.packed import Joined, Members, opening
from pipeline.read.reading import ReadState
from pipeline.read.saved import is_httracks_own, with_origin
from pipeline.read.spelled import printable
from pipeline.read.streams import streamed
from pipeline.read.tars import opens_tar, read_tar
from pipeline.read.unpacking import Packing, packing_of
from pipeline.read.zips import is_wacz, read_zip

_EXPECTED = "expected text or HTML"
_EXPECTED_FILE = f"{_EXPECTED}, a feed or an archive of pages"
_OBJECT = re.compile(rb"[\s\xef\xbb\xbf]{0,20}(\[\s{0,20})?\{\s{0,20}\"[^\"\\]{1,60}\"\s{0,5}:")
_SHORT = {"tgz": "tar", "txz": "tar", "tbz2": "tar"}


def read_file(opened: Opened, reading: ReadState) -> Iterator[Outcome]:
    """The sources of an open file: one page, the entries of a feed, all that an archive holds, archives in it too."""
    try:
        yield from _read(opened, reading)
    except OSError as error:
        yield unreadable(opened.name, error)


def read_standard_input(stream: IO[bytes], reading: ReadState) -> Iterator[Outcome]:
    """The sources that come through standard input; its path is "-"."""
    try:
        head, whole = begun(stream)
    except OSError as error:
        yield unreadable("-", error)
        return
    yield from read_file(Opened(whole, head, "-", "-", asked=True), reading)


def unreadable(name: str, error: OSError) -> Failure:
    """A failure that says why a file could not be read, in the words of the system or of the reader."""
    if error.strerror is None and error.args:
        return Failure(name, f"{error}; {_EXPECTED_FILE}")
    return Failure(name, f"cannot be read ({(error.strerror or type(error).__name__).lower()}); {_EXPECTED}")


def _read(opened: Opened, reading: ReadState) -> Iterator[Outcome]:
    packing = packing_of(opened.head)
    ending = ending_of(opened.below.rpartition("/")[2])
    if opened.depth > DEEPEST:
        yield Failure(opened.name, f"lies in more than {DEEPEST} archives inside one another; it is left unread")
    elif packing is not None and (ending not in PAGE_ENDINGS or packing.name in ("gzip", "zstd")):
        yield from _packed(opened, packing, reading)
    elif ending in PAGE_ENDINGS:
        yield from _page(opened)
    else:
        yield from _by_content(opened, ending, reading)


def _packed(opened: Opened, packing: Packing, reading: ReadState) -> Iterator[Outcome]:
    stem, _, ending = opened.below.rpartition(".")
    ending = ending.lower()
    below = f"{stem}.{_SHORT[ending]}" if ending in _SHORT else stem if ending == packing.ending else opened.below
    members = Members(opened.stream, packing)
    if opens_warc(opening(opened.head, packing, HEAD)) or ending_of(below) in WARC_ENDINGS:
        yield from _captured(members, opened.name, reading)
        return
    joined = Joined(members)
    head, stream = begun(streamed(joined.following))
    inner = replace(opened, stream=stream, head=head, below=below, depth=opened.depth + 1)
    if head:
        yield from read_file(inner, reading)
    for damage in joined.damages:
        yield Failure(f"{opened.name}:{damage.offset}", f"{damage.message}; {_EXPECTED_FILE}")
    if not head and not joined.damages:
        yield Failure(opened.name, f"is empty; {_EXPECTED}")


def _by_content(opened: Opened, ending: str, reading: ReadState) -> Iterator[Outcome]:
    head, name = opened.head, opened.name
    kind = kind_of_ending(ending)
    if opens_warc(head):
        yield from _captured(opened.stream, name, reading)
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and kind is None:
        yield from _zip(opened, reading)
    elif head.startswith(b"PAR1"):
        with spooled(opened.stream) as file:
            yield from read_parquet(file, name, reading)
    elif opens_tar(head):
        for member in read_tar(opened.stream):
            yield from _member(opened, member, reading)
    elif ending in MHTML_ENDINGS or opens_mhtml(head):
        yield from _mhtml(opened)
    elif ending in FEED_ENDINGS:
        yield from read_feed(opened.stream, name, reading)
    elif ending == "json":
        yield from read_json(opened.stream, name, opened.asked, reading)
    elif ending in TABLE_ENDINGS:
        yield from read_csv(opened.stream, name, opened.asked, reading)
    elif ending in ARCHIVE_ENDINGS:
        what = "is empty" if not head else f"is no {ending} file, as its first bytes tell"
        yield Failure(name, f"{what}; {_EXPECTED_FILE}")
    else:
        yield from _of_no_ending(opened, ending, kind, reading)


def _captured(file: IO[bytes] | Members, name: str, reading: ReadState) -> Iterator[Outcome]:
    """The pages of a web archive; what reads these is not loaded where there are none."""
    from pipeline.read.captures import pages_of
    from pipeline.read.warc import read_warc

    yield from pages_of(read_warc(file, name), name, reading)


def _of_no_ending(opened: Opened, ending: str, kind: str | None, reading: ReadState) -> Iterator[Outcome]:
    """A file whose name tells nothing, or what no page is."""
    found = _OBJECT.match(opened.head)
    if kind:
        told = f"is a file of kind {kind}; {_EXPECTED_FILE}"
        yield Failure(opened.name, told) if opened.asked else Skip(opened.name, kind)
    elif not opened.asked and not looks_like_html(opened.head):
        yield Skip(opened.name, f".{ending[:12]} file" if ending else "file without an ending")
    elif found and found[1]:
        yield from read_json(opened.stream, opened.name, opened.asked, reading)
    elif found:
        yield from read_feed(opened.stream, opened.name, reading)
    else:
        yield from _page(opened)


def _page(opened: Opened) -> Iterator[Outcome]:
    name = opened.name
    data = opened.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Failure(name, f"is larger than {LARGEST // 1_000_000} MB; expected one page")
    elif not data.strip():
        yield Failure(name, f"is empty; {_EXPECTED}")
    elif kind := kind_of_bytes(data):
        yield Failure(name, f"is no text ({kind}); {_EXPECTED}")
    elif not opened.asked and is_httracks_own(data):
        yield Skip(name, "index of a mirror")
    else:
        media_type = media_type_of(opened.below, data)
        page = Source(data, media_type, name, container=opened.container, offset=opened.offset)
        yield with_origin(page, opened.below)


def _mhtml(opened: Opened) -> Iterator[Outcome]:
    data = opened.stream.read(LARGEST_MHTML + 1)
    if len(data) > LARGEST_MHTML:
        yield Failure(opened.name, f"is larger than {LARGEST_MHTML // 1_000_000} MB; expected one page as MHTML")
    else:
        yield from read_mhtml(data, opened.name)


def _zip(opened: Opened, reading: ReadState) -> Iterator[Outcome]:
    with spooled(opened.stream) as file:
        collection = is_wacz(file)
        for member in read_zip(file):
            if collection and isinstance(member, Held) and not member.name.startswith("archive/"):
                yield Skip(f"{opened.name}/{member.name}", "part of a WACZ file")
            else:
                yield from _member(opened, member, reading)


def _member(opened: Opened, member: Held | Unread, reading: ReadState) -> Iterator[Outcome]:
    name = f"{opened.name}/{printable(member.name)}" if member.name else opened.name
    if isinstance(member, Unread):
        yield Skip(name, member.kind) if member.kind else Failure(name, member.message)
        return
    if kind := kind_of_name(member.name):
        yield Skip(name, kind)
        return
    try:
        head, stream = begun(member.open())
    except OSError as error:
        yield unreadable(name, error)
        return
    below = printable(member.name)
    inner = Opened(stream, head, name, below, False, opened.name, member.offset, opened.depth + 1)
    yield from read_file(inner, reading)
