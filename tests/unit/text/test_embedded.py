import json

import pytest

from pipeline.model.page import Page, Source
from pipeline.text import page


def read(html: str) -> Page:
    return page(Source.of(html.encode(), media_type="text/html"))


def metadata(html: str) -> list[tuple[str, str]]:
    return [(line.place, line.text) for line in read(html).lines if line.kind == "meta"]


def jsonld(thing: object) -> list[tuple[str, str]]:
    return metadata(f'<script type="application/ld+json">{json.dumps(thing)}</script>')


def test_metadata_stands_below_the_text() -> None:
    read_page = read("<html lang=en><title>T &amp; U</title><p>A")
    assert read_page.text == "A\n\nhtml/title: T & U\nhtml/lang: en"
    assert [(x.kind, x.text, x.place, x.gap) for x in read_page.lines] == [
        ("text", "A", "p", False),
        ("meta", "T & U", "html/title", True),
        ("meta", "en", "html/lang", False),
    ]
    assert [read_page.quote(line.span) for line in read_page.lines] == ["A", "T & U", "en"]


@pytest.mark.parametrize(
    ("html", "leaves"),
    [
        ('<meta property="og:title" content=" A\n B ">', [("og/title", "A B")]),
        ('<meta property="og:site_name" content="F">', [("og/site_name", "F")]),
        ('<meta name="description" content="D"><meta name=viewport content=x>', [("meta/description", "D")]),
        ('<meta property="og:image" content="x"><meta property="og:description" content="">', []),
        ('<meta property="video:director" content="A"><meta property="video:director" content="B">',
         [("video/director", "A"), ("video/director[1]", "B")]),
        ('<link rel=canonical href="https://x.org/film">', [("html/canonical", "https://x.org/film")]),
        ('<meta name="DC.Title" content="A">', [("dc/title", "A")]),
    ],
)  # fmt: skip
def test_meta_tags(html: str, leaves: list[tuple[str, str]]) -> None:
    assert metadata(html) == leaves


@pytest.mark.parametrize(
    ("thing", "leaves"),
    [
        ({"@type": "Movie", "name": "A &amp; B"}, [("jsonld[0]/Movie/name", "A &amp; B")]),
        ({"@type": ["https://schema.org/Movie", "Product"], "name": "A"}, [("jsonld[0]/Movie/name", "A")]),
        ({"@type": "Movie", "director": [{"@type": "Person", "name": "A"}, {"name": "B"}]},
         [("jsonld[0]/Movie/director[0]/name", "A"), ("jsonld[0]/Movie/director[1]/name", "B")]),
        ({"@type": "Movie", "actor": [{"name": "A"}]}, [("jsonld[0]/Movie/actor/name", "A")]),
        ({"@graph": [{"@type": "Movie", "director": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "name": "A"}]},
         [("jsonld[0]/Movie/director/name", "A"), ("jsonld[1]/Person/name", "A")]),
        ([{"@type": "Movie", "duration": "PT90M"}, {"name": {"@value": "A", "@language": "en"}}],
         [("jsonld[0]/Movie/duration", "PT90M"), ("jsonld[1]/Thing/name", "A")]),
        ({"@type": "Movie", "image": "x", "copyrightYear": 1979, "isAccessibleForFree": True, "alternateName": None},
         [("jsonld[0]/Movie/copyrightYear", "1979")]),
        ({"@type": "BreadcrumbList", "name": "A"}, []),
        ("text", []),
    ],
)  # fmt: skip
def test_jsonld(thing: object, leaves: list[tuple[str, str]]) -> None:
    assert jsonld(thing) == leaves


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "Movie", "name": "A"} -->',
        '//<![CDATA[\n{"@type": "Movie", "name": "A"}\n//]]>',
        '{"@type": "Movie", "name": "A"};',
        '{"@type": "Movie",\n"name": "A", "description": "' + "\n" + '"}',
        "{&quot;@type&quot;: &quot;Movie&quot;, &quot;name&quot;: &quot;A&quot;}",
    ],
)
def test_jsonld_in_odd_wrapping(block: str) -> None:
    assert metadata(f"<script type='application/ld+json'>{block}</script>") == [("jsonld[0]/Movie/name", "A")]


def test_a_broken_block_is_remarked_and_loses_no_other() -> None:
    html = "".join(
        f"<script type='application/ld+json'>{block}</script>"
        for block in ("{broken", '{"@type": "Movie", "name": "A"}', "[" * 100_000, "")
    )
    read_page = read(html)
    assert [line.place for line in read_page.lines] == ["jsonld[0]/Movie/name"]
    assert [code for code, *_ in read_page.remarks] == ["jsonld.broken", "jsonld.broken"]
    assert read_page.remarks[0][1].startswith("JSON-LD block 1: ")


def test_metadata_is_bounded() -> None:
    deep: object = "x"
    for _ in range(100):
        deep = {"partOfSeries": deep}
    assert jsonld(deep) == []
    assert len(jsonld({"@type": "Movie", "actor": [{"name": str(i)} for i in range(5_000)]})) == 2_000
    assert jsonld({"@type": "Movie", "description": "x" * 60_000}) == []


def test_microdata() -> None:
    html = """
    <div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">A</h1>
      <div itemprop="director" itemscope itemtype="https://schema.org/Person"><a itemprop="name" href="x">B</a></div>
      <meta itemprop="duration" content="PT1H"><time itemprop="dateCreated" datetime="1979">79</time>
      <span itemprop="actor">C</span><span itemprop="actor">D <b>E</b></span><img itemprop="image" src="x">
    </div><span itemprop="name">outside</span>"""
    assert metadata(html) == [
        ("microdata[0]/Movie/name", "A"),
        ("microdata[0]/Movie/director/name", "B"),
        ("microdata[0]/Movie/duration", "PT1H"),
        ("microdata[0]/Movie/dateCreated", "1979"),
        ("microdata[0]/Movie/actor[0]", "C"),
        ("microdata[0]/Movie/actor[1]", "D E"),
    ]
