"""Hostile and broken inputs by name: the file, its bytes, and what must come of it.

What comes is told in words, in order: "page" (a source that becomes a record), "skip KIND", or "fail MESSAGE" with a
part of the failure's message; "N x WORDS" where the same comes N times running.
"""

import gzip
import io
import lzma
import stat
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import zstandard

from tests.dumps import (
    PAGES,
    arc,
    bare_record,
    film_page,
    httrack,
    json_lines,
    mhtml,
    parquet,
    record,
    tarred,
    warc,
    zipped,
)

PAGE = film_page(0).encode()
THREE = dict(list(PAGES.items())[:3])
FILES = {f"{number}.html": page for number, page in enumerate(THREE.values())}
MEGABYTE = b"\x00" * 1_000_000


@dataclass(frozen=True)
class Case:
    """A file by its name, made when it is asked for, and what comes of it."""

    file: str
    make: Callable[[], bytes]
    gives: tuple[str, ...]


def html(body: str | bytes, head: bytes = b"") -> bytes:
    inside = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return b"<!DOCTYPE html><html><head>" + head + b"</head><body>" + inside + PAGE[PAGE.find(b"<main>") :]


def flipped(data: bytes, *places: int) -> bytes:
    changed = bytearray(data)
    for place in places:
        changed[place] ^= 0xFF
    return bytes(changed)


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(MEGABYTE) for _ in range(megabytes)), packer.flush()])


def response(body: bytes, headers: bytes = b"Content-Type: text/html\r\n", status: bytes = b"HTTP/1.1 200 OK") -> bytes:
    return bare_record(status + b"\r\n" + headers + b"\r\n" + body)


