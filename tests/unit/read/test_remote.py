"""Addresses of other file systems: memory, this machine, S3 (a server of the test's own)."""

import logging
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, Outcome, Skip, sources
from tests.dumps import PAGES, film_page, warc, zipped

PAGE = film_page(1).encode()


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    yield system
    system.rm("/", recursive=True)


def told(outcomes: list[Outcome]) -> list[str]:
    return [f"{o.path}" if isinstance(o, Source) else f"{o.path}: {getattr(o, 'kind', '!')}" for o in outcomes]


def test_a_folder_in_memory_is_read_to_the_bottom(memory: fsspec.AbstractFileSystem) -> None:
    for path in ("b/z.html", "b/deep/a.html", "a.html", ".git/x.html", "www.x.org/index.html"):
        memory.pipe(f"/dump/{path}", PAGE)
    memory.pipe("/dump/poster.png", b"\x89PNG")
    memory.pipe("/dumpster/other.html", PAGE)
    memory.pipe("/dump/films.zip", zipped({"a.html": PAGE}))
    found = list(sources(["memory://dump"]))
    assert told(found) == [
        "memory:///dump/.git: hidden folder",
        "memory:///dump/a.html",
        "memory:///dump/b/deep/a.html",
        "memory:///dump/b/z.html",
        "memory:///dump/films.zip/a.html",
        "memory:///dump/poster.png: image",
        "memory:///dump/www.x.org/index.html",
    ]
    assert [o.uri for o in found if isinstance(o, Source)][-1] == "http://www.x.org/"


def test_one_file(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe("/a.warc.gz", warc(PAGES))
    pages = [o for o in sources(["memory://a.warc.gz"]) if isinstance(o, Source)]
    assert [page.data for page in pages] == list(PAGES.values())
    assert {page.container for page in pages} == {"memory:///a.warc.gz"}


def test_a_file_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "a b.html").write_bytes(PAGE)
    (tmp_path / "out.html").symlink_to("/etc/passwd")
    assert list(sources([f"file://{tmp_path}"])) == list(sources([tmp_path]))
    (page,) = sources([f"file://{tmp_path}/a%20b.html"])
    assert isinstance(page, Source)
    assert page.path == f"{tmp_path}/a b.html"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("memory://nothing.html", "does not exist; expected a file or a folder"),
        ("nowhere://x/a.html", "cannot be read (ValueError: Protocol not known: nowhere); expected a file or a folder"),
        ("zip://a.html::memory://a.zip", "names one file system inside another; expected one protocol"),
    ],
)
def test_what_cannot_be_opened_is_named(address: str, message: str) -> None:
    assert list(sources([address])) == [Failure(address, message)]


def test_an_entry_that_is_not_below_the_folder_is_left(
    memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe("/dump/a.html", PAGE)
    memory.pipe("/secret/b.html", PAGE)
    listed = memory.ls

    def lying(path: str, **options: object) -> list[object]:
        return [*listed(path, **options), {"name": "/secret/b.html", "type": "file", "size": 9}]

    monkeypatch.setattr(type(memory), "ls", staticmethod(lying))
    assert told(list(sources(["memory://dump"]))) == ["memory:///dump/a.html", "memory:///secret/b.html: link"]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[fsspec.AbstractFileSystem]:
    pytest.importorskip("s3fs", reason="needs s3fs")
    server_of = pytest.importorskip("moto.server", reason="needs moto").ThreadedMotoServer
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = server_of(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "x"), ("AWS_SECRET_ACCESS_KEY", "x"), ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", f"http://{host}:{port}"), ("AWS_EC2_METADATA_DISABLED", "true"),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    fsspec.filesystem("s3").clear_instance_cache()
    system = fsspec.filesystem("s3")
    system.mkdir("dumps")
    yield system
    system.clear_instance_cache()
    server.stop()


@pytest.mark.filterwarnings("ignore")
def test_a_bucket(bucket: fsspec.AbstractFileSystem) -> None:
    bucket.pipe({"dumps/2024/a.warc.gz": warc(PAGES), "dumps/2024/b.html": PAGE, "dumps/other/c.html": PAGE})
    found = list(sources(["s3://dumps/2024"]))
    pages = [o for o in found if isinstance(o, Source)]
    assert len(pages) == len(found) == 41
    assert pages[0].container == "s3://dumps/2024/a.warc.gz"
    assert pages[-1].path == "s3://dumps/2024/b.html"
    (missing,) = sources(["s3://dumps/2025/x.html"])
    assert missing == Failure("s3://dumps/2025/x.html", "does not exist; expected a file or a folder")
    assert not any(isinstance(o, Skip) for o in found)
