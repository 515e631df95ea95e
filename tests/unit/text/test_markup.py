import pytest

from pipeline.model.page import Line, Page, Source
from pipeline.text import page


def read(html: str) -> Page:
    return page(Source.of(html.encode(), media_type="text/html"))


def shown(html: str) -> list[Line]:
    return list(read(html).shown())


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A<p>B", "A\n\nB"),
        ("<div>A</div><div>B</div>", "A\nB"),
        ("<div>A<div>B</div>C</div>D", "A\nB\nC\nD"),
        ("A<br>B<br/>C", "A\nB\nC"),
        ("A<br><br>B", "A\n\nB"),
        ("A<br> <br>B", "A\n\nB"),
        ("A<hr>B", "A\n\nB"),
        ("<p>A</p><p>&nbsp;</p><p>B</p>", "A\n\nB"),
        ("<div>A</div><div>&nbsp;</div><div>B</div>", "A\n\nB"),
        ("<p>a <b>b</b>\n\t<i>c</i>  d</p>", "a b c d"),
        ("Sta<b>lk</b>er", "Stalker"),
        ("H<sub>2</sub>O, 2<sup>nd</sup>", "H2O, 2nd"),
        ("&lt;b&gt; &amp;amp; &eacute; &#1060; &hellip;", "<b> &amp; é Ф …"),
        ("<ul><li>A<li>B</ul>", "A\nB"),
        ("<ul><li><p>A</p></li><li><p>B</p></li></ul>", "A\nB"),
        ("A<ul><li>B<ul><li>C</ul></ul>D", "A\n\nB\nC\n\nD"),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("<table><tr><td>Director<td>Jane<tr><td>Year<td>1979</table>", "Director\tJane\nYear\t1979"),
        ("<table><tr><td>Cast<td>A<br>B<td>C</table>", "Cast\tA\nB\tC"),
        ("<table><tr><td>only</td></tr><tr><td>one</td></tr></table>", "only\none"),
        ("<dl><dt>Year</dt><dd>1979</dd><dt>Country</dt><dd>USSR</dd></dl>", "Year\t1979\nCountry\tUSSR"),
        ("<details><summary>More</summary>Text</details>", "More\nText"),
        ("<figure><img src=x alt=no><figcaption>Still</figcaption></figure>", "Still"),
        ("<fieldset><legend>Film</legend><label>Year</label> 1979</fieldset>", "Film\nYear 1979"),
        ("<h2><button>Credits</button></h2><p>A", "Credits\n\nA"),
        ("<main-title>A</main-title> <x-y>B</x-y>", "A B"),
        ("<center>A</center>B", "A\nB"),
        ("", ""),
        ("<p></p><div> </div>", ""),
        ("plain text", "plain text"),
        ("a\x00b", "ab"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢(かん)"),
    ],
)
def test_text_is_what_a_browser_shows(html: str, text: str) -> None:
    assert read(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript><p>x</p></noscript>",
        "<template><p>x</p></template>",
        "<p hidden>x</p>",
        "<div hidden='until-found'><p>x</p></div>",
        '<p style="color:red; DISPLAY : NONE">x</p>',
        '<p style="visibility:hidden">x</p>',
        "<dialog>x</dialog>",
        "<!-- x -->",
        "<select><option>x</option></select>",
        "<button>x</button>",
        "<input value=x>",
        "<textarea>x</textarea>",
        "<svg><text>x</text><title>x</title></svg>",
        "<iframe>x</iframe>",
        "<object>x</object>",
        "<video>x</video>",
        "<img alt=x>",
    ],
)
def test_what_is_hidden_is_left_out(html: str) -> None:
    assert read(f"<body>A {html} B</body>").text.split() == ["A", "B"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p aria-hidden="true">x</p>', "x"),
        ('<p style="display:block">x</p>', "x"),
        ("<dialog open>x</dialog>", "x"),
        ('<body style="visibility:hidden"><p>x', "x"),
        ("<div hidden><p>x</p></div>", "x"),  # a page that would show nothing at all
        ("<p class=visually-hidden>Director</p><p>Jane", "Director\n\nJane"),
    ],
)
def test_what_only_seems_hidden_stays(html: str, text: str) -> None:
    assert read(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<span class=l>Director</span><span>Jane</span>", "Director Jane"),
        ("<b>Year</b><i>1979</i>", "Year 1979"),
        ("<b>Year:</b><i>1979</i>", "Year: 1979"),
        ("<a href=a>HOME</a><a href=b>ABOUT</a>", "HOME ABOUT"),
        ("<b>Director</b><img><b>Jane</b>", "Director Jane"),
        ("<span>Dire</span><span>ctor</span>", "Director"),
        ("<b>JE</b><span>AN</span>", "JEAN"),
        ("Mc<b>Donald</b>", "McDonald"),
        ("<i>x</i><sup>2</sup>", "x2"),
        ("<b>小津</b><b>安二郎</b>", "小津安二郎"),
    ],
)
def test_neighbours_that_a_style_sheet_sets_apart_are_not_glued(html: str, text: str) -> None:
    assert read(html).text == text


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<h1>A</h1><h3><a href=x>B</a></h3>", ["heading", "heading"]),
        ("<p><a href=x>A</a></p><p>B <a href=x>C</a></p>", ["link", "text"]),
        ("<a href=x>A</a> | <a href=y>B</a>", ["link"]),
        ("<a href=x>A</a>, <a href=y>B</a>", ["text"]),
        ("<a href=x><div>A</div><p>B</p></a>C", ["link", "link", "text"]),
        ("<ul><li>A<br>B<li><a href=x>C</a></ul>", ["item", "text", "link"]),
        ("<p>• A<br>- B<br>C</p>", ["item", "item", "text"]),
        ("<table><caption>T</caption><tr><td>A<td><a href=x>B</a></table>", ["caption", "cell", "cell"]),
        ("<dl><dt>A<dd>B</dl>", ["cell", "cell"]),
    ],
)
def test_kinds(html: str, kinds: list[str]) -> None:
    assert [line.kind for line in shown(html)] == kinds