def tar_of(*members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.GNU_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_member(name: str, size: int = len(PAGE), kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = size if kind == tarfile.REGTYPE else 0, kind, link
    return info


def zip_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("page.html")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("film.html", PAGE)
    return out.getvalue()


def zip_encrypted() -> bytes:
    data = bytearray(zipped({"a.html": PAGE, "b.html": PAGE}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def zip_overlapping(entries: int) -> bytes:
    """Many names for one packed member that unpacks to filling."""
    body = bomb(19)[10:-8]
    crc = zlib.crc32(MEGABYTE * 19)
    name = b"page.html"
    fields = (20, 0, 8, 0, 0x21, crc, len(body), 19_000_000, len(name))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields, 0) + name + body
    central = (struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, 0, 0) + name) * entries
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, len(central), len(local), 0)
    return local + central + end


def zip_named(*names: bytes) -> bytes:
    """Members whose names are these bytes."""
    data = zipped({"n" * len(name) + str(place): PAGE for place, name in enumerate(names)})
    for place, name in enumerate(names):
        data = data.replace(b"n" * len(name) + str(place).encode(), name + str(place).encode())
    return data


def nested(depth: int) -> bytes:
    data = zipped({"page.html": PAGE})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def repeated_members() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.html", PAGE)
            archive.writestr("a.html", PAGE)
        return out.getvalue()


def corrupt_middle() -> bytes:
    records = [record(uri, page) for uri, page in THREE.items()]
    return records[0] + flipped(records[1], len(records[1]) // 2) + records[2]


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (98 + n, *([97 + n] * 8)) for n in range(20))
    + b"]><html><body><p>&u;</p><h1>Salt</h1><p>Director: Ana Lindqvist</p></body></html>"
)
DEEP_MAIL = b"MIME-Version: 1.0\r\n" + b"".join(
    b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(3_000)
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
LONG = 100_000_000

CASES = {
    # pages
    "deep html": Case("a.html", lambda: html("<div>" * 100_000 + "x"), ("page",)),
    "deep inline html": Case("a.html", lambda: html("<b><i>" * 50_000 + "x"), ("page",)),
    "deep tables": Case("a.html", lambda: html("<table><tr><td>" * 30_000 + "x"), ("page",)),
    "a million attributes": Case(
        "a.html", lambda: html(b"<p " + b" ".join(b"a%d=1" % n for n in range(1_000_000)) + b">x</p>"), ("page",)
    ),
    "an attribute of 10 MB": Case("a.html", lambda: html(b'<p title="' + b"x" * 10_000_000 + b'">x'), ("page",)),
    "a line of 100 MB": Case("a.txt", lambda: b"x" * LONG, ("fail larger than 20 MB",)),
    "html of 100 MB on one line": Case("a.html", lambda: html(b"x" * LONG), ("fail larger than 20 MB",)),
    "a word of 3 MB": Case("a.txt", lambda: b"Salt\nDirector: " + b"x" * 3_000_000, ("page",)),
    "billion laughs": Case("a.xhtml", lambda: LAUGHS, ("page",)),
    "external entity": Case(
        "a.xhtml",
        lambda: b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><h1>&e;</h1>' + PAGE,
        ("page",),
    ),
    "zero bytes": Case("a.html", lambda: PAGE.replace(b" ", b" \x00", 4), ("page",)),
    "nothing but zero bytes": Case("a.html", lambda: b"\x00" * 10_000, ("fail is no text (binary file)",)),
    "lone surrogates in UTF-8": Case("a.html", lambda: html("x \ud83d y \udc00 z"), ("page",)),
    "lone surrogates in UTF-16": Case(
        "a.txt", lambda: b"\xff\xfe" + "Salt \ud83d\nYear: 1999".encode("utf-16-le", "surrogatepass"), ("page",)
    ),
    "half a UTF-16 character": Case("a.txt", lambda: "Salt\nYear: 1999".encode("utf-16") + b"x", ("page",)),
    "overlong UTF-8": Case("a.html", lambda: html(b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"), ("page",)),
    "bidi and invisible characters": Case("a.html", lambda: html("\u202e\u2066\u200b\u200d\ufeff" * 5_000), ("page",)),
    "a letter under 100,000 marks": Case("a.html", lambda: html("Salt e" + "\u0301" * 100_000), ("page",)),
    "references to no characters": Case("a.html", lambda: html("&#0;&#xD800;&#x110000;&#9999999;&" * 999), ("page",)),
    "a charset of scripts": Case("a.html", lambda: html("+ADw-script+AD4-", b"<meta charset=utf-7>"), ("page",)),
    "a comment without end": Case("a.html", lambda: PAGE + b"<!--" * 100_000, ("page",)),
    "a tag without end": Case("a.html", lambda: PAGE + b"<a href='" + b"<" * 100_000, ("page",)),
    "100,000 tags of titles": Case("a.html", lambda: b"<html>" + b"<title>" * 100_000 + PAGE, ("page",)),
    "JSON-LD of brackets": Case(
        "a.html", lambda: html("x", b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>"), ("page",)
    ),
    "JSON-LD that holds itself": Case(
        "a.html",
        lambda: html("x", b'<script type="application/ld+json">{"@id":"#a","name":{"@id":"#a"}}</script>'),
        ("page",),
    ),
    "a figure of 100,000 digits": Case("a.html", lambda: html("Year: " + "9" * 100_000 + " min"), ("page",)),
    "50,000 dates": Case("a.txt", lambda: b"Salt\n" + b"12.05.1999, " * 50_000, ("page",)),
    "a cell that spans ten million": Case(
        "a.html", lambda: html("<table><tr><td colspan=9999999 rowspan=9999999>x"), ("page",)
    ),
    "blanks by the million": Case(
        "a.html", lambda: html("Director:" + " " * 1_000_000 + "x" + "\n" * 1_000_000), ("page",)
    ),
    "commas by the ten thousand": Case("a.html", lambda: html("<p>Director: " + "A. B, " * 20_000), ("page",)),
    "nothing": Case("a.html", lambda: b"", ("fail is empty",)),
    "a picture by another name": Case("a.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ("fail PNG image",)),
    "a page packed as gzip": Case("a.html", lambda: gzip.compress(PAGE), ("page",)),
    # packing
    "gzip bomb": Case("a.html.gz", lambda: bomb(200), ("fail larger than 20 MB",)),
    "gzip bomb of bombs": Case("a.gz", lambda: gzip.compress(bomb(200)), ("fail larger than 20 MB",)),
    "zstd bomb": Case("a.txt.zst", lambda: zstandard.compress(MEGABYTE * 200), ("fail larger than 20 MB",)),
    "xz bomb": Case("a.txt.xz", lambda: lzma.compress(MEGABYTE * 100), ("fail larger than 20 MB",)),
    "a bomb in a web archive": Case(
        "a.warc.gz", lambda: record("http://x.org/", PAGE) + bomb(200) + record("http://x.org/1", PAGE),
        ("page", "fail are no record", "fail of filling", "page"),
    ),
    "bombs by the dozen": Case("a.warc.gz", lambda: bomb(50) * 12, ("16 x fail", "fail rest is left unread")),
    "gzip of nothing": Case("a.html.gz", lambda: gzip.compress(b""), ("fail is empty",)),
    "gzip cut off": Case("a.html.gz", lambda: gzip.compress(PAGE)[:-20], ("page", "fail is cut off")),
    "gzip with wrong bytes": Case(
        "a.jsonl.gz", lambda: flipped(gzip.compress(json_lines(THREE)), 200), ("fail cannot be unpacked",)
    ),
    "gzip that is none": Case("a.warc.gz", lambda: b"no gzip at all" * 99, ("fail is no gz file",)),
    "zstd that is none": Case("a.zst", lambda: b"\x28\xb5\x2f\xfd" + b"\xff" * 99, ("fail cannot be unpacked",)),
    # web archives
    "corrupt middle member": Case("a.warc.gz", corrupt_middle, ("page", "fail cannot be unpacked", "page")),
    "bytes between members": Case(
        "a.warc.gz",
        lambda: b"".join(record(uri, page) + b"garbage" for uri, page in THREE.items()),
        ("page", "fail 7 bytes are no gzip member", "page", "fail 7 bytes", "page", "fail 7 bytes"),
    ),
    "archive cut off": Case("a.warc.gz", lambda: warc(THREE)[:-60], ("page", "page", "page", "fail is cut off")),
    "plain archive cut off": Case(
        "a.warc", lambda: warc(THREE, packed=False)[:-100], ("page", "page", "fail ends inside of this record", "page")
    ),
    "a record's length too small": Case("a.warc", lambda: bare_record(ANSWER, 290) + response(PAGE), ("2 x page",)),
    "a record's length too great": Case("a.warc", lambda: bare_record(ANSWER, 700) + response(PAGE), ("2 x page",)),
    "a record's length without end": Case(
        "a.warc", lambda: bare_record(ANSWER, 10**30) + response(PAGE), ("page", "page")
    ),
    "a record's length below nothing": Case(
        "a.warc", lambda: bare_record(b"x", -5) + response(PAGE), ("fail are no record", "page")
    ),
    "records without headers": Case(
        "a.warc", lambda: b"WARC/1.0\r\n\r\n" * 9 + response(PAGE), ("9 x fail are no record", "page")
    ),
    "a header of 10 MB": Case(
        "a.warc",
        lambda: b"WARC/1.0\r\nX: " + b"x" * 10_000_000 + b"\r\n\r\n" + response(PAGE),
        ("fail are no record", "page"),
    ),
    "a million headers": Case(
        "a.warc",
        lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 1_000_000 + b"\r\n" + response(PAGE),
        ("fail are no record", "page"),
    ),
    "line feeds alone": Case(
        "a.warc", lambda: bare_record(ANSWER.replace(b"\r\n", b"\n")).replace(b"\r\n", b"\n"), ("page",)
    ),
    "control characters in HTTP headers": Case(
        "a.warc",
        lambda: response(PAGE, b"Content-Type: text/html\r\nX\x00 Y\x01: \xff\r\n: \r\nno colon\r\n"),
        ("page",),
    ),
    "a status that is none": Case("a.warc", lambda: response(PAGE, status=b"HTTP/1.1 \xc2\xb2xx OK"), ("page",)),
    "a redirection and an error": Case(
        "a.warc",
        lambda: response(PAGE, status=b"HTTP/1.1 301 Moved") + response(PAGE, status=b"HTTP/1.1 500 Error"),
        ("skip HTTP 301", "skip HTTP 500"),
    ),
    "chunks that lie": Case(
        "a.warc",
        lambda: response(b"ffffffff\r\n" + PAGE, b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
        ("page",),
    ),
    "a body that is a bomb": Case(
        "a.warc",
        lambda: response(bomb(200), b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
        ("fail larger than 20 MB",),
    ),
    "a body packed and cut off": Case(
        "a.warc",
        lambda: response(gzip.compress(PAGE)[:-9], b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
        ("page",),
    ),
    "encodings by the thousand": Case(
        "a.warc",
        lambda: response(PAGE, b"Content-Type: text/html\r\nContent-Encoding: " + b"br," * 9_000 + b"\r\n"),
        ("page",),
    ),
    "a picture called a page": Case("a.warc", lambda: response(b"\xff\xd8\xff\xe0" + bytes(99)), ("skip JPEG image",)),
    "a revisit of nothing": Case(
        "a.warc", lambda: bare_record(b"", kind=b"revisit"), ("skip revisit of what was not read before",)
    ),
    "an address that is none": Case("a.warc", lambda: bare_record(ANSWER, uri=b"http://[::1/\xff\x00"), ("page",)),
    "an ARC file with a wrong line": Case(
        "a.arc",
        lambda: arc(THREE).replace(b"http://films.example.org/film/01", b"no address"),
        ("page", "fail are no record", "page"),
    ),
    "html called an archive": Case("a.warc.gz", lambda: gzip.compress(PAGE), ("fail are no record",)),
    # zip and tar
    "names that lead out": Case(
        "a.zip", lambda: zipped({"../../a.html": PAGE, "/etc/b.html": PAGE, "C:\\c.html": PAGE}), ("3 x page",)
    ),
    "a link in a zip archive": Case("a.zip", zip_link, ("skip link", "page")),
    "encrypted members": Case("a.zip", zip_encrypted, ("fail is encrypted", "page")),
    "members that share their bytes": Case("a.zip", lambda: zip_overlapping(500), ("fail", "2 x fail filling")),
    "a zip archive cut off": Case("a.zip", lambda: zipped(FILES)[:-40], ("fail is no zip archive",)),
    "a zip member with wrong bytes": Case(
        "a.zip", lambda: flipped(zipped(FILES), 300), ("fail is damaged", "page", "page")
    ),
    "names in another charset": Case(
        "a.zip", lambda: zip_named("Сталкер.html".encode("cp866"), b"\xff\xfe.html"), ("2 x page",)
    ),
    "the same name twice": Case("a.zip", repeated_members, ("page", "page")),
    "archives inside one another": Case("a.zip", lambda: nested(12), ("fail in more than 4 archives",)),
    "an office document": Case("a.docx", lambda: zipped({"word/x.xml": PAGE}), ("fail of kind office document",)),
    "an empty zip archive": Case("a.zip", lambda: b"PK\x05\x06" + b"\x00" * 18, ()),
    "tar names that lead out": Case(
        "a.tar", lambda: tar_of((tar_member("../../a.html"), PAGE), (tar_member("/b.html"), PAGE)), ("page", "page")
    ),
    "links and devices in a tar archive": Case(
        "a.tar",
        lambda: tar_of(
            (tar_member("a.html", kind=tarfile.SYMTYPE, link="/etc/passwd"), b""),
            (tar_member("b.html", kind=tarfile.LNKTYPE, link="../../x"), b""),
            (tar_member("c.html", kind=tarfile.CHRTYPE), b""),
            (tar_member("d.html", kind=tarfile.FIFOTYPE), b""),
            (tar_member("e.html"), PAGE),
        ),
        ("2 x skip link", "2 x skip special file", "page"),
    ),
    "a tar name that is no UTF-8": Case("a.tar", lambda: tar_of((tar_member("\udcff\udcfe.html"), PAGE)), ("page",)),
    "a tar archive cut off": Case("a.tar", lambda: tarred(FILES)[:2_800], ("2 x page", "2 x fail damaged")),
    "a tar header with wrong bytes": Case(
        "a.tar", lambda: flipped(tarred(FILES), 1_024 + 100), ("page", "fail are no header of a file", "page")
    ),
    "a tar member larger than anything": Case(
        "a.tar",
        lambda: tar_of((tar_member("a.html"), PAGE)).replace(b"%011o" % len(PAGE), b"77777777777", 1),
        ("fail",),
    ),
    # feeds and tables
    "a line that is no JSON": Case("a.jsonl", lambda: b"{\n" + json_lines(THREE), ("fail is no JSON", "3 x page")),
    "a feed's line of 100 MB": Case(
        "a.jsonl",
        lambda: b'{"html": "' + b"x" * LONG + b'"}\n' + json_lines(THREE),
        ("fail longer than 60 MB", "3 x page"),
    ),
    "a JSON object of 130 MB": Case(
        "a.json", lambda: b'[{"html": "' + b"x" * 130_000_000 + b'"}]', ("fail longer than 60 MB",)
    ),
    "brackets of JSON": Case(
        "a.jsonl", lambda: b"[" * 100_000 + b"\n" + json_lines(THREE), ("fail is no JSON", "3 x page")
    ),
    "surrogates that JSON can spell": Case("a.jsonl", lambda: b'{"html": "<p>\\ud83d", "url": "\\udc00"}', ("page",)),
    "a JSON array cut off": Case(
        "a.json", lambda: b"[" + json_lines(THREE).replace(b"\n", b",\n")[:-30], ("page", "page", "fail is no JSON")
    ),
    "a figure of JSON without end": Case("a.json", lambda: b"9" * 1_000_000, ("fail",)),
    "a table whose quotes never end": Case("a.csv", lambda: b'url,html\nx,"' + PAGE.replace(b'"', b""), ("page",)),
    "a table with a cell of 100 MB": Case("a.csv", lambda: b"url,html\nx," + b"y" * LONG, ("fail longer than 60 MB",)),
    "a table of zero bytes": Case("a.csv", lambda: b"url,html\n\x00,\x00\n" + b"x,<html>y\n", ("page", "page")),
    "a damaged Parquet file": Case("a.parquet", lambda: flipped(parquet(THREE), 4, 5, 6, -9), ("fail",)),
    "a Parquet file cut off": Case("a.parquet", lambda: parquet(THREE)[:900], ("fail damaged Parquet file",)),
    # saved pages
    "parts inside parts": Case("a.mhtml", lambda: DEEP_MAIL, ("fail",)),
    "an MHTML file without pages": Case("a.mht", lambda: b"MIME-Version: 1.0\r\n\r\nx", ("fail holds no HTML part",)),
    "a charset that MHTML invents": Case(
        "a.mhtml", lambda: mhtml("http://x.org/", PAGE).replace(b'"utf-8"', b'"x-\xff"'), ("page",)
    ),
    "a mirror's comment that lies": Case("a.html", lambda: httrack("http://" + "x" * 3_000, PAGE), ("page",)),
    "a date of a mirror that is none": Case(
        "a.html", lambda: httrack("http://x.org/", PAGE).replace(b"01 May 2024", b"99 Foo 0000"), ("page",)
    ),
}  # fmt: skip


def told(outcomes: list[str]) -> list[str]:
    """Outcomes one by one, "3 x page" as three."""
    told: list[str] = []
    for words in outcomes:
        number, cross, what = words.partition(" x ")
        told += [what] * int(number) if cross else [words]
    return told

