import gzip
import io
import sys
from pathlib import Path

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, Outcome, Skip, sources
from tests import dumps


def told(outcomes: list[Outcome], root: Path) -> list[tuple[str, str]]:
    """Each outcome as (kind or message, path below the root)."""
    rows = []
    for outcome in outcomes:
        path = outcome.path or f"{outcome.container}:{outcome.offset}"
        what = "source" if isinstance(outcome, Source) else getattr(outcome, "kind", None) or outcome.message
        rows.append((what, path.removeprefix(root.as_posix() + "/")))
    return rows


def test_a_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "page.txt").write_text("no page")
    for name in ("b/z.html", "b/a.txt", "a.txt", "c.htm", "film.php?id=7"):
        (tmp_path / name).write_text("<!doctype html><p>Stalker")
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "poster.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "notes").write_text("nothing")
    (tmp_path / ".hidden.txt").write_text("nothing")
    assert told(list(sources([str(tmp_path)])), tmp_path) == [
        ("hidden folder", ".git"),
        ("hidden file", ".hidden.txt"),
        ("JSON", "a.json"),
        ("source", "a.txt"),
        ("source", "b/a.txt"),
        ("source", "b/z.html"),
        ("source", "c.htm"),
        ("source", "film.php?id=7"),
        ("file without an ending", "notes"),
        ("image", "poster.png"),
    ]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "page.txt").write_text("Stalker")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "ring").symlink_to(inside)
    (inside / "same.txt").symlink_to(inside / "page.txt")
    assert told(list(sources([inside])), inside) == [
        ("link", "file.txt"),
        ("link", "folder"),
        ("source", "page.txt"),
        ("link", "ring"),
        ("source", "same.txt"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty; expected text or HTML"),
        ("blank.html", b" \r\n\t", "is empty; expected text or HTML"),
        ("wrong.txt", b"%PDF-1.7 ...", "is no text (PDF); expected text or HTML"),
        ("wrong.html", b"PK\x03\x04....", "is no text (ZIP archive or office document); expected text or HTML"),
        ("random", bytes(range(256)) * 9, "is no text (binary file); expected text or HTML"),
        ("book.pdf", b"%PDF-1.7", "is a file of kind PDF; expected text or HTML, a feed or an archive of pages"),
        ("large.txt", b"x" * 20_000_001, "is larger than 20 MB; expected one page"),
        ("none.jsonl", b"\n\n", 'is empty; expected a JSON object with "html", "text" or "body" on each line'),
    ],
)
def test_what_is_no_page_fails_by_name(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert list(sources([path])) == [Failure(path.as_posix(), message)]


def test_the_run_goes_on_behind_a_failure(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Stalker")
    first, second = sources([tmp_path / "missing.txt", page])
    assert first == Failure(f"{tmp_path}/missing.txt", 'does not exist; expected a file, a folder or "-"')
    assert isinstance(second, Source)
    assert str(first) == f'{tmp_path}/missing.txt: does not exist; expected a file, a folder or "-"'


def test_a_path_that_is_none_fails() -> None:
    assert list(sources(["a\x00b"])) == [Failure("'a\\x00b'", "is no path")]


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Stalker")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert list(sources([page])) == [
        Failure(page.as_posix(), "cannot be read (permission denied); expected text or HTML")
    ]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"<html>", "text/plain"),
        ("a.HTM", b"plain", "text/html"),
        ("a.php", b"<!DOCTYPE html><p>x", "text/html"),
        ("a", b"plain", "text/plain"),
        ("utf16.txt", "Film".encode("utf-16"), "text/plain"),
        ("one-zero.txt", b"Stalker \x00 1979, directed by Andrey Tarkovsky, 162 min" + b"." * 99, "text/plain"),
    ],
)
def test_the_media_type_follows_name_and_bytes(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (source,) = sources([path])
    assert isinstance(source, Source)
    assert (source.media_type, source.data, source.path) == (media_type, data, path.as_posix())


def test_standard_input_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>Stalker")))
    assert list(sources(["-"])) == [Source(b"<html><p>Stalker", "text/html", "-")]


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.txt"
    odd.write_text("Stalker")
    (source,) = sources([tmp_path])
    assert isinstance(source, Source)
    assert source.path == f"{tmp_path}/caf\ufffd.txt"


def test_a_skip_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text("p {}")
    assert list(sources([tmp_path])) == [Skip(f"{tmp_path}/x.css", "style sheet or script")]


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (b'{"url": "u", "html": "<p>a"}\n{"html": "<p>b"}\n', [b"<p>a", b"<p>b"]),
        (b'[{"html": "<p>a"}]', [b"<p>a"]),
        (gzip.compress(b"<html>x", mtime=0), [b"<html>x"]),
        (dumps.zipped({"a.html": b"<p>x"}), [b"<p>x"]),
        (dumps.warc({"http://x.org/": b"<p>x"}), [b"<p>x"]),
        (b"Salt\n{not json}", [b"Salt\n{not json}"]),
    ],
)
def test_standard_input_may_be_any_container(
    data: bytes, pages: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [page.data for page in sources(["-"]) if isinstance(page, Source)] == pages


def test_a_folder_as_deep_as_the_stack_allows_to_clear(tmp_path: Path) -> None:
    deep = str(tmp_path)
    for _ in range(600):  # pytest clears its folders by recursion
        deep += "/d"
        Path(deep).mkdir()
    Path(f"{deep}/a.html").write_text("<p>x")
    (page,) = sources([tmp_path])
    assert isinstance(page, Source)


def test_what_mirrors_leave_beside_their_pages(tmp_path: Path) -> None:
    (tmp_path / "hts-cache").mkdir()
    for name in ("hts-cache/new.zip", "hts-log.txt", "robots.txt", "film.html.orig", "film.html"):
        (tmp_path / name).write_text("<html><p>Stalker")
    (tmp_path / "index.html").write_text('<html><head><meta name="generator" content="HTTrack Website Copier/3.x">')
    assert told(list(sources([tmp_path])), tmp_path) == [
        ("source", "film.html"),
        ("copy before a mirror's changes", "film.html.orig"),
        ("cache of a mirror", "hts-cache/new.zip"),
        ("log of a mirror", "hts-log.txt"),
        ("index of a mirror", "index.html"),
        ("robots.txt", "robots.txt"),
    ]