@pytest.mark.parametrize(
    ("html", "cells"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", "a00 b01 c10 d11"),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", "a00 b01 c11"),
        ("<tr><td colspan=2>a<td>b", "a00 b02"),
        ("<tr><td>a<td><td>b", "a00 b02"),
        ("<tr><td>a<br>b<td>c", "a00 b00 c01"),
        ("<tr><td>a<tr><td>b<td>c", "a-1-1 b10 c11"),
        ("<tr><td><h2>a</h2>b<td>c", "a-1-1 b-1-1 c-1-1"),
        ("<tr><td><table><tr><td>a<td>b</table><td>c", "a10 b11 c-1-1"),
        ("<tr><td colspan=x rowspan=-1>a<td>b", "a00 b01"),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", "a00 b01 c11 d21"),
    ],
)
def test_rows_and_columns(html: str, cells: str) -> None:
    assert " ".join(f"{x.text}{x.row}{x.column}" for x in shown(f"<table>{html}</table>")) == cells


def test_terms_and_details_share_rows() -> None:
    lines = shown("<dl><dt>A<dt>B<dd>c<dd>d<dt>E<dd><p>f<p>g</dl>")
    assert [(x.text, x.row, x.column) for x in lines] == [
        ("A", 0, 0), ("B", 0, 0), ("c", 0, 1), ("d", 0, 1), ("E", 1, 0), ("f", 1, 1), ("g", 1, 1),
    ]  # fmt: skip


def test_a_table_that_lays_out_the_page_is_plain_text() -> None:
    side = "".join(f"<p>{i}" for i in range(20))
    assert {line.kind for line in shown(f"<table><tr><td>{side}<td>{side}</table>")} == {"text"}


@pytest.mark.parametrize(
    ("html", "place"),
    [
        ("x", ""),
        ("<main><div class='film big'><p>x", "main/div.film/p"),
        ("<table><tbody><tr><th>x<td>y", "table/tr/th"),
        ("<nav>" + "<div>" * 9 + "x", "nav/div/div/div/div/div/div"),
        ("<header><main>" + "<div class=a>" * 9 + "x", "header/main" + "/div.a" * 6),
        ("<div role=navigation><ul><li>x", "nav/ul/li"),
        (f"<div class={'c' * 99}>x", "div." + "c" * 24),
        ("<p><span class=s><b>x", "p"),
    ],
)
def test_places(html: str, place: str) -> None:
    assert shown(html)[0].place == place


