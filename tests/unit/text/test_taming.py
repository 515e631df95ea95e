import time

import pytest

from pipeline.model.page import Source
from pipeline.text import page
from pipeline.text.taming import tame

N = 100_000


@pytest.mark.parametrize(
    ("html", "too_deep"),
    [
        ("<div>" * N + "Stalker", True),
        ("<div>" * N + "Stalker" + "</div>" * N, True),
        ("<div></span>" * N + "Stalker", True),
        ("<div><table><tr><td></div></table>" * (N // 4) + "Stalker", True),
        ("".join(f"<font color={i}><p>" for i in range(N // 4)) + "Stalker", False),
        ("".join(f"<b id={i}>" for i in range(400)) + "<p>x" * (N // 4) + "Stalker", False),
        ("<p " + " ".join(f"a{i}=1" for i in range(N)) + ">Stalker", False),
        ("<p " + " ".join(f'a{i}="<>"' for i in range(N)) + ">Stalker", False),
        ("<p " + "".join(f'a{i}="1"' for i in range(N)) + ">Stalker", False),
        ("<p " + "/".join(f"a{i}" for i in range(N)) + ">Stalker", False),
        ('<p x"' + " ".join(f"a{i}" for i in range(N)) + '">Stalker', False),
        ("<p ' " + " ".join(f"a{i}" for i in range(N)) + ">Stalker", False),
        ("<table><tr><td>" * N + "Stalker", True),
        ("<ul><li>" * N + "Stalker", True),
        ("<span>" * N + "Stalker", True),
        ("<svg>" + "<path/>" * N + "</svg>Stalker", False),
        ("<" * N + " Stalker", False),
        ("<!--" * N + "-->Stalker", False),
        ("&" * N + " Stalker", False),
        ("<script>" * N + "</script>Stalker", False),
        ("<a href=x>y" * N + "Stalker", False),
        ("Stalker" + "<td>" * N + "</td>" * N, False),
    ],
    ids=range(22),
)
def test_hostile_markup_is_read_in_time(html: str, too_deep: bool) -> None:
    started = time.perf_counter()
    read = page(Source.of(html.encode(), media_type="text/html"))
    assert time.perf_counter() - started < 20
    assert "Stalker" in read.text
    assert any(code == "markup.deep" for code, *_ in read.remarks) is too_deep


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300 + "x" + "</div>" * 300 + "<br>" * 5_000,
        "<p>x" * 5_000,
        "<ul>" + "<li><a href=x>y</a>" * 5_000,
        "<table>" + "<tr><td><b>x" * 3_000,
        "<div><p><b>x</b></p></div>" * 3_000,
        "<script>" + "'<div>';" * 5_000 + "</script>",
        "<svg>" + "<g><path d='x'/></g>" * 3_000 + "</svg>",
        "<p>" + "word " * 50_000,
        "<img src='data:" + "A" * 50_000 + "'>",
        '<p title="' + "words and > words " * 5_000 + '">',
    ],
    ids=range(10),
)
def test_ordinary_markup_is_left_alone(html: str) -> None:
    assert tame(html) == (html, False)
