"""Addresses and times of saved pages: from comments, from the names of a mirror, from the parts of MHTML."""

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure
from pipeline.read.mhtml import opens_mhtml, read_mhtml
from pipeline.read.saved import with_origin
from tests.dumps import mhtml

HTTRACK = "<!-- Mirrored from www.x.org/f.html?id=7 by HTTrack Website Copier/3.x [XR&CO'2014], {} -->"
SINGLEFILE = "<!--\n Page saved with SingleFile \n url: https://x.org/f \n saved date: {} (Some Standard Time)\n-->"


@pytest.mark.parametrize(
    ("comment", "uri", "fetched"),
    [
        (HTTRACK.format("Tue, 05 Mar 2019 10:11:12 GMT"), "http://www.x.org/f.html?id=7", "2019-03-05T10:11:12Z"),
        ("<!-- Mirrored from x.org/ by HTTrack Website Copier/3.x -->", "http://x.org/", None),
        (SINGLEFILE.format("Wed Mar 06 2019 01:00:00 GMT+0200"), "https://x.org/f", "2019-03-05T23:00:00Z"),
        (SINGLEFILE.format("Wed Foo 06 2019 99:00:00 GMT+0200"), "https://x.org/f", None),
        (
            "<!-- Saved from https://x.org/f at 2023-01-01T00:00:00Z using monolith v2.8.1 -->",
            "https://x.org/f",
            "2023-01-01T00:00:00Z",
        ),
        ("<!-- saved from url=(0016)https://x.org/f -->", "https://x.org/f", None),
        ("<!-- saved from url=(0016)file:///etc/passwd -->", None, None),
    ],
)
def test_the_comment_of_who_saved_it(comment: str, uri: str | None, fetched: str | None) -> None:
    page = with_origin(Source(f"<html>{comment}<p>x".encode(), "text/html", "f.html"), "f.html")
    assert (page.uri, page.fetched) == (uri, fetched)


@pytest.mark.parametrize(
    ("below", "body", "uri"),
    [
        ("www.x.org/films/a.html", "", "http://www.x.org/films/a.html"),
        ("mirror/x.org/films/index.html", "", "http://x.org/films/"),
        ("x.org/index.html", 'href="https://x.org/a"', "https://x.org/"),
        ("x.org/film.php?id=7.html", "", "http://x.org/film.php?id=7"),
        ("x.org:8080/a b.html", "", "http://x.org:8080/a%20b.html"),
        ("localhost:8000/a.html", "", "http://localhost:8000/a.html"),
        ("films.old/a.html", "", None),
        ("films.old/a.html", 'href="//films.old/b"', "http://films.old/a.html"),
        ("x.org.html", "", None),
        ("pages/a.html", "", None),
    ],
)
def test_the_names_of_a_mirror(below: str, body: str, uri: str | None) -> None:
    assert with_origin(Source(f"<html>{body}".encode(), "text/html", below), below).uri == uri


def test_an_address_that_is_known_stays() -> None:
    page = Source(b"<html>", "text/html", uri="https://y.org/")
    assert with_origin(page, "x.org/a.html") is page


def test_mhtml_with_a_frame() -> None:
    data = mhtml("https://x.org/", b"<p>page")
    frame = data[data.index(b"------boundary") : data.rindex(b"------boundary--")]
    data = data.replace(b"------boundary--", frame.replace(b"https://x.org/", b"cid:frame@mhtml") + b"------boundary--")
    assert opens_mhtml(data[:4_096])
    page, inner = read_mhtml(data, "a.mhtml")
    assert isinstance(page, Source)
    assert isinstance(inner, Source)
    assert (page.uri, page.offset, page.fetched, page.charset) == ("https://x.org/", 2, "2024-05-01T10:00:00Z", "utf-8")
    assert (inner.uri, inner.offset, inner.data) == (None, 3, b"<p>page")


def test_mhtml_of_pictures() -> None:
    (failure,) = read_mhtml(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", "a.mht")
    assert failure == Failure("a.mht", "holds no HTML part; expected a page saved as MHTML")