@pytest.mark.parametrize(
    ("html", "gaps"),
    [
        ("<p>A<p>B", [False, True]),
        ("<div>A</div><div>B</div>", [False, False]),
        ("<section>A</section><div>B</div>", [False, True]),
        ("A<table><tr><td>B<td><p>C</table>D", [False, True, False, True]),
        ("<ul><li><p>A</p></li><li><p>B</p><p>C</p></li></ul>", [False, False, True]),
        ("<h2>A</h2>B", [False, True]),
    ],
)
def test_gaps(html: str, gaps: list[bool]) -> None:
    assert [line.gap for line in shown(html)] == gaps


@pytest.mark.parametrize(
    ("html", "heads"),
    [
        ("<p><strong>Director </strong>Jane<br><b>Year:</b> 1979", ["Director", "Year:"]),
        ("<p> <span><b>Director</b></span> Jane", ["Director"]),
        ("<li>• <b>Director</b> Jane", [""]),
        ("<p><b>All bold</b>", [""]),
        ("<p>Plain <b>bold</b> plain", [""]),
        ("<p><b>\u200bDire\u00adctor</b> Jane", ["Director"]),
        ("<b><p>A</p></b> c", ["", ""]),
    ],
)
def test_heads_stand_in_an_element_of_their_own(html: str, heads: list[str]) -> None:
    assert [line.text[: line.head] for line in shown(html)] == heads


def test_levels() -> None:
    assert [line.level for line in shown("<h1>A</h1><h6>B</h6>C")] == [1, 6, 0]


@pytest.mark.parametrize(
    ("html", "languages"),
    [
        ("<html lang=en-GB>", ("en-GB",)),
        ("<html lang=' EN_us '>", ("en-US",)),
        ("<html lang=zh-hant-tw>", ("zh-Hant-TW",)),
        ("<html xml:lang=fr>", ("fr",)),
        ("<html lang=''><meta http-equiv=Content-Language content='ru, be, ru'>", ("ru", "be")),
        ("<html lang=english>", ()),
        ("<html lang=und>", ()),
        ("<html lang='{{ lang }}'>", ()),
        ("<p lang=fr>x", ()),
    ],
)
def test_declared_languages(html: str, languages: tuple[str, ...]) -> None:
    assert read(html).languages == languages


def test_remarks_of_decoding_reach_the_page() -> None:
    data = "<meta charset=utf-8><p>Режиссёр: Андрей Тарковский, снят в 1972 году".encode("cp1251")
    read_page = page(Source.of(data, media_type="text/html"))
    assert read_page.remarks == (("text.charset", "declared as utf-8, but reads as windows-1251", 0, 0),)
    assert (read_page.charset, read_page.charset_from) == ("windows-1251", "detector")


def test_mojibake_stands_where_the_remark_says() -> None:
    read_page = read("<p>A<p>Itâ€™s")
    ((code, _, start, end),) = read_page.remarks
    assert (code, read_page.text[start:end]) == ("text.mojibake", "â€™")


def test_plain_text_is_kept_as_it_is() -> None:
    text = "<b>A</b>\r\n\r\n\tB &amp; C\u00a0"
    assert page(Source.of(text.encode(), media_type="text/plain")).text == text


def test_content_for_readers_without_scripts_is_shown_and_notices_are_not() -> None:
    list_of_films = "".join(f"<li>Film number {number}</li>" for number in range(40))
    assert "Film number 39" in read(f"<p>A</p><noscript><ul>{list_of_films}</ul></noscript>").text
    assert read("<p>A</p><noscript><p>Please turn on scripts.</p></noscript>").text == "A"
    assert read(f"<p>A</p><noscript>{'<img src=x>' * 200}</noscript>").text == "A"


def test_a_cell_that_holds_a_small_page_is_no_cell_of_data() -> None:
    story = "A woman counts the waves until one of them answers her. " * 3
    html = f"<table><tr><td>Prize<td>Salt<br>Ana Lindqvist<p>{story}</p></table>"
    assert {line.row for line in shown(html)} == {-1}
    assert {line.row for line in shown("<table><tr><td>Cast<td>Ana<br>Jon<br>Eva</table>")} == {0}
