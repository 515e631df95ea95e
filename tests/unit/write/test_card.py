"""One record a file: its name and its bytes."""

import json

import pytest

from pipeline.model.record import PageInfo, Record, SourceInfo
from pipeline.write.card import card, card_name

ID = "0123456789abcdef"


def record(path: str | None = None, uri: str | None = None) -> Record:
    source = SourceInfo(path=path, uri=uri, media_type="text/plain", charset="utf-8", charset_from="x", sha256="0")
    return Record(id=ID, source=source, page=PageInfo(kind="film", text="Salt – 塩"))


NAMES = [
    ("samples/stalker.txt", None, "stalker"),
    ("-", None, "page"),
    (None, "https://e.org/films/salt/?id=3&x=a/b", "salt"),
    ("..", None, "page"),
    ("a/../../etc/passwd.txt", None, "passwd"),
    ("C:\\films\\.hidden.html", None, "hidden"),
    ("塩.txt", None, "page"),
    ("My film (1).txt", None, "My-film-1"),
    ("x" * 300 + ".txt", None, "x" * 80),
    (None, None, "page"),
    ("nul\x00\n.txt", None, "nul"),
]


@pytest.mark.parametrize(("path", "uri", "stem"), NAMES)
def test_card_name(path, uri, stem) -> None:
    assert card_name(record(path, uri)) == f"{stem}-{ID}.json"


def test_card_is_the_same_record_indented() -> None:
    line = record("a.txt").to_json()
    text = card(line)
    assert json.loads(text) == json.loads(line)
    assert text.endswith("}\n")
    assert "塩" in text
    assert len(text.splitlines()) > 10
