"""Forty pages of an invented festival, and every container that dumps of the web come in."""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DATE = "2024-05-01T10:00:00Z"
_FIRST = ("Ana", "Kwame", "Mirela", "Jun", "Petra")
_LAST = ("Lindqvist", "Owusu", "Kovač", "Tanabe")
_COUNTRIES = ("France", "Ghana", "Croatia", "Japan", "Czech Republic")
_TITLES = ("Salt", "Harbour", "Winter Light", "The Seventh Well", "Market Day", "Ferry", "Northern Line", "Dust")


def film_page(number: int) -> str:
    """One film's page; no two are alike."""
    title = f"{_TITLES[number % 8]} {('of the River', 'at Dawn', 'and Stone', 'in Exile', 'Again')[number // 8]}"
    director = f"{_FIRST[number % 5]} {_LAST[number // 5 % 4]}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>\n<body><main>'
        f"<h1>{title}</h1>\n<p>Director: {director}</p>\n<p>Country: {_COUNTRIES[number % 5]}</p>\n"
        f"<p>Year: {1960 + number}</p>\n<p>Running Time: {70 + number} min</p>\n"
        f"<h2>Synopsis</h2>\n<p>A house by the water keeps letter number {number}, which nobody in the village has "
        "dared to open since the ferry stopped. – One summer, two sisters do.</p>\n</main></body></html>\n"
    )


def address(number: int) -> str:
    """The address of one film's page."""
    return f"http://films.example.org/film/{number:02}.html"


PAGES = {address(number): film_page(number).encode() for number in range(40)}

Pages = dict[str, bytes]


def record(
    uri: str,
    page: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    http: Iterable[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),),
    headers: dict[str, str] | None = None,
    packed: bool = True,
) -> bytes:
    """One WARC record as warcio writes it; its id and date follow from the address."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    told = {"WARC-Record-ID": f"<urn:example:{uri}>", "WARC-Date": DATE, **(headers or {})}
    if kind == "response":
        answer = StatusAndHeaders(status, list(http), protocol="HTTP/1.1")
        made = writer.create_warc_record(uri, kind, io.BytesIO(page), http_headers=answer, warc_headers_dict=told)
    else:
        content_type = dict(http)["Content-Type"]
        made = writer.create_warc_record(
            uri, kind, io.BytesIO(page), warc_content_type=content_type, warc_headers_dict=told
        )
    writer.write_record(made)
    made.raw_stream.close()  # its temporary file
    return out.getvalue()


def bare_record(
    block: bytes,
    length: int | None = None,
    uri: bytes = b"http://x.org/",
    kind: bytes = b"response",
    more: bytes = b"",
) -> bytes:
    """One WARC record as it is told, right or wrong."""
    size = len(block) if length is None else length
    return (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (kind, uri, DATE.encode(), more, size, block)
    )


def warc_records(pages: Pages, *, packed: bool = True) -> Iterator[bytes]:
    """A record a page; the ways of sending take turns: as it is, chunked, gzip, deflate, br, zstd, a false claim."""
    for number, (uri, page) in enumerate(pages.items()):
        headers, body = sent(page, number % 7)
        yield record(uri, body, http=[("Content-Type", "text/html; charset=utf-8"), *headers], packed=packed)


def sent(page: bytes, way: int) -> tuple[list[tuple[str, str]], bytes]:
    """A page as a server may send it, with the headers that say so."""
    import zlib

    import brotli

    chunked = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (page[:100], page[100:])) + b"0\r\n\r\n"
    return (
        ([], page),
        ([("Transfer-Encoding", "chunked")], chunked),
        ([("Content-Encoding", "gzip")], gzip.compress(page, mtime=0)),
        ([("Content-Encoding", "deflate")], zlib.compress(page)),
        ([("Content-Encoding", "br")], brotli.compress(page)),
        ([("Content-Encoding", "zstd")], zstandard.compress(page)),
        ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], page),
    )[way]


def warc(pages: Pages, *, packed: bool = True) -> bytes:
    """A WARC file, each record packed by itself or not at all."""
    return b"".join(warc_records(pages, packed=packed))


def arc(pages: Pages) -> bytes:
    """An ARC file (version 1)."""
    version = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n\n"
    out = [b"filedesc://films.arc 0.0.0.0 20240501100000 text/plain %d\n" % len(version) + version]
    for uri, page in pages.items():
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        out.append(b"%s 127.0.0.1 20240501100000 text/html %d\n%s\n" % (uri.encode(), len(block), block))
    return b"".join(out)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def mhtml(uri: str, page: bytes) -> bytes:
    """A page as browsers save it with its pictures."""
    message = MIMEMultipart("related", boundary="----boundary")
    message["Snapshot-Content-Location"] = uri
    message["Date"] = "Wed, 1 May 2024 10:00:00 -0000"
    part = MIMEText(page.decode(), "html", "utf-8")
    part["Content-Location"] = uri
    message.attach(part)
    return message.as_bytes()


def singlefile(uri: str, page: bytes) -> bytes:
    """A page as SingleFile saves it: one file, where from and when in a comment, pictures inside."""
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {uri} \n"
        " saved date: Wed May 01 2024 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    picture = b'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></main>'
    return page.replace(b"<head>", comment.encode() + b"<head>").replace(b"</main>", picture)


def httrack(uri: str, page: bytes) -> bytes:
    """A page as HTTrack mirrors it."""
    told = uri.removeprefix("http://")
    comment = (
        f"\n<!-- Mirrored from {told} by HTTrack Website Copier/3.x [XR&CO'2014], "
        "Wed, 01 May 2024 10:00:00 GMT -->\n"
    )
    return page.replace(b"<head>", comment.encode() + b"<head>")


def wet(pages: Pages) -> bytes:
    """A file of Common Crawl's kind: the texts of pages, without their markup."""
    from bs4 import BeautifulSoup

    return b"".join(
        record(
            uri, BeautifulSoup(page, "html.parser").main.get_text().encode(),  # type: ignore[union-attr]
            kind="conversion", http=[("Content-Type", "text/plain")],
        )
        for uri, page in pages.items()
    )  # fmt: skip


def json_lines(pages: Pages) -> bytes:
    """A feed of JSON lines."""
    return b"".join(json.dumps({"url": uri, "html": page.decode()}).encode() + b"\n" for uri, page in pages.items())


def table(pages: Pages) -> bytes:
    """A CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows([("url", "html"), *((uri, page.decode()) for uri, page in pages.items())])
    return out.getvalue().encode()


def parquet(pages: Pages) -> bytes:
    """A Parquet file."""
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table({"url": list(pages), "html": list(pages.values()), "n": range(len(pages))}), out)
    return out.getvalue()
